"""Putting sections into the index and taking them out, in the caller's transaction."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from content.search import spelling
from content.search.analysis import term_counts
from content.search.postings import BLOCK, packed, without
from content.store import meta, postings, vocabulary
from content.store.postings import Key

_STATISTICS = "search"  # key in `meta`


@dataclass(frozen=True, slots=True)
class IndexedSection:
    """A section as the index takes it; removing needs the very same."""

    id: int
    title: str  # of the article
    heading: str
    text: str
    language: str  # ISO 639-1


@dataclass(frozen=True, slots=True)
class Statistics:
    """What BM25 needs to know of the whole collection."""

    sections: int = 0
    length: int = 0  # terms in all texts
    last_id: int = 0

    @property
    def average_length(self) -> float:
        return max(1.0, self.length / self.sections) if self.sections else 1.0


async def statistics(connection: AsyncConnection) -> Statistics:
    """The collection as it is in this transaction."""
    kept = await meta.get(connection, _STATISTICS)
    return Statistics(**json.loads(kept)) if kept else Statistics()


async def add(connection: AsyncConnection, sections: Sequence[IndexedSection]) -> None:
    """Index new sections; only rows of their own terms are touched."""
    found = await asyncio.to_thread(_found, sections)
    await vocabulary.add(connection, found.words)
    await postings.append(connection, found.postings)
    await _count(connection, len(sections), found.length, max((one.id for one in sections), default=0))


async def remove(connection: AsyncConnection, sections: Sequence[IndexedSection]) -> None:
    """Take sections out of the index; the vocabulary, which says only what may be looked for, stays."""
    gone, total = await asyncio.to_thread(_gone, sections)
    present = await postings.rows(connection, list(gone))
    await postings.replace(connection, {key: without(data, gone[key]) for key, data in present.items()})
    await _count(connection, -len(sections), -total, 0)


@dataclass(frozen=True, slots=True)
class _Found:
    """What sections hold, for the index."""

    postings: dict[Key, bytes]
    words: set[vocabulary.Entry]
    length: int  # terms in all texts


def _found(sections: Sequence[IndexedSection]) -> _Found:
    """Takes the processor's time: a second for a book."""
    # Bytes, not lists of them: the collector would look through as many lists again and again.
    added: dict[Key, bytes] = {}
    words: set[vocabulary.Entry] = set()
    total = 0
    for section in sections:
        of_terms, length = _analysed(section)
        total += length
        words.update(spelling.entries(of_terms, section.text, section.language))
        for term, posting in of_terms.items():
            key = term, section.id // BLOCK
            added[key] = added.get(key, b"") + posting
    return _Found(added, words, total)


def _gone(sections: Sequence[IndexedSection]) -> tuple[dict[Key, set[int]], int]:
    """The sections in each row of the index, and how many terms are in their texts. Takes time likewise."""
    gone: dict[Key, set[int]] = {}
    total = 0
    for section in sections:
        of_terms, length = _analysed(section)
        total += length
        for term in of_terms:
            gone.setdefault((term, section.id // BLOCK), set()).add(section.id)
    return gone, total


def _analysed(section: IndexedSection) -> tuple[dict[str, bytes], int]:
    """The posting of each term, and the text's length in terms."""
    title, heading, text = (
        term_counts(field, section.language) for field in (section.title, section.heading, section.text)
    )
    return packed(section.id, title, heading, text), text.total()


async def _count(connection: AsyncConnection, sections: int, length: int, last_id: int) -> None:
    old = await statistics(connection)
    new = {
        "sections": max(0, old.sections + sections),
        "length": max(0, old.length + length),
        "last_id": max(old.last_id, last_id),
    }
    await meta.put(connection, _STATISTICS, json.dumps(new))
