"""Several senders that share the chats, each as a process of its own would be."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery import lanes as lanes_module
from bot.delivery.lanes import Lanes
from bot.delivery.outbox import Outbox
from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.jobs.postgres import PostgresJobs
from bot.settings import RichMessages
from bot.telegram import Courier, build_bot
from bot.web.playground import TOKEN, Playground
from bot.web.serving import serving
from content.clock import ShiftedClock
from content.store import Database, lanes, subscribers

CHATS = range(1000, 1200)


class Senders:
    """Makes senders on one database and one Bot API server."""

    def __init__(self, url, address, stack, clock):
        self.url, self.address, self.stack, self.clock = url, address, stack, clock

    async def another(self, per_second=100):
        database = await Database.open(self.url)
        self.stack.push_async_callback(database.close)
        jobs = PostgresJobs(self.url, lease=timedelta(seconds=2))
        bot = await self.stack.enter_async_context(build_bot(TOKEN, self.address))
        pace = Pace(per_second)
        sender = Sender(
            database,
            Courier(bot, RichMessages.AUTO, pace),
            pace,
            self.clock,
            lanes=Lanes(database, jobs, self.clock),
        )
        self.stack.push_async_callback(jobs.stop)
        self.stack.push_async_callback(sender.stop)
        sender.start()
        jobs.start()
        return sender


@pytest.fixture
async def playground():
    return Playground(TOKEN, ShiftedClock(), rate=0, any_chat=True)


@pytest.fixture
async def senders(postgresql_url, playground):
    async with AsyncExitStack() as stack:
        address = await stack.enter_async_context(serving(playground.app, "127.0.0.1", 0))
        stack.push_async_callback(playground.close)
        yield Senders(postgresql_url, address, stack, ShiftedClock())


@pytest.fixture
async def outbox(postgresql_url, senders, digest):
    """An outbox with a digest owed to everyone."""
    database = await Database.open(postgresql_url)

    now = senders.clock.now()
    async with database.write() as connection:
        for chat in CHATS:
            one = await subscribers.get_or_create(connection, chat, 0, "private", "en", "UTC", now)
            await subscribers.update(connection, replace(one, subscribed=True, hours=("08:00",)))
    made = Outbox(database, lambda: None)
    await made.enqueue("digest", digest, now)
    yield made
    await database.close()


async def settled(outbox, clock):
    async with asyncio.timeout(40):
        while (await outbox.counts(clock.now())).owed:
            await asyncio.sleep(0.05)


def numbers(playground):
    return [len(playground.messages(chat)) for chat in CHATS]


async def test_two_senders_send_everything_once(senders, outbox, playground):
    await senders.another()
    await senders.another()
    await settled(outbox, senders.clock)
    assert numbers(playground) == [1] * len(CHATS)


async def test_a_sender_that_stops_leaves_the_rest_to_the_other_at_once(senders, outbox, playground):
    first = await senders.another(per_second=50)
    await playground.wait_for(lambda: sum(numbers(playground)) > 20)
    await first.stop()
    await senders.another()
    await settled(outbox, senders.clock)
    assert numbers(playground) == [1] * len(CHATS)


async def test_lanes_change_hands_in_the_middle_and_nothing_comes_twice(
    senders, outbox, playground, monkeypatch
):
    monkeypatch.setattr(lanes_module, "_SHORTEST_TURN", 0.3)
    monkeypatch.setattr(lanes_module, "_LONGEST_TURN", 0.6)
    await senders.another(per_second=40)
    await senders.another(per_second=40)
    await settled(outbox, senders.clock)
    assert numbers(playground) == [1] * len(CHATS)


async def test_who_was_taken_for_dead_sends_no_more_to_what_another_has_taken(senders, outbox, playground):
    sleeper = await senders.another(per_second=30)
    await playground.wait_for(lambda: sum(numbers(playground)) > 10)
    database = await Database.open(senders.url)
    async with database.write() as connection:  # as one who takes over does
        for number in range(lanes.NUMBER):
            await lanes.take(connection, number, "another")
    await database.close()
    await asyncio.sleep(lanes_module.FRESH + 0.5)
    before = sum(numbers(playground))
    await asyncio.sleep(1)
    assert sum(numbers(playground)) == before < len(CHATS)
    await sleeper.stop()
