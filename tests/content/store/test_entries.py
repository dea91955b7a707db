"""Entries that were met."""

from datetime import timedelta

import pytest

from content.store import entries, feeds
from content.store.entries import MOST_ATTEMPTS, Met


@pytest.fixture
async def feed_id(database, now):
    async with database.write() as connection:
        await feeds.add(connection, "https://example.org/feed", "", now)
        return (await feeds.list_all(connection))[0].id


async def unread(connection, feed_id):
    return [entry.key for entry in await entries.unread(connection, feed_id)]


async def test_entries_are_met_and_wait_to_be_read(database, feed_id, now):
    async with database.write() as connection:
        assert not await entries.has_any(connection, feed_id)
        await entries.meet(connection, feed_id, [Met("a", "u/a"), Met("b", "u/b", to_read=False)], now)
        assert await entries.has_any(connection, feed_id)
        assert await entries.known_keys(connection, feed_id, ["a", "b", "c"]) == {"a", "b"}
        assert await unread(connection, feed_id) == ["a"]


async def test_what_is_read_waits_no_more_and_is_known_by_address(database, feed_id, now):
    async with database.write() as connection:
        await entries.meet(connection, feed_id, [Met("a", "u/a"), Met("b", "u/b")], now)
        await entries.record_read(connection, feed_id, {"a": "article"})
        assert await unread(connection, feed_id) == ["b"]
        assert await entries.articles_at(connection, ["u/a", "u/b", "", "u/c"]) == {"u/a": "article"}


async def test_what_is_read_is_known_by_what_it_says_in_its_own_feed_only(database, feed_id, now):
    async with database.write() as connection:
        await feeds.add(connection, "https://example.org/other", "", now)
        await entries.meet(connection, feed_id, [Met("a", "u/a", fingerprint="f")], now)
        assert await entries.articles_saying(connection, feed_id, ["f"]) == {}
        await entries.record_read(connection, feed_id, {"a": "article"})
        assert await entries.articles_saying(connection, feed_id, ["f", "", "g"]) == {"f": "article"}
        assert await entries.articles_saying(connection, feed_id + 1, ["f"]) == {}


async def test_a_feed_tells_whether_something_is_left_to_read(database, feed_id, now):
    async def has_unread(connection):
        return [feed.unread for feed in await feeds.list_all(connection)]

    async with database.write() as connection:
        assert await has_unread(connection) == [False]
        await entries.meet(connection, feed_id, [Met("a", ""), Met("b", "")], now)
        assert await has_unread(connection) == [True]
        await entries.record_read(connection, feed_id, {"a": "article"})
        await entries.record_unreadable(connection, feed_id, "b", "a picture", for_good=True)
        assert await has_unread(connection) == [False]


async def test_an_entry_is_tried_three_times(database, feed_id, now):
    async with database.write() as connection:
        await entries.meet(connection, feed_id, [Met("a", "u/a")], now)
        for attempt in range(MOST_ATTEMPTS):
            (waiting,) = await entries.unread(connection, feed_id)
            assert waiting.attempts == attempt
            await entries.record_unreadable(connection, feed_id, "a", "no answer")
        assert await unread(connection, feed_id) == []


async def test_what_can_never_be_read_is_tried_once(database, feed_id, now):
    async with database.write() as connection:
        await entries.meet(connection, feed_id, [Met("a", "u/a")], now)
        await entries.record_unreadable(connection, feed_id, "a", "a picture", for_good=True)
        assert await unread(connection, feed_id) == []


async def test_old_entries_are_forgotten_once_the_feed_holds_them_no_more(database, feed_id, now):
    async with database.write() as connection:
        await entries.meet(connection, feed_id, [Met("a", ""), Met("b", "")], now)
        assert await entries.forget(connection, feed_id, now, []) == 0
        assert await entries.forget(connection, feed_id, now + timedelta(days=1), ["b"]) == 1
        assert await entries.known_keys(connection, feed_id, ["a", "b"]) == {"b"}


async def test_thousands_of_entries_fit_in_queries(database, feed_id, now):
    keys = [f"key{number}" for number in range(2500)]
    async with database.write() as connection:
        await entries.meet(connection, feed_id, [Met(key, f"u/{key}") for key in keys], now)
        assert len(await entries.known_keys(connection, feed_id, keys)) == 2500


async def test_a_removed_feed_takes_its_entries_along(database, feed_id, now):
    async with database.write() as connection:
        await entries.meet(connection, feed_id, [Met("a", "")], now)
        await feeds.remove(connection, "https://example.org/feed")
        assert not await entries.has_any(connection, feed_id)
