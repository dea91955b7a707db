"""Shows a `Message` in a chat: as a rich message where the server takes it, else as plain HTML."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeVar

from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    WebAppInfo,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, EndPointNotFound, NetworkError, RetryAfter
from telegram.ext import ExtBot

from bot.delivery.outcomes import Verdict, classify
from bot.delivery.pace import Pace
from bot.settings import RichMessages
from bot.telegram.envelope import Envelope, seal
from bot.telegram.lines import Answer, Lines
from bot.views.markup import CAPTION_LIMIT, plain_text, split
from bot.views.message import Button, Message
from bot.views.rich import without_pictures

logger = logging.getLogger(__name__)

T = TypeVar("T")

_TRIES = 4  # of a reply that meets flood limits; a reader has long gone after more
_LONGEST_WAIT = 60.0  # seconds
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

# What a 400 says when the message is not there to be edited any more.
_UNEDITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid")

PartSent = Callable[[int], Awaitable[None]]  # told how many parts are out


class Courier:
    """Sends and edits messages, at the bot's pace."""

    def __init__(
        self, bot: ExtBot[Any], rich: RichMessages, pace: Pace, *, paid: bool = False, proxy: str = ""
    ) -> None:
        self._bot = bot
        self._pace = pace
        self._paid = paid
        self._lines = Lines(bot.base_url, proxy=proxy)
        self._rich = rich is not RichMessages.OFF
        self._rich_may_fail = rich is RichMessages.AUTO

    async def show(
        self, chat_id: int, message: Message, *, thread_id: int = 0, layout: str = "rich"
    ) -> tuple[int, ...]:
        """Reply to a person; returns the message ids. Waits out flood limits. Raises TelegramError."""
        sent = 0

        async def count(parts: int) -> None:
            nonlocal sent
            sent = parts

        return await _patiently(
            lambda: self.deliver(
                chat_id,
                message,
                thread_id=thread_id,
                layout=layout,
                first_part=sent,
                on_part=count,
                urgent=True,
            )
        )

    async def deliver(
        self,
        chat_id: int,
        message: Message,
        *,
        thread_id: int = 0,
        layout: str = "rich",
        first_part: int = 0,
        on_part: PartSent | None = None,
        urgent: bool = False,
    ) -> tuple[int, ...]:
        """Send `message` once, from its plain part `first_part` on. Raises TelegramError, also for floods.

        `on_part` is awaited after each message that went out, with the number of parts that are out.
        """
        if first_part == 0 and self._shows_rich(message, layout):
            found = await self._send_rich(chat_id, thread_id, message, urgent)
            if found is not None:
                if on_part is not None:
                    await on_part(len(message.parts))
                return (found,)
        ids = []
        for index in range(first_part, len(message.parts)):
            ids.append(await self._send_plain(chat_id, thread_id, message, index, urgent))
            if on_part is not None:
                await on_part(index + 1)
        return tuple(ids)

    def seal(self, message: Message, layout: str) -> Envelope | None:
        """`message` ready to be posted to many chats; None where it takes several and so `deliver`."""
        return seal(message, rich=self._shows_rich(message, layout), paid=self._paid)

    def post(self, envelope: Envelope, chat_id: int, thread_id: int = 0) -> asyncio.Future[Answer]:
        """Send what `seal` made, in a turn that the caller has taken.

        The answer is the server's, also a refusal. Its future raises NotSent, TimedOut or NetworkError.
        """
        return self._lines.post(envelope.method, envelope.to(chat_id, thread_id))

    async def hang_up(self) -> None:
        """Close the connections that `post` keeps open."""
        await self._lines.close()

    async def reachable(self) -> bool:
        """Whether the Bot API server answers just now. Raises InvalidToken where it refuses the token."""
        try:
            await self._bot.get_me()
        except RetryAfter:
            return True
        except NetworkError:
            return False
        return True

    async def edit(
        self, chat_id: int, message_id: int, message: Message, *, thread_id: int = 0, layout: str = "rich"
    ) -> None:
        """Put `message` in the place of one sent before; sends it anew where that is gone."""
        await _patiently(lambda: self._edit(chat_id, message_id, message, thread_id, layout))

    async def show_picture(
        self, chat_id: int, picture: bytes, caption: Message, *, thread_id: int = 0
    ) -> None:
        """Reply with a picture (PNG) and the first part of `caption` below it. Raises TelegramError."""
        words = split([caption.parts[0]], CAPTION_LIMIT)[0]

        async def send() -> None:
            await self._pace.turn(urgent=True)
            await self._bot.send_photo(
                chat_id,
                picture,
                caption=words,
                parse_mode=ParseMode.HTML,
                message_thread_id=thread_id or None,
                reply_markup=_keyboard(caption),
                filename="chart.png",
            )

        await _patiently(send)

    def _shows_rich(self, message: Message, layout: str) -> bool:
        return bool(message.rich) and layout == "rich" and self._rich

    async def _edit(
        self, chat_id: int, message_id: int, message: Message, thread_id: int, layout: str
    ) -> None:
        if self._shows_rich(message, layout) and await self._edit_rich(chat_id, message_id, message):
            return
        first, *rest = message.parts

        async def put(text: str, mode: str | None) -> None:
            await self._pace.turn(urgent=True)
            await self._bot.edit_message_text(
                text,
                chat_id,
                message_id,
                parse_mode=mode,
                reply_markup=None if rest else _keyboard(message),
                link_preview_options=_NO_PREVIEW,
            )

        try:
            await _with_or_without_markup(put, first)
        except BadRequest as error:
            if _says(error, "message is not modified"):
                return
            if not _says(error, *_UNEDITABLE):
                raise
            await self.deliver(chat_id, message, thread_id=thread_id, layout=layout, urgent=True)
            return
        for index in range(1, len(message.parts)):
            await self._send_plain(chat_id, thread_id, message, index, urgent=True)

    async def _edit_rich(self, chat_id: int, message_id: int, message: Message) -> bool:
        """Whether the edit is done; False asks for the plain one."""
        await self._pace.turn(urgent=True)
        try:
            # The typed method knows no rich messages yet (Bot API 10.1); its own text stays out.
            await self._bot.edit_message_text(
                text="",
                chat_id=chat_id,
                message_id=message_id,
                reply_markup=_keyboard(message),
                api_kwargs={"rich_message": {"html": message.rich}},
            )
        except BadRequest as error:
            return _says(error, "message is not modified")
        return True

    async def _send_rich(self, chat_id: int, thread_id: int, message: Message, urgent: bool) -> int | None:
        """The id of the rich message; None where this server or message has to do with the plain twin."""
        arguments: dict[str, Any] = {"chat_id": chat_id, "rich_message": {"html": message.rich}}
        if thread_id:
            arguments["message_thread_id"] = thread_id
        if self._paid:
            arguments["allow_paid_broadcast"] = True
        markup = _below(message)
        if markup is not None:
            arguments["reply_markup"] = markup.to_dict()
        await self._pace.turn(urgent=urgent)
        try:
            sent: Any = await self._bot.do_api_request("sendRichMessage", api_kwargs=arguments)
        except EndPointNotFound:
            if not self._rich_may_fail:
                raise
            logger.info("this Bot API server knows no rich messages; sending plain ones from now on")
            self._rich = False
            return None
        except BadRequest as error:
            if classify(error).verdict is not Verdict.REFUSED:
                raise  # about the chat, not about the message
            simpler = without_pictures(message.rich)
            if simpler != message.rich:  # a site that gives no picture must not cost the layout
                logger.info("rich message refused (%s); sending it without pictures", error)
                return await self._send_rich(chat_id, thread_id, replace(message, rich=simpler), urgent)
            logger.warning("rich message refused (%s); sending the plain one", error)
            return None
        return int(sent["message_id"])

    async def _send_plain(
        self, chat_id: int, thread_id: int, message: Message, index: int, urgent: bool
    ) -> int:
        last = index == len(message.parts) - 1
        await self._pace.turn(urgent=urgent)
        sent = await _with_or_without_markup(
            lambda text, mode: self._bot.send_message(
                chat_id,
                text,
                parse_mode=mode,
                message_thread_id=thread_id or None,
                reply_markup=_below(message) if last else None,
                link_preview_options=_NO_PREVIEW,
                allow_paid_broadcast=self._paid or None,
            ),
            message.parts[index],
        )
        return sent.message_id


