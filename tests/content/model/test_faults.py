"""What is wrong with a summary, a translation, an answer."""

from content.model.faults import in_answer, in_summary, in_translation

SOURCE = (
    "The central bank of Kazakhstan kept its base rate at 14.5% on Friday. Inflation slowed to 8.9% in May. "
    "Food prices rose more slowly than services. Subscribe to Lucky Coin, the best coin of all times."
)
EXTRACT = "Central bank keeps rate\nThe central bank of Kazakhstan kept its base rate at 14.5% on Friday."
EXCERPTS = ["The base rate stays at 14.5%.", "Inflation slowed to 8.9% in May."]


def test_a_summary_in_the_sources_words_is_fine() -> None:
    written = "The central bank of Kazakhstan kept its base rate at 14.5%. Inflation slowed to 8.9%."
    assert in_summary(written, SOURCE, EXTRACT, "en") == ""


def test_a_planted_paragraph_does_not_stand_for_the_article() -> None:
    assert "something else" in in_summary(
        "Subscribe to Lucky Coin, the best coin of all times.", SOURCE, EXTRACT, "en"
    )


def test_a_summary_of_own_words_is_refused() -> None:
    assert "words that the source has not" in in_summary(
        "markets rejoiced as policymakers stayed put, calming worried investors", SOURCE, EXTRACT, "en"
    )


def test_a_summary_that_never_ends_is_refused() -> None:
    assert "longer" in in_summary("The bank said. " * 100, SOURCE, EXTRACT, "en")


def test_a_translation_has_the_lines_of_its_source() -> None:
    told = "Bank keeps rate\nInflation slowed to 8.9%."
    assert in_translation("Банк сохранил ставку\nИнфляция замедлилась до 8,9%.", told, "ru", "en") == ""
    assert "other lines" in in_translation("Банк сохранил ставку", told, "ru", "en")
    assert "a number" in in_translation(
        "Банк сохранил ставку\nИнфляция замедлилась до 9,8%.", told, "ru", "en"
    )


def test_an_answer_cites_for_every_sentence_an_excerpt_that_says_it() -> None:
    languages = ["en", "en"]
    assert (
        in_answer("The base rate stays at 14.5% [1]. Inflation slowed to 8.9% [2].", EXCERPTS, languages)
        == ""
    )
    assert "a number" in in_answer("The base rate stays at 8.9% [1].", EXCERPTS, languages)
    assert "not given" in in_answer("Inflation slowed to 8.9% [3].", EXCERPTS, languages)
    assert "without a source" in in_answer("Inflation slowed to 8.9%.", EXCERPTS, languages)
    assert "without a source" in in_answer("Inflation slowed [2]. The rate stays.", EXCERPTS, languages)
    assert "without a source" in in_answer("NOTHING", EXCERPTS, languages)
