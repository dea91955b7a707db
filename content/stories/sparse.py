"""Matrices that are mostly noughts, by their rows: what comparing thousands of articles takes.

SciPy has them too, but is forty megabytes for the one product that is needed here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.integer[Any]]
Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Rows:
    """A matrix: row `i` has `values[starts[i]:ends[i]]` in the columns that stand at the same places."""

    starts: Integers
    ends: Integers
    columns: Integers
    values: Floats

    @classmethod
    def of(cls, rows: Integers, columns: Integers, values: Floats, count: int) -> "Rows":
        """The matrix of `count` rows that has `values` at those places, the rows in order."""
        ends = np.cumsum(np.bincount(rows, minlength=count))
        return cls(np.concatenate(([0], ends[:-1])) if count else ends, ends, columns, values)

    def row(self, index: int) -> tuple[Integers, Floats]:
        """The columns and values of a row."""
        some = slice(self.starts[index], self.ends[index])
        return self.columns[some], self.values[some]

    def summed(self, rows: Integers, weights: Floats, width: int) -> Floats:
        """Some rows added up, each times its weight: a value for each of `width` columns."""
        starts = self.starts[rows]
        lengths = self.ends[rows] - starts
        reached = np.cumsum(lengths)
        total = int(reached[-1]) if len(reached) else 0
        places = np.arange(total) + np.repeat(starts - reached + lengths, lengths)
        values = self.values[places] * np.repeat(weights, lengths)
        return np.bincount(self.columns[places], values, width).astype(np.float64, copy=False)

    def transposed(self, width: int) -> "Rows":
        """The same by its columns, of which there are `width`; for rows that stand without gaps."""
        order = np.argsort(self.columns, kind="stable")
        return Rows.of(self.columns[order], self.row_numbers()[order], self.values[order], width)

    def row_numbers(self) -> Integers:
        """For each value the row that it stands in; for rows that stand without gaps."""
        return np.repeat(np.arange(len(self.starts)), self.ends - self.starts)


def stacked(rows: Sequence[tuple[Integers, Floats]]) -> Rows:
    """The matrix of these rows, each given by columns and values."""
    ends = np.cumsum([len(columns) for columns, _ in rows], dtype=np.int64)
    starts = np.concatenate(([0], ends[:-1])) if len(rows) else ends
    columns = np.concatenate([columns for columns, _ in rows] or [np.empty(0, np.int64)])
    values = np.concatenate([values for _, values in rows] or [np.empty(0)])
    return Rows(starts, ends, columns, values)


def highest(groups: Integers, values: Floats, most: int) -> Integers:
    """The places of the `most` highest values of each group, groups in order; of equals the first."""
    order = np.lexsort((-values, groups))
    sizes = np.bincount(groups)
    ranks = np.arange(len(order)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    found: Integers = order[ranks < most]
    return found
