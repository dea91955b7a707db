"""A visit: one update with who it comes from, what they have chosen, and how to answer."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from telegram import Chat, Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest

from bot.due import due_for
from bot.handlers.parts import Parts
from bot.handlers.zones import zone_of_language
from bot.locales import LANGUAGES, Texts, texts
from bot.views import callbacks
from bot.views import message as views
from bot.views.callbacks import Callback
from bot.views.subscriptions import SettingsShown
from content.interests import Interests
from content.store import subscribers
from content.store.subscribers import Subscriber

logger = logging.getLogger(__name__)

# Such a button is in every section, article, settings message and chooser, and in no digest or answer.
_WINDOW_VERBS = {
    callbacks.CLOSE,
    callbacks.HOUR,
    callbacks.DAY,
    callbacks.ZONE,
    callbacks.LANGUAGE,
    callbacks.DIGEST_LANGUAGE,
    callbacks.LAYOUT,  # save "switch", which stands below digests
    callbacks.LENGTH,
    callbacks.QUIET,
    callbacks.ASK_FOR,
    callbacks.FEED_MUTE,
    callbacks.FEED_DROP,
}


_NOT_ABOUT_A_CHAT = {callbacks.CLOSE, callbacks.NOTHING, callbacks.MANAGE}
# What can be chosen for a group or channel from the private chat of somebody who looks after it.
_FROM_AFAR = {
    callbacks.SETTINGS,
    callbacks.HOURS,
    callbacks.HOUR,
    callbacks.DAYS,
    callbacks.DAY,
    callbacks.ZONES,
    callbacks.ZONE,
    callbacks.TOPICS,
    callbacks.TOPIC,
    callbacks.WORD_REMOVE,
    callbacks.SOURCES,
    callbacks.FEED_MUTE,
    callbacks.FEED_DROP,
    callbacks.MUTES,
    callbacks.UNMUTE,
    callbacks.LANGUAGES,
    callbacks.LANGUAGE,
    callbacks.DIGEST_LANGUAGES,
    callbacks.DIGEST_LANGUAGE,
    callbacks.LENGTHS,
    callbacks.LENGTH,
    callbacks.QUIET_HOURS,
    callbacks.QUIET,
    callbacks.LAYOUTS,
    callbacks.LAYOUT,
    callbacks.PICTURES,
    callbacks.APART,
    callbacks.SUBSCRIBE,
    callbacks.UNSUBSCRIBE,
}


@dataclass(frozen=True, slots=True)
class Visit:
    """One update from a reader."""

    parts: Parts
    update: Update
    subscriber: Subscriber
    now: datetime
    thread_id: int  # of the forum topic to answer in; 0 for none
    words: str = ""  # what was asked: the text behind a command, or the whole text
    place: int = 0  # the chat in which to answer, where `subscriber` is another one, looked after from here
    title: str = ""  # of that other chat

    @property
    def texts(self) -> Texts:
        """The catalogue of the reader's language."""
        return texts(self.subscriber.language)

    @property
    def chat_id(self) -> int:
        return self.subscriber.chat_id

    @property
    def is_private(self) -> bool:
        return self.subscriber.kind == ChatType.PRIVATE

    @property
    def reader_id(self) -> int:
        """Whose saved list it is: the person's (their private chat has the same id), or the channel's."""
        user = self.update.effective_user
        return self.chat_id if user is None or self.is_private else user.id

    @property
    def is_administrator(self) -> bool:
        """Whether this is one of the bot's own administrators."""
        user = self.update.effective_user
        return user is not None and user.id in self.parts.settings.admins

    @property
    def settings_shown(self) -> SettingsShown:
        """What a settings message tells; who has chosen no hour sees the one they would get."""
        subscriber = self.subscriber
        return SettingsShown(
            language=subscriber.language,
            timezone=subscriber.timezone,
            hours=subscriber.hours or (self.parts.settings.digest_time,),
            days=subscriber.days,
            interests=subscriber.interests,
            layout=subscriber.layout,
            pictures=subscriber.pictures,
            apart=subscriber.apart,
            quiet=subscriber.quiet,
            subscribed=subscriber.subscribed,
            next_due=subscriber.next_due,
            app=self.parts.settings.app_address if self.is_private else "",
            chat=self.title,
        )

    async def may_choose(self) -> bool:
        """Whether they may change what this chat gets: anyone in private, else its administrators."""
        if self.is_private:
            return True
        if self.update.callback_query is None:
            if self.update.channel_post is not None:
                return True  # only administrators post in a channel
            message = self.update.effective_message
            if message is not None and message.sender_chat is not None:
                # An anonymous administrator writes as the group itself; other chats are strangers.
                return message.sender_chat.id == self.chat_id
        user = self.update.effective_user
        if user is None:
            return False
        member = await self.update.get_bot().get_chat_member(self.chat_id, user.id)
        return member.status in {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR}

    async def show(self, message: views.Message) -> None:
        """Say something new."""
        await self.parts.courier.show(
            self.place or self.chat_id,
            self._aimed(message),
            thread_id=self.thread_id,
            layout=self.subscriber.layout,
        )

    async def show_instead(self, message: views.Message) -> None:
        """Put `message` in place of the one whose button was pressed; say it anew where that is too old."""
        pressed_on = self.pressed_on
        if pressed_on is None:
            await self.show(message)
            return
        try:
            await self.parts.courier.edit(
                self.place or self.chat_id,
                pressed_on.message_id,
                self._aimed(message),
                layout=self.subscriber.layout,
            )
        except BadRequest as refusal:
            logger.info("message %d cannot be edited: %s", pressed_on.message_id, refusal.message)
            await self.show(message)

    def _aimed(self, message: views.Message) -> views.Message:
        """The message with its buttons about the chat that is looked after, without those that cannot be."""
        if not self.place:
            return message
        rows = (tuple(filter(None, map(self._aimed_button, row))) for row in message.keyboard)
        return replace(message, keyboard=tuple(row for row in rows if row))

    def _aimed_button(self, button: views.Button) -> views.Button | None:
        if button.url or button.data.partition("|")[0] in _NOT_ABOUT_A_CHAT:
            return button
        if button.data.partition("|")[0] not in _FROM_AFAR:
            return None
        data = callbacks.aimed(button.data, self.chat_id, self.subscriber.thread_id)
        return replace(button, data=data) if data else None

    async def open(self, message: views.Message) -> None:
        """Show `message` as a window: in place of another window, or anew.

        So a section opened from a digest leaves the digest where it is, and the next one takes its place.
        """
        if self.in_window:
            await self.show_instead(message)
        else:
            await self.show(message)

    @property
    def in_window(self) -> bool:
        """Whether the button was in a message that only serves to read or choose, and may be replaced."""
        return any(
            callback.verb in _WINDOW_VERBS and callback.arguments != ("switch",) for callback in self.buttons
        )

    @property
    def buttons(self) -> tuple[Callback, ...]:
        """All buttons of the message whose button was pressed, row by row."""
        keyboard = self.pressed_on.reply_markup if self.pressed_on else None
        rows = keyboard.inline_keyboard if keyboard else ()
        found = (callbacks.decode(str(button.callback_data or "")) for row in rows for button in row)
        return tuple(callback for callback in found if callback)

    @property
    def pressed_on(self) -> Message | None:
        """The message whose button was pressed, where Telegram still has it."""
        query = self.update.callback_query
        return query.message if query and isinstance(query.message, Message) else None

    async def choose(self, change: Callable[[Subscriber], Subscriber]) -> "Visit":
        """Write what `change` makes of the subscriber, with its new due time; the visit with that.

        What is changed is read in the same transaction, so that two taps at once do not undo each other.
        """
        async with self.parts.database.write() as connection:
            present = await subscribers.get(connection, self.chat_id, self.subscriber.thread_id, lock=True)
            changed = change(present or self.subscriber)
            if changed != present:
                changed = scheduled(changed, self.now, self.parts)
                await subscribers.update(connection, changed)
        return replace(self, subscriber=changed)

    async def choose_interests(self, change: Callable[[Interests], Interests]) -> "Visit":
        """The same for what the reader's editions are made of."""
        return await self.choose(lambda present: replace(present, interests=change(present.interests)))


