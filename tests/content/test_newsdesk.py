"""Editions from what the store holds."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from content.article import Article, Section
from content.edition import Wish
from content.interests import Interests
from content.newsroom import Newsroom
from content.store import deliveries, told
from content.store.deliveries import Recipient

DAY = timedelta(days=1)
DERAILED = (
    "A freight train derailed near Aktobe on Sunday, blocking the railway to Russia. Twelve wagons with "
    "grain left the rails, the railway company said. Nobody was hurt in the derailment."
)
REOPENED = (
    "The railway near Aktobe reopened early on Tuesday after 200 workers laid new sleepers overnight. "
    "A freight train had derailed there on Sunday. Twelve wagons with grain left the rails."
)

EGGS = (
    "A cold store in Kostanay burned down with nine million eggs in it. Firemen poured foam over "
    "the roof until the evening, and the owners put the loss at $4 million."
)


class Hands:
    """A clock moved by hand."""

    def __init__(self, instant):
        self.instant = instant

    def now(self):
        return self.instant


def article(name, text, published=None, language="en", about="Freight train"):
    return Article(
        f"{about} {name}",
        (Section("", (text,)),),
        url=f"https://{name}.example/train",
        source=name.title(),
        published=published,
        language=language,
    )


@pytest.fixture
async def newsroom(database_url, now):
    clock = Hands(now)
    async with await Newsroom.open(database_url, clock) as opened:
        opened.hands = clock
        yield opened


async def tell(newsroom, stories, now):
    """A digest with these stories reaches a reader; its id."""
    async with newsroom.database.write() as connection:
        digest_id = await deliveries.add_digest(connection, "digest", "all", {}, now)
        await deliveries.owe(connection, {digest_id: [Recipient(1, 0, "rich", now)]}, now)
        await told.put(connection, digest_id, stories)
    return digest_id


async def test_what_was_told_is_told_again_only_where_it_moved(newsroom, now):
    await newsroom.take([article("courier", DERAILED)], "feed")
    first = await newsroom.edition(Wish(), now - DAY, now + DAY)
    history = [await tell(newsroom, first.stories, now)]
    [known] = first.stories

    newsroom.hands.instant = now + DAY
    await newsroom.take([article("copyist", DERAILED)], "feed")
    again = await newsroom.edition(Wish(), now + DAY, now + 2 * DAY, history=history)
    assert again.stories == ()
    assert len((await newsroom.edition(Wish(), now + DAY, now + 2 * DAY)).stories) == 1  # for a new reader

    newsroom.hands.instant = now + 2 * DAY
    await newsroom.take([article("gazette", REOPENED)], "feed")
    [moved] = (await newsroom.edition(Wish(), now + 2 * DAY, now + 3 * DAY, history=history)).stories
    assert (moved.id, moved.told) == (known.id, now)
    assert moved.summary == (
        "The railway near Aktobe reopened early on Tuesday after 200 workers laid new sleepers overnight."
    )


async def test_an_older_article_that_comes_late_renames_no_story(newsroom, now):
    await newsroom.take([article("courier", DERAILED, now)], "feed")
    [first] = (await newsroom.edition(Wish(), now - DAY, now + DAY)).stories

    newsroom.hands.instant = now + timedelta(hours=3)
    await newsroom.take([article("gazette", REOPENED, now - timedelta(hours=20))], "feed")
    [again] = (await newsroom.edition(Wish(), now - DAY, now + DAY + timedelta(seconds=1))).stories
    assert len(again.articles) == 2
    assert again.id == first.id


async def test_two_told_stories_that_become_one_are_told_once_and_only_where_it_moved(newsroom, now):
    await newsroom.take([article("courier", DERAILED), article("herald", EGGS, about="Burnt eggs")], "feed")
    first = await newsroom.edition(Wish(), now - DAY, now + DAY)
    assert len(first.stories) == 2
    history = [await tell(newsroom, first.stories, now)]

    newsroom.hands.instant = now + DAY
    await newsroom.take([article("echo", f"{DERAILED}\n{EGGS}", about="Train and eggs")], "feed")
    assert (await newsroom.edition(Wish(), now + DAY, now + 2 * DAY, history=history)).stories == ()

    newsroom.hands.instant = now + 2 * DAY
    hatched = "Four hundred chicks hatched in a derailed wagon near Aktobe, to the surprise of the workers."
    await newsroom.take(
        [article("gazette", f"{DERAILED}\n{EGGS}\n{hatched}", about="Train and eggs")], "feed"
    )
    [moved] = (await newsroom.edition(Wish(), now + 2 * DAY, now + 3 * DAY, history=history)).stories
    assert moved.id in {story.id for story in first.stories}
    assert moved.summary == hatched


async def test_of_a_told_story_that_splits_only_the_new_part_is_told(newsroom, now):
    await newsroom.take([article("courier", f"{DERAILED}\n{EGGS}", about="Train and eggs")], "feed")
    first = await newsroom.edition(Wish(), now - DAY, now + DAY)
    history = [await tell(newsroom, first.stories, now)]

    newsroom.hands.instant = now + DAY
    hatched = "Four hundred chicks hatched from the eggs in the cold store, to the surprise of the owners."
    parts = [article("gazette", DERAILED), article("herald", f"{EGGS} {hatched}", about="Burnt eggs")]
    await newsroom.take(parts, "feed")
    assert len((await newsroom.edition(Wish(), now + DAY, now + 2 * DAY)).stories) == 2  # for a new reader
    [moved] = (await newsroom.edition(Wish(), now + DAY, now + 2 * DAY, history=history)).stories
    assert moved.articles[0].source == "Herald"
    assert moved.summary == hatched


async def test_a_story_that_moves_on_from_its_first_article_stays_known(newsroom, now):
    await newsroom.take([article("courier", DERAILED, now)], "feed")
    first = await newsroom.edition(Wish(), now - DAY, now + DAY)
    history = [await tell(newsroom, first.stories, now)]

    later = now + timedelta(hours=90)
    newsroom.hands.instant = later
    await newsroom.take([article("echo", DERAILED, later)], "feed")
    assert (await newsroom.edition(Wish(), later - DAY, later + DAY, history=history)).stories == ()


async def test_who_tells_a_story_is_found_for_old_articles_after_stories_merged_and_split(
    newsroom, database_url, now
):
    async def tellers(one):
        async with await Newsroom.open(database_url, newsroom.hands) as another:  # after a restart
            return [dated.article.source for dated in await another.telling(one.id)]

    train, eggs = article("courier", DERAILED, now), article("herald", EGGS, now, about="Burnt eggs")
    await newsroom.take([train, eggs], "feed")
    assert [await tellers(train), await tellers(eggs)] == [["Courier"], ["Herald"]]

    newsroom.hands.instant = now + DAY
    both = article("echo", f"{DERAILED}\n{EGGS}", now + DAY, about="Train and eggs")
    await newsroom.take([both], "feed")
    for one in (train, eggs, both):
        assert sorted(await tellers(one)) == ["Courier", "Echo", "Herald"]

    await newsroom.take([replace(both, title="Eggs", sections=(Section("", (EGGS,)),))], "feed")
    assert [await tellers(train), await tellers(eggs)] == [["Courier"], ["Herald", "Echo"]]


async def test_who_tells_a_story_is_found_for_an_article_that_came_late(newsroom, now):
    newsroom.hands.instant = now
    await newsroom.take([article("courier", DERAILED, now - timedelta(hours=90))], "feed")
    late = article("gazette", REOPENED, now - timedelta(hours=80))
    await newsroom.take([late], "feed")

    assert [dated.article.source for dated in await newsroom.telling(late.id)] == ["Courier", "Gazette"]


async def test_cohorts_that_share_a_window_share_its_grouping(newsroom, now, monkeypatch):
    await newsroom.take([article("courier", DERAILED)], "feed")
    loaded = []
    from content.store import articles

    taken_in = articles.taken_in

    async def counted(*arguments, **named):
        loaded.append(arguments)
        return await taken_in(*arguments, **named)

    monkeypatch.setattr(articles, "taken_in", counted)
    for topics in ((), ("trade",), ("sport",)):
        await newsroom.edition(Wish(Interests(topics)), now - DAY, now + DAY)
    assert len(loaded) == 1


async def test_a_window_that_moved_on_has_only_what_is_new_read(newsroom, now, monkeypatch):
    from content.stories import vectors

    read, terms = [], vectors.terms
    monkeypatch.setattr(vectors, "terms", lambda text, language: read.append(text) or terms(text, language))
    await newsroom.take([article("courier", DERAILED)], "feed")
    await newsroom.edition(Wish(), now - DAY, now + timedelta(seconds=1))

    newsroom.hands.instant = now + timedelta(hours=1)
    await newsroom.take([article("gazette", EGGS)], "feed")
    await newsroom.edition(Wish(), now - DAY, now + DAY)
    assert (read.count(DERAILED), read.count(EGGS)) == (1, 1)


async def test_only_articles_in_the_language_are_in(newsroom, now):
    await newsroom.take([article("courier", DERAILED), article("zug", DERAILED, language="de")], "feed")

    [story] = (await newsroom.edition(Wish(Interests(languages=("de",))), now - DAY, now + DAY)).stories
    assert story.articles[0].source == "Zug"


async def test_a_long_article_is_told_from_all_of_it(newsroom, now):
    padding = "The train has wagons and an engine, as trains have. " * 200
    await newsroom.take([article("courier", padding + "\n\nThe end costs $7 million.")], "feed")

    [story] = (await newsroom.edition(Wish(), now - DAY, now + DAY)).stories
    assert story.articles[0].text.endswith("The end costs $7 million.")


async def test_a_quiet_day_offers_what_was_taken_in_just_now_however_old(newsroom, now):
    texts = {
        "Copper mine": "Water rose in the copper mine of Zhezkazgan, and miners left it by ladders.",
        "Opera": "A new soprano sang Abai at the Astana Opera, to long applause.",
        "Harvest": "Farmers of Kostanay brought in more wheat than in any year before.",
        "Chess": "The champion defended her title against a girl of twelve from Shymkent.",
    }
    published = now - timedelta(days=900)
    old = [replace(article(title, text, published), title=title) for title, text in texts.items()]
    await newsroom.take(old, "file")

    quiet = await newsroom.edition(Wish(), now - DAY, now + DAY)
    assert quiet.stories == ()
    assert texts.keys() <= {story.title for story in quiet.from_library}


async def test_a_topic_nobody_wrote_about_gives_nothing(newsroom, now):
    await newsroom.take([article("courier", DERAILED)], "feed")

    quiet = await newsroom.edition(Wish(Interests(("health",))), now - DAY, now + DAY)
    assert (quiet.stories, quiet.from_library) == ((), ())


async def test_the_edition_says_what_it_was_asked_for(newsroom, now):
    found = await newsroom.edition(Wish(Interests(("trade",), languages=("ru",))), now - DAY, now)
    assert (found.since, found.until, found.topics, found.languages) == (now - DAY, now, ("trade",), ("ru",))


async def test_who_tells_the_same_story_is_found_for_any_of_its_articles(newsroom, now):
    late = article("gazette", REOPENED, now + timedelta(hours=20))
    early = article("courier", DERAILED, now)
    other = replace(
        article("opera", "A new soprano sang at the Astana Opera to applause.", now), title="Opera"
    )
    newsroom.hands.instant = now + DAY
    await newsroom.take([late, early, other], "feed")

    assert [dated.article.source for dated in await newsroom.telling(late.id)] == ["Courier", "Gazette"]
    assert [dated.article.source for dated in await newsroom.telling(other.id)] == ["Opera"]
    assert await newsroom.telling("0" * 16) == ()


async def test_trends_count_by_the_readers_days(newsroom, now):
    local = now.astimezone(ZoneInfo("Asia/Almaty"))  # 09:00 on a Monday
    trade = "Exports, imports and tariffs: trade with China grew, and exporters of grain paid customs duties."
    for name, hours in (("today", 1), ("yesterday", 10), ("old", 24 * 8)):
        published = now - timedelta(hours=hours)
        await newsroom.take([article(name, trade, published)], "feed")

    [trend] = [one for one in await newsroom.trends(local) if one.topic == "trade"]
    assert (trend.days[13], trend.days[12], sum(trend.days)) == (1, 1, 3)
    assert (trend.this_week, trend.last_week) == (2, 1)
