"""/archive: the way to the editions on the web."""

from bot.handlers.visit import Visit
from bot.settings import ArchiveFor
from bot.views.archive import archive_view, no_archive_view
from bot.web.archive.access import KEPT, Keys
from bot.web.archive.layout import HOME


async def archive(visit: Visit) -> None:
    """Give the address; where only readers may read, with a key of their own."""
    settings = visit.parts.settings
    if not settings.has_archive:
        await visit.show(no_archive_view(visit.texts))
        return
    address = settings.web_address + HOME
    if settings.archive is ArchiveFor.PUBLIC or not visit.is_private:
        await visit.show(archive_view(visit.texts, address))
        return
    key = Keys(settings.telegram_bot_token.get_secret_value()).make(visit.chat_id, visit.now)
    await visit.show(archive_view(visit.texts, f"{address}?key={key}", KEPT.days))
