"""/digest: today's edition, now."""

from datetime import timedelta

from bot.handlers.visit import Visit
from bot.views.callbacks import Callback
from bot.views.digests import edition_view

WINDOW = timedelta(days=1)


async def digest(visit: Visit) -> None:
    """Show the last day's stories on the reader's topics."""
    reader = visit.subscriber
    edition = await visit.parts.newsroom.edition(
        reader.topics, reader.digest_language, visit.now - WINDOW, visit.now, told_in=reader.language
    )
    await visit.show(edition_view(visit.texts, edition, reader.timezone))


async def digest_pressed(visit: Visit, _callback: Callback) -> str:
    """The button for it."""
    await digest(visit)
    return ""
