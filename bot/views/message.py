"""What a view returns: one message, ready for Telegram in both layouts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: one of `data` (callback, at most 64 bytes), `url` and `app`."""

    label: str
    data: str = ""
    url: str = ""
    app: str = ""  # address of a Mini App; in private chats only, and https


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said to a chat: a rich message, or its twin in one or more plain HTML messages.

    The keyboard belongs below the rich message, or below the last plain one.
    """

    parts: tuple[str, ...]  # Bot API HTML, each at most 4096 UTF-16 units after parsing; never empty
    rich: str = ""  # rich message HTML (sendRichMessage); empty where plain is all there is
    keyboard: tuple[tuple[Button, ...], ...] = ()  # rows
    shares_location: str = ""  # label of a button, in place of the keyboard, that sends where the reader is
    takes_keyboard_away: bool = False  # such a button
    asks: str = ""  # wants a reply: what the text field says meanwhile (1-64 characters)


def to_json(message: Message) -> dict[str, Any]:
    """The form in which the outbox keeps a message."""
    return {
        "parts": list(message.parts),
        "rich": message.rich,
        "keyboard": [
            [[button.label, button.data, button.url, button.app] for button in row]
            for row in message.keyboard
        ],
    }


def from_json(value: Mapping[str, Any]) -> Message:
    """The message that `to_json` wrote."""
    return Message(
        parts=tuple(value["parts"]),
        rich=value["rich"],
        keyboard=tuple(tuple(Button(*button) for button in row) for row in value["keyboard"]),
    )
