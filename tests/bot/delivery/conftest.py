"""A sender on a strict Bot API server over a real socket, with a real database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace

import pytest

from bot.delivery.outbox import Outbox
from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.settings import RichMessages
from bot.telegram import Courier, build_bot
from bot.views.message import Message
from bot.web.playground import TOKEN, Playground
from bot.web.serving import serving
from content.clock import ShiftedClock
from content.store import Database, deliveries, subscribers
from content.store.subscribers import Subscriber


@dataclass
class Post:
    """Everything between the outbox and the chats."""

    database: Database
    clock: ShiftedClock
    playground: Playground
    courier: Courier
    sender: Sender
    outbox: Outbox
    playground_address: str

    async def subscribe(self, chat_id: int, thread_id: int = 0, **changed: object) -> Subscriber:
        async with self.database.write() as connection:
            one = await subscribers.get_or_create(
                connection,
                chat_id,
                thread_id,
                "private" if chat_id > 0 else "supergroup",
                "en",
                "UTC",
                self.clock.now(),
            )
            one = replace(one, subscribed=True, hours=("08:00",), **changed)
            await subscribers.update(connection, one)
        return one

    async def subscriber(self, chat_id: int, thread_id: int = 0) -> Subscriber | None:
        async with self.database.read() as connection:
            return await subscribers.get(connection, chat_id, thread_id)

    async def settled(self) -> deliveries.Counts:
        """The counts once nothing is owed any more."""
        async with asyncio.timeout(20):
            while True:
                counts = await self.outbox.counts(self.clock.now())
                if not counts.owed:
                    return counts
                await asyncio.sleep(0.02)

    def texts(self, chat_id: int) -> list[str]:
        return [message.text for message in self.playground.messages(chat_id)]


@pytest.fixture
async def post(database: Database) -> AsyncIterator[Post]:
    clock = ShiftedClock()
    # Tests of single errors do not want to wait for a turn; the pace has tests of its own.
    playground = Playground(TOKEN, clock, rate=0, any_chat=True)
    async with AsyncExitStack() as stack:
        address = await stack.enter_async_context(serving(playground.app, "127.0.0.1", 0))
        stack.push_async_callback(playground.close)
        bot = await stack.enter_async_context(build_bot(TOKEN, address))
        pace = Pace(1000)
        courier = Courier(bot, RichMessages.AUTO, pace)
        sender = Sender(database, courier, pace, clock)
        stack.push_async_callback(sender.stop)
        yield Post(database, clock, playground, courier, sender, Outbox(database, sender.wake), address)


@pytest.fixture
def digest() -> Message:
    """Short enough for one message."""
    return Message(parts=("<b>Today</b>: all is well.",))
