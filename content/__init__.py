"""The news: from sources to stories and answers. Knows nothing of Telegram."""
