"""Question words -> the sections most likely to hold the answer, by BM25F."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncConnection

from content.search.analysis import Word
from content.search.index import Statistics
from content.search.postings import BLOCK, IN_HEADING, IN_TITLE, LENGTHS, TEXT_COUNTS, Integers, unpack
from content.store import postings

Floats = NDArray[np.floating[Any]]

# BM25F (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
_K1 = 1.2
_B = 0.7
_TITLE = 2.0  # how much a word in the title counts beside one in the text
_HEADING = 2.0


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


async def retrieve(
    connection: AsyncConnection, words: Sequence[Word], collection: Statistics, limit: int
) -> Retrieved:
    """The `limit` best sections for `words`; equal ones in the order of their ids."""
    lists = await postings.lists(connection, (term for word in words for term in word.terms))
    room = (collection.last_id // BLOCK + 1) * BLOCK
    scores = np.zeros(room, dtype=np.float32)
    saturated = _saturated(collection.average_length)
    weights = []
    for word in words:
        ids, values = _scored([lists[term] for term in word.terms if term in lists], saturated, room)
        weight = _inverse_frequency(len(ids), collection.sections)
        weights.append(weight)
        scores[ids] += np.float32(weight) * values
    return Retrieved(_best(scores, limit), tuple(weights))


def _saturated(average_length: float) -> Floats:
    """BM25F's factor beside the word's weight, for each note a posting may have."""
    length = LENGTHS / np.float32(average_length)
    frequency = TEXT_COUNTS / (1 - _B + _B * length) + _TITLE * IN_TITLE + _HEADING * IN_HEADING
    factor: Floats = frequency * np.float32(_K1 + 1) / (frequency + np.float32(_K1))
    return factor


def _scored(
    alternatives: Sequence[list[tuple[int, bytes]]], saturated: Floats, room: int
) -> tuple[Integers, Floats]:
    """Sections that hold the word, each once, and its factor there: the best of its alternatives."""
    if not alternatives:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
    ids, notes = unpack(alternatives[0])
    values = saturated[notes]
    if len(alternatives) == 1:
        return ids, values
    best = np.zeros(room, dtype=np.float32)
    best[ids] = values
    for blocks in alternatives[1:]:
        ids, notes = unpack(blocks)
        best[ids] = np.maximum(best[ids], saturated[notes])
    ids = np.flatnonzero(best)
    return ids, best[ids]


def _inverse_frequency(holding: int, sections: int) -> float:
    return math.log(1 + (sections - min(holding, sections) + 0.5) / (holding + 0.5))


def _best(scores: Floats, limit: int) -> tuple[Candidate, ...]:
    found = np.flatnonzero(scores)
    if len(found) > limit:
        threshold = np.partition(scores[found], -limit)[-limit]
        found = found[scores[found] >= threshold]
    order = np.lexsort((found, -scores[found]))[:limit]
    return tuple(Candidate(int(found[place]), float(scores[found[place]])) for place in order)
