"""Matrices that are mostly noughts give what full ones would."""

import numpy as np

from content.stories.sparse import Rows, highest, stacked

FULL = np.array([[0.0, 0.5, 2.0], [0.0, 0.0, 0.0], [1.0, 0.0, 3.0]])


def sparse(full: np.ndarray) -> Rows:
    rows, columns = np.nonzero(full)
    return Rows.of(rows, columns, full[rows, columns], len(full))


def full(matrix: Rows, width: int) -> list[list[float]]:
    one = np.ones(1)
    return [matrix.summed(np.array([row]), one, width).tolist() for row in range(len(matrix.starts))]


def test_rows_are_what_was_put_in() -> None:
    assert full(sparse(FULL), 3) == FULL.tolist()


def test_rows_are_added_up_by_their_weights() -> None:
    summed = sparse(FULL).summed(np.array([0, 2]), np.array([2.0, -1.0]), 3)

    assert summed.tolist() == (2 * FULL[0] - FULL[2]).tolist()


def test_no_rows_add_up_to_nothing() -> None:
    assert sparse(FULL).summed(np.empty(0, np.int64), np.empty(0), 3).tolist() == [0, 0, 0]


def test_columns_become_rows() -> None:
    assert full(sparse(FULL).transposed(3), 3) == FULL.T.tolist()


def test_rows_are_stacked_in_their_order() -> None:
    matrix = sparse(FULL)

    assert full(stacked([matrix.row(2), matrix.row(1), matrix.row(0)]), 3) == FULL[::-1].tolist()
    assert full(stacked([]), 3) == []


def test_the_highest_of_each_group_are_found_and_of_equals_the_first() -> None:
    groups, values = np.array([0, 0, 0, 2, 2, 2]), np.array([1.0, 3.0, 2.0, 5.0, 5.0, 5.0])

    assert highest(groups, values, 2).tolist() == [1, 2, 3, 4]
