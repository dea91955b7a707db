"""An edition has the stories that matter to its cohort, best first."""

from datetime import UTC, datetime, timedelta

from content.article import Article, Section
from content.editing import choose_edition
from content.edition import Dated, Edition

UNTIL = datetime(2026, 3, 2, 6, tzinfo=UTC)
SINCE = UNTIL - timedelta(days=1)
SUBJECTS = (
    "flood railway|chess title|base rate|bird migration|opera premiere|bridge repair|wheat harvest|ferry line"
)


def dated(
    subject: str,
    topics: dict[str, float] | None = None,
    *,
    hours: float = 1,
    source: str = "one",
    language: str = "en",
) -> Dated:
    words = " ".join(f"{subject.replace(' ', '')}{number}" for number in range(12))
    article = Article(
        title=f"{subject} {words[:40]}",
        sections=(Section("", (f"The {subject} is news: {words} by {source}{subject.replace(' ', '')}.",)),),
        url=f"https://{source}.example/{subject.replace(' ', '-')}-{language}",
        source=source,
        language=language,
    )
    return Dated(article, UNTIL - timedelta(hours=hours), topics or {})


def reworded(subject: str, source: str, topics: dict[str, float] | None = None) -> Dated:
    """The same event in other words: alike enough for one story, too different for a copy."""
    shared = " ".join(f"{subject.replace(' ', '')}{number}" for number in range(6))
    own = " ".join(f"{source}{number}" for number in range(10))
    article = Article(
        title=f"{subject} {source}",
        sections=(Section("", (f"{shared} {own}.",)),),
        url=f"https://{source}.example/{subject.replace(' ', '-')}",
        source=source,
        language="en",
    )
    return Dated(article, UNTIL - timedelta(hours=1), topics or {})


def edition(
    candidates: list[Dated],
    library: list[Dated] | None = None,
    topics: tuple[str, ...] = (),
    language: str = "",
    limit: int = 7,
) -> Edition:
    return choose_edition(
        candidates, library or [], topics=topics, language=language, since=SINCE, until=UNTIL, limit=limit
    )


def titles(found: Edition) -> list[str]:
    return [" ".join(story.title.split()[:2]) for story in found.stories]


def test_only_stories_on_the_topics_asked_for_are_in() -> None:
    found = edition(
        [dated("chess title", {"sport": 0.9}), dated("base rate", {"economy": 0.9})], topics=("economy",)
    )

    assert titles(found) == ["base rate"]


def test_a_wider_topic_brings_its_narrower_ones() -> None:
    assert titles(edition([dated("wheat harvest", {"trade": 0.9})], topics=("economy",))) == ["wheat harvest"]


def test_only_articles_in_the_language_are_in() -> None:
    found = edition([dated("chess title", language="en"), dated("base rate", language="ru")], language="ru")

    assert titles(found) == ["base rate"]


def test_any_language_is_in_where_none_is_asked_for() -> None:
    found = edition([dated("chess title", language="en"), dated("base rate", language="ru")])

    assert len(found.stories) == 2


def test_what_more_independent_sources_tell_comes_first() -> None:
    events = [dated("chess title"), *(reworded("base rate", source) for source in ("two", "three", "four"))]

    found = edition(events)

    assert titles(found) == ["base rate", "chess title"] or titles(found)[0].startswith("base rate")
    assert len(found.stories[0].articles) == 3


def test_fresher_comes_before_older() -> None:
    found = edition([dated("chess title", hours=20), dated("base rate", hours=2)])

    assert titles(found) == ["base rate", "chess title"]


def test_the_better_match_comes_first() -> None:
    found = edition(
        [dated("chess title", {"economy": 0.5}), dated("base rate", {"economy": 0.9})], topics=("economy",)
    )

    assert titles(found) == ["base rate", "chess title"]


def test_topics_take_turns() -> None:
    found = edition(
        [
            dated("chess title", {"sport": 0.9}, hours=1),
            dated("ferry line", {"sport": 0.9}, hours=2, source="two"),
            dated("base rate", {"economy": 0.9}, hours=3, source="three"),
        ]
    )

    assert titles(found) == ["chess title", "base rate", "ferry line"]


def test_no_more_stories_than_the_limit() -> None:
    assert len(edition([dated(subject) for subject in SUBJECTS.split("|")], limit=3).stories) == 3


def test_a_quiet_day_offers_two_older_pieces_the_best_match_first() -> None:
    library = [
        dated("wheat harvest", {"trade": 0.6}, hours=900),
        dated("ferry line", {"trade": 0.9}, hours=2000),
        dated("bridge repair", {"trade": 0.7}, hours=1000),
        dated("opera premiere", {"culture": 0.9}, hours=800),
    ]

    found = edition([], library, topics=("trade",))

    assert found.stories == ()
    assert [" ".join(story.title.split()[:2]) for story in found.from_library] == [
        "ferry line",
        "bridge repair",
    ]


def test_a_day_with_news_offers_nothing_older() -> None:
    library = [dated("ferry line", {"trade": 0.9}, hours=2000)]

    assert edition([dated("wheat harvest", {"trade": 0.9})], library, topics=("trade",)).from_library == ()


def test_a_topic_nobody_wrote_about_gives_an_empty_edition() -> None:
    found = edition([dated("chess title", {"sport": 0.9})], topics=("taiwan",))

    assert found.stories == () and found.from_library == ()


def test_the_edition_says_what_it_was_asked_for() -> None:
    found = edition([], topics=("trade",), language="ru")

    assert (found.since, found.until, found.topics, found.language) == (SINCE, UNTIL, ("trade",), "ru")


def test_an_article_dated_after_the_window_counts_as_fresh() -> None:
    assert titles(edition([dated("chess title", hours=-50)])) == ["chess title"]
