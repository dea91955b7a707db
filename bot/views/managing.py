"""Groups and channels that a person looks after from their private chat."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Heading, Paragraph, unstyled
from bot.views.compose import button, compose
from bot.views.markup import truncate
from bot.views.message import Message

_SHOWN = 40
_TITLE_LIMIT = 60


@dataclass(frozen=True, slots=True)
class ManagedShown:
    """A group, channel or forum topic."""

    chat_id: int
    thread_id: int  # forum topic; 0 for none
    title: str


def managing_view(texts: Texts, chats: Sequence[ManagedShown]) -> Message:
    """Those chats, a button each that opens its settings."""
    rows = [
        (button(_name(texts, one), callbacks.encode(callbacks.MANAGE, one.chat_id, one.thread_id)),)
        for one in chats[:_SHOWN]
    ]
    said = texts("managing-count", count=len(chats)) if chats else texts("managing-none")
    back = (button(texts("button-back"), callbacks.encode(callbacks.SETTINGS)),)
    return compose(
        [
            Heading(unstyled(texts("managing-title")), level=3),
            Paragraph(unstyled(said)),
            Paragraph(unstyled(texts("managing-hint"))),
        ],
        [*rows, back],
    )


def added_view(texts: Texts, title: str, chat_id: int) -> Message:
    """Told to whoever brought the bot into a channel: it is there, and can be looked after from here."""
    settings = button(texts("button-settings"), callbacks.encode(callbacks.MANAGE, chat_id, 0))
    return compose(
        [Paragraph(unstyled(texts("managing-added", title=truncate(title, _TITLE_LIMIT))))], [(settings,)]
    )


def _name(texts: Texts, one: ManagedShown) -> str:
    title = truncate(one.title, _TITLE_LIMIT)
    return f"{title} · {texts('managing-thread', number=str(one.thread_id))}" if one.thread_id else title
