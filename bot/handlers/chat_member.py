"""The bot's own place in a chat: blocked, back, added, removed, or moved with its group."""

import logging

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberRestricted, ChatMemberUpdated, Message
from telegram.constants import ChatMemberStatus, ChatType

from bot.handlers import managing
from bot.handlers.parts import Parts
from bot.handlers.visit import Visit, resume
from bot.views.welcome import welcome_view
from content.store import subscribers

logger = logging.getLogger(__name__)


async def own_place_changed(visit: Visit, change: ChatMemberUpdated) -> None:
    """Stop digests to a chat that put the bot out, go on when it is back, greet a new group."""
    present = _may_write(change.new_chat_member, visit.subscriber.kind)
    if not present:
        async with visit.parts.database.write() as connection:
            await subscribers.stop(connection, visit.chat_id, _reason(change.new_chat_member, visit))
        logger.info("chat %d: %s", visit.chat_id, _reason(change.new_chat_member, visit))
        return
    await resume(visit.chat_id, visit.now, visit.parts)
    was_out = not _may_write(change.old_chat_member, visit.subscriber.kind)
    if not was_out or visit.is_private:
        return
    await managing.note(visit)
    if visit.subscriber.kind == ChatType.CHANNEL:
        await managing.tell_who_added(visit)
    else:
        await visit.show(welcome_view(visit.texts, subscribed=visit.subscriber.subscribed))


async def migrated(message: Message, parts: Parts) -> None:
    """A group became a supergroup; Telegram tells it in both, in either order."""
    old, new = message.migrate_from_chat_id or message.chat.id, message.migrate_to_chat_id or message.chat.id
    async with parts.database.write() as connection:
        await subscribers.migrate_chat(connection, old, new)
    logger.info("chat %d is now %d", old, new)


def _may_write(member: ChatMember, kind: str) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member and member.can_send_messages
    if kind == ChatType.CHANNEL:
        return isinstance(member, ChatMemberAdministrator) and member.can_post_messages is True
    return member.status not in {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}


def _reason(member: ChatMember, visit: Visit) -> str:
    if visit.is_private:
        return "blocked by the user"
    return "not allowed to write" if isinstance(member, ChatMemberRestricted) else "removed from the chat"
