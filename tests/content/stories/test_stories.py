"""Articles about the same event become one story."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from content.article import Article, Section
from content.edition import Dated
from content.stories import Reading, group, group_stories, vectors

MORNING = datetime(2026, 3, 2, 6, tzinfo=UTC)
FLOOD = (
    "Flood closes the railway to Aktobe",
    "A flood has washed away the railway near Aktobe. Engineers expect repairs to take a week.",
)
FLOOD_AGAIN = (
    "Railway near Aktobe washed away by flood",
    "Trains to Aktobe stand still after a flood. Repairs of the railway may take a week.",
)
CHESS = (
    "Teenager wins the chess title in Almaty",
    "A fifteen-year-old has won the national chess title. The final game in Almaty lasted seven hours.",
)
BANK = (
    "Central bank leaves its rate unchanged",
    "The central bank kept the base rate at 15%. Inflation slowed, the governor told journalists.",
)


def dated(
    told: tuple[str, str],
    source: str,
    hours: float = 0,
    language: str = "en",
    topics: dict[str, float] | None = None,
) -> Dated:
    title, text = told
    article = Article(
        title=title,
        sections=(Section("", (text,)),),
        url=f"https://{source}.example/{title.replace(' ', '-')}",
        source=source,
        language=language,
    )
    return Dated(article, MORNING + timedelta(hours=hours), topics or {})


def test_two_reports_of_one_event_are_one_story() -> None:
    stories = group_stories(
        [dated(FLOOD, "one"), dated(CHESS, "one", 1), dated(FLOOD_AGAIN, "two", 2), dated(BANK, "three", 3)]
    )

    assert [len(story.articles) for story in stories] == [2, 1, 1]


def test_a_story_is_called_by_its_first_article_and_dated_by_its_newest() -> None:
    first, second = dated(FLOOD, "one"), dated(FLOOD_AGAIN, "two", 5)

    (story,) = group_stories([second, first])

    assert story.id == first.article.id
    assert story.published == second.dated


def test_an_older_article_that_comes_in_late_does_not_rename_a_story() -> None:
    first = replace(dated(FLOOD, "one", 5), seen=MORNING + timedelta(hours=6))
    late = replace(dated(FLOOD_AGAIN, "two"), seen=MORNING + timedelta(hours=9))

    assert [made.id for made in group([first, late])] == [made.id for made in group([first])]


def test_the_order_in_which_articles_are_given_does_not_matter() -> None:
    articles = [
        dated(FLOOD, "one"),
        dated(CHESS, "one", 1),
        dated(FLOOD_AGAIN, "two", 2),
        dated(BANK, "three", 3),
    ]

    assert group_stories(articles) == group_stories(articles[::-1])


def test_copies_of_one_text_are_one_source() -> None:
    copies = [dated(FLOOD, source, hours) for hours, source in enumerate(("wire", "echo", "mirror"))]

    (made,) = group([*copies])

    assert len(made.articles) == 3
    assert made.sources == 1


def test_two_articles_of_one_publisher_are_one_source() -> None:
    (made,) = group([dated(FLOOD, "one"), dated(FLOOD_AGAIN, "one", 2)])

    assert made.sources == 1


def test_the_same_event_a_week_later_is_another_story() -> None:
    assert len(group([dated(FLOOD, "one"), dated(FLOOD_AGAIN, "two", 24 * 7)])) == 2


def test_languages_are_told_apart() -> None:
    assert len(group([dated(FLOOD, "one"), dated(FLOOD, "two", language="de")])) == 2


def test_topics_are_those_of_the_articles_strongest_first() -> None:
    (story,) = group_stories(
        [
            dated(FLOOD, "one", topics={"climate": 0.6, "kazakhstan": 0.8}),
            dated(FLOOD_AGAIN, "two", 1, topics={"kazakhstan": 0.6}),
        ]
    )

    assert story.topics == ("kazakhstan", "climate")


def test_a_story_carries_summary_figures_and_quotes_of_its_text() -> None:
    told = (
        "Port traffic doubles",
        "Freight through the port rose by 21% to $2 billion. "
        "“We did not expect so many ships,” said Aliya Serikova.",
    )

    (story,) = group_stories([dated(told, "one")])

    assert story.summary and story.summary.split(". ")[0] in told[1]
    assert [figure.value for figure in story.figures] == ["rose by 21%", "$2 billion"]
    assert [quote.speaker for quote in story.quotes] == ["Aliya Serikova"]


def days_of_news() -> list[Dated]:
    """Four days on which each of the events is told anew by another source."""
    told = [FLOOD, CHESS, BANK, FLOOD_AGAIN]
    return [
        dated(told[(day + place) % 4], f"site{day}", 24 * day + place)
        for day in range(4)
        for place in range(4)
    ]


@pytest.mark.parametrize(("kept", "numbered"), [(20_000, 500_000), (3, 500_000), (20_000, 5)])
def test_a_window_that_moves_on_gives_the_stories_that_it_would_give_alone(
    kept: int, numbered: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However much of what was read is kept."""
    monkeypatch.setattr(vectors, "_MOST_KEPT", kept)
    monkeypatch.setattr(vectors, "_MOST_NUMBERED", numbered)
    news, reading = days_of_news(), Reading()

    for hours in range(0, 96, 8):
        since = MORNING + timedelta(hours=hours - 40)
        window = [one for one in news if since <= one.dated < since + timedelta(hours=48)]
        assert group(window, reading) == group(window)


