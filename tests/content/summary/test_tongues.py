"""The language of a paragraph is that of its article, unless it is plainly another."""

import pytest

from content.summary.tongues import in_language, language_of

PARAGRAPHS = {
    "en": "The ministers met on Monday and agreed to build a railway to the border with China.",
    "ru": "Министры встретились в понедельник и договорились построить железную дорогу к границе.",
    "kk": "Министрлер дүйсенбіде кездесіп, шекараға дейін теміржол салуға келісті, деп хабарлады қызмет.",
    "zh": "部长们周一举行会晤，同意修建一条通往边境的铁路，预计投资二十亿美元。",
    "de": "Die Minister haben sich am Montag getroffen und wollen eine Bahn bis an die Grenze bauen.",
}


@pytest.mark.parametrize("article", PARAGRAPHS)
@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_paragraphs_in_five_languages_are_told_apart(article: str, paragraph: str) -> None:
    assert language_of(PARAGRAPHS[paragraph], article) == paragraph


def test_a_name_in_another_script_is_no_other_language() -> None:
    assert language_of("Samruk-Kazyna", "ru") == "ru"
    assert language_of("«Самрук»", "en") == "en"


def test_a_sentence_with_a_few_foreign_words_stays_what_it_is() -> None:
    assert language_of("Компания Freedom Holding выпустила акции на бирже Nasdaq в четверг.", "ru") == "ru"
    assert language_of("Selling cars in Almaty: prices, dealers, winners, losers.", "en") == "en"


def test_languages_whose_words_are_not_known_are_left_alone() -> None:
    assert language_of(PARAGRAPHS["en"], "fr") == "fr"
    assert language_of(PARAGRAPHS["ru"], "") == ""


def test_only_paragraphs_in_the_articles_own_language_are_taken_if_there_are_any() -> None:
    both = [PARAGRAPHS["en"], PARAGRAPHS["ru"]]

    assert in_language(both, "ru") == [PARAGRAPHS["ru"]]
    assert in_language(both, "zh") == both
