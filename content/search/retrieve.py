"""Question words -> the sections most likely to hold the answer, by BM25F."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncConnection

from content.search.analysis import Word
from content.search.index import Statistics
from content.search.postings import BLOCK, IN_HEADING, IN_TITLE, LENGTHS, TEXT_COUNTS, Integers, unpack
from content.store import postings

Floats = NDArray[np.floating[Any]]
Blocks = list[tuple[int, bytes]]  # a term's postings, by block

# BM25F (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
_K1 = 1.2
_B = 0.7
_TITLE = 2.0  # how much a word in the title counts beside one in the text
_HEADING = 2.0

# What a word that says nearly the same counts; found on BM25 alone, where a third to two thirds did as well.
SYNONYM = 0.5

_FOLD = 64  # divides BLOCK; scanning a whole store once costs more than all else


@dataclass(frozen=True, slots=True)
class Candidate:
    """A section that holds some of the words."""

    section_id: int
    score: float


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Candidates, best first, and how telling each word is."""

    candidates: tuple[Candidate, ...]
    weights: tuple[float, ...]  # inverse document frequency, by word; highest for an unknown one
    unknown: tuple[int, ...]  # places of the words that no section holds

    def regrouped(self, words: int) -> "Retrieved":
        """The same for so many words: those that no section holds were joined and put last."""
        known = [weight for place, weight in enumerate(self.weights) if place not in self.unknown]
        weights = known + [self.weights[self.unknown[0]]] * (words - len(known))
        return replace(self, weights=tuple(weights), unknown=tuple(range(len(known), words)))


async def retrieve(
    connection: AsyncConnection,
    words: Sequence[Word],
    collection: Statistics,
    limit: int,
    *,
    required: Collection[Word] = (),
    among: Sequence[int] | None = None,
    without: Sequence[int] = (),
) -> Retrieved:
    """The `limit` best sections for `words`; equal ones in the order of their ids.

    Only such as hold every required word, and are `among` these ids where any are given, and `without` those.
    """
    lists = await postings.lists(
        connection, (term for word in words for term in (*word.terms, *word.synonyms))
    )
    scoring = _Scoring(collection)
    only: list[Integers | Sequence[int]] = [among] if among is not None else []
    weights = []
    unknown = []
    for place, word in enumerate(words):
        own = [lists[term] for term in word.terms if term in lists]
        others = [lists[term] for term in word.synonyms if term in lists]
        weights.append(scoring.add(own, others))
        if not own and not others:
            unknown.append(place)
        if word in required:
            only.append(scoring.holding(own))
    scores = scoring.scores()
    for allowed in only:
        scores = _only(scores, allowed)
    if len(without):
        scores[np.asarray(without, dtype=np.int64)] = 0
    return Retrieved(_best(scores, limit), tuple(weights), tuple(unknown))


def _only(scores: Floats, ids: "Integers | Sequence[int]") -> Floats:
    """The scores of these sections, and zero for all others."""
    kept = np.zeros_like(scores)
    places = np.asarray(ids, dtype=np.int64)
    kept[places] = scores[places]
    return kept


def _saturated(average_length: float) -> Floats:
    """BM25F's factor beside the word's weight, for each note a posting may have."""
    length = LENGTHS / np.float32(average_length)
    frequency = TEXT_COUNTS / (1 - _B + _B * length) + _TITLE * IN_TITLE + _HEADING * IN_HEADING
    factor: Floats = frequency * np.float32(_K1 + 1) / (frequency + np.float32(_K1))
    return factor


class _Scoring:
    """Adds up what words score, section by section."""

    def __init__(self, collection: Statistics) -> None:
        self._collection = collection
        self._saturated = _saturated(collection.average_length)
        self._places = (collection.last_id // BLOCK + 1) * BLOCK
        self._scratch = np.zeros(self._places, dtype=np.float32)
        self._ids: list[Integers] = []
        self._scored: list[Floats] = []

    def add(self, own: Sequence[Blocks], others: Sequence[Blocks]) -> float:
        """Count a word, given the postings of its own terms and of its synonyms; returns its weight."""
        ids, factors = self._factors(own)
        also, of_also = self._factors(others)
        weight = self._weight(len(ids) or len(also))
        self._note(ids, np.float32(weight) * factors)
        if len(also):
            # A section that holds the word itself needs no other for it.
            self._scratch[ids] = 1
            instead = self._scratch[also] == 0
            self._scratch[ids] = 0
            common = min(weight, self._weight(len(also)))
            self._note(also[instead], np.float32(SYNONYM * common) * of_also[instead])
        return weight

    def holding(self, own: Sequence[Blocks]) -> Integers:
        """The sections that hold a word."""
        return self._factors(own)[0]

    def scores(self) -> Floats:
        """For each place that a section id may be, the sum of what was counted there, in one go."""
        if not self._ids:
            return np.zeros(self._places)
        summed = np.bincount(np.concatenate(self._ids), np.concatenate(self._scored), self._places)
        return summed.astype(np.float64, copy=False)  # which it is already, but numpy does not tell

    def _note(self, ids: Integers, scored: Floats) -> None:
        self._ids.append(ids)
        self._scored.append(scored)

    def _weight(self, holding: int) -> float:
        return _inverse_frequency(holding, self._collection.sections)

    def _factors(self, alternatives: Sequence[Blocks]) -> tuple[Integers, Floats]:
        """Sections that hold the word, each once, and its factor there: the best of its alternatives."""
        if not alternatives:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        if len(alternatives) == 1:
            ids, notes = unpack(alternatives[0])
            return ids, self._saturated[notes]
        # Marking beats sorting: the postings of a common word are hundreds of thousands.
        scratch, found = self._scratch, []
        for ids, notes in sorted(map(unpack, alternatives), key=lambda one: -len(one[0])):
            before = scratch[ids]
            scratch[ids] = np.maximum(before, self._saturated[notes])
            found.append(ids[before == 0])
        every = np.concatenate(found)
        factors = scratch[every]
        scratch[every] = 0
        return every, factors


def _inverse_frequency(holding: int, sections: int) -> float:
    return math.log(1 + (sections - min(holding, sections) + 0.5) / (holding + 0.5))


def _best(scores: Floats, limit: int) -> tuple[Candidate, ...]:
    """The highest scores above zero, looked for where the best of `_FOLD` sections is among the highest."""
    folded = scores.reshape(_FOLD, -1)
    tops = folded.max(axis=0)
    least = np.partition(tops, -limit)[-limit] if len(tops) > limit else 0
    columns = np.flatnonzero((tops > 0) & (tops >= least))
    ids = np.add.outer(columns, np.arange(_FOLD) * folded.shape[1]).ravel()
    ids = ids[scores[ids] > 0]
    order = np.lexsort((ids, -scores[ids]))[:limit]
    return tuple(Candidate(int(one), float(scores[one])) for one in ids[order])
