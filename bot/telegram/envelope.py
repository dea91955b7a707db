"""A message made ready once for everyone who gets it: only the chat is still to be filled in."""

import json
from dataclasses import dataclass
from typing import Any

from telegram.constants import ParseMode

from bot.views.message import Message


@dataclass(frozen=True, slots=True)
class Envelope:
    """A Bot API call as JSON without its first members, which name the chat."""

    method: str
    rest: bytes  # of the JSON object, from behind the chat

    def to(self, chat_id: int, thread_id: int = 0) -> bytes:
        """The body of the call for one chat, or one of its forum topics."""
        if thread_id:
            return b'{"chat_id":%d,"message_thread_id":%d,%b' % (chat_id, thread_id, self.rest)
        return b'{"chat_id":%d,%b' % (chat_id, self.rest)


def seal(message: Message, *, rich: bool, paid: bool) -> Envelope | None:
    """The call that sends all of `message`, as a rich message or a plain one; None where it takes several."""
    values: dict[str, Any]
    if rich:
        method, values = "sendRichMessage", {"rich_message": {"html": message.rich}}
    elif len(message.parts) == 1:
        method = "sendMessage"
        values = {
            "text": message.parts[0],
            "parse_mode": ParseMode.HTML,
            "link_preview_options": {"is_disabled": True},
        }
    else:
        return None
    if message.keyboard:
        values["reply_markup"] = {"inline_keyboard": _rows(message)}
    if paid:
        values["allow_paid_broadcast"] = True
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return Envelope(method, text.encode()[1:])


def _rows(message: Message) -> list[list[dict[str, Any]]]:
    return [
        [
            {"text": button.label, "web_app": {"url": button.app}}
            if button.app
            else {"text": button.label, "url": button.url}
            if button.url
            else {"text": button.label, "callback_data": button.data}
            for button in row
        ]
        for row in message.keyboard
    ]
