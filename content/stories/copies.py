"""Copies of one text: sent out by an agency, and shortened, headed and edited a little by whoever printed it.

What is cut from an agency's text is its end, and what is added comes before or behind; its opening stays. So
two articles are copies where most of the opening of each stands somewhere in the other.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from functools import cached_property

from content.article import Article
from content.summary.words import is_han, units

_OPENING = 80  # words in which both must agree
_HEAD = 1200  # characters, in which the opening nearly always is
_READ = 1200  # words of the other article in which the opening is sought
_RUN = 3  # words side by side that count as one agreement
_RUN_OF_CHARACTERS = 6  # in Chinese and Japanese, which are compared by character
_LEAST = 0.5  # of the runs of an opening
_FEWEST_RUNS = 4  # a shorter text agrees by chance, and counts only with all of it
_COMMON = 50  # texts that open with the same run; what more of them share is a phrase of the trade

_Runs = frozenset[Hashable]


def group_copies(articles: Sequence[Article]) -> tuple[tuple[Article, ...], ...]:
    """The articles by their texts, each with its copies, in the order of the first of each."""
    leader = list(range(len(articles)))  # article -> the first of its copies
    firsts: dict[str, int] = {}  # text -> the first article that has it, letter for letter
    texts: dict[int, _Text] = {}  # of each article that is the first of its copies
    opened_by: dict[Hashable, list[int]] = defaultdict(list)  # run -> some of them that open with it
    for index, article in enumerate(articles):
        text = _Text("\n".join(section.text for section in article.sections) or article.title)
        first = firsts.setdefault(text.whole, index)
        if first < index and _first(leader, first) in texts:
            _join(leader, first, index)
            continue
        alike = {other for run in text.opening for other in opened_by[run]}
        for other in sorted(alike):
            if _agree(text, texts[other]):
                _join(leader, other, index)
        if leader[index] == index and text.opening:
            texts[index] = text
            for run in text.opening:
                if len(opened_by[run]) < _COMMON:
                    opened_by[run].append(index)
    found: dict[int, list[Article]] = defaultdict(list)
    for index, article in enumerate(articles):
        found[_first(leader, index)].append(article)
    return tuple(map(tuple, found.values()))


class _Text:
    """A text with its runs of words; most texts share none of their opening, and are read no further."""

    def __init__(self, whole: str) -> None:
        self.whole = whole
        self._run = _RUN_OF_CHARACTERS if is_han(whole) else _RUN

    @cached_property
    def opening(self) -> _Runs:
        wanted = _OPENING + self._run - 1  # words of so many runs
        words = units(self.whole[:_HEAD])
        if len(self.whole) > _HEAD and len(words) <= wanted:  # the last one may be cut
            words = units(self.whole[: _READ * 10])
        return self._runs(words[:wanted])

    @cached_property
    def runs(self) -> _Runs:
        return self._runs(units(self.whole[: _READ * 10])[:_READ])

    def _runs(self, words: Sequence[str]) -> _Runs:
        if len(words) < self._run:
            return frozenset([tuple(words)] if words else [])
        return frozenset(zip(*(words[at:] for at in range(self._run)), strict=False))


def _agree(one: _Text, other: _Text) -> bool:
    return _stands_in(one.opening, other.runs) and _stands_in(other.opening, one.runs)


def _stands_in(opening: _Runs, runs: _Runs) -> bool:
    least = _LEAST if len(opening) >= _FEWEST_RUNS else 1.0
    return len(opening & runs) >= least * len(opening)


def _join(leader: list[int], one: int, other: int) -> None:
    first, second = sorted((_first(leader, one), _first(leader, other)))
    leader[second] = first


def _first(leader: list[int], index: int) -> int:
    while leader[index] != index:
        leader[index] = leader[leader[index]]
        index = leader[index]
    return index
