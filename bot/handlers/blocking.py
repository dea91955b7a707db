"""/block and /unblock: administrators shut readers and chats out, and let them in again."""

import re

from telegram import Message, Update

from bot.handlers.parts import Parts
from bot.handlers.rights import administering
from bot.handlers.visit import Visit, resume
from bot.views.blocking import (
    block_prompt_view,
    blocked_view,
    not_blockable_view,
    not_blocked_view,
    unblocked_view,
)
from bot.views.callbacks import Callback
from content.store import blocked, deliveries, subscribers

_REASON = "blocked by an administrator"


async def is_shut_out(update: Update, parts: Parts) -> bool:
    """Whether the update is from somebody, or in a chat, that was blocked."""
    peers = {peer.id for peer in (update.effective_user, update.effective_chat) if peer is not None}
    peers -= set(parts.settings.admins)
    if not peers:
        return False
    async with parts.database.read() as connection:
        return await blocked.any_of(connection, peers)


@administering
async def block(visit: Visit) -> None:
    """Answer somebody no more and send them nothing: by id, or by answering their message in a group."""
    peer_id = _peer(visit)
    if peer_id is None:
        async with visit.parts.database.read() as connection:
            shut_out = await blocked.list_all(connection)
        await visit.show(block_prompt_view(visit.texts, shut_out))
        return
    if peer_id in visit.parts.settings.admins:
        await visit.show(not_blockable_view(visit.texts))
        return
    async with visit.parts.database.write() as connection:
        await blocked.add(connection, peer_id, visit.now)
        await subscribers.stop(connection, peer_id, _REASON)
        await deliveries.drop_chat(connection, peer_id, _REASON)
    await visit.show(blocked_view(visit.texts, peer_id))


@administering
async def unblock(visit: Visit) -> None:
    """Answer them again."""
    peer_id = _peer(visit)
    if peer_id is None:
        async with visit.parts.database.read() as connection:
            shut_out = await blocked.list_all(connection)
        await visit.show(block_prompt_view(visit.texts, shut_out))
    elif await _let_in(visit, peer_id):
        await visit.show(unblocked_view(visit.texts, peer_id))
    else:
        await visit.show(not_blocked_view(visit.texts, peer_id))


async def unblock_pressed(visit: Visit, callback: Callback) -> str:
    """The same by a tap in the list."""
    text = callback.arguments[0]
    if not await _let_in(visit, int(text)):
        raise ValueError(f"{text} is not blocked any more")
    async with visit.parts.database.read() as connection:
        shut_out = await blocked.list_all(connection)
    await visit.show_instead(block_prompt_view(visit.texts, shut_out))
    return visit.texts("toast-changed")


async def _let_in(visit: Visit, peer_id: int) -> bool:
    async with visit.parts.database.write() as connection:
        if not await blocked.remove(connection, peer_id):
            return False
    await resume(peer_id, visit.now, visit.parts)
    return True


def _peer(visit: Visit) -> int | None:
    """Who is meant: the id behind the command, or whose message it answers."""
    if re.fullmatch(r"-?\d{1,18}", visit.words, re.ASCII):
        return int(visit.words)
    message = visit.update.effective_message
    answered = message.reply_to_message if isinstance(message, Message) and not visit.words else None
    return answered.from_user.id if answered and answered.from_user else None
