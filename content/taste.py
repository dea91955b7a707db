"""What a reader has asked for more and fewer of, and how much that weighs in an edition."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from content.article import Article
from content.edition import Tap
from content.summary.words import terms

# How alike a story has to be to one that was tapped on: on the same topics, from the same source, about the
# same matter. A tap on a story without any topic still finds what goes on with it by its words.
_TOPICS = 0.6
_SOURCE = 0.25
_MATTER = 1.0
_NEWS_ALIKE = 0.2  # share of telling words that two stories on different matters may well have in common
_STRENGTH = 2.5  # times that a story weighs which is wholly like one tapped on; one tap has to be seen
_MOST = 3.0  # likenesses that add up; ten taps on one topic must not hide all else for ever
_LIKED_FROM = 0.3  # likeness from which a story is said to be there for a tap
_WORDS = 16  # that tell what a story is about
_READ_CHARACTERS = 2800


def tap(article: Article, topics: Mapping[str, float], *, more: bool) -> Tap:
    """The tap on a story of which `article` is the one to read."""
    strongest = tuple(sorted(topics, key=lambda topic: (-topics[topic], topic))[:2])
    return Tap(more, strongest, article.source, telling_words(article))


def telling_words(article: Article) -> tuple[str, ...]:
    """The words that an article says most often and earliest, as stems."""
    text = "\n".join(section.text for section in article.sections)[:_READ_CHARACTERS]
    counted = Counter(terms(text, article.language))
    for word in terms(article.title, article.language):
        counted[word] += 2
    return tuple(word for word, _ in counted.most_common(_WORDS))


def pull(taps: Sequence[Tap], topics: Sequence[str], source: str, words: Collection[str]) -> float:
    """How much the taps speak for a story (above 0) or against it (below), 1 being one tap on just this."""
    total = sum(
        likeness(tap, topics, source, words) if tap.more else -likeness(tap, topics, source, words)
        for tap in taps
    )
    return max(-_MOST, min(_MOST, total))


def factor(pulled: float) -> float:
    """What a story's weight is multiplied by."""
    return float(_STRENGTH**pulled)


def is_liked(pulled: float) -> bool:
    """Whether a reader should be told that a story is there because of a tap."""
    return pulled >= _LIKED_FROM


def likeness(tap: Tap, topics: Sequence[str], source: str, words: Collection[str]) -> float:
    """How alike a story is to the one tapped on, from 0 to 1.

    Its strongest topic decides whether it is on the same one: nearly all news touches on some country.
    """
    alike = 0.0
    if topics and topics[0] in tap.topics:
        alike += _TOPICS if topics[0] == tap.topics[0] else _TOPICS / 2
    if source and source == tap.source:
        alike += _SOURCE
    if tap.words:
        shared = sum(word in words for word in tap.words) / len(tap.words)
        alike += _MATTER * max(0.0, shared - _NEWS_ALIKE) / (1 - _NEWS_ALIKE)
    return min(1.0, alike)
