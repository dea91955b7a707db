"""Copies of one text: sent out by an agency, and shortened, headed and edited a little by whoever printed it.

What is cut from an agency's text is its end, and what is added comes before or behind; its opening stays. So
two articles are copies where most of the opening of each stands somewhere in the other.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence

from content.article import Article
from content.summary.words import is_han, units

_OPENING = 80  # words in which both must agree
_READ = 1200  # words of the other article in which the opening is sought
_RUN = 3  # words side by side that count as one agreement
_RUN_OF_CHARACTERS = 6  # in Chinese and Japanese, which are compared by character
_LEAST = 0.5  # of the runs of an opening
_FEWEST_RUNS = 4  # a shorter text agrees by chance, and counts only with all of it
_COMMON = 50  # texts that open with the same run; what more of them share is a phrase of the trade

_Runs = tuple[Hashable, ...]


def group_copies(articles: Sequence[Article]) -> tuple[tuple[Article, ...], ...]:
    """The articles by their texts, each with its copies, in the order of the first of each."""
    leader = list(range(len(articles)))  # article -> the first of its copies
    texts: dict[str, int] = {}  # text -> the first article that has it, letter for letter
    places: dict[int, set[Hashable]] = {}  # the runs of each that is the first of its copies
    openings: dict[int, set[Hashable]] = {}
    opened_by: dict[Hashable, list[int]] = defaultdict(list)  # run -> some of them that open with it
    for index, article in enumerate(articles):
        text = _text(article)
        first = texts.setdefault(text, index)
        if first < index and _first(leader, first) in places:
            _join(leader, first, index)
            continue
        runs = _runs(text)
        place, opening = set(runs), set(runs[:_OPENING])
        alike = {other for run in opening for other in opened_by[run]}
        for other in sorted(alike):
            if _agree(opening, places[other]) and _agree(openings[other], place):
                _join(leader, other, index)
        if leader[index] == index and runs:
            places[index], openings[index] = place, opening
            for run in opening:
                if len(opened_by[run]) < _COMMON:
                    opened_by[run].append(index)
    found: dict[int, list[Article]] = defaultdict(list)
    for index, article in enumerate(articles):
        found[_first(leader, index)].append(article)
    return tuple(map(tuple, found.values()))


def _text(article: Article) -> str:
    """The text, or the title where there is none."""
    return "\n".join(section.text for section in article.sections) or article.title


def _runs(text: str) -> _Runs:
    """The runs of words of a text, in order."""
    size = _RUN_OF_CHARACTERS if is_han(text) else _RUN
    words = units(text[: _READ * 10])[:_READ]
    if len(words) < size:
        return (tuple(words),) if words else ()
    return tuple(zip(*(words[at:] for at in range(size)), strict=False))


def _agree(opening: set[Hashable], other: set[Hashable]) -> bool:
    least = _LEAST if len(opening) >= _FEWEST_RUNS else 1.0
    return bool(opening) and len(opening & other) >= least * len(opening)


def _join(leader: list[int], one: int, other: int) -> None:
    first, second = sorted((_first(leader, one), _first(leader, other)))
    leader[second] = first


def _first(leader: list[int], index: int) -> int:
    while leader[index] != index:
        leader[index] = leader[leader[index]]
        index = leader[index]
    return index