def test_an_article_is_read_once_however_many_windows_it_is_in(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    terms = vectors.terms
    monkeypatch.setattr(vectors, "terms", lambda text, language: read.append(text) or terms(text, language))
    reading = Reading()

    group([dated(FLOOD, "one"), dated(CHESS, "one", 1)], reading)
    group([dated(CHESS, "one", 1), dated(BANK, "one", 2)], reading)

    assert read.count(CHESS[1]) == 1


def test_a_new_version_of_an_article_is_read_anew() -> None:
    reading = Reading()
    old = dated(FLOOD, "one")
    new = replace(old, article=replace(old.article, sections=dated(CHESS, "one").article.sections))

    group([old], reading)
    assert group([new, dated(CHESS, "two")], reading) == group([new, dated(CHESS, "two")])


def test_no_articles_give_no_stories() -> None:
    assert group_stories([]) == ()


def test_articles_without_any_words_stay_apart() -> None:
    assert len(group([dated(("—", "…"), "one"), dated(("?", "!"), "two")])) == 2


def test_the_wire_text_of_ten_sites_is_one_story_with_all_of_them() -> None:
    (story,) = group_stories([dated(FLOOD, f"site{number}", number) for number in range(10)])

    assert {article.source for article in story.articles} == {f"site{number}" for number in range(10)}


def test_ten_thousand_articles_of_one_window_become_their_stories() -> None:
    articles = [
        dated((f"{event}town is shaken", f"{event}people of {event}town stood in the snow."), f"site{site}")
        for event in range(250)
        for site in range(40)
    ]

    found = group(articles)

    assert len(found) == 250
    assert {len(made.articles) for made in found} == {40}


def test_ten_thousand_articles_of_different_events_stay_apart() -> None:
    articles = [dated((f"{event}town is shaken", f"{event}people fled."), "one") for event in range(10_000)]

    assert len(group(articles)) == 10_000


def test_a_story_of_capitals_and_one_of_a_table_are_told_as_they_are() -> None:
    capitals = ("SNOW", "SNOW FELL IN ALMATY ALL NIGHT, AND THE SCHOOLS OF THE CITY STAYED CLOSED ON MONDAY.")
    table = ("Rates", "USD | 470\nEUR | 510\nCNY | 65")

    told = group_stories([dated(capitals, "one"), dated(table, "two")])

    assert {story.title: story.summary for story in told} == {"SNOW": capitals[1], "Rates": "USD | 470"}
