"""Numbers by their value, however they are written."""

from decimal import Decimal

import pytest

from content.model.numbers import numbers


@pytest.mark.parametrize(
    "text",
    ["$24 billion", "24 млрд долларов", "240亿美元", "24,000,000,000", "24 000 000 000", "24 миллиарда"],
)
def test_the_same_amount_is_the_same_in_every_language(text: str) -> None:
    assert numbers(text) == {Decimal(24 * 10**9)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.250 tonnes", "1250"),
        ("3,5 %", "3.5"),
        ("0.125", "0.125"),
        ("1,234,567.8", "1234567.8"),
        ("1.234,5", "1234.5"),
    ],
)
def test_separators_are_told_from_fractions(text: str, value: str) -> None:
    assert numbers(text) == {Decimal(value)}


def test_spelled_out_numbers_count() -> None:
    assert numbers("Three ministers and две школы") == {Decimal(3), Decimal(2)}


def test_a_scale_without_its_number_is_another_value() -> None:
    assert numbers("24 people") != numbers("24 billion people")