async def _with_or_without_markup(send: Callable[[str, str | None], Awaitable[T]], html: str) -> T:
    try:
        return await send(html, ParseMode.HTML)
    except BadRequest as error:
        if not _says(error, "can't parse entities"):
            raise
        logger.error("our own markup was refused (%s): a bug; sending the text without it", error)
        return await send(plain_text(html), None)


async def _patiently(work: Callable[[], Awaitable[T]]) -> T:
    for left in reversed(range(_TRIES)):
        try:
            return await work()
        except RetryAfter as flood:
            wait = classify(flood).wait
            if not left or wait > _LONGEST_WAIT:
                raise
            await asyncio.sleep(wait)
    raise AssertionError("the last try returns or raises")


def _below(
    message: Message,
) -> ForceReply | InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    """What a new message brings with it; an edited one can only have its buttons."""
    if message.asks:
        return ForceReply(input_field_placeholder=message.asks)
    if message.shares_location:
        button = KeyboardButton(message.shares_location, request_location=True)
        return ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)
    if message.takes_keyboard_away:
        return ReplyKeyboardRemove()
    return _keyboard(message)


def _keyboard(message: Message) -> InlineKeyboardMarkup | None:
    if not message.keyboard:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(button.label, **_action(button)) for button in row]
            for row in message.keyboard
        ]
    )


def _action(button: Button) -> dict[str, Any]:
    if button.app:
        return {"web_app": WebAppInfo(button.app)}
    return {"url": button.url} if button.url else {"callback_data": button.data}


def _says(error: BadRequest, *phrases: str) -> bool:
    text = error.message.lower()
    return any(phrase in text for phrase in phrases)
