"""Many rows in the order of their keys, in portions: sorted or written at once they would hold up everybody.

Python lets no other thread run while it sorts a list or counts the values in one; a book's 300,000 postings
take it most of a second.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar

Row = TypeVar("Row", bound=tuple[object, ...])  # the first value is text

_PORTION = 2000  # rows, which take some milliseconds
_DEEPEST = 50  # letters; no words of which there are thousands begin with the same ones for longer


def portions(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows, sorted, so many at a time."""
    ordered = _sorted(rows, 0)
    while portion := list(islice(ordered, _PORTION)):
        yield portion


def _sorted(rows: Sequence[Row], place: int) -> Iterator[Row]:
    """Sorted by what follows the letter at `place` of their first values, which are the same up to there."""
    if len(rows) <= _PORTION or place == _DEEPEST:
        yield from sorted(rows)
        return
    by_letter: dict[str, list[Row]] = {}
    for row in rows:
        by_letter.setdefault(str(row[0])[place : place + 1], []).append(row)
    for letter in sorted(by_letter):
        yield from _sorted(by_letter[letter], place + 1) if letter else sorted(by_letter[letter])
