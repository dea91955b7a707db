"""Button presses: which button calls what, who may press it, and always an answer to Telegram."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from hashlib import blake2b

from telegram import CallbackQuery
from telegram.error import BadRequest, TelegramError

from bot.handlers import (
    admin,
    alerts,
    articles,
    ask,
    blocking,
    digest,
    feed_health,
    interests,
    managing,
    pausing,
    prompts,
    saved,
    settings,
    sources,
    start,
    subscription,
    taste,
    topics,
    trends,
)
from bot.handlers import help as helping
from bot.handlers.visit import Visit
from bot.views import callbacks as verbs
from bot.views.callbacks import Callback, decode
from content.store import allowances

logger = logging.getLogger(__name__)

_IMPATIENT = timedelta(milliseconds=700)  # within which a second tap is no second wish

# What a button does; it returns the short text that Telegram shows above the chat, or none. It raises
# ValueError where the button asks for something that no longer exists.
Pressed = Callable[[Visit, Callback], Awaitable[str]]

_READING: Mapping[str, Pressed] = {
    verbs.MORE: ask.more,
    verbs.SECTION: articles.section,
    verbs.ARTICLE: articles.article,
    verbs.SAVE: saved.save,
    verbs.UNSAVE: saved.unsave,
    verbs.SAVED: saved.saved_page,
    verbs.SAVED_EXPORT: saved.export,
    verbs.ASK_TOPIC: ask.topic_pressed,
    verbs.DIGEST: digest.digest_pressed,
    verbs.ABOUT: ask.about,
    verbs.TASTE: taste.taste,
    verbs.TIMELINE: trends.timeline,
    verbs.TOPICS: topics.topics_pressed,
    verbs.SETTINGS: settings.settings_pressed,
    verbs.HOURS: settings.hours,
    verbs.DAYS: settings.days,
    verbs.ZONES: settings.zones,
    verbs.LOCATION: settings.ask_location,
    verbs.LANGUAGES: settings.languages,
    verbs.DIGEST_LANGUAGES: interests.digest_languages,
    verbs.LENGTHS: interests.lengths,
    verbs.QUIET_HOURS: settings.quiet_hours,
    verbs.MUTES: interests.mutes,
    verbs.LAYOUTS: settings.layouts,
    verbs.SOURCES: sources.sources_page,
    verbs.MANAGE: managing.manage,
}

# Change what the chat gets: in a group only for its administrators.
_CHOOSING: Mapping[str, Pressed] = {
    verbs.TOPIC: topics.toggle,
    verbs.MORE_LIKE: taste.more,
    verbs.FEWER_LIKE: taste.fewer,
    verbs.TASTE_RESET: taste.reset,
    verbs.SUBSCRIBE: subscription.subscribe_pressed,
    verbs.UNSUBSCRIBE: subscription.unsubscribe_pressed,
    verbs.HOUR: settings.hour,
    verbs.DAY: settings.day,
    verbs.ZONE: settings.choose_zone,
    verbs.LANGUAGE: settings.choose_language,
    verbs.DIGEST_LANGUAGE: interests.choose_digest_language,
    verbs.LENGTH: interests.choose_length,
    verbs.QUIET: settings.choose_quiet,
    verbs.PICTURES: settings.switch_pictures,
    verbs.APART: settings.switch_apart,
    verbs.WORD_REMOVE: interests.remove_word,
    verbs.UNMUTE: interests.unmute,
    verbs.ASK_FOR: prompts.ask_for,
    verbs.BEGIN: start.step,
    verbs.FEED_MUTE: sources.mute,
    verbs.FEED_DROP: sources.drop,
    verbs.LAYOUT: settings.choose_layout,
    verbs.ALERT_REMOVE: alerts.remove,
    verbs.EXPORT: helping.export,
    verbs.FORGET: helping.forget,
    verbs.FORGET_NOW: helping.forget_now,
}

# Only for the bot's own administrators.
_ADMINISTERING: Mapping[str, Pressed] = {
    verbs.BROADCAST_SEND: admin.send,
    verbs.BROADCAST_CANCEL: admin.cancel,
    verbs.UNBLOCK: blocking.unblock_pressed,
    verbs.PAUSE: pausing.pause_pressed,
    verbs.FEED_HEALTH: feed_health.feed_page,
    verbs.FEED_SWITCH: feed_health.switch_feed,
}


async def press(visit: Visit, query: CallbackQuery) -> None:
    """Do what the button says and answer it, also where nothing can be done."""
    if await _again(visit, query):
        await answer(query)
        return
    callback = decode(query.data or "")
    try:
        toast, alert = await _pressed(visit, callback)
    except (ValueError, IndexError) as outdated:
        # Someone else's data, or what the button refers to is gone.
        logger.info("a button that leads nowhere: %s", outdated)
        toast, alert = visit.texts("toast-outdated"), True
    await answer(query, toast, alert=alert)


async def _again(visit: Visit, query: CallbackQuery) -> bool:
    """Whether this person has just pressed this button of this message: an impatient finger, no second wish.

    The database tells, since the second tap may come to another process.
    """
    message = query.message
    if message is None:
        return False
    button = f"{message.chat.id} {message.message_id} {query.data}"
    kind = "tap " + blake2b(button.encode(), digest_size=6).hexdigest()
    async with visit.parts.database.write() as connection:
        return not await allowances.first(connection, query.from_user.id, kind, _IMPATIENT, visit.now)


async def answer(query: CallbackQuery, toast: str = "", *, alert: bool = False) -> None:
    """Let the app stop its spinner, with a short text where there is one."""
    try:
        await query.answer(toast or None, show_alert=alert)
    except BadRequest as refusal:
        logger.info("a button press was answered too late: %s", refusal.message)


async def _pressed(visit: Visit, callback: Callback | None) -> tuple[str, bool]:
    """What to answer, and whether it has to be confirmed by the reader."""
    if callback is None:
        return visit.texts("toast-outdated"), True
    verb = callback.verb
    if verb == verbs.NOTHING:
        return "", False
    if verb == verbs.CLOSE:
        await _close(visit)
        return "", False
    if callback.target is not None:
        there = await managing.aimed(visit, callback.target)
        if there is None:
            return visit.texts("toast-group-admins"), True
        visit = there
    if verb in _ADMINISTERING and not visit.is_administrator:
        return visit.texts("toast-not-allowed"), True
    if verb in _CHOOSING and not await visit.may_choose():
        return visit.texts("toast-group-admins"), True
    action = _READING.get(verb) or _CHOOSING.get(verb) or _ADMINISTERING.get(verb)
    if action is None:
        return visit.texts("toast-outdated"), True
    return await action(visit, callback), False


async def _close(visit: Visit) -> None:
    message = visit.pressed_on
    if message is None:
        return
    try:
        await message.delete()
    except BadRequest:
        # Telegram deletes nothing older than two days; without buttons it is at least quiet.
        try:
            await message.edit_reply_markup(None)
        except TelegramError as refusal:
            logger.info("message %d cannot be closed: %s", message.message_id, refusal.message)
