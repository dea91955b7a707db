"""Feeds in the store."""

from datetime import timedelta

from content.store import feeds
from content.store.feeds import Rhythm

URL = "https://example.org/feed"
HOUR = timedelta(hours=1)


async def added(database, now, url=URL):
    async with database.write() as connection:
        await feeds.add(connection, url, "The Example", now)
        return await feeds.get(connection, url)


async def test_a_feed_is_added_once_and_due_at_once(database, now):
    feed = await added(database, now)
    async with database.write() as connection:
        assert not await feeds.add(connection, URL, "Again", now)
        assert await feeds.list_all(connection) == [feed]
        assert await feeds.due(connection, now, 10) == [(feed.id, feed.url)]
    assert (feed.title, feed.active, feed.failures, feed.error) == ("The Example", True, 0, "")


async def test_removing_a_feed_twice_says_so(database, now):
    await added(database, now)
    async with database.write() as connection:
        assert await feeds.remove(connection, URL)
        assert not await feeds.remove(connection, URL)


async def test_the_longest_due_come_first_and_gone_ones_never(database, now):
    first, second, third = [await added(database, now, f"{URL}/{n}") for n in range(3)]
    async with database.write() as connection:
        await feeds.record_unchanged(connection, {first.id: now + HOUR}, now)
        await feeds.record_failure(connection, third.id, now, now, "gone", gone=True)
        sooner, later = (second.id, second.url), (first.id, first.url)
        assert await feeds.due(connection, now, 10) == [sooner]
        assert await feeds.due(connection, now + HOUR, 10) == [sooner, later]
        assert await feeds.due(connection, now + HOUR, 1) == [sooner]
        assert await feeds.active(connection) == [sooner, later]
        assert [feed.id for feed in await feeds.with_ids(connection, [third.id, 99])] == [third.id]


async def test_failures_are_counted_until_a_success(database, now):
    feed = await added(database, now)
    async with database.write() as connection:
        for _ in range(2):
            await feeds.record_failure(connection, feed.id, now, now + HOUR, "no answer")
        failing = await feeds.get(connection, URL)
        await feeds.record_success(
            connection,
            feed.id,
            now + HOUR,
            now + 2 * HOUR,
            title="",
            site="https://e.org/",
            rhythm=Rhythm(now, 1, 2, 3, 4),
        )
        well = await feeds.get(connection, URL)
    assert (failing.failures, failing.error, failing.next_poll) == (2, "no answer", now + HOUR)
    assert (failing.last_polled, failing.last_success) == (now, None)
    assert (well.failures, well.error, well.last_success) == (0, "", now + HOUR)
    assert (well.title, well.site) == ("The Example", "https://e.org/")
    assert (failing.rhythm, well.rhythm) == (Rhythm(), Rhythm(now, 1, 2, 3, 4))


async def test_a_postponed_feed_is_due_later_and_never_sooner(database, now):
    feed = await added(database, now)
    async with database.write() as connection:
        await feeds.postpone(connection, [feed.id], now + 2 * HOUR)
        await feeds.postpone(connection, [feed.id], now + HOUR)
        assert (await feeds.get(connection, URL)).next_poll == now + 2 * HOUR


async def test_validators_are_kept(database, now):
    feed = await added(database, now)
    async with database.write() as connection:
        await feeds.settle(connection, feed.id, 'W/"\xe9"', "yesterday")
        feed = await feeds.get(connection, URL)
    assert (feed.etag, feed.last_modified) == ('W/"\xe9"', "yesterday")


async def test_a_feed_moves_unless_its_new_address_is_followed(database, now):
    feed = await added(database, now)
    await added(database, now, f"{URL}/other")
    async with database.write() as connection:
        assert not await feeds.move(connection, feed.id, f"{URL}/other")
        assert await feeds.move(connection, feed.id, f"{URL}/new")
        assert (await feeds.get(connection, f"{URL}/new")).id == feed.id


async def test_a_gone_feed_can_be_followed_again(database, now):
    feed = await added(database, now)
    async with database.write() as connection:
        await feeds.record_failure(connection, feed.id, now, now, "gone", gone=True)
        await feeds.revive(connection, URL, now + HOUR)
        feed = await feeds.get(connection, URL)
    assert (feed.active, feed.error, feed.next_poll) == (True, "", now + HOUR)


async def test_states_are_counted(database, now):
    first, second, third, _ = [await added(database, now, f"{URL}/{n}") for n in range(4)]
    async with database.write() as connection:
        await feeds.record_unchanged(connection, {first.id: now + HOUR}, now)
        await feeds.record_failure(connection, second.id, now, now, "no answer")
        await feeds.record_failure(connection, third.id, now, now, "gone", gone=True)
        assert await feeds.states(connection) == {"ok": 1, "failing": 1, "new": 1, "off": 1}


async def test_a_feed_is_switched_off_and_on(database, now):
    feed = await added(database, now)
    async with database.write() as connection:
        assert await feeds.switch(connection, feed.id, now, on=False)
        assert await feeds.due(connection, now, 10) == []
        assert await feeds.switch(connection, feed.id, now + HOUR, on=True)
        assert await feeds.due(connection, now + HOUR, 10) == [(feed.id, feed.url)]
        assert not await feeds.switch(connection, feed.id + 1, now, on=True)
