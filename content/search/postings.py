"""Packed posting lists: which sections of a block hold a term, and how often.

A block is 1,024 section ids in a row. A posting is five bytes: where in the block, how often in the text,
how often in title and heading, and the section's length on a logarithmic scale, so that scoring
needs nothing else from the database. Postings lie in the order in which sections were added, and
nothing depends on that order: adding is appending.
"""

import math
import struct
from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

BLOCK = 1024

_PACKED = struct.Struct("<HBBB")
_POSTING = np.dtype([("offset", "<u2"), ("text", "u1"), ("head", "u1"), ("length", "u1")])

# head holds two counts: title in the upper four bits, heading in the lower four.
_HEAD_MOST = 15

# Lengths to the nearest 1.05th power: 255 steps reach 250,000 terms within 2.5 %.
_LENGTH_BASE = math.log(1.05)
LENGTHS = np.exp(np.arange(256, dtype=np.float32) * np.float32(_LENGTH_BASE)).astype(np.float32)


def packed(
    section_id: int, title: Sequence[str], heading: Sequence[str], text: Sequence[str]
) -> dict[str, bytes]:
    """The posting of each term of a section, given the terms of its fields in any order."""
    place, length = section_id % BLOCK, _packed_length(len(text))
    titles, headings, texts = Counter(title), Counter(heading), Counter(text)
    postings = {
        term: _PACKED.pack(place, min(255, count), 0, length)
        for term, count in texts.items()
        if term not in titles and term not in headings
    }
    for term in {*titles, *headings}:
        head = min(_HEAD_MOST, titles[term]) << 4 | min(_HEAD_MOST, headings[term])
        postings[term] = _PACKED.pack(place, min(255, texts[term]), head, length)
    return postings


def _packed_length(terms: int) -> int:
    return min(255, round(math.log(max(1, terms)) / _LENGTH_BASE))


def unpack(data: bytes) -> NDArray[np.void]:
    """The postings in a row's data, as records of offset, text, head and length."""
    return np.frombuffer(data, dtype=_POSTING)


def without(data: bytes, section_ids: Collection[int]) -> bytes:
    """`data` without the postings of these sections, all of the row's block."""
    gone = {section_id % BLOCK for section_id in section_ids}
    size = _PACKED.size
    pieces = (data[start : start + size] for start in range(0, len(data), size))
    return b"".join(piece for piece in pieces if int.from_bytes(piece[:2], "little") not in gone)
