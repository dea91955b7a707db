"""Which stories an edition has, and in which order."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from content.article import Article
from content.crossing import told_once
from content.edition import Dated, Story, Tap, Told, Wish
from content.following import READ, earlier, news_since
from content.interests import Interests
from content.phrases import folded, stands_in
from content.stories import Group, tell, topics_of_group
from content.taste import factor, is_liked, pull, telling_words
from content.topics import TOPICS

# A story told by three independent sources weighs twice as much as one told by one, and so does one that
# is half a day fresher than another. No collection with judged importance exists; these wait for what
# readers do with their editions.
_HALF_LIFE = timedelta(hours=12)  # in a day's window; half the window in a longer one
_CHILD_TOPIC = 0.8  # a story on trade for a reader of the economy
_SAME_TOPIC_AGAIN = (
    0.75  # what each story already chosen on the same main topic leaves of the next one's weight
)
_SAME_SOURCE_AGAIN = 0.85
_FROM_LIBRARY = 2
# Taps are weighed for the heaviest only, and of those fewer compared with what was told before.
_TAPS_WEIGHED = 200
_LOOKED_AT = 10  # times as many stories as are wanted
_READ_FOR_WORDS = 3  # articles of a story
_BEGINNING = 1_500  # characters of the lead in which an article says what it is about

Match = tuple[float, str]  # from 0, nothing asked for, to 1; and the topic (id or words) that fits best


@dataclass(frozen=True, slots=True)
class Choice:
    """A story to tell, and why."""

    group: Group
    because: str = ""  # id of the followed topic that it is on
    liked: bool = False  # whether taps speak for it
    told: Told | None = None  # as the readers know it already
    id: str = ""  # what it goes on being called; empty for the group's own id
    topic: str = ""  # the strongest; empty where there is none
    weight: float = 0.0

    def told_with(self, full: Mapping[str, Article]) -> Story | None:
        """What readers are told; None where they know it all. `full` has the group's articles by id."""
        articles = tuple(
            replace(dated, article=full.get(dated.article.id, dated.article)) for dated in self.group.articles
        )
        news = news_since(self.told, (dated.article for dated in articles)) if self.told else ""
        if self.told and not news:
            return None
        made = tell(replace(self.group, articles=articles))
        made = replace(made, sources=self.group.sources, because=self.because, liked=self.liked)
        return replace(made, id=self.id or made.id, summary=news, told=self.told.when) if self.told else made


def choose(
    groups: Sequence[Group], wish: Wish, *, since: datetime, until: datetime, told: Sequence[Told] = ()
) -> list[Choice]:
    """The stories of the window [since, until) for a wish, best first, with some beyond its limit.

    `told` are stories that the readers had before the window. Those that go on are chosen like any others:
    whether there is something new in them is only seen in telling them.
    """
    asked = _Asked(wish.interests)
    half_life = max(_HALF_LIFE, (until - since) / 2)
    heard = (made for made in groups if not asked.is_muted(made))
    weighed = _heaviest((_weighed(made, asked, until, half_life) for made in heard), _TAPS_WEIGHED)
    if wish.taps:
        weighed = _heaviest((_pulled(one, wish.taps) for one in weighed), _TAPS_WEIGHED)
    heaviest = weighed[: _LOOKED_AT * wish.interests.stories]
    if len(wish.interests.languages) != 1:
        heaviest = [heaviest[index] for index in told_once([one.group for one in heaviest])]
    known = earlier([one.group for one in heaviest], told)
    following = [replace(one, told=known.get(index)) for index, one in enumerate(heaviest)]
    return _going_on(_diverse(following))


def choose_older(
    groups: Sequence[Group],
    wish: Wish,
    *,
    fresh: frozenset[str] = frozenset(),
    told: Sequence[Told] = (),
) -> list[Choice]:
    """Older pieces for a quiet day: the best match first, newer before older, none that was offered lately.

    Of those taken in just now, with an article in `fresh`, there may be as many as an edition has stories.
    """
    asked, limit = _Asked(wish.interests), wish.interests.stories
    known = {dated.article.id for story in told for dated in story.articles}
    new: list[Choice] = []
    old: list[Choice] = []
    for made in sorted(groups, key=lambda made: made.newest, reverse=True):
        match, because = asked.match(made)
        ids = {dated.article.id for dated in made.articles}
        if match > 0 and not ids & known and not asked.is_muted(made):
            (new if ids & fresh else old).append(Choice(made, because, weight=match))
    fitting = [*_heaviest(new, limit), *_heaviest(old, _FROM_LIBRARY)]
    return fitting[: max(_FROM_LIBRARY, min(limit, len(new)))]


