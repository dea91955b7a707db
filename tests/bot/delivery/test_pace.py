import asyncio
from itertools import pairwise

from bot.delivery.pace import Pace


async def test_no_second_sees_more_than_the_limit():
    pace = Pace(200)
    granted = []

    async def take():
        await pace.turn()
        granted.append(asyncio.get_running_loop().time())

    await asyncio.gather(*(take() for _ in range(60)))
    gaps = [later - earlier for earlier, later in pairwise(granted)]
    assert sum(gaps) >= 58 / 200  # never quicker, however busy the machine


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
