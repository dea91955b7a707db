"""/feeds: administrators see how each feed is, and switch it off or on with one tap."""

from bot.handlers.rights import administering
from bot.handlers.visit import Visit
from bot.views.callbacks import Callback
from bot.views.feed_health import FeedHealth, feed_health_view
from bot.views.message import Message
from content.store import feeds


@administering
async def feed_health(visit: Visit) -> None:
    """Every feed with its health, those in trouble first."""
    await visit.show(await _list(visit, 0))


async def feed_page(visit: Visit, callback: Callback) -> str:
    """A page of them."""
    await visit.show_instead(await _list(visit, callback.number(0, 0)))
    return ""


async def switch_feed(visit: Visit, callback: Callback) -> str:
    """Switch a feed off (0) or on (1): poll it no more, or at the next tick."""
    feed_id, on, page = callback.number(0), bool(callback.number(1)), callback.number(2, 0)
    async with visit.parts.database.write() as connection:
        if not await feeds.switch(connection, feed_id, visit.now, on=on):
            raise ValueError(f"feed {feed_id} is not followed any more")
    await visit.show_instead(await _list(visit, page))
    return visit.texts("toast-changed")


async def _list(visit: Visit, page: int) -> Message:
    async with visit.parts.database.read() as connection:
        followed = await feeds.list_all(connection)
    shown = [
        FeedHealth(feed.id, feed.title, feed.url, feed.active, feed.failures, feed.error, feed.last_success)
        for feed in followed
    ]
    return feed_health_view(visit.texts, shown, page, visit.subscriber.timezone)
