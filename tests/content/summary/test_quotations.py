"""Quotation marks are paired as each language writes them."""

import pytest

from content.summary.quotations import quotations


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('A "straight" one.', ['"straight"']),
        ("Газета «Правда» и „Труд“ пишут", ["«Правда»", "„Труд“"]),
        ("Рота «Внутри «ещё» раз» ушла", ["«Внутри «ещё» раз»"]),
        ("ООО «ТД «Заря» сообщило о росте", ["«ТД «Заря»"]),
        ("他说“好的”。", ["“好的”"]),
        ('A 55" screen', []),
    ],
)
def test_outermost_quotations_are_found(text: str, inside: list[str]) -> None:
    assert [text[found.start : found.end] for found in quotations(text)] == inside


def test_a_quotation_left_open_goes_on_to_the_end_and_says_so() -> None:
    (found,) = quotations("She said: “It goes on. And on.")

    assert not found.closed
    assert found.end == len("She said: “It goes on. And on.")
