"""How alike articles are: by the words of each, and of those that are most like it.

The comparing that costs is done once, in the order of time; what is made of it only adds up likenesses.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from content.stories.sparse import Floats, Integers, Rows, highest, stacked

WINDOW = timedelta(hours=72)  # between an article and the newest one of the story that it goes on with
MOST_ALIKE = 300  # others to which each is known to be alike: bounds memory where thousands tell one event

_SAME_TEXT = 0.8  # cosine from which one article stands for another
_ALIKE = 0.08  # cosine below which two articles count as having nothing in common; it changes no story
# An article is taken together with those most like it, as their words are likely to be said of its event too.
_FRIENDS = 3
_FRIEND = 0.14  # least cosine of one; with less two that share a subject would make each other one event
# Headlines share fewer words than texts do, also when they tell the same: what is alike in them counts more.
_THIN, _THICK = 10, 20  # words of a headline, and of a text long enough to be compared as it is
_THIN_COUNTS = 1.8  # times


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike texts are, one article standing for all that have nearly its words."""

    texts: tuple[tuple[int, ...], ...]  # the articles of each, by their places in the order of time
    alike: Rows  # a row and a column for each text; what is too little to notice is left out


def likeness(vectors: Rows, times: Sequence[datetime]) -> Likeness:
    """How alike articles are, given as vectors of unit length in the order of time."""
    seconds = np.array([time.timestamp() for time in times])
    texts, earlier = _compared(vectors, seconds)
    leaders = np.array([articles[0] for articles in texts], np.int64)
    cosines = _both_ways(earlier)
    alike = _with_friends(cosines, _friends(cosines, seconds[leaders]))
    words = (vectors.ends - vectors.starts)[leaders]
    return Likeness(texts, _noticeable(alike, _strength(words)))


def _compared(vectors: Rows, seconds: Floats) -> tuple[tuple[tuple[int, ...], ...], Rows]:
    """The texts, and of each the cosine with those before it, as articles arrive one by one."""
    texts: list[list[int]] = []
    rows: list[tuple[Integers, Floats]] = []
    postings = _Postings(vectors)
    for index in range(len(seconds)):
        words, weights = vectors.row(index)
        cosines = postings.having.summed(words, weights, len(texts))
        copied = int(cosines.argmax()) if len(texts) else 0
        if (
            len(texts)
            and cosines[copied] >= _SAME_TEXT
            and seconds[index] - seconds[texts[copied][-1]] <= WINDOW.total_seconds()
        ):
            texts[copied].append(index)
            continue
        rows.append(_most(np.flatnonzero(cosines >= _ALIKE), cosines))
        postings.add(len(texts), words, weights)
        texts.append([index])
    return tuple(map(tuple, texts)), stacked(rows)


class _Postings:
    """Words lead to the texts that have them, as far as these have come in; there is room for all."""

    def __init__(self, vectors: Rows) -> None:
        ends = np.cumsum(np.bincount(vectors.columns))
        starts = np.concatenate(([0], ends[:-1]))
        self.having = Rows(
            starts, starts.copy(), np.zeros_like(vectors.columns), np.zeros_like(vectors.values)
        )

    def add(self, text: int, words: Integers, weights: Floats) -> None:
        places = self.having.ends[words]
        self.having.columns[places] = text
        self.having.values[places] = weights
        self.having.ends[words] += 1


def _most(places: Integers, cosines: Floats) -> tuple[Integers, Floats]:
    if len(places) > MOST_ALIKE:
        places = np.sort(places[np.argsort(-cosines[places], kind="stable")[:MOST_ALIKE]])
    return places, cosines[places]


def _both_ways(earlier: Rows) -> Rows:
    """The cosines of each text with earlier ones, later ones and itself."""
    number = len(earlier.starts)
    rows, columns, every = earlier.row_numbers(), earlier.columns, np.arange(number)
    found = np.concatenate([rows, columns, every])
    others = np.concatenate([columns, rows, every])
    cosines = np.concatenate([earlier.values, earlier.values, np.ones(number)])
    order = np.lexsort((others, found))
    return Rows.of(found[order], others[order], cosines[order], number)


def _friends(cosines: Rows, seconds: Floats) -> Rows:
    """Each text with those most like it, weighed by how much they are."""
    rows, others, values = cosines.row_numbers(), cosines.columns, cosines.values
    close = np.abs(seconds[rows] - seconds[others]) <= WINDOW.total_seconds()
    able = np.flatnonzero(close & (values >= _FRIEND))
    # Itself, whose cosine is 1, is the first of them.
    kept = able[highest(rows[able], values[able], 1 + _FRIENDS)]
    return Rows.of(rows[kept], others[kept], values[kept], len(seconds))


def _with_friends(cosines: Rows, friends: Rows) -> Rows:
    """The cosines of texts when each is added to its friends."""
    number = len(cosines.starts)
    befriended = friends.transposed(number)
    rows, norms = [], np.ones(number)
    for text in range(number):
        some = cosines.summed(*friends.row(text), number)
        with_some = np.flatnonzero(some)
        products = befriended.summed(with_some, some[with_some], number)
        norms[text] = math.sqrt(products[text])
        rows.append(_most(np.flatnonzero(products >= _ALIKE), products))
    added = stacked(rows)
    values = added.values / (norms[added.row_numbers()] * norms[added.columns])
    return Rows(added.starts, added.ends, added.columns, values)


def _strength(words: Integers) -> Floats:
    """For texts of so many words how much more likeness counts, as its square root."""
    thin = np.clip((_THICK - words) / (_THICK - _THIN), 0, 1)
    return np.sqrt(1 + (_THIN_COUNTS - 1) * thin)


def _noticeable(alike: Rows, strength: Floats) -> Rows:
    rows = alike.row_numbers()
    values = alike.values * strength[rows] * strength[alike.columns]
    kept = (values >= _ALIKE) & (rows != alike.columns)
    return Rows.of(rows[kept], alike.columns[kept], values[kept], len(strength))
