"""/digest: today's edition, now."""

from datetime import datetime, timedelta

from bot.delivery.digests import REMEMBERED
from bot.handlers.visit import Visit
from bot.views.callbacks import Callback
from bot.views.digests import edition_view
from content.edition import Wish
from content.store import taps, told

WINDOW = timedelta(days=1)


async def digest(visit: Visit) -> None:
    """Show the last day's stories on the reader's topics."""
    await show_edition(visit, visit.now - WINDOW, visit.now)


async def show_edition(visit: Visit, since: datetime, until: datetime) -> None:
    """Show the stories of [since, until) on the reader's topics.

    What digests since then told is shown again: who asks wants all of it. What those before told is not.
    """
    reader = visit.subscriber
    async with visit.parts.database.read() as connection:
        tapped = await taps.list_of(connection, reader.chat_id)
        key = (reader.chat_id, reader.thread_id)
        history = await told.digests_of(connection, [key], since - REMEMBERED, since)
    edition = await visit.parts.newsroom.edition(
        Wish(reader.interests, tapped),
        since,
        until,
        told_in=reader.language,
        history=history.get(key, ()),
    )
    await visit.show(
        edition_view(
            visit.texts,
            edition,
            reader.timezone,
            taps=tapped,
            pictures=reader.pictures,
            apart=reader.apart,
        )
    )


async def digest_pressed(visit: Visit, _callback: Callback) -> str:
    """The button for it."""
    await digest(visit)
    return ""
