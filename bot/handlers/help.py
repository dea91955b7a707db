"""/help, /privacy, and what to say to a message the bot cannot read."""

from bot.handlers.visit import Visit
from bot.views.notices import unreadable_view
from bot.views.welcome import help_view, privacy_view
from content.store import questions


async def help(visit: Visit) -> None:
    """List what the bot can do."""
    await visit.show(help_view(visit.texts, admin=visit.is_administrator))


async def privacy(visit: Visit) -> None:
    """Say what is stored about a reader."""
    await visit.show(privacy_view(visit.texts, questions.KEPT_DAYS))


async def unreadable(visit: Visit) -> None:
    """A photo, a sticker, a voice message."""
    await visit.show(unreadable_view(visit.texts))
