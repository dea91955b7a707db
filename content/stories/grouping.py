"""Articles about the same event, put together.

In the order of time an article joins the group to whose members it is most alike on average, if alike enough,
else it starts a group; then groups that turn out alike are joined. What came early was placed knowing little,
so all are placed anew, twice. The articles of one group stand within some days of each other and are in one
language.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from content.article import Article
from content.edition import Dated
from content.stories.copies import group_copies
from content.stories.vectors import Vector, cosine, vectors

# Mean cosine from which articles tell the same event; chosen on three collections of events, where a wide
# range around it gives nearly the same groups.
_SAME_EVENT = 0.17
_ROUNDS = 2  # in which every article is placed anew
# Headlines share fewer words than texts do, also when they tell the same: what is alike in them counts more.
_THIN, _THICK = 10, 20  # words of a headline, and of a text long enough to be compared as it is
_THIN_COUNTS = 1.8  # times
_BY_COMMON = 0.5  # of the likeness that makes one event, what common words may add when stories are sought
_NOTHING = 1e-9
_WINDOW = timedelta(hours=72)  # between an article and the newest one of the story that it goes on with


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one story."""

    articles: tuple[Dated, ...]  # never empty; the one nearest to what all of them say in front
    sources: int  # independent ones: a publisher counts once, and so does a text however often it is copied

    @property
    def first(self) -> Dated:
        """The article that came first."""
        return min(self.articles, key=_order)

    @property
    def newest(self) -> datetime:
        return max(article.dated for article in self.articles)


def group(articles: Sequence[Dated]) -> tuple[Group, ...]:
    """The groups, by when their first article came, whatever the order of `articles`."""
    by_language: dict[str, list[Dated]] = defaultdict(list)
    for article in sorted(articles, key=_order):
        by_language[article.article.language].append(article)
    found = [made for same_language in by_language.values() for made in _group(same_language)]
    return tuple(sorted(found, key=lambda made: _order(made.first)))


def _order(article: Dated) -> tuple[datetime, str]:
    return article.dated, article.article.id


def _group(articles: Sequence[Dated]) -> list[Group]:
    found = vectors([article.article for article in articles])
    times = [article.dated for article in articles]
    grown = _grown([_strengthened(vector) for vector in found], times)
    return [_made(articles, found, members) for members in grown]


def _strengthened(vector: Vector) -> Vector:
    """The vector of an article, longer than one where it has few words."""
    thin = (_THICK - len(vector)) / (_THICK - _THIN)
    factor = math.sqrt(1 + (_THIN_COUNTS - 1) * max(0.0, min(1.0, thin)))
    return {word: weight * factor for word, weight in vector.items()} if factor > 1 else vector


def _grown(found: Sequence[Vector], times: Sequence[datetime]) -> list[list[int]]:
    """The groups that articles in the order of time make, as their indices."""
    growing = _Groups(found, times)
    for index in range(len(found)):
        growing.place(index)
    growing.join_alike()
    for _ in range(_ROUNDS):
        growing.place_anew()
        growing.join_alike()
    # An article's group may have been left by those before it: the order is that of the first ones.
    return sorted(growing.members.values())


