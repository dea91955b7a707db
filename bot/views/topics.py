"""The topics: their names, buttons that ask about one, and the list to follow them."""

from collections.abc import Collection, Iterable

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Heading, Paragraph, unstyled
from bot.views.compose import Row, button, compose, grid
from bot.views.markup import truncate
from bot.views.message import Message
from content.interests import Interests
from content.topics import TOPICS

_UNKNOWN_LIMIT = 32  # as long as an id can be
_WORD_LIMIT = 40
_MOST_WORDS = 60  # a keyboard has at most 100 buttons


def topic_name(texts: Texts, topic_id: str) -> str:
    """The topic's name in the reader's language; the id itself for a topic that is no longer known."""
    topic = TOPICS.get(topic_id)
    return topic.name(texts.language) if topic else truncate(topic_id, _UNKNOWN_LIMIT)


def topic_list(texts: Texts, topic_ids: Collection[str]) -> str:
    """Names in one line; "all topics" for none."""
    return ", ".join(topic_name(texts, topic_id) for topic_id in topic_ids) or texts("topics-all")


def ask_buttons(texts: Texts, topic_ids: Iterable[str] = TOPICS) -> tuple[Row, ...]:
    """A button a topic that asks about it."""
    buttons = [
        button(topic_label(texts, topic_id), callbacks.encode(callbacks.ASK_TOPIC, topic_id))
        for topic_id in topic_ids
    ]
    return grid(buttons, 3)


def topics_view(texts: Texts, interests: Interests) -> Message:
    """All topics, those that the reader follows ticked, and those of their own; a tap lets one go."""
    selected, words = interests.topics, interests.words
    chosen = [*(topic_id for topic_id in TOPICS if topic_id in selected), *words]
    state = texts("topics-following", topics=topic_list(texts, chosen)) if chosen else texts("topics-none")
    toggles = [
        button(
            ("✓ " if topic_id in selected else "") + topic_label(texts, topic_id),
            callbacks.encode(callbacks.TOPIC, topic_id),
        )
        for topic_id in TOPICS
    ]
    taste = button(texts("button-taste"), callbacks.encode(callbacks.TASTE))
    own = [
        button(
            "✕ " + truncate(word, _WORD_LIMIT), callbacks.encode(callbacks.WORD_REMOVE, callbacks.key(word))
        )
        for word in words[:_MOST_WORDS]
    ]
    add = button(texts("button-add-word"), callbacks.encode(callbacks.ASK_FOR, "word"))
    back = button(texts("button-settings"), callbacks.encode(callbacks.SETTINGS))
    close = button(texts("button-done"), callbacks.encode(callbacks.CLOSE))
    return compose(
        [
            Heading(unstyled(texts("topics-title"))),
            Paragraph(unstyled(state)),
            Paragraph(unstyled(texts("topics-hint"))),
        ],
        [*grid(toggles, 2), *grid(own, 2), (add,), (taste,), (back, close)],
    )


def topic_label(texts: Texts, topic_id: str) -> str:
    """The name with its picture."""
    return f"{TOPICS[topic_id].emoji} {topic_name(texts, topic_id)}"
