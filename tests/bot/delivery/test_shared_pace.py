"""Several processes' turns from one row."""

import asyncio
import time

import pytest

from bot.delivery.shared_pace import SharedPace, _ServersClock
from content.store import Database


@pytest.fixture
async def paces(postgresql_url):
    database = await Database.open(postgresql_url)
    made = [SharedPace(database, "1", 40) for _ in range(3)]
    yield made
    for pace in made:
        await pace.close()
    await database.close()


async def granted(pace, number):
    for _ in range(number):
        await pace.turn()


async def test_together_they_keep_to_one_limit(paces):
    begun = time.monotonic()
    await asyncio.gather(*(granted(pace, 15) for pace in paces))
    assert time.monotonic() - begun > 44 / 40  # never quicker, however busy the machine


def test_the_servers_clock_is_told_however_late_an_answer_is_heard():
    clock = _ServersClock()
    clock.heard(1000.0, asked=0.0, now=0.002)
    clock.heard(1010.0, asked=10.0, now=10.5)
    assert clock.monotonic(1020.0) == pytest.approx(20.001, abs=0.001)


def test_one_late_answer_after_a_long_time_says_little_against_many_before():
    clock = _ServersClock()
    clock.heard(1000.0, asked=0.0, now=0.002)
    clock.heard(1040.0, asked=40.0, now=40.5)
    assert clock.monotonic(1050.0) == pytest.approx(50.001, abs=0.005)


def test_a_servers_clock_that_was_set_is_believed():
    clock = _ServersClock()
    clock.heard(1000.0, asked=0.0, now=0.002)
    clock.heard(90_000.0, asked=1.0, now=1.002)
    assert clock.monotonic(90_000.0) == pytest.approx(1.001)


async def test_who_answers_a_person_goes_first(paces):
    pace, order = paces[0], []

    async def take(name, urgent):
        await pace.turn(urgent=urgent)
        order.append(name)

    await pace.turn()
    waiting = [asyncio.create_task(take(f"digest {number}", False)) for number in range(5)]
    await asyncio.sleep(0)
    waiting.append(asyncio.create_task(take("reply", True)))
    await asyncio.gather(*waiting)
    assert order[0] == "reply"


async def test_no_turn_is_taken_from_others_that_nobody_here_waits_for(postgresql_url):
    database = await Database.open(postgresql_url)
    pace = SharedPace(database, "1", 1000)  # turns are reserved many at a time
    await pace.turn(urgent=True)
    await asyncio.gather(pace._reserving)
    assert not sum(turns.left for turns in pace._reserved)
    await pace.close()
    await database.close()


async def test_frozen_by_one_nobody_is_granted_a_turn(paces):
    first, second, _ = paces
    await first.turn()
    await second.turn()
    first.freeze(60)
    await asyncio.gather(*first._freezing)
    # A turn that was taken before may still come; none after that.
    waiting = [asyncio.create_task(pace.turn()) for pace in (first, second, second)]
    done, _ = await asyncio.wait(waiting, timeout=0.5)
    assert len(done) <= 1
    for turn in waiting:
        turn.cancel()


async def test_turns_go_on_when_the_database_is_back(paces, caplog):
    pace = paces[0]
    await pace.turn()
    await (await pace._connected()).invalidate()  # as a lost server leaves it
    async with asyncio.timeout(10):
        await granted(pace, 3)
