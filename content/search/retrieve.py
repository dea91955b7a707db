"""Question words -> the sections most likely to hold the answer, by BM25F."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncConnection

from content.search.analysis import Word
from content.search.index import Statistics
from content.search.postings import BLOCK, LENGTHS, unpack
from content.store import postings

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
    scores = np.zeros((collection.last_id // BLOCK + 1) * BLOCK, dtype=np.float32)
    weights = []
    for word in words:
        ids, frequencies = _weighted(word, lists, collection.average_length)
        weight = _inverse_frequency(len(ids), collection.sections)
        weights.append(weight)
        scores[ids] += weight * frequencies * (_K1 + 1) / (frequencies + _K1)
    return Retrieved(_best(scores, limit), tuple(weights))


def _weighted(
    word: Word, lists: Mapping[str, list[tuple[int, bytes]]], average: float
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Sections that hold the word, and its weighted frequency there: the best of its alternatives."""
    ids: list[NDArray[np.int64]] = []
    data: list[bytes] = []
    for term in word.terms:
        for block, packed in lists.get(term, ()):
            ids.append(unpack(packed)["offset"].astype(np.int64) + block * BLOCK)
            data.append(packed)
    if not ids:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
    sections = np.concatenate(ids)
    found = unpack(b"".join(data))
    length = LENGTHS[found["length"]] / np.float32(average)
    text = found["text"] / (1 - _B + _B * length)
    head = _TITLE * (found["head"] >> 4) + _HEADING * (found["head"] & 15)
    frequency = (text + head).astype(np.float32)
    if sum(term in lists for term in word.terms) == 1:
        return sections, frequency
    unique, places = np.unique(sections, return_inverse=True)
    best = np.zeros(len(unique), dtype=np.float32)
    np.maximum.at(best, places, frequency)
    return unique, best


def _inverse_frequency(holding: int, sections: int) -> float:
    return math.log(1 + (sections - min(holding, sections) + 0.5) / (holding + 0.5))


def _best(scores: NDArray[np.float32], limit: int) -> tuple[Candidate, ...]:
    found = np.flatnonzero(scores)
    if len(found) > limit:
        threshold = np.partition(scores[found], -limit)[-limit]
        found = found[scores[found] >= threshold]
    order = np.lexsort((found, -scores[found]))[:limit]
    return tuple(Candidate(int(found[place]), float(scores[found[place]])) for place in order)
