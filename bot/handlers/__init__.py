"""What a reader does, one module each: read the update, call, show."""

import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from telegram import Message, Update
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.handlers import (
    admin,
    alerts,
    archive,
    ask,
    blocking,
    callbacks,
    chat_member,
    digest,
    errors,
    feed_health,
    inline,
    pausing,
    prompts,
    saved,
    settings,
    sources,
    start,
    subscription,
    topics,
    trends,
)
from bot.handlers import help as helping
from bot.handlers.addressed import Addressed, without_mention
from bot.handlers.parts import Parts
from bot.handlers.rights import Action
from bot.handlers.visit import Visit, open_visit
from bot.logs import work_on
from content.topics import TOPICS

logger = logging.getLogger(__name__)

_Context = CallbackContext[Any, Any, Any, Any]
_Callback = Callable[[Update, _Context], Coroutine[Any, Any, None]]
_ErrorCallback = Callable[[object, _Context], Coroutine[Any, Any, None]]
_Application = Application[Any, Any, Any, Any, Any, Any]

COMMANDS: Mapping[str, Action] = {
    "start": start.start,
    "help": helping.help,
    "digest": digest.digest,
    "ask": ask.ask,
    "topics": topics.topics,
    "subscribe": subscription.subscribe,
    "unsubscribe": subscription.unsubscribe,
    "settings": settings.settings,
    "sources": sources.sources,
    "alerts": alerts.alerts_command,
    "saved": saved.saved_list,
    "trends": trends.trends,
    "archive": archive.archive,
    "privacy": helping.privacy,
    "stats": admin.stats,
    "broadcast": admin.broadcast,
    "feeds": feed_health.feed_health,
    "pause": pausing.pausing,
    "block": blocking.block,
    "unblock": blocking.unblock,
    **{topic.command: ask.topic_action(topic.id) for topic in TOPICS.values()},
}

_BEFORE = -1  # the group of handlers that see an update before the others

# An edited message was answered when it was new; a channel's own posts count as commands.
_NEW = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
_PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
_TO_THE_BOT = (
    filters.UpdateType.MESSAGE & filters.ChatType.GROUPS & filters.TEXT & ~filters.COMMAND & Addressed()
)


class _ReplyToPrompt(filters.MessageFilter):
    """Lets through what answers a question of the bot's."""

    def filter(self, message: Message) -> bool:
        return prompts.reply_taker(message) is not None


_REPLY_TO_PROMPT = (
    filters.UpdateType.MESSAGE & filters.REPLY & filters.TEXT & ~filters.COMMAND & _ReplyToPrompt()
)


def register(application: _Application, parts: Parts) -> None:
    """Let `application` answer readers with `parts`."""
    add = application.add_handler
    add(TypeHandler(Update, _on_update(parts)), group=_BEFORE)
    add(InlineQueryHandler(_on_inline(parts)))
    add(MessageHandler(filters.VIA_BOT, _ignored))  # shared through inline mode, by ours or another bot
    add(MessageHandler(filters.StatusUpdate.MIGRATE, _on_migration(parts)))
    for name, action in COMMANDS.items():
        add(CommandHandler(name, _on_message(action, parts, _behind_command), filters=_NEW))
    add(MessageHandler(_PRIVATE & filters.COMMAND, _on_message(helping.help, parts, _text)))
    add(MessageHandler(_REPLY_TO_PROMPT, _on_reply(parts)))
    add(MessageHandler(_PRIVATE & filters.LOCATION, _on_message(settings.take_location, parts, _text)))
    add(MessageHandler(_PRIVATE & filters.Document.ALL, _on_message(sources.take_file, parts, _text)))
    add(MessageHandler(_PRIVATE & filters.TEXT, _on_message(_written, parts, _text)))
    add(MessageHandler(_PRIVATE & ~filters.StatusUpdate.ALL, _on_message(helping.unreadable, parts, _text)))
    add(MessageHandler(_TO_THE_BOT, _on_message(ask.ask, parts, without_mention)))
    add(CallbackQueryHandler(_on_press(parts)))
    add(ChatMemberHandler(_on_own_place(parts), ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_error_handler(_on_error(parts))


async def _written(visit: Visit) -> None:
    """What a person writes is a question, unless it is nothing but an address."""
    await (sources.add if sources.is_address(visit.words) else ask.ask)(visit)


def _on_update(parts: Parts) -> _Callback:
    """What comes before anything else, in the task of its own that each update has."""

    async def handle(update: Update, _context: _Context) -> None:
        work_on(f"u{update.update_id}")
        if await blocking.is_shut_out(update, parts):
            logger.info("from somebody who is blocked")
            raise ApplicationHandlerStop

    return handle


def _on_message(action: Action, parts: Parts, words: Callable[[Message], str]) -> _Callback:
    """Calls `action` with the visit that a message is; `words` takes the question out of it."""

    async def handle(update: Update, _context: _Context) -> None:
        message = update.effective_message
        visit = await open_visit(update, parts, words(message)) if message else None
        if visit is not None:
            await action(visit)

    return handle


def _on_reply(parts: Parts) -> _Callback:
    """Gives the answer to what the bot asked for to whoever takes it."""

    async def handle(update: Update, _context: _Context) -> None:
        message = update.effective_message
        take = prompts.reply_taker(message) if message else None
        visit = await open_visit(update, parts, _text(message)) if message else None
        if take is not None and visit is not None:
            await take(visit)

    return handle


async def _ignored(_update: Update, _context: _Context) -> None:
    """Not meant for the bot."""


def _on_inline(parts: Parts) -> _Callback:
    async def handle(update: Update, _context: _Context) -> None:
        query = update.inline_query
        visit = await open_visit(update, parts) if query else None
        if query is not None and visit is not None:
            await inline.offer(visit, query)

    return handle


def _on_press(parts: Parts) -> _Callback:
    async def handle(update: Update, _context: _Context) -> None:
        query = update.callback_query
        visit = await open_visit(update, parts)
        if query is None:
            return
        if visit is None:  # a button below a message sent through inline mode
            await callbacks.answer(query)
            return
        await callbacks.press(visit, query)

    return handle


def _on_own_place(parts: Parts) -> _Callback:
    async def handle(update: Update, _context: _Context) -> None:
        visit = await open_visit(update, parts)
        if visit is not None and update.my_chat_member is not None:
            await chat_member.own_place_changed(visit, update.my_chat_member)

    return handle


def _on_migration(parts: Parts) -> _Callback:
    async def handle(update: Update, _context: _Context) -> None:
        if update.effective_message is not None:
            await chat_member.migrated(update.effective_message, parts)

    return handle


def _on_error(parts: Parts) -> _ErrorCallback:
    async def handle(update: object, context: _Context) -> None:
        if context.error is not None:
            await errors.report(update, context.error, parts)

    return handle


def _behind_command(message: Message) -> str:
    return "".join((message.text or "").split(maxsplit=1)[1:]).strip()


def _text(message: Message) -> str:
    return (message.text or "").strip()
