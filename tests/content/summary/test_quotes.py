"""Quotes come with the right speaker, or not at all."""

import pytest

from content.article import Article, Section
from content.summary import quotes


def said(text: str, language: str = "en") -> list[tuple[str, str]]:
    article = Article(title="T", sections=(Section("", tuple(text.split("\n"))),), language=language)
    return [(quote.speaker, quote.text) for quote in quotes(article)]


@pytest.mark.parametrize(
    "text",
    [
        "“The harbour is too small for us,” said Aliya Serikova.",
        "“The harbour is too small for us,” Aliya Serikova said on Monday.",
        "Aliya Serikova said: “The harbour is too small for us.”",
        "Asked about the plan, Aliya Serikova told reporters “The harbour is too small for us.”",
        '"The harbour is too small for us," said Aliya Serikova, the port director.',
        "“The harbour is too small for us,” said port director Aliya Serikova in a statement.",
    ],
)
def test_the_speaker_is_found_on_either_side(text: str) -> None:
    (speaker, words), *others = said(text)

    assert speaker == "Aliya Serikova"
    assert words.rstrip(".") == "The harbour is too small for us"
    assert not others


def test_a_surname_is_given_as_the_full_name_that_the_article_knows() -> None:
    text = "Director Aliya Serikova runs the port.\n“The harbour is too small for us,” said Serikova."

    assert said(text)[0][0] == "Aliya Serikova"


def test_he_is_the_one_who_spoke_last() -> None:
    text = "Omarov said the bridge was safe.\n“Nobody needs to worry about the old one,” he added."

    assert said(text) == [("Omarov", "Nobody needs to worry about the old one")]


def test_a_quotation_that_goes_on_after_its_speaker_is_still_theirs() -> None:
    text = "“The harbour is too small for us,” said Aliya Serikova. “We will build a second one soon.”"

    assert [speaker for speaker, _ in said(text)] == ["Aliya Serikova", "Aliya Serikova"]


def test_words_that_nobody_is_said_to_have_spoken_are_left_out() -> None:
    assert said("The book is called “A Short History of the Caspian Ferries”.") == []


def test_he_without_anyone_before_is_left_out() -> None:
    assert said("“Nobody needs to worry about the old one,” he said.") == []


def test_a_short_quotation_is_no_quote() -> None:
    assert said("Aliya Serikova called it “open and sincere”.") == []


def test_russian_quotes_in_both_orders_and_with_dashes() -> None:
    text = (
        "«Мы построим второй порт за два года», — заявил министр транспорта Марат Карабаев.\n"
        "«Это нужно всей нашей стране», — добавил он.\n"
        "Аким области Нурлан Ногаев подчеркнул: «Работа для людей здесь найдётся всегда».\n"
        "— Дорогу откроют уже этой весной, — сказал Иванов."
    )

    assert said(text, "ru") == [
        ("Марат Карабаев", "Мы построим второй порт за два года"),
        ("Марат Карабаев", "Это нужно всей нашей стране"),
        ("Нурлан Ногаев", "Работа для людей здесь найдётся всегда"),
        ("Иванов", "Дорогу откроют уже этой весной"),
    ]


def test_kazakh_quotes() -> None:
    text = (
        "«Біз жаңа портты екі жылда саламыз», – деді Марат Қарабаев.\n"
        "Әкім Нұрлан Ноғаев «Жаңа жол келесі жылы толық ашылады» деп мәлімдеді."
    )

    assert said(text, "kk") == [
        ("Марат Қарабаев", "Біз жаңа портты екі жылда саламыз"),
        ("Нұрлан Ноғаев", "Жаңа жол келесі жылы толық ашылады"),
    ]


def test_chinese_quotes() -> None:
    text = "港口负责人李明表示：“新码头明年春天就能投入使用。”\n“我们愿意同各国加强合作”，王芳说。"

    assert said(text, "zh") == [
        ("港口负责人李明", "新码头明年春天就能投入使用。"),
        ("王芳", "我们愿意同各国加强合作"),
    ]


def test_an_office_is_told_by_the_name_of_its_only_holder() -> None:
    text = (
        "President Kassym-Jomart Tokayev met the press in Astana.\n"
        "“We will be doing our best to promote this kind of cooperation,” said the Kazakh President."
    )

    assert [speaker for speaker, _ in said(text)] == ["Kassym-Jomart Tokayev"]


def test_an_office_that_two_hold_stays_an_office() -> None:
    text = (
        "President Kassym-Jomart Tokayev met President Sadyr Japarov in Astana.\n"
        "“We will be doing our best to promote this kind of cooperation,” said the Kazakh President."
    )

    assert [speaker for speaker, _ in said(text)] == ["Kazakh President"]


def test_capitals_hide_no_quote() -> None:
    text = "“THE HARBOUR IS TOO SMALL FOR US,” ALIYA SERIKOVA SAID. THE COUNCIL AGREED."

    assert said(text) == [("ALIYA SERIKOVA", "THE HARBOUR IS TOO SMALL FOR US")]


def test_the_end_of_a_sentence_that_the_writer_began_is_no_quote() -> None:
    assert said("The city “has vastly improved its piers and cranes,” said Aliya Serikova.") == []


@pytest.mark.parametrize(
    "text",
    [
        "“The harbour is too small for us,” says the letter signed by seven captains.",
        "The first thing you asked was “Is the harbour not too small for us?” It is.",
        "In all this, the council stepped in and announced: “The harbour is too small for us.”",
    ],
)
def test_the_beginning_of_a_clause_is_no_speaker(text: str) -> None:
    assert said(text) == []
