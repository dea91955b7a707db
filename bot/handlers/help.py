"""/help, /privacy with its buttons, and what to say to a message the bot cannot read."""

import json

from bot.handlers.visit import Visit
from bot.views.callbacks import Callback
from bot.views.notices import unreadable_view
from bot.views.welcome import forget_view, forgotten_view, help_view, privacy_view
from content.store import feeds, questions, subscribers


async def help(visit: Visit) -> None:
    """List what the bot can do."""
    await visit.show(
        help_view(visit.texts, admin=visit.is_administrator, archive=visit.parts.settings.has_archive)
    )


async def privacy(visit: Visit) -> None:
    """Say what is stored about a reader."""
    await visit.show(privacy_view(visit.texts, questions.KEPT_DAYS))


async def export(visit: Visit, _callback: Callback) -> str:
    """Send everything that is kept of the chat as a JSON file."""
    async with visit.parts.database.read() as connection:
        kept = await subscribers.kept_of(connection, visit.chat_id)
    await visit.update.get_bot().send_document(
        visit.chat_id,
        json.dumps(kept, ensure_ascii=False, indent=1, default=str).encode(),
        filename="jarshy.json",
        caption=visit.texts("export-caption"),
        message_thread_id=visit.thread_id or None,
    )
    return ""


async def forget(visit: Visit, _callback: Callback) -> str:
    """Ask whether to forget the chat."""
    await visit.show_instead(forget_view(visit.texts))
    return ""


async def forget_now(visit: Visit, _callback: Callback) -> str:
    """Forget the chat; what is said about it comes from what the update itself tells."""
    async with visit.parts.database.write() as connection:
        await subscribers.forget(connection, visit.chat_id)
        followed = await subscribers.feeds_followed(connection)
        await feeds.let_go(connection, followed, before=visit.now - visit.parts.settings.retention)
    await visit.show_instead(forgotten_view(visit.texts))
    return ""


async def unreadable(visit: Visit) -> None:
    """A photo, a sticker, a voice message."""
    await visit.show(unreadable_view(visit.texts))
