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


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Three ministers and две школы", "3 2"),
        ("twenty-five billion and one hundred and forty ships", "25000000000 140"),
        ("двадцать пять миллиардов, около ста сорока судов", "25000000000 140"),
        ("жиырма бес пайыз, он бес кеме", "25 15"),
        ("增长二十五倍，三千五百万吨，二〇二二年，三个港口", "25 35000000 2022 3"),
        ("Exports doubled; half of them went by sea", "2 0.5"),
        ("Экспорт вырос втрое, в полтора раза", "3 1.5"),
        ("２４ ships, ٣٤ percent, ½ of it, ① port", "24 34 1 2 1"),
    ],
)
def test_numbers_in_words_and_in_any_digits_count(text: str, values: str) -> None:
    assert numbers(text) == {Decimal(value) for value in values.split()}


@pytest.mark.parametrize(
    "text",
    ["No one came, and he said it once.", "Он сказал, что один придёт.", "千万不要", "一些人", "Бір кеме"],
)
def test_words_that_only_look_like_numbers_do_not(text: str) -> None:
    assert numbers(text) == set()


def test_a_scale_without_its_number_is_another_value() -> None:
    assert numbers("24 people") != numbers("24 billion people")
