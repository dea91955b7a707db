"""Topics are what an article is about, not what it mentions."""

import re

import pytest

from content.article import Article, Section
from content.topics import TOPICS, topic_question
from content.topics.evidence import topics_of
from content.topics.keywords import load


def article(title: str, text: str, language: str, heading: str = "") -> Article:
    return Article(title=title, sections=(Section(heading, tuple(text.split("\n"))),), language=language)


def test_an_english_article_on_trade() -> None:
    found = topics_of(
        article(
            "Grain exports set a record", "Exporters shipped more wheat. Tariffs fell, customs said.", "en"
        )
    )

    assert next(iter(found)) == "trade"


def test_a_russian_article_on_energy() -> None:
    found = topics_of(
        article("На юге построят электростанцию", "Энергетики начали работы. Уголь заменит газ.", "ru")
    )

    assert next(iter(found)) == "energy"


def test_a_kazakh_article_on_sport() -> None:
    found = topics_of(
        article("Футбол құрамасы жеңіске жетті", "Бапкер ойыншыларды мақтады. Чемпионат жалғасады.", "kk")
    )

    assert next(iter(found)) == "sport"


def test_a_chinese_article_on_taiwan() -> None:
    found = topics_of(article("台北举行会谈", "两岸代表在台湾会面，讨论台海局势。", "zh"))

    assert next(iter(found)) == "taiwan"


def test_a_passing_mention_is_no_topic() -> None:
    text = "The bakery sells bread to its neighbours every day. " * 40 + "Its oven came from Taiwan."

    assert "taiwan" not in topics_of(article("A bakery turns fifty", text, "en"))


def test_a_heading_on_a_place_makes_it_a_topic() -> None:
    text = "The president spoke at length about Taiwan. " + "Other words of the speech followed here. " * 60

    assert "taiwan" in topics_of(article("The president speaks", text, "en", heading="His stance on Taiwan"))


def test_a_word_counts_only_as_a_whole() -> None:
    assert topics_of(article("A portable warm chinaware", "Transported by hand.", "en")) == {}


def test_an_article_that_fits_no_topic_has_none() -> None:
    assert topics_of(article("Untitled", "Nothing happened.", "en")) == {}


def test_scores_are_shares_strongest_first() -> None:
    found = topics_of(
        article("China and Kazakhstan trade more", "Exports to China grew. Astana is glad.", "en")
    )

    assert all(0 < score < 1 for score in found.values())
    assert list(found.values()) == sorted(found.values(), reverse=True)


@pytest.mark.parametrize("topic", TOPICS.values(), ids=lambda topic: topic.id)
def test_each_topic_is_whole(topic) -> None:  # type: ignore[no-untyped-def]
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,31}", topic.command)
    assert set(topic.names) == {"en", "ru", "kk", "zh"}
    assert topic.parent in {"", *TOPICS}
    assert topic.iptc == "" or re.fullmatch(r"medtop:\d{8}", topic.iptc)


def test_every_topic_has_keywords_and_no_keyword_is_without_a_topic() -> None:
    keywords = load()
    having = {keyword.topic for found in keywords.by_word.values() for keyword in found}

    assert having == set(TOPICS)
    assert {keyword.topic for keyword in keywords.anywhere} == set(TOPICS)


def test_a_topic_asks_the_search_in_the_readers_language() -> None:
    assert topic_question("trade", "en") == "trade"
    assert topic_question("trade", "ru") == "торговля"
    assert topic_question("taiwan", "de") == "taiwan"
    assert topic_question("middle_corridor", "en") == "middle corridor"


def test_words_that_stand_in_all_news_make_no_topic() -> None:
    text = "The two sides played their final round. A win for one group, a draw for the other, minutes later."

    assert topics_of(article("A rival goes to the final round", text, "en")) == {}