class _Groups:
    """Groups while they grow. Words lead to the groups that have them, so that few groups are compared."""

    def __init__(self, found: Sequence[Vector], times: Sequence[datetime]) -> None:
        self.members: dict[int, list[int]] = {}  # group -> articles
        self._next = 0  # what the next new group is called
        self._found = found
        self._times = times
        self._words: dict[int, set[str]] = {}  # group -> the words of its articles
        # word -> group -> the sum of its weights in the group's articles
        self._weights: dict[str, dict[int, float]] = defaultdict(dict)
        self._heaviest: dict[str, float] = defaultdict(
            float
        )  # word -> its weight in the article that has most
        for vector in found:
            for word, weight in vector.items():
                self._heaviest[word] = max(self._heaviest[word], weight)

    def place(self, index: int) -> None:
        """Put an article into the group that fits best, or into a new one."""
        best = self._most_alike(self._found[index], 1, index, index)
        if best is None:
            best, self._next = self._next, self._next + 1
            self.members[best] = []
            self._words[best] = set()
        self._add(best, [index], self._found[index])

    def place_anew(self) -> None:
        """Take each article out of its group and put it where it fits best now."""
        group_of = {index: group for group, members in self.members.items() for index in members}
        for index in sorted(group_of):
            self._take_out(group_of[index], index)
            self.place(index)

    def _take_out(self, group: int, index: int) -> None:
        self.members[group].remove(index)
        for word, weight in self._found[index].items():
            weights = self._weights[word]
            weights[group] -= weight
            if weights[group] < _NOTHING:  # what rounding leaves of nought
                del weights[group]
                self._words[group].discard(word)
        if not self.members[group]:
            del self.members[group]
            for word in self._words.pop(group):
                del self._weights[word][group]

    def join_alike(self) -> None:
        """Join groups that a later article has brought together, smaller into larger."""
        for group in sorted(self.members, key=lambda group: (len(self.members[group]), group)):
            members = self.members[group]
            total = {word: self._weights[word][group] for word in sorted(self._words[group])}
            best = self._most_alike(total, len(members), members[0], members[-1], but=group)
            if best is None:
                continue
            del self.members[group]
            for word in self._words.pop(group):
                del self._weights[word][group]
            self._add(best, members, total)

    def _add(self, group: int, members: Sequence[int], total: Vector) -> None:
        self.members[group] = sorted([*self.members[group], *members])
        self._words[group].update(total)
        for word, weight in total.items():
            weights = self._weights[word]
            weights[group] = weights.get(group, 0.0) + weight

    def _most_alike(
        self, total: Vector, count: int, first: int, last: int, but: int | None = None
    ) -> int | None:
        """The group whose articles have the highest mean cosine with the `count` ones in `total`.

        Words that many groups have, and that even together can make none alike, need not lead to groups.
        """
        rare, common, most_by_common = self._parted(total, _SAME_EVENT * count * _BY_COMMON)
        products: dict[int, float] = defaultdict(float)
        for word in rare:
            weight = total[word]
            for group, sum_of_weights in self._weights[word].items():
                products[group] += weight * sum_of_weights
        best, most = None, _SAME_EVENT
        for group in sorted(products):
            size = count * len(self.members[group])
            likeness = products[group] / size
            if likeness + most_by_common / count < most or group == but:
                continue
            likeness += sum(total[word] * self._weights[word].get(group, 0.0) for word in common) / size
            if likeness >= most and self._near(group, first, last):
                best, most = group, likeness
        return best

    def _parted(self, total: Vector, most: float) -> tuple[list[str], list[str], float]:
        """The rarer words; the commonest, whose products add up to `most` at the most; and what they can."""
        words = sorted(total, key=lambda word: -len(self._weights[word]))
        reached = 0.0
        for place, word in enumerate(words):
            more = total[word] * self._heaviest[word]
            if reached + more > most:
                return words[place:], words[:place], reached
            reached += more
        return [], words, reached

    def _near(self, group: int, first: int, last: int) -> bool:
        """Whether articles from `first` to `last` go on with a group, or it with them."""
        members = self.members[group]
        return (
            self._times[first] - self._times[members[-1]] <= _WINDOW
            and self._times[members[0]] - self._times[last] <= _WINDOW
        )


def _made(articles: Sequence[Dated], found: Sequence[Vector], members: Sequence[int]) -> Group:
    total: Vector = defaultdict(float)
    for index in members:
        for word, weight in found[index].items():
            total[word] += weight
    order = sorted(members, key=lambda index: (-round(cosine(found[index], total), 9), index))
    made = tuple(articles[index] for index in order)
    return Group(made, _independent([dated.article for dated in made]))


def _independent(articles: Sequence[Article]) -> int:
    return len({_publisher(copies[0]) for copies in group_copies(articles)})


def _publisher(article: Article) -> str:
    return article.source or urlsplit(article.url).netloc or article.id
