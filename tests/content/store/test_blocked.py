"""Who is shut out, and whether sending is paused."""

from datetime import timedelta

from content.store import blocked, pause

MINUTE = timedelta(minutes=1)


async def test_who_is_shut_out_is_known_until_let_in(database, now):
    async with database.write() as connection:
        assert await blocked.add(connection, 7, now)
        assert not await blocked.add(connection, 7, now)
        assert await blocked.add(connection, -(10**13), now + MINUTE)
        assert await blocked.any_of(connection, {5, 7})
        assert not await blocked.any_of(connection, {5})
        assert await blocked.list_all(connection) == [-(10**13), 7]
        assert await blocked.remove(connection, 7)
        assert not await blocked.remove(connection, 7)


async def test_a_pause_keeps_its_beginning_until_it_ends(database, now):
    async with database.write() as connection:
        assert await pause.since(connection) is None
        await pause.begin(connection, now)
        await pause.begin(connection, now + MINUTE)
        assert await pause.since(connection) == now
        await pause.end(connection)
        assert await pause.since(connection) is None
