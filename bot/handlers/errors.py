"""When a handler fails: log it with an id, tell the reader the id, go on."""

import logging
import secrets

from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.handlers.callbacks import answer
from bot.handlers.parts import Parts
from bot.handlers.visit import open_visit
from bot.views.notices import error_view
from content.store import subscribers

logger = logging.getLogger(__name__)


async def report(update: object, error: Exception, parts: Parts) -> None:
    """Log `error` and say so in the chat it came from. Never raises."""
    error_id = secrets.token_hex(4)
    what = _kind(update)
    try:
        if isinstance(update, Update) and await _is_about_the_chat(update, error, parts):
            return
        if _is_passing(error):
            logger.warning("[%s] %s was not answered: %s", error_id, what, error)
            return
        logger.error("[%s] %s failed", error_id, what, exc_info=error)
        if isinstance(update, Update):
            await _tell(update, error_id, parts)
    except TelegramError as failure:
        logger.warning("[%s] the reader could not be told: %s", error_id, failure)
    except Exception:
        # What fails here (the database, say) would fail again at the next try; the bot must go on.
        logger.exception("[%s] reporting an error failed", error_id)


async def _is_about_the_chat(update: Update, error: Exception, parts: Parts) -> bool:
    """Whether Telegram only said that the chat is gone or has moved, which is noted."""
    chat = update.effective_chat
    if chat is None or not isinstance(error, Forbidden | ChatMigrated):
        return False
    async with parts.database.write() as connection:
        if isinstance(error, ChatMigrated):
            await subscribers.migrate_chat(connection, chat.id, error.new_chat_id)
        else:
            await subscribers.stop(connection, chat.id, error.message)
    logger.info("chat %d: %s", chat.id, error.message)
    return True


def _is_passing(error: Exception) -> bool:
    """Whether Telegram is out of reach or wants a pause, so that telling the reader would fail too."""
    # BadRequest is a NetworkError to python-telegram-bot, but it is our mistake.
    return isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest)


async def _tell(update: Update, error_id: str, parts: Parts) -> None:
    visit = await open_visit(update, parts)
    if visit is None:
        return
    if update.callback_query is not None:
        await answer(update.callback_query, visit.texts("toast-error"))
    await visit.show(error_view(visit.texts, error_id))


def _kind(update: object) -> str:
    """What an update is, without a word of what was said."""
    if not isinstance(update, Update):
        return "work without an update"
    held = ", ".join(name for name in update.to_dict() if name != "update_id")
    return f"update {update.update_id} ({held})"
