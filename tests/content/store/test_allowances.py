"""How much a reader may have in a while, on both databases."""

import asyncio
from datetime import UTC, datetime, timedelta

from content.store import allowances

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


async def take(database, chat_id, now, number=3):
    async with database.write() as connection:
        return await allowances.take(connection, chat_id, "question", number, MINUTE, now)


async def test_all_may_be_taken_in_a_row_and_then_one_at_a_time(database):
    assert [await take(database, 1, NOW) for _ in range(3)] == [timedelta()] * 3
    assert await take(database, 1, NOW) == timedelta(seconds=20)
    assert await take(database, 1, NOW + timedelta(seconds=15)) == timedelta(seconds=5)
    assert await take(database, 1, NOW + timedelta(seconds=20)) == timedelta()


async def test_chats_and_kinds_have_shares_of_their_own(database):
    await take(database, 1, NOW, number=1)
    assert await take(database, 2, NOW, number=1) == timedelta()
    async with database.write() as connection:
        assert await allowances.take(connection, 1, "upload", 1, MINUTE, NOW) == timedelta()


async def test_what_is_no_longer_used_is_forgotten(database):
    await take(database, 1, NOW)
    async with database.write() as connection:
        assert await allowances.prune(connection, NOW) == 0
        assert await allowances.prune(connection, NOW + MINUTE) == 1


async def test_of_several_at_once_one_is_the_first(database):
    async def first(now):
        async with database.write() as connection:
            return await allowances.first(connection, 1, "tap", MINUTE, now)

    assert sorted(await asyncio.gather(*(first(NOW) for _ in range(4)))) == [False, False, False, True]
    assert not await first(NOW + timedelta(seconds=59))
    assert await first(NOW + MINUTE)
    assert await first(NOW - timedelta(days=1))  # the clock was a day ahead
