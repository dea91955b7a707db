"""The limiter row: instants that are given to nobody twice."""

import asyncio

import pytest
from sqlalchemy import update

from content.store import Database, pacing
from content.store.schema import pace

RATE = 50.0  # a second


@pytest.fixture
async def database(postgresql_url):
    opened = await Database.open(postgresql_url)
    yield opened
    await opened.close()


async def reserved(database, number=1, bot="1"):
    """How many instants were given, and in how many seconds the first one is."""
    async with database.each_by_itself() as connection:
        slots = await pacing.reserve(connection, bot, number, RATE)
    return slots.number, (slots.first - slots.now) / pacing.SECOND


async def test_the_first_instant_is_now(database):
    number, wait = await reserved(database)
    assert number == 1
    assert wait == pytest.approx(0, abs=0.005)


async def test_what_follows_lies_behind_what_was_taken_whoever_asks(database):
    async with database.each_by_itself() as connection:
        begun = await pacing.reserve(connection, "1", 10, RATE)

    async def first():
        async with database.each_by_itself() as connection:
            return (await pacing.reserve(connection, "1", 10, RATE)).first

    taken = sorted(await asyncio.gather(*(first() for _ in range(4))))
    assert [one - begun.first for one in taken] == [200_000, 400_000, 600_000, 800_000]


async def test_bots_do_not_wait_for_each_other(database):
    await reserved(database, 100)
    _, wait = await reserved(database, bot="2")
    assert wait < 0.1


async def test_frozen_it_gives_nothing_and_says_for_how_long(database):
    async with database.write() as connection:
        await pacing.freeze(connection, "1", 60)
    number, wait = await reserved(database)
    assert number == 0
    assert 50 < wait <= 60


@pytest.mark.parametrize("column", ["next_slot", "frozen"])
async def test_a_clock_that_went_back_by_a_day_holds_up_nobody(database, column):
    await reserved(database)
    day = 86400 * 1_000_000
    moved = (
        {"next_slot": pace.c.next_slot + day}
        if column == "next_slot"
        else {"frozen_from": pace.c.next_slot + day, "frozen_until": pace.c.next_slot + 2 * day}
    )
    async with database.write() as connection:
        await connection.execute(update(pace).values(moved))
    number, wait = await reserved(database)
    assert number == 1
    assert wait < 0.1