def scheduled(subscriber: Subscriber, now: datetime, parts: Parts) -> Subscriber:
    """`subscriber` with the due time that follows from its choices, counted from `now`."""
    return replace(subscriber, next_due=due_for(subscriber, now, parts.settings.default_timezone))


async def open_visit(update: Update, parts: Parts, words: str = "") -> Visit | None:
    """The visit that `update` is; None where it belongs to no chat.

    At first contact the chat becomes a subscriber-to-be, in its user's language. A chat that Telegram
    refused until now is back.
    """
    chat = update.effective_chat
    if chat is None:
        return await _elsewhere(update, parts)
    thread_id = _thread_id(update)
    now = parts.clock.now()
    subscriber = await _subscriber(
        update, parts, chat, 0 if chat.type == ChatType.PRIVATE else thread_id, now
    )
    return Visit(parts, update, subscriber, now, thread_id, words)


async def _elsewhere(update: Update, parts: Parts) -> Visit | None:
    """The visit of somebody who types @bot in a chat that the bot cannot see.

    They are served by what they chose; who never wrote to the bot is served all the same, and not kept.
    """
    user = update.effective_user
    if user is None or update.inline_query is None:
        return None
    now = parts.clock.now()
    async with parts.database.read() as connection:
        known = await subscribers.get(connection, user.id)
    passing = Subscriber(
        user.id,
        0,
        ChatType.PRIVATE,
        _language(update),
        zone_of_language(_language_tag(update), parts.settings.default_timezone),
        created=now,
    )
    return Visit(parts, update, known or passing, now, 0)


async def resume(chat_id: int, now: datetime, parts: Parts) -> None:
    """Note that Telegram lets the bot write to this chat again; digests go on at the next hour."""
    async with parts.database.write() as connection:
        for back in await subscribers.resume(connection, chat_id):
            await subscribers.update(connection, scheduled(back, now, parts))


async def _subscriber(update: Update, parts: Parts, chat: Chat, thread_id: int, now: datetime) -> Subscriber:
    async with parts.database.read() as connection:
        known = await subscribers.get(connection, chat.id, thread_id)
    if known is not None and not known.stopped:
        return known
    if known is not None:
        await resume(chat.id, now, parts)
    async with parts.database.write() as connection:
        return await subscribers.get_or_create(
            connection,
            chat.id,
            thread_id,
            chat.type,
            _language(update),
            zone_of_language(_language_tag(update), parts.settings.default_timezone),
            now,
        )


def _thread_id(update: Update) -> int:
    message = update.effective_message
    if not isinstance(message, Message) or not message.is_topic_message:
        return 0
    return message.message_thread_id or 0


def _language(update: Update) -> str:
    """The first guess at the interface's language: what the user's app is set to, where we speak it."""
    spoken = _language_tag(update).replace("_", "-").split("-")[0].lower()
    return spoken if spoken in LANGUAGES else LANGUAGES[0]


def _language_tag(update: Update) -> str:
    """What the user's app is set to, such as "pt-br"; empty where it does not say."""
    user = update.effective_user
    return (user.language_code if user else None) or ""
