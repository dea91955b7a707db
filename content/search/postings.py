"""Packed posting lists: which sections of a block hold a term, and how often.

A block is 1,024 section ids in a row. A posting is five bytes: where in the block, how often in the text,
how often in title and heading, and the section's length on a logarithmic scale, so that scoring
needs nothing else from the database.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BLOCK = 1024

POSTING = np.dtype([("offset", "<u2"), ("text", "u1"), ("head", "u1"), ("length", "u1")])

# head holds two counts: title in the upper four bits, heading in the lower four.
_HEAD_MOST = 15

# Lengths to the nearest 1.05th power: 255 steps reach 250,000 terms within 2.5 %.
_LENGTH_BASE = math.log(1.05)
LENGTHS = np.exp(np.arange(256, dtype=np.float32) * np.float32(_LENGTH_BASE)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often a term stands in the fields of one section."""

    text: int = 0
    title: int = 0
    heading: int = 0


def frequencies(title: Iterable[str], heading: Iterable[str], text: Iterable[str]) -> dict[str, Frequency]:
    """Counts by term, given the terms of each field."""
    titles, headings, texts = Counter(title), Counter(heading), Counter(text)
    return {
        term: Frequency(texts[term], titles[term], headings[term]) for term in {*titles, *headings, *texts}
    }


def pack_length(terms: int) -> int:
    """A section's length in terms, as the byte that stands for it."""
    return min(255, round(math.log(max(1, terms)) / _LENGTH_BASE))


def pack(section_id: int, frequency: Frequency, length: int) -> bytes:
    """One posting. `length` is of `pack_length`."""
    head = min(_HEAD_MOST, frequency.title) << 4 | min(_HEAD_MOST, frequency.heading)
    record = (section_id % BLOCK, min(255, frequency.text), head, length)
    return np.array([record], dtype=POSTING).tobytes()


def unpack(data: bytes) -> NDArray[np.void]:
    """The postings in a row's data."""
    return np.frombuffer(data, dtype=POSTING)


def with_added(data: bytes, postings: Mapping[int, bytes]) -> bytes:
    """`data` with postings by section id put in, in the order of ids."""
    if data and min(postings) % BLOCK > unpack(data[-POSTING.itemsize :])["offset"][0]:
        return data + b"".join(postings[one] for one in sorted(postings))  # the common case: ids only grow
    kept = without(data, postings)
    joined = np.frombuffer(kept + b"".join(postings.values()), dtype=POSTING)
    return joined[np.argsort(joined["offset"], kind="stable")].tobytes()


def without(data: bytes, section_ids: Iterable[int]) -> bytes:
    """`data` without the postings of these sections."""
    found = unpack(data)
    return found[~np.isin(found["offset"], [one % BLOCK for one in section_ids])].tobytes()
