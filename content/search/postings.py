"""Packed posting lists: which sections of a block hold a term, and how often.

A block is 4,096 section ids in a row. A posting is three bytes, from the lowest bit up: 12 bits where in the
block, then the note: 3 bits how often in the text, one whether in the title, one whether in the heading, and
7 the section's length on a logarithmic scale. So scoring needs nothing else from the database. Postings
lie in the order in which sections were added, and nothing depends on that order: adding is appending.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.integer[Any]]

BLOCK = 4096

_SIZE = 3  # bytes of a posting
_OFFSET_BITS = 12
_OFFSET = BLOCK - 1
_NOTE_BITS = 12

# BM25 hardly tells seven from more.
_MOST = 7
_TITLE = 1 << 3
_HEADING = 1 << 4
_LENGTH_SHIFT = 5

# Lengths to the nearest 1.1th power: 127 steps reach 180,000 terms within 5 %, closer than Lucene keeps them.
_LENGTH_BASE = math.log(1.1)
_LENGTH_MOST = 127

# What each of the 4,096 notes says; one look-up serves all postings that have it.
_NOTES = np.arange(1 << _NOTE_BITS)
TEXT_COUNTS = (_NOTES & _MOST).astype(np.float32)
IN_TITLE = (_NOTES & _TITLE > 0).astype(np.float32)
IN_HEADING = (_NOTES & _HEADING > 0).astype(np.float32)
LENGTHS = np.exp((_NOTES >> _LENGTH_SHIFT) * _LENGTH_BASE).astype(np.float32)


def packed(
    section_id: int, title: Collection[str], heading: Collection[str], text: Counter[str]
) -> dict[str, bytes]:
    """The posting of each term of a section, given the terms of its fields."""
    length = min(_LENGTH_MOST, round(math.log(max(1, text.total())) / _LENGTH_BASE)) << _LENGTH_SHIFT
    notes = {term: length | min(_MOST, count) for term, count in text.items()}
    for term in set(title):
        notes[term] = notes.get(term, length) | _TITLE
    for term in set(heading):
        notes[term] = notes.get(term, length) | _HEADING
    place = section_id % BLOCK
    return {term: (note << _OFFSET_BITS | place).to_bytes(_SIZE, "little") for term, note in notes.items()}


def unpack(blocks: Iterable[tuple[int, bytes]]) -> tuple[Integers, Integers]:
    """Section ids, each once, and notes (places in LENGTHS and its like), of blocks with their postings."""
    numbers, data = zip(*blocks, strict=True)
    raw = np.frombuffer(b"".join(data), dtype=np.uint8).reshape(-1, _SIZE)
    low, middle, high = (raw[:, place].astype(np.uint16) for place in range(_SIZE))
    starts = np.repeat(np.array(numbers, dtype=np.int64) * BLOCK, [len(one) // _SIZE for one in data])
    return starts + ((middle & 15) << 8 | low), high << 4 | middle >> 4


def without(data: bytes, section_ids: Collection[int]) -> bytes:
    """`data` without the postings of these sections, all of the row's block."""
    gone = {section_id % BLOCK for section_id in section_ids}
    pieces = (data[start : start + _SIZE] for start in range(0, len(data), _SIZE))
    return b"".join(piece for piece in pieces if int.from_bytes(piece, "little") & _OFFSET not in gone)
