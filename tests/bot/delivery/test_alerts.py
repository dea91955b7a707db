"""Alerts over a real database: each story once, where it was asked for, and not in quiet hours."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.alerts import AlertWatch
from bot.delivery.outbox import Outbox
from content.article import Article, Section
from content.interests import Interests
from content.newsroom import Newsroom
from content.store import alerts, deliveries, feeds, subscribers
from content.store.schema import entry

NOON = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)  # in Almaty
FOUND = (
    "A lithium deposit was found near Oskemen by geologists of the survey on Sunday. It holds some two "
    "million tonnes of ore, the ministry of industry said, more than any other in Kazakhstan."
)
AGAIN = (
    "Geologists of the survey found a lithium deposit near Oskemen. The ministry of industry said on "
    "Sunday that it holds some two million tonnes of ore, more than any other deposit in Kazakhstan."
)
OTHER = (
    "The price of lithium carbonate fell by a tenth in Shanghai this month as makers of batteries bought "
    "less of it. Traders expect it to fall further before the new year, an exchange wrote."
)


class Hands:
    """A clock moved by hand."""

    def __init__(self):
        self.instant = NOON

    def now(self):
        return self.instant


@pytest.fixture
async def watch(database_url):
    """Somebody who waits for lithium, in Almaty."""
    clock = Hands()
    async with await Newsroom.open(database_url, clock) as newsroom:
        made = AlertWatch(newsroom, Outbox(newsroom.database, lambda: None), clock)
        made.clock, made.newsroom = clock, newsroom
        await wait_for(made, 1, 0, "lithium")
        yield made


async def wait_for(watch, chat_id, thread_id, words, **chosen):
    async with watch.newsroom.database.write() as connection:
        made = await subscribers.get_or_create(
            connection, chat_id, thread_id, "private", "en", "Asia/Almaty", NOON
        )
        await subscribers.update(connection, replace(made, **chosen))
        await alerts.add(connection, chat_id, thread_id, words, watch.clock.now())


async def news(watch, name, text, feed_id=0):
    """An article comes in, and a minute later the alerts are looked at; what is owed then."""
    watch.clock.instant += timedelta(minutes=1)
    article = Article(
        f"Lithium: {name}", (Section("", (text,)),), url=f"https://{name}.example/lithium", source=name
    )
    await watch.newsroom.take([article], "feed")
    if feed_id:
        async with watch.newsroom.database.write() as connection:
            values = {
                "feed_id": feed_id, "key": name, "url": article.url, "article_id": article.id,
                "state": "read", "attempts": 1, "error": "", "first_seen": watch.clock.now(),
            }  # fmt: skip
            await connection.execute(entry.insert().values(values))
    watch.clock.instant += timedelta(minutes=1)
    await watch.check()
    return await owed(watch, watch.clock.now())


async def owed(watch, when):
    async with watch.newsroom.database.read() as connection:
        return [(one.chat_id, one.thread_id) for one in await deliveries.owed(connection, when, 100)]


async def test_the_same_story_from_a_second_source_is_no_second_alert(watch):
    assert await news(watch, "one", FOUND) == [(1, 0)]
    assert await news(watch, "two", AGAIN) == [(1, 0)]


async def test_a_story_that_goes_on_for_days_is_no_second_alert(watch):
    assert await news(watch, "one", FOUND) == [(1, 0)]
    for name in ("two", "three", "four"):
        watch.clock.instant += timedelta(hours=48)
        assert await news(watch, name, AGAIN) == [(1, 0)]


async def test_another_story_on_the_same_words_is(watch):
    await news(watch, "one", FOUND)
    assert await news(watch, "two", OTHER) == [(1, 0), (1, 0)]


async def test_two_alerts_that_one_story_fits_tell_it_once(watch):
    await wait_for(watch, 1, 0, "Oskemen")
    assert await news(watch, "one", FOUND) == [(1, 0)]


async def test_an_alert_of_a_forum_topic_goes_there(watch):
    await wait_for(watch, -100, 7, "deposit")
    assert sorted(await news(watch, "one", FOUND)) == [(-100, 7), (1, 0)]


async def test_in_quiet_hours_an_alert_waits_for_their_end(watch):
    await wait_for(watch, 2, 0, "lithium", quiet="11:00-15:00")
    assert await news(watch, "one", FOUND) == [(1, 0)]
    assert sorted(await owed(watch, NOON + timedelta(hours=3))) == [(1, 0), (2, 0)]


async def test_what_came_by_a_readers_own_feed_is_told_to_that_reader_alone(watch):
    async with watch.newsroom.database.write() as connection:
        await feeds.add(connection, "https://one.example/feed", "", NOON, shared=False)
        (feed,) = await feeds.list_all(connection)
    await wait_for(watch, 2, 0, "lithium", interests=Interests(feeds=(feed.id,)))
    assert await news(watch, "one", FOUND, feed_id=feed.id) == [(2, 0)]
