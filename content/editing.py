"""Which stories an edition has, and in which order."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from content.edition import Dated, Edition, Story
from content.stories import Group, group, tell, topics_of_group
from content.topics import TOPICS

# A story told by two sources weighs as much as one that is half a day fresher and told by one. No collection
# with judged importance exists; these wait for what readers do with their editions.
_HALF_LIFE = timedelta(hours=12)
_CHILD_TOPIC = 0.8  # a story on trade for a reader of the economy
_SAME_TOPIC_AGAIN = (
    0.75  # what each story already chosen on the same main topic leaves of the next one's weight
)
_SAME_SOURCE_AGAIN = 0.85
_FROM_LIBRARY = 2


@dataclass(frozen=True, slots=True)
class _Candidate:
    group: Group
    weight: float
    topic: str  # the strongest; empty where there is none
    source: str


def choose_edition(
    candidates: Sequence[Dated],
    library: Sequence[Dated],
    *,
    topics: Sequence[str],
    language: str,
    since: datetime,
    until: datetime,
    limit: int = 7,
) -> Edition:
    """The edition of the window [since, until).

    `candidates` are the articles that came in during the window, `library` older ones to offer on a
    quiet day. `topics` are ids (none: all), `language` a code (empty: any).
    """
    asked = _with_children(topics)
    heard = [dated for dated in candidates if _speaks(dated, language)]
    found = [_weighed(made, asked, until) for made in group(heard)]
    chosen = _diverse([candidate for candidate in found if candidate.weight > 0], limit)
    stories = tuple(tell(candidate.group) for candidate in chosen)
    older = () if stories else _from_library(library, asked, language)
    return Edition(since, until, tuple(topics), language, stories, older)


def _with_children(topics: Iterable[str]) -> dict[str, float]:
    """The topics asked for and the narrower ones below them, with how much a match counts."""
    asked = {topic: _CHILD_TOPIC for topic, known in TOPICS.items() if known.parent in topics}
    return asked | dict.fromkeys(topics, 1.0)


def _speaks(dated: Dated, language: str) -> bool:
    return not language or dated.article.language in ("", language)


def _match(topics: Mapping[str, float], asked: Mapping[str, float]) -> float:
    """From 0, not on any topic asked for, to 1; any story matches where none is asked for."""
    if not asked:
        return 1.0
    return max((score * asked[topic] for topic, score in topics.items() if topic in asked), default=0.0)


def _weighed(made: Group, asked: Mapping[str, float], until: datetime) -> _Candidate:
    topics = topics_of_group(made.articles)
    age = max(until - made.newest, timedelta())
    weight = _match(topics, asked) * math.log2(1 + made.sources) * 0.5 ** (age / _HALF_LIFE)
    lead = made.articles[0].article
    return _Candidate(made, weight, next(iter(topics), ""), lead.source)


def _diverse(candidates: Sequence[_Candidate], limit: int) -> list[_Candidate]:
    """The heaviest, one by one; what is chosen makes others on its topic and of its source lighter."""
    left = list(candidates)
    chosen: list[_Candidate] = []
    topics: Counter[str] = Counter()
    sources: Counter[str] = Counter()

    def worth(candidate: _Candidate) -> float:
        again = topics[candidate.topic] if candidate.topic else 0
        return candidate.weight * _SAME_TOPIC_AGAIN**again * _SAME_SOURCE_AGAIN ** sources[candidate.source]

    while left and len(chosen) < limit:
        best = max(left, key=worth)
        left.remove(best)
        chosen.append(best)
        topics[best.topic] += 1
        sources[best.source] += 1
    return chosen


def _from_library(library: Sequence[Dated], asked: Mapping[str, float], language: str) -> tuple[Story, ...]:
    """Up to two older pieces, the best match first, newer before older."""
    fitting = [dated for dated in library if _speaks(dated, language) and _match(dated.topics, asked) > 0]
    fitting.sort(key=lambda dated: (-_match(dated.topics, asked), -dated.dated.timestamp(), dated.article.id))
    return tuple(tell(Group((dated,), sources=1)) for dated in fitting[:_FROM_LIBRARY])
