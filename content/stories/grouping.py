"""Articles about the same event, put together.

Their words are weighed (`vectors`), each is compared with those before it (`alike`), and those that are alike
on average make a group (`growing`). The articles of one group stand within some days of each other and are
in one language.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import numpy as np

from content.article import Article
from content.edition import Dated
from content.stories.alike import likeness
from content.stories.copies import group_copies
from content.stories.growing import grown
from content.stories.sparse import Floats, Integers, Rows
from content.stories.vectors import Reading


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one story."""

    articles: tuple[Dated, ...]  # never empty; the one nearest to what all of them say in front
    sources: int  # independent ones: a publisher counts once, and so does a text however often it is copied

    @property
    def id(self) -> str:
        """That of the article which was taken in first: one that comes later, however old, changes it not."""
        first = min(self.articles, key=lambda one: (one.seen or one.dated, one.article.id))
        return first.article.id

    @property
    def newest(self) -> datetime:
        return max(article.dated for article in self.articles)


def group(articles: Sequence[Dated], reading: Reading | None = None) -> tuple[Group, ...]:
    """The groups, by the date of their first article, whatever the order of `articles`.

    Whoever groups one window after another gives the same `reading` each time, and articles are read once.
    """
    reading = reading or Reading()
    by_language: dict[str, list[Dated]] = defaultdict(list)
    for article in sorted(articles, key=_order):
        by_language[article.article.language].append(article)
    found = [made for same_language in by_language.values() for made in _group(same_language, reading)]
    return tuple(sorted(found, key=lambda made: min(map(_order, made.articles))))


def _order(article: Dated) -> tuple[datetime, str]:
    return article.dated, article.article.id


def _group(articles: Sequence[Dated], reading: Reading) -> list[Group]:
    found = reading.vectors([article.article for article in articles])
    times = [article.dated for article in articles]
    alike = likeness(found, times)
    groups = ([place for text in texts for place in alike.texts[text]] for texts in grown(alike, times))
    return [_made(articles, found, members) for members in groups]


def _made(articles: Sequence[Dated], found: Rows, members: Sequence[int]) -> Group:
    if len(members) == 1:
        return Group((articles[members[0]],), sources=1)
    closeness = _closeness([found.row(index) for index in members])
    order = sorted(zip(members, closeness, strict=True), key=lambda one: (-round(one[1], 9), one[0]))
    made = tuple(articles[index] for index, _ in order)
    return Group(made, _independent([dated.article for dated in made]))


def _closeness(vectors: Sequence[tuple[Integers, Floats]]) -> list[float]:
    """How near each of some vectors is to their sum, in proportion."""
    columns, values = zip(*vectors, strict=True)
    words, numbered = np.unique(np.concatenate(columns), return_inverse=True)
    total = np.bincount(numbered, np.concatenate(values), len(words))
    return [float(row @ total[np.searchsorted(words, some)]) for some, row in vectors]


def _independent(articles: Sequence[Article]) -> int:
    if len({_publisher(article) for article in articles}) == 1:
        return 1
    return len({_publisher(copies[0]) for copies in group_copies(articles)})


def _publisher(article: Article) -> str:
    return article.source or urlsplit(article.url).netloc or article.id