def _with_children(topics: Iterable[str]) -> dict[str, tuple[float, str]]:
    """The topics asked for and the narrower ones below them: how much a match counts, and for which."""
    followed = tuple(topics)
    asked = {
        topic: (_CHILD_TOPIC, known.parent) for topic, known in TOPICS.items() if known.parent in followed
    }
    return asked | {topic: (1.0, topic) for topic in followed}


class _Asked:
    """What readers with some interests want to be told of, and what not."""

    def __init__(self, interests: Interests) -> None:
        self._topics = _with_children(interests.topics)
        self._words = interests.words
        self._muted = interests.muted_words

    def match(self, made: Group) -> Match:
        """How well a story fits; any does where nothing is asked for."""
        if not self._topics and not self._words:
            return 1.0, ""
        if words := _about(made, self._words):
            return 1.0, words
        topics = topics_of_group(made.articles)
        found = [
            (score * self._topics[topic][0], self._topics[topic][1])
            for topic, score in topics.items()
            if topic in self._topics
        ]
        return max(found, default=(0.0, ""))

    def is_muted(self, made: Group) -> bool:
        return bool(_about(made, self._muted))


def _about(made: Group, phrases: Sequence[str]) -> str:
    """The first of the phrases that a story's articles begin with; further down one may be an aside."""
    if not phrases:
        return ""
    beginnings = [_beginning(dated.article) for dated in made.articles[:_READ_FOR_WORDS]]
    return next((one for one in phrases if any(stands_in(one, text) for text in beginnings)), "")


def _beginning(article: Article) -> str:
    headings = "\n".join(section.heading for section in article.sections)
    return folded(f"{article.title}\n{headings}\n{article.lead.text[:_BEGINNING]}")


def _heaviest(choices: Iterable[Choice], most: int) -> list[Choice]:
    return sorted((one for one in choices if one.weight > 0), key=lambda one: -one.weight)[:most]


def _weighed(made: Group, asked: _Asked, until: datetime, half_life: timedelta) -> Choice:
    topics = topics_of_group(made.articles)
    age = max(until - made.newest, timedelta())
    match, because = asked.match(made)
    weight = match * math.log2(1 + made.sources) * 0.5 ** (age / half_life)
    return Choice(made, because, topic=next(iter(topics), ""), weight=weight)


def _pulled(one: Choice, taps: Sequence[Tap]) -> Choice:
    lead = one.group.articles[0].article
    topics = tuple(topics_of_group(one.group.articles))
    pulled = pull(taps, topics, lead.source, frozenset(telling_words(lead)))
    return replace(one, liked=is_liked(pulled), weight=one.weight * factor(pulled))


def _going_on(choices: Sequence[Choice]) -> list[Choice]:
    """The choices, those that go on with one story told so that each knows what the ones before it tell.

    One of them keeps the story's id: the one that began it, or else the first.
    """
    own = {one.group.id for one in choices}
    before: dict[str, tuple[Dated, ...]] = {}  # story told -> what those before tell of it
    going = []
    for one in choices:
        if one.told is not None:
            name, heard = one.told.id, before.get(one.told.id, ())
            keeps = name not in own and not heard
            told = replace(one.told, articles=(*one.told.articles, *heard))
            before[name] = (*heard, *one.group.articles[:READ])
            one = replace(one, told=told, id=name if keeps else one.group.id)
        going.append(one)
    return going


def _diverse(candidates: Sequence[Choice]) -> list[Choice]:
    """In the order of weight, but what stands before makes others on its topic and of its source lighter."""
    left = list(candidates)
    chosen: list[Choice] = []
    topics: Counter[str] = Counter()
    sources: Counter[str] = Counter()

    def worth(one: Choice) -> float:
        again = topics[one.topic] if one.topic else 0
        return one.weight * _SAME_TOPIC_AGAIN**again * _SAME_SOURCE_AGAIN ** sources[_source(one)]

    while left:
        best = max(left, key=worth)
        left.remove(best)
        chosen.append(best)
        topics[best.topic] += 1
        sources[_source(best)] += 1
    return chosen


def _source(one: Choice) -> str:
    return one.group.articles[0].article.source
