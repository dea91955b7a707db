"""Opening the news side for one command."""

from bot.settings import Settings
from content.clock import SystemClock
from content.newsroom import Newsroom


async def open_newsroom(settings: Settings) -> Newsroom:
    """A newsroom over the configured database, to be used with `async with`. Raises StoreError."""
    return await Newsroom.open(
        settings.database_url,
        SystemClock(),
        poll_interval=settings.poll_interval,
        allow_private=settings.fetch_private,
        proxy=settings.feeds_proxy.get_secret_value(),
        model=settings.language_model,
    )
