"""/start: the welcome, with a topic followed where a link says so (t.me/<bot>?start=topic_trade)."""

from dataclasses import replace

from bot.handlers.visit import Visit
from bot.views.welcome import welcome_view
from content.interests import Interests
from content.topics import TOPICS


async def start(visit: Visit) -> None:
    """Say what the bot is and what it can do."""
    kind, _, topic_id = visit.words.partition("_")
    if kind == "topic" and topic_id in TOPICS and await visit.may_choose():
        visit = await visit.choose_interests(lambda present: _following(present, topic_id))
    await visit.show(welcome_view(visit.texts, subscribed=visit.subscriber.subscribed))


def _following(present: Interests, topic_id: str) -> Interests:
    return replace(present, topics=tuple(sorted({*present.topics, topic_id})))
