"""Curated topics, and which of them an article is about."""

from content.topics.curated import TOPICS
from content.topics.topic import Topic

__all__ = ["TOPICS", "Topic", "topic_question"]


def topic_question(topic: str, language: str) -> str:
    """What to ask the search for a topic id: its name in the reader's language, or the id's own words."""
    known = TOPICS.get(topic)
    return known.name(language).lower() if known else topic.replace("_", " ")
