"""/sources: the feeds the bot reads."""

from bot.handlers.visit import Visit
from bot.views.callbacks import Callback
from bot.views.message import Message
from bot.views.sources import FeedShown, sources_view


async def sources(visit: Visit) -> None:
    """Show the feeds and how they are."""
    await visit.show(await _list(visit, 0))


async def sources_page(visit: Visit, callback: Callback) -> str:
    """A page of them."""
    await visit.show_instead(await _list(visit, callback.number(0, 0)))
    return ""


async def _list(visit: Visit, page: int) -> Message:
    feeds = [
        FeedShown(feed.title, feed.url, feed.site, feed.active, feed.failures, feed.error, feed.last_success)
        for feed in await visit.parts.newsroom.feeds()
    ]
    return sources_view(visit.texts, feeds, page, visit.subscriber.timezone)
