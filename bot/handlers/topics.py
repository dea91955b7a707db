"""/topics: which topics a digest is about."""

from dataclasses import replace

from bot.handlers.visit import Visit
from bot.views.callbacks import Callback
from bot.views.topics import topics_view
from content.store.subscribers import Subscriber
from content.topics import TOPICS


async def topics(visit: Visit) -> None:
    """Show all topics, those that are followed ticked."""
    await visit.show(topics_view(visit.texts, visit.subscriber.topics))


async def topics_pressed(visit: Visit, _callback: Callback) -> str:
    """The same, from a button."""
    await visit.open(topics_view(visit.texts, visit.subscriber.topics))
    return ""


async def toggle(visit: Visit, callback: Callback) -> str:
    """Follow a topic, or no longer."""
    topic_id = callback.arguments[0]
    if topic_id not in TOPICS:
        raise ValueError(f"there is no topic {topic_id!r}")
    visit = await visit.choose(lambda present: _toggled(present, topic_id))
    await visit.show_instead(topics_view(visit.texts, visit.subscriber.topics))
    return visit.texts("toast-followed" if topic_id in visit.subscriber.topics else "toast-unfollowed")


def _toggled(subscriber: Subscriber, topic_id: str) -> Subscriber:
    return replace(subscriber, topics=tuple(sorted({*subscriber.topics} ^ {topic_id})))
