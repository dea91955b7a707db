"""What a real bot's web side is made of, as the settings say."""

from collections.abc import Sequence

from starlette.routing import Route

from bot.settings import ArchiveFor, Settings
from content.clock import Clock
from content.newsroom import Newsroom


def pages(settings: Settings, newsroom: Newsroom, clock: Clock) -> list[Route]:
    """What people read on the web side of a real bot: the archive and the Mini App, where they are wanted."""
    wanted = list(archive_pages(settings, newsroom, clock, settings.archive))
    if settings.app_address:
        from bot.web.miniapp import MiniApp

        token = settings.telegram_bot_token.get_secret_value()
        app = MiniApp(newsroom.database, clock, token, settings.default_timezone, settings.digest_time)
        wanted += app.routes()
    return wanted


def archive_pages(
    settings: Settings, newsroom: Newsroom, clock: Clock, readable: ArchiveFor
) -> Sequence[Route]:
    """The archive, for those who may read it."""
    if readable is ArchiveFor.OFF:
        return ()
    from bot.web.archive import Archive, Keys

    keys = Keys(settings.telegram_bot_token.get_secret_value()) if readable is ArchiveFor.READERS else None
    return Archive(
        newsroom, clock, settings.digest_time, settings.default_timezone, keys, settings.web_address
    ).routes()
