"""/pause: administrators stop what goes out by itself, and let it go on."""

from bot.handlers.rights import administering
from bot.handlers.visit import Visit
from bot.views.callbacks import Callback
from bot.views.pausing import pause_view
from content.store import pause


@administering
async def pausing(visit: Visit) -> None:
    """Whether messages go out by themselves, with a button to change that."""
    async with visit.parts.database.read() as connection:
        since = await pause.since(connection)
    counts = await visit.parts.outbox.counts(visit.now)
    await visit.show(pause_view(visit.texts, since, counts.owed, visit.subscriber.timezone))


async def pause_pressed(visit: Visit, callback: Callback) -> str:
    """Pause (1) or go on (0)."""
    async with visit.parts.database.write() as connection:
        if callback.number(0):
            await pause.begin(connection, visit.now)
        else:
            await pause.end(connection)
        since = await pause.since(connection)
    counts = await visit.parts.outbox.counts(visit.now)
    await visit.show_instead(pause_view(visit.texts, since, counts.owed, visit.subscriber.timezone))
    return visit.texts("toast-changed")
