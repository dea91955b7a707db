import asyncio
import time
from itertools import pairwise

from bot.delivery.pace import Pace


async def granted(pace, number, stall_at=-1, stall=0.0):
    """When each of so many turns was granted; the process stalls after one of them."""
    times = []

    async def take(place):
        await pace.turn()
        times.append(time.monotonic())
        if place == stall_at:
            time.sleep(stall)

    await asyncio.gather(*(take(place) for place in range(number)))
    return times


async def test_it_begins_without_a_burst():
    times = await granted(Pace(200), 60)
    assert times[-1] - times[0] >= 58 / 200  # never quicker, however busy the machine


async def test_a_stall_is_made_up_for():
    pace = Pace(20)
    times = await granted(pace, 15, stall_at=2, stall=0.2)
    quickest = min(later - earlier for earlier, later in pairwise(times[3:8]))
    assert quickest < 0.045  # the usual time from turn to turn is 0.051


async def test_no_second_sees_more_than_the_limit_after_a_stall_either():
    times = await granted(Pace(20), 45, stall_at=10, stall=0.3)
    # Turn by turn: the one that is the limit's number later comes more than a second later.
    assert all(later - earlier > 1 for earlier, later in zip(times, times[20:], strict=False))


async def test_who_answers_a_person_goes_first():
    pace = Pace(100)
    order = []

    async def take(name, urgent):
        await pace.turn(urgent=urgent)
        order.append(name)

    await pace.turn()
    waiting = [asyncio.create_task(take(f"digest {number}", False)) for number in range(5)]
    await asyncio.sleep(0)
    waiting.append(asyncio.create_task(take("reply", True)))
    await asyncio.gather(*waiting)
    assert order[0] == "reply"


async def test_a_cancelled_turn_is_not_lost_to_others():
    pace = Pace(50)
    await pace.turn()
    given_up = asyncio.create_task(pace.turn())
    waiting = asyncio.create_task(pace.turn())
    await asyncio.sleep(0)
    given_up.cancel()
    async with asyncio.timeout(5):
        await waiting


async def test_frozen_it_grants_nothing():
    pace = Pace(1000)
    await pace.turn()
    pace.freeze(60)
    turn = asyncio.create_task(pace.turn())
    await asyncio.sleep(0.05)
    assert not turn.done()
    turn.cancel()


async def test_a_turn_that_its_taker_is_late_for_is_let_go_of(monkeypatch):
    pace = Pace(100)
    monkeypatch.setattr("bot.delivery.pace.LATE", -1.0)  # as if each woke up a second late
    waiting = asyncio.create_task(pace.turns(1))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    monkeypatch.setattr("bot.delivery.pace.LATE", 60.0)
    async with asyncio.timeout(10):
        assert await waiting == 1
