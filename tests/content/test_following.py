"""A story that was told is told again only where it moved, and then says what is new."""

from datetime import UTC, datetime, timedelta

from content.article import Article, Section
from content.edition import Dated, Told
from content.following import earlier, news_since
from content.stories import group

YESTERDAY = datetime(2026, 3, 1, 6, tzinfo=UTC)

FIRST = (
    "A freight train derailed near Aktobe on Sunday, blocking the railway to Russia. Twelve wagons with "
    "grain left the rails, the railway company said. Nobody was hurt in the derailment. Repairs of the "
    "railway near Aktobe are to take three days."
)
SAME = (
    "A freight train has derailed near Aktobe on Sunday, blocking the railway to Russia. Twelve wagons "
    "with grain left the rails, said the railway company. Nobody was hurt."
)
REOPENED = (
    "The railway reopened early on Tuesday, a day sooner than planned, after 200 workers laid new sleepers."
)
MOVED = (
    f"A freight train derailed near Aktobe on Sunday. {REOPENED} He thanked them. "
    "Twelve wagons with grain left the rails."
)
OTHER = "The orchestra of Almaty opened its season with a symphony by Mahler. All tickets were sold out."


def article(name: str, text: str) -> Article:
    return Article(
        f"Train {name}",
        (Section("", tuple(text.split("\n"))),),
        url=f"https://{name}.example/train",
        source=name,
        language="en",
    )


def dated(one: Article, hours: float = 0) -> Dated:
    return Dated(one, YESTERDAY + timedelta(hours=hours), {})


TOLD = Told("train", YESTERDAY, (dated(article("first", FIRST)),))


def test_what_moved_is_told_in_its_own_words() -> None:
    assert news_since(TOLD, [article("second", MOVED)]) == REOPENED


def test_a_sentence_from_within_somebodys_words_is_not_told_as_the_articles_own() -> None:
    moved = (
        "A freight train derailed near Aktobe on Sunday. “I am proud of them. Two hundred workers laid "
        "new sleepers and the railway near Aktobe reopened early. I thank them all,” said the director."
    )

    assert news_since(TOLD, [article("second", moved)]) == ""


def test_a_copy_of_what_was_told_has_no_news() -> None:
    assert news_since(TOLD, [article("second", SAME)]) == ""


def test_the_very_article_that_was_told_has_no_news() -> None:
    assert news_since(TOLD, [TOLD.articles[0].article]) == ""


def test_a_sentence_on_something_else_is_no_news_of_the_story() -> None:
    assert news_since(TOLD, [article("second", SAME + "\n" + OTHER)]) == ""


def test_a_story_goes_on_with_the_one_told_last() -> None:
    groups = group([dated(article("second", MOVED), 20), dated(article("third", OTHER), 20)])
    again = Told("again", YESTERDAY + timedelta(hours=12), (dated(article("fourth", FIRST), 12),))

    found = earlier(groups, [again, TOLD])

    assert {groups[index].articles[0].article.source: story.id for index, story in found.items()} == {
        "second": "again"
    }


def test_two_told_stories_that_became_one_are_known_together() -> None:
    first, second = dated(article("first", FIRST)), dated(article("second", OTHER))
    both = group([dated(article("third", f"{FIRST}\n{OTHER}"), 20)])
    opera = Told("opera", YESTERDAY + timedelta(hours=1), (second,))

    [story] = earlier(both, [Told("train", YESTERDAY, (first,)), opera]).values()

    assert (story.id, story.when) == (opera.id, opera.when)
    assert story.articles == (second, first)


def test_a_story_is_known_as_told_long_after_its_first_article() -> None:
    groups = group([dated(article("second", MOVED), 90)])

    assert earlier(groups, [TOLD])[0].id == TOLD.id


def test_a_story_is_known_as_told_by_any_article_that_it_still_has() -> None:
    others = [dated(article(f"paper{number}", MOVED), number) for number in range(8)]
    [made] = group([*others, dated(article("first", OTHER + MOVED))])
    last = made.articles[-1]

    assert earlier([made], [Told("train", YESTERDAY, (last,))])[0].articles == (last,)


def test_nothing_told_means_nothing_goes_on() -> None:
    assert earlier(group([dated(article("second", MOVED))]), []) == {}
