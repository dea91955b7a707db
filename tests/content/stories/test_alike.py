"""How alike articles are is told by their words and by those that are most like them."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from content.stories.alike import Likeness, likeness
from content.stories.sparse import Rows

MORNING = datetime(2026, 3, 2, 6, tzinfo=UTC)


def of(*vectors: list[float], hours: tuple[float, ...] | None = None) -> Likeness:
    """The likeness of articles of more than thirty words, of which those are given that any share."""
    shared = np.array(vectors)
    own = np.kron(np.eye(len(vectors)), np.ones(30))
    rest = np.sqrt((1 - (shared**2).sum(axis=1)) / 30)
    full = np.hstack([shared, own * rest[:, None]])
    rows, columns = np.nonzero(full)
    times = [MORNING + timedelta(hours=hour) for hour in hours or range(len(vectors))]
    return likeness(Rows.of(rows, columns, full[rows, columns], len(full)), times)


def between(found: Likeness, one: int, other: int) -> float:
    others, values = found.alike.row(one)
    return dict(zip(others.tolist(), values.tolist(), strict=True)).get(other, 0.0)


def test_articles_that_share_nothing_are_not_alike() -> None:
    found = of([0, 0], [0, 0])

    assert found.texts == ((0,), (1,))
    assert between(found, 0, 1) == 0


def test_two_that_share_words_are_alike_both_ways() -> None:
    found = of([0.5], [0.5])

    assert between(found, 0, 1) == pytest.approx(between(found, 1, 0))
    assert between(found, 0, 1) >= 0.25


def test_two_that_share_nothing_but_a_third_that_is_like_both_are_alike() -> None:
    apart, with_third = of([0.5, 0], [0, 0.5]), of([0.5, 0], [0, 0.5], [0.5, 0.5])

    assert between(apart, 0, 1) == 0
    assert between(with_third, 0, 1) > 0.1


def test_one_article_stands_for_those_with_its_words() -> None:
    assert of([0.95], [0], [0.95]).texts == ((0, 2), (1,))


def test_the_same_words_next_week_are_another_text() -> None:
    assert of([0.95], [0.95], hours=(0, 24 * 7)).texts == ((0,), (1,))


def test_a_chain_of_copies_goes_on_for_longer_than_one_of_them_would() -> None:
    assert of([0.95], [0.95], [0.95], hours=(0, 60, 120)).texts == ((0, 1, 2),)
