"""What a reader does not want to hear of."""

from collections.abc import Sequence

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Heading, Paragraph, unstyled
from bot.views.compose import button, compose, grid
from bot.views.markup import truncate
from bot.views.message import Message

_SHOWN = 60  # a keyboard has at most 100 buttons
_WORD_LIMIT = 40


def mutes_view(texts: Texts, words: Sequence[str]) -> Message:
    """The muted words, a tap takes one off; feeds are muted where they are listed."""
    state = texts("mutes-count", count=len(words)) if words else texts("mutes-none")
    taken_off = [
        button("✕ " + truncate(word, _WORD_LIMIT), callbacks.encode(callbacks.UNMUTE, callbacks.key(word)))
        for word in words[:_SHOWN]
    ]
    return compose(
        [
            Heading(unstyled(texts("mutes-title")), level=3),
            Paragraph(unstyled(state)),
            Paragraph(unstyled(texts("mutes-hint"))),
        ],
        [
            *grid(taken_off, 2),
            (button(texts("button-mute-word"), callbacks.encode(callbacks.ASK_FOR, "mute")),),
            (button(texts("button-sources"), callbacks.encode(callbacks.SOURCES, 0)),),
            (button(texts("button-back"), callbacks.encode(callbacks.SETTINGS)),),
        ],
    )
