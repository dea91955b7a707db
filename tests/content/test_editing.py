"""An edition has the stories that matter to its cohort, best first."""

from datetime import UTC, datetime, timedelta
from typing import Any

from content.article import Article, Section
from content.editing import Choice, choose, choose_older
from content.edition import Dated, Tap, Told, Wish
from content.interests import Interests
from content.stories import Group, group
from content.taste import tap

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
    topics: tuple[str, ...] = (),
    taps: tuple[Tap, ...] = (),
    told: tuple[Told, ...] = (),
    **interests: Any,
) -> list[Choice]:
    wish = Wish(Interests(topics, **interests), taps)
    return choose(group(candidates), wish, since=SINCE, until=UNTIL, told=told)


def titles(found: list[Choice]) -> list[str]:
    return [" ".join(one.group.articles[0].article.title.split()[:2]) for one in found]


def test_only_stories_on_the_topics_asked_for_are_in() -> None:
    found = edition(
        [dated("chess title", {"sport": 0.9}), dated("base rate", {"economy": 0.9})], topics=("economy",)
    )

    assert titles(found) == ["base rate"]


def test_a_story_says_which_followed_topic_it_is_there_for() -> None:
    found = edition(
        [dated("wheat harvest", {"trade": 0.9}), dated("bird migration", {"science": 0.9})],
        topics=("economy", "science"),
    )

    assert {titles([one])[0]: one.because for one in found} == {
        "wheat harvest": "economy",  # which brings its narrower ones
        "bird migration": "science",
    }


def test_who_follows_no_topic_is_told_no_reason() -> None:
    assert [one.because for one in edition([dated("wheat harvest", {"trade": 0.9})])] == [""]


def test_what_more_independent_sources_tell_comes_first() -> None:
    events = [dated("chess title"), *(reworded("base rate", source) for source in ("two", "three", "four"))]

    found = edition(events)

    assert titles(found)[0].startswith("base rate")
    assert len(found[0].group.articles) == 3


def test_fresher_comes_before_older() -> None:
    found = edition([dated("chess title", hours=20), dated("base rate", hours=2)])

    assert titles(found) == ["base rate", "chess title"]


def test_a_window_of_years_still_has_an_edition() -> None:
    since = UNTIL - timedelta(days=3650)
    old = [dated("chess title", hours=80_000), dated("base rate", hours=70_000)]

    assert titles(choose(group(old), Wish(), since=since, until=UNTIL)) == ["base rate", "chess title"]


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


def test_sources_take_turns() -> None:
    found = edition(
        [
            dated("chess title", hours=1),
            dated("ferry line", hours=2),
            dated("base rate", hours=3, source="two"),
        ]
    )

    assert titles(found) == ["chess title", "base rate", "ferry line"]


SPORT = dated("opera premiere", {"sport": 0.9}, hours=30, source="gazette").article


def test_fewer_like_one_lets_its_kind_down_and_more_lifts_it_and_says_so() -> None:
    today = [
        dated("chess title", {"sport": 0.9}, hours=1),
        dated("base rate", {"economy": 0.9}, hours=3, source="two"),
        dated("bird migration", {"science": 0.9}, hours=4, source="three"),
    ]
    fewer, more = (tap(SPORT, {"sport": 0.9}, more=wanted) for wanted in (False, True))

    assert titles(edition(today)) == ["chess title", "base rate", "bird migration"]
    assert titles(edition(today, taps=(fewer, fewer))) == ["base rate", "bird migration", "chess title"]
    lifted = edition([*today, dated("flood railway", {"economy": 0.9}, hours=0, source="four")], taps=(more,))
    assert titles(lifted)[0] == "chess title"
    assert [one.liked for one in lifted] == [True, False, False, False]


def test_a_story_told_before_is_chosen_as_the_same_story() -> None:
    yesterday = reworded("base rate", "two")
    before = Told("base-rate-story", SINCE, (yesterday,))

    found = edition([reworded("base rate", "three"), dated("chess title")], told=(before,))

    assert {titles([one])[0]: one.told for one in found} == {"base rate": before, "chess title": None}


def apart(*sources: str) -> list[Group]:
    """One event in other words by each source, as if grouping had kept them apart."""
    return [made for source in sources for made in group([reworded("base rate", source)])]


