"""Looking after a group or channel from one's private chat: which there are, and their settings."""

import logging
from dataclasses import replace

from telegram.error import TelegramError

from bot.handlers.visit import Visit
from bot.views.callbacks import Callback
from bot.views.managing import ManagedShown, added_view, managing_view
from bot.views.subscriptions import settings_view
from content.store import managers, subscribers

logger = logging.getLogger(__name__)


async def manage(visit: Visit, callback: Callback) -> str:
    """The chats that the reader looks after; with the number of one, its settings."""
    if not visit.is_private:
        raise ValueError("chats are looked after from a private chat only")
    if not callback.arguments:
        await visit.open(managing_view(visit.texts, await _list(visit)))
        return ""
    chat_id, thread_id = int(callback.arguments[0]), callback.number(1, 0)
    there = await aimed(visit, (chat_id, thread_id))
    if there is None:
        return visit.texts("toast-group-admins")
    await there.open(settings_view(there.texts, there.settings_shown))
    return ""


async def aimed(visit: Visit, target: tuple[int, int]) -> Visit | None:
    """The same visit, about another chat; None where the person may not choose for that one (any more)."""
    chat_id, thread_id = target
    async with visit.parts.database.read() as connection:
        found = await subscribers.get(connection, chat_id, thread_id)
        titles = {one.chat_id: one.title for one in await managers.list_of(connection, visit.reader_id)}
    if found is None or found.stopped or chat_id not in titles:
        return None
    there = replace(visit, subscriber=found, place=visit.chat_id, title=titles[chat_id])
    try:
        if await there.may_choose():
            return there
    except TelegramError as refusal:
        logger.info("who looks after chat %d cannot be told: %s", chat_id, refusal)
    async with visit.parts.database.write() as connection:
        await managers.drop(connection, visit.reader_id, chat_id)
    return None


async def note(visit: Visit) -> None:
    """Remember that the person whose visit this is may choose for this chat."""
    user, chat = visit.update.effective_user, visit.update.effective_chat
    if user is None or chat is None or user.is_bot or visit.is_private:
        return
    async with visit.parts.database.write() as connection:
        await managers.note(connection, user.id, chat.id, chat.title or str(chat.id))


async def tell_who_added(visit: Visit) -> None:
    """Tell whoever brought the bot into a channel, where it cannot well say so, how to go on."""
    user, chat = visit.update.effective_user, visit.update.effective_chat
    if user is None or chat is None:
        return
    async with visit.parts.database.read() as connection:
        known = await subscribers.get(connection, user.id)
    if known is None or known.stopped:
        return  # who never wrote to the bot cannot be written to
    there = replace(visit, subscriber=known, thread_id=0)
    try:
        await there.show(added_view(there.texts, chat.title or "", chat.id))
    except TelegramError as refusal:
        logger.info("who added the bot to chat %d cannot be told: %s", chat.id, refusal)


async def _list(visit: Visit) -> list[ManagedShown]:
    shown: list[ManagedShown] = []
    async with visit.parts.database.read() as connection:
        for one in await managers.list_of(connection, visit.reader_id):
            threads = await subscribers.threads_of(connection, one.chat_id)
            shown += [ManagedShown(one.chat_id, thread_id, one.title) for thread_id in threads]
    return shown
