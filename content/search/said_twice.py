"""Several articles that say the same: one excerpt, with the others named beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from content.search.analysis import terms
from content.search.rank import Ranked

_SAME = 0.8  # of the shorter excerpt's terms; copies of an agency's text differ in a name or a verb
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")  # but not in figures: with others it is another report


@dataclass(frozen=True, slots=True)
class Told:
    """An excerpt and those of other articles that say no more."""

    best: Ranked
    also: tuple[Ranked, ...]


def told_once(ranked: Sequence[Ranked]) -> list[Told]:
    """Excerpts in their order, each with the later ones that say the same."""
    told: list[Told] = []
    vocabularies: list[frozenset[str]] = []
    for one in ranked:
        vocabulary = frozenset(terms(one.window.text, one.section.language))
        same = (
            place
            for place, other in enumerate(vocabularies)
            if _same(vocabulary, other) and not _has_article(told[place], one.section.article_id)
        )
        place = next(same, None)
        if place is None:
            told.append(Told(one, ()))
            vocabularies.append(vocabulary)
        else:
            told[place] = Told(told[place].best, (*told[place].also, one))
    return told


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if any(_NUMBER.fullmatch(term) for term in shorter - longer):
        return False
    return len(shorter & longer) >= _SAME * max(1, len(shorter))


def _has_article(told: Told, article_id: str) -> bool:
    return any(one.section.article_id == article_id for one in (told.best, *told.also))
