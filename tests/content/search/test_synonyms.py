import pytest

from content.article import Article, Section
from content.search.analysis import term_of
from content.search.synonyms import synonyms


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What does Kazakhstan sell across the Caspian Sea?", "million tonnes of grain"),
    ],
)
async def test_a_word_that_says_nearly_the_same_finds(full, question, words):
    answer = await full.ask(question)
    assert answer.answered
    assert words in answer.excerpts[0].text


async def test_a_quoted_word_is_found_by_itself_only(full):
    assert (await full.ask("grain exports")).answered
    assert not (await full.ask('grain "sales" Caspian')).answered


async def test_the_word_that_was_asked_comes_before_its_synonym(shelf):
    for verb in ("purchase", "buy"):
        text = f"The firm will {verb} ships in spring."
        await shelf.put(Article(title=verb, sections=(Section("", (text,)),), language="en"))
    answer = await shelf.ask("when will the firm buy ships")
    assert "buy" in answer.excerpts[0].text


def test_synonyms_go_both_ways():
    assert "export" in synonyms(["sell"])
    assert "sell" in synonyms(["export"])


def test_a_word_is_no_synonym_of_itself():
    assert "war" not in synonyms(["war"])


@pytest.mark.parametrize(
    ("language", "word", "other"),
    [
        ("kk", "сату", "импорт"),  # "сатып алу", to buy, has the stem of "сату", to sell
        ("kk", "құру", "қала"),  # "негізін қалау", to found, has that of a city
        ("kk", "өлтіру", "кісі"),
        ("kk", "мұнай", "шикі"),
        ("ru", "нефть", "сыр"),
        ("ru", "город", "столица"),
        ("en", "use", "employment"),
    ],
)
def test_a_word_is_no_synonym_of_what_only_half_an_expression_says(language, word, other):
    assert term_of(other, language) not in synonyms([term_of(word, language)])