def test_each_part_of_a_told_story_that_split_knows_what_the_parts_before_it_tell() -> None:
    yesterday = reworded("base rate", "two")
    before = Told("base-rate-story", SINCE, (yesterday,))

    first, second = choose(apart("four", "five"), Wish(), since=SINCE, until=UNTIL, told=(before,))

    assert first.told == before
    assert second.told is not None
    assert second.told.articles == (yesterday, *first.group.articles)


def test_one_part_of_a_told_story_that_split_keeps_its_id() -> None:
    before = Told("base-rate-story", SINCE, (reworded("base rate", "two"),))

    first, second = choose(apart("four", "five"), Wish(), since=SINCE, until=UNTIL, told=(before,))

    assert (first.id, second.id) == ("base-rate-story", second.group.id)


def test_the_part_that_a_told_story_began_with_keeps_its_id() -> None:
    parts = apart("four", "five")
    before = Told(parts[1].id, SINCE, parts[1].articles)

    first, second = choose(parts, Wish(), since=SINCE, until=UNTIL, told=(before,))

    assert (first.id, second.id) == (parts[0].id, parts[1].id)


def test_a_quiet_day_offers_two_older_pieces_the_best_match_first() -> None:
    library = [
        dated("wheat harvest", {"trade": 0.6}, hours=900),
        dated("ferry line", {"trade": 0.9}, hours=2000),
        dated("bridge repair", {"trade": 0.7}, hours=1000),
        dated("opera premiere", {"culture": 0.9}, hours=800),
    ]

    assert titles(choose_older(group(library), Wish(Interests(("trade",))))) == [
        "ferry line",
        "bridge repair",
    ]


def test_of_older_pieces_taken_in_just_now_a_quiet_day_offers_as_many_as_there_are() -> None:
    library = [dated(subject, hours=9000) for subject in SUBJECTS.split("|")[:5]]
    fresh = frozenset(one.article.id for one in library[1:])

    assert len(choose_older(group(library), Wish(), fresh=fresh)) == 4


def test_an_older_piece_is_not_offered_again_soon() -> None:
    library = [dated("ferry line", hours=2000), dated("bridge repair", hours=1000)]
    offered = Told("bridge", SINCE, (library[1],))

    assert titles(choose_older(group(library), Wish(), told=(offered,))) == ["ferry line"]


def test_a_topic_nobody_wrote_about_gives_an_empty_edition() -> None:
    assert edition([dated("chess title", {"sport": 0.9})], topics=("taiwan",)) == []


def test_an_article_dated_after_the_window_counts_as_fresh() -> None:
    assert titles(edition([dated("chess title", hours=-50)])) == ["chess title"]


def test_a_topic_of_the_readers_own_brings_what_begins_with_its_words_and_says_so() -> None:
    candidates = [dated("chess title"), dated("base rate")]
    [found] = edition(candidates, words=("base",))

    assert titles([found]) == ["base rate"]
    assert found.because == "base"
    assert edition(candidates, words=("based railways",)) == []


def test_topics_and_own_words_stand_side_by_side() -> None:
    candidates = [dated("chess title", {"sport": 0.9}), dated("base rate"), dated("ferry line")]

    found = edition(candidates, topics=("sport",), words=("ferry",))

    assert sorted(titles(found)) == ["chess title", "ferry line"]


def test_what_begins_with_a_muted_word_stays_out() -> None:
    assert titles(edition([dated("chess title"), dated("base rate")], muted_words=("chess",))) == [
        "base rate"
    ]


def test_what_begins_with_a_muted_word_stays_out_of_a_quiet_day_too() -> None:
    library = [dated("chess title"), dated("base rate")]

    assert titles(choose_older(group(library), Wish(Interests(muted_words=("chess",))))) == ["base rate"]


def test_of_ten_thousand_stories_the_best_are_chosen_in_no_time() -> None:
    many = [
        Group((dated(f"subject {number}", hours=number % 24, source=f"source {number % 300}"),), sources=1)
        for number in range(10_000)
    ]
    best = Group(many[23].articles, sources=40)

    found = choose([*many[:23], best, *many[24:]], Wish(), since=SINCE, until=UNTIL)

    assert found[0].group is best
    assert len(found) == 70  # no more are looked at closely
