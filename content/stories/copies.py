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
    runs = [_runs(article) for article in articles]
    places = [set(found) for found in runs]
    openings = [set(found[:_OPENING]) for found in runs]
    opened_by: dict[Hashable, list[int]] = defaultdict(list)  # run -> first articles that open with it
    leader = list(range(len(articles)))  # article -> the first of its copies
    for index, opening in enumerate(openings):
        alike = {other for run in opening for other in opened_by[run]}
        for other in sorted(alike):
            if _agree(opening, places[other]) and _agree(openings[other], places[index]):
                _join(leader, other, index)
        if leader[index] == index:  # the first of its copies stands for all
            for run in opening:
                if len(opened_by[run]) < _COMMON:
                    opened_by[run].append(index)
    found: dict[int, list[Article]] = defaultdict(list)
    for index, article in enumerate(articles):
        found[_first(leader, index)].append(article)
    return tuple(map(tuple, found.values()))


def _runs(article: Article) -> _Runs:
    """The runs of words of the text, or of the title where there is no text, in order."""
    text = "\n".join(section.text for section in article.sections) or article.title
    size = _RUN_OF_CHARACTERS if is_han(text) else _RUN
    words = units(text[: _READ * 10])[:_READ]
    if not words:
        return ()
    return tuple(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)))


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
