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
    grown = _grown([_strengthened(vector) for vector in found], times, _SAME_EVENT)
    return [_made(articles, found, members) for members in grown]


def _strengthened(vector: Vector) -> Vector:
    """The vector of an article, longer than one where it has few words."""
    thin = (_THICK - len(vector)) / (_THICK - _THIN)
    factor = math.sqrt(1 + (_THIN_COUNTS - 1) * max(0.0, min(1.0, thin)))
    return {word: weight * factor for word, weight in vector.items()} if factor > 1 else vector


def _grown(found: Sequence[Vector], times: Sequence[datetime], alike: float) -> list[list[int]]:
    """The groups that articles in the order of time make, as their indices."""
    growing = _Groups(found, times, alike)
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

    def __init__(self, found: Sequence[Vector], times: Sequence[datetime], alike: float) -> None:
        self._alike = alike  # mean cosine from which articles belong together
        self.members: dict[int, list[int]] = {}  # group -> articles
        self._next = 0  # what the next new group is called
        self._found = found
        self._times = times
        self._sums: dict[int, Vector] = {}  # group -> the sum of its articles' vectors
        self._groups_of: dict[str, set[int]] = defaultdict(set)

    def place(self, index: int) -> None:
        """Put an article into the group that fits best, or into a new one."""
        best = self._most_alike(self._found[index], 1, index, index)
        if best is None:
            best, self._next = self._next, self._next + 1
            self.members[best] = []
            self._sums[best] = {}
        self._add(best, [index], self._found[index])

    def place_anew(self) -> None:
        """Take each article out of its group and put it where it fits best now."""
        group_of = {index: group for group, members in self.members.items() for index in members}
        for index in sorted(group_of):
            self._take_out(group_of[index], index)
            self.place(index)

    def _take_out(self, group: int, index: int) -> None:
        self.members[group].remove(index)
        total = self._sums[group]
        for word, weight in self._found[index].items():
            total[word] -= weight
            if total[word] < _NOTHING:  # what rounding leaves of nought
                del total[word]
                self._groups_of[word].discard(group)
        if not self.members[group]:
            del self.members[group], self._sums[group]

    def join_alike(self) -> None:
        """Join groups that a later article has brought together, smaller into larger."""
        for group in sorted(self.members, key=lambda group: (len(self.members[group]), group)):
            members = self.members[group]
            best = self._most_alike(self._sums[group], len(members), members[0], members[-1], but=group)
            if best is None:
                continue
            total = self._sums.pop(group)
            del self.members[group]
            for word in total:
                self._groups_of[word].discard(group)
            self._add(best, members, total)

    def _add(self, group: int, members: Sequence[int], total: Vector) -> None:
        self.members[group] = sorted([*self.members[group], *members])
        into = self._sums[group]
        for word, weight in total.items():
            into[word] = into.get(word, 0.0) + weight
            self._groups_of[word].add(group)

    def _most_alike(
        self, total: Vector, count: int, first: int, last: int, but: int | None = None
    ) -> int | None:
        """The group whose articles have the highest mean cosine with the `count` ones in `total`."""
        products: dict[int, float] = defaultdict(float)
        for word, weight in total.items():
            for group in self._groups_of.get(word, ()):
                products[group] += weight * self._sums[group][word]
        best, most = None, self._alike
        for group in sorted(products):
            likeness = products[group] / (count * len(self.members[group]))
            if likeness >= most and group != but and self._near(group, first, last):
                best, most = group, likeness
        return best

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
