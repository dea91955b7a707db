"""Many rows, a few at a time."""

import pytest

from content.store.portions import portions


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [(f"{number * 7919 % 20_000:05}", number) for number in range(20_000)],
        [("a" * (number % 300), number) for number in range(9000)],
        [("same", number) for number in reversed(range(5000))],
        [(chr(0x4E00 + number % 97) * 2, number) for number in range(9000)],
    ],
    ids=["none", "many", "ever longer", "one key", "Chinese"],
)
def test_portions_are_small_and_in_order(rows):
    found = list(portions(rows))
    assert [row for portion in found for row in portion] == sorted(rows)
    assert all(0 < len(portion) <= 2000 for portion in found)
