"""A new reader's first minute: language, topics and hour by three taps, in one message."""

from collections.abc import Collection
from datetime import datetime

from bot.locales import LANGUAGES, Texts, own_name
from bot.views import callbacks
from bot.views.blocks import Byline, Heading, Paragraph, unstyled
from bot.views.compose import Row, button, compose, grid
from bot.views.message import Message
from bot.views.topics import topic_label
from content.topics import TOPICS

STEPS = ("language", "topics", "hour")
_HOURS = ("06:00", "07:00", "08:00", "09:00", "12:00", "18:00", "20:00", "22:00")


def language_step(texts: Texts) -> Message:
    """Which language to speak; the one the reader's app is set to is ticked."""
    buttons = [
        button(
            ("✓ " if code == texts.language else "") + own_name(code),
            callbacks.encode(callbacks.BEGIN, "topics", code),
        )
        for code in LANGUAGES
    ]
    return _step(texts, 1, texts("begin-language"), texts("begin-language-hint"), grid(buttons, 2))


def topics_step(texts: Texts, followed: Collection[str]) -> Message:
    """What to follow: some topics, or everything."""
    toggles = [
        button(
            ("✓ " if topic_id in followed else "") + topic_label(texts, topic_id),
            callbacks.encode(callbacks.BEGIN, "topic", topic_id),
        )
        for topic_id in TOPICS
    ]
    on = button(
        texts("button-next") if followed else texts("button-everything"),
        callbacks.encode(callbacks.BEGIN, "hour"),
    )
    return _step(texts, 2, texts("begin-topics"), texts("begin-topics-hint"), [*grid(toggles, 2), (on,)])


def hour_step(texts: Texts, timezone: str, now: datetime) -> Message:
    """When the digest shall come, by the clock that is shown; another clock can be chosen."""
    hours = [button(hour, callbacks.encode(callbacks.BEGIN, "at", hour)) for hour in _HOURS]
    hint = texts("begin-hour-hint", zone=texts.zone_name(timezone), time=texts.time(now, timezone))
    elsewhere: list[Row] = [
        (
            button(texts("button-find-city"), callbacks.encode(callbacks.ASK_FOR, "city")),
            button(texts("button-location"), callbacks.encode(callbacks.LOCATION)),
        ),
        (button(texts("button-other-zone"), callbacks.encode(callbacks.ZONES)),),
    ]
    return _step(texts, 3, texts("begin-hour"), hint, [*grid(hours, 4), *elsewhere])


def _step(texts: Texts, number: int, title: str, hint: str, keyboard: Collection[Row]) -> Message:
    return compose(
        [
            Byline(unstyled(texts("begin-step", number=number, count=len(STEPS)))),
            Heading(unstyled(title), level=3),
            Paragraph(unstyled(hint)),
        ],
        keyboard,
    )
