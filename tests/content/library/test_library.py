"""The bundled library answers what a fresh install is asked."""

from datetime import UTC, datetime

from content.library import bundled, fingerprint
from content.topics.evidence import topics_of

ARTICLES = dict(bundled())
KAZAKHSTAN_CHINA = ARTICLES["kazakhstan-china-2023"]


def test_every_article_names_its_source_and_is_summarized() -> None:
    for name, article in ARTICLES.items():
        assert article.title and article.source and article.url and article.published and article.language, (
            name
        )
        assert all(section.summary for section in article.sections), name


def test_the_article_on_kazakhstan_and_china_has_its_front_matter() -> None:
    assert KAZAKHSTAN_CHINA.source == "The Astana Times"
    assert KAZAKHSTAN_CHINA.url.startswith("https://astanatimes.com/2023/05/")
    assert KAZAKHSTAN_CHINA.published == datetime(2023, 5, 16, tzinfo=UTC)
    assert KAZAKHSTAN_CHINA.language == "en"


def test_it_holds_the_facts_on_trade_exports_and_taiwan() -> None:
    sections = {section.heading: section.text for section in KAZAKHSTAN_CHINA.sections}

    assert "$24 billion" in sections["Trade between Kazakhstan and China"]
    assert "copper cathodes" in sections["What Kazakhstan exports to China and imports from it"]
    assert "“Taiwan is part of China”" in sections["Kazakhstan’s position on Taiwan"]


def test_it_is_on_the_topics_that_readers_ask_for() -> None:
    assert {"trade", "taiwan", "china", "kazakhstan"} <= set(topics_of(KAZAKHSTAN_CHINA))


def test_the_fingerprint_is_the_same_while_the_files_are() -> None:
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 64
