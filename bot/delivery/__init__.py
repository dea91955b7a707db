"""Digests on their way: what is owed, at which pace it goes, and what Telegram's answers mean."""
