"""/topics: which topics a digest is about."""

from dataclasses import replace

from bot.handlers.interests import add_word
from bot.handlers.visit import Visit
from bot.views.callbacks import Callback
from bot.views.topics import topics_view
from content.interests import Interests
from content.topics import TOPICS


async def topics(visit: Visit) -> None:
    """Show all topics, those that are followed ticked; words behind the command are a topic of one's own."""
    if visit.words:
        await add_word(visit)
        return
    await visit.show(topics_view(visit.texts, visit.subscriber.interests))


async def topics_pressed(visit: Visit, _callback: Callback) -> str:
    """The same, from a button."""
    await visit.open(topics_view(visit.texts, visit.subscriber.interests))
    return ""


async def toggle(visit: Visit, callback: Callback) -> str:
    """Follow a topic, or no longer."""
    topic_id = callback.arguments[0]
    if topic_id not in TOPICS:
        raise ValueError(f"there is no topic {topic_id!r}")
    visit = await visit.choose_interests(lambda present: _toggled(present, topic_id))
    await visit.show_instead(topics_view(visit.texts, visit.subscriber.interests))
    return visit.texts(
        "toast-followed" if topic_id in visit.subscriber.interests.topics else "toast-unfollowed"
    )


def _toggled(present: Interests, topic_id: str) -> Interests:
    return replace(present, topics=tuple(sorted({*present.topics} ^ {topic_id})))
