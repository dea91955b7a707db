"""Words that a reader wrote are found in a text as words, with their endings."""

import pytest

from content.phrases import folded, stands_in


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("lithium", "Lithium prices rose.", True),
        ("tariff", "New tariffs came.", True),
        ("oil", "The oilcloth was sold.", False),
        ("Middle Corridor", "The corridor in the middle grew.", True),
        ("Middle Corridor", "The middle grew.", False),
        ("台湾", "中国和台湾的贸易", True),
        ("токаев", "Слова Токаева услышали.", True),
        ("COVID-19", "covid-19 is back", True),
    ],
)
def test_all_words_have_to_stand_in_the_text(words, text, found):
    assert stands_in(words, folded(text)) is found
