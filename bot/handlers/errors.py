"""When a handler fails: log it with an id, tell the reader the id, go on."""

import logging
import secrets

from telegram import Update
from telegram.error import TelegramError

from bot.delivery.outcomes import Verdict, classify
from bot.handlers.callbacks import answer
from bot.handlers.parts import Parts
from bot.handlers.visit import open_visit
from bot.logs import work_id
from bot.views.notices import error_view
from content.store import subscribers

logger = logging.getLogger(__name__)


async def report(update: object, error: Exception, parts: Parts) -> None:
    """Log `error` and say so in the chat it came from. Never raises."""
    error_id = work_id() or secrets.token_hex(4)
    parts.metrics.failures.add()
    what = _kind(update)
    try:
        if isinstance(error, TelegramError) and await _is_understood(update, error, parts):
            logger.info("%s was not answered: %s", what, error)
            return
        logger.error("%s failed; its number is %s", what, error_id, exc_info=error)
        if isinstance(update, Update):
            await _tell(update, error_id, parts)
    except TelegramError as failure:
        logger.warning("the reader could not be told: %s", failure)
    except Exception:
        # What fails here (the database, say) would fail again at the next try; the bot must go on.
        logger.exception("reporting an error failed")


async def _is_understood(update: object, error: TelegramError, parts: Parts) -> bool:
    """Whether Telegram only said how the chat is, which is noted, or that it cannot take more now.

    To tell the reader would fail in the same way.
    """
    outcome = classify(error)
    if outcome.verdict is Verdict.REFUSED:
        return False
    chat = update.effective_chat if isinstance(update, Update) else None
    if chat is not None and outcome.verdict in {Verdict.STOP, Verdict.MIGRATED}:
        async with parts.database.write() as connection:
            if outcome.verdict is Verdict.STOP:
                await subscribers.stop(connection, chat.id, outcome.reason)
            else:
                await subscribers.migrate_chat(connection, chat.id, outcome.chat_id)
    return True


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
