"""Sends what is owed: at the bot's pace, several at once, each marked right after."""

import asyncio
import logging
import math
import time
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection
from telegram.error import TelegramError

from bot.delivery.ledger import Ledger, Mark
from bot.delivery.outcomes import Outcome, Verdict, classify
from bot.delivery.pace import Pace
from bot.delivery.threads import leave_thread
from bot.telegram.courier import Courier
from bot.views.message import Message, from_json
from content.clock import Clock
from content.errors import StoreError
from content.store import Database, deliveries, subscribers
from content.store.deliveries import Delivery

logger = logging.getLogger(__name__)

_IN_FLIGHT = 64  # at least, deliveries waiting for their turn included
_ROUND_TRIP = 0.25  # seconds, marking included, up to which the pace is kept
_BATCH = 200  # deliveries looked up at a time
_LOOK = 1.0  # seconds between looks while nothing wakes us
_GRACE = 10.0  # seconds for what is in flight when stopping

# Telegram's limits to one chat: about one message a second; 20 a minute in a group or channel.
_PRIVATE_GAP = 1.0
_GROUP_GAP = 3.0

_FIRST_RETRY = 5.0  # seconds; doubled with each failure, since a server in trouble needs rest
_LAST_RETRY = 900.0

# What the database raises: explained, or as the driver of a server that went away says it.
_STORE_ERRORS = (StoreError, SQLAlchemyError)


class Sender:
    """Drains the outbox until stopped. One for each bot token."""

    def __init__(self, database: Database, courier: Courier, pace: Pace, clock: Clock) -> None:
        self._database = database
        self._courier = courier
        self._pace = pace
        self._clock = clock
        self._ledger = Ledger(database)
        self._woken = asyncio.Event()
        self._free = asyncio.Semaphore(max(_IN_FLIGHT, math.ceil(pace.per_second * _ROUND_TRIP)))
        self._tasks: dict[int, asyncio.Task[None]] = {}  # by chat: one delivery at a time to each
        self._resting: set[int] = set()  # chats that had something just now
        self._messages: dict[int, Message] = {}  # by digest
        self._flooded: tuple[float, int] = (0.0, 0)  # when and where Telegram last said 429
        self._loop: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin sending in the background."""
        self._loop = asyncio.create_task(self._run(), name="sender")

    def wake(self) -> None:
        """Look at the outbox now."""
        self._woken.set()

    async def stop(self) -> None:
        """Finish and mark what is in flight; nothing is left half-sent unless that takes too long."""
        if self._loop is None:
            return
        self._loop.cancel()
        await asyncio.gather(self._loop, return_exceptions=True)
        if self._tasks:
            _, late = await asyncio.wait(self._tasks.values(), timeout=_GRACE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            self._woken.clear()
            try:
                batch = await self._next_batch()
            except _STORE_ERRORS as error:
                logger.error("the outbox cannot be read: %s", error)
                batch = []
            for one in batch:
                await self._free.acquire()
                task = asyncio.create_task(self._attend(one), name=f"delivery to {one.chat_id}")
                self._tasks[one.chat_id] = task
            if len(batch) < _BATCH:
                await _wait(self._woken, _LOOK)

    async def _next_batch(self) -> list[Delivery]:
        # Noted before looking: what is sent meanwhile would still be owed in what we see.
        busy = set(self._tasks)
        async with self._database.read() as connection:
            found = await deliveries.owed(connection, self._clock.now(), _BATCH + len(busy))
        batch: dict[int, Delivery] = {}
        for one in found:
            if one.chat_id not in busy and one.chat_id not in self._resting:
                batch.setdefault(one.chat_id, one)
        return list(batch.values())[:_BATCH]

    async def _attend(self, one: Delivery) -> None:
        try:
            await self._deliver(one)
        except TelegramError as error:
            await self._failed(one, classify(error))
        except _STORE_ERRORS as error:
            logger.error("delivery %s: %s", one.key, error)
            await asyncio.sleep(_FIRST_RETRY)
        except Exception as error:  # a bug must not try again without a pause, nor hold up others
            logger.exception("delivery %s failed", one.key)
            await self._failed(one, Outcome(Verdict.UNKNOWN, f"a bug: {type(error).__name__}"))
        finally:
            self._tasks.pop(one.chat_id, None)
            self._free.release()
            self._woken.set()

    async def _deliver(self, one: Delivery) -> None:
        message = await self._message(one.digest_id)

        async def part_sent(parts: int) -> None:
            if parts < len(message.parts):
                await self._mark(lambda connection: deliveries.mark_parts(connection, one, parts))
                await asyncio.sleep(_gap(one.chat_id))
            else:
                now = self._clock.now()
                await self._mark(lambda connection: deliveries.mark_sent(connection, one, now))

        await self._courier.deliver(
            one.chat_id,
            message,
            thread_id=one.thread_id,
            layout=one.layout,
            first_part=one.parts_sent,
            on_part=part_sent,
        )
        self._rest(one.chat_id)

    def _rest(self, chat_id: int) -> None:
        """Let a chat be for as long as Telegram wants between two messages to it."""
        self._resting.add(chat_id)
        asyncio.get_running_loop().call_later(_gap(chat_id), self._resting.discard, chat_id)

    async def _mark(self, mark: Mark) -> None:
        """Until it is written: forgetting what was sent would send it twice."""
        while True:
            try:
                return await self._ledger.write(mark)
            except _STORE_ERRORS as error:
                logger.error("what was sent cannot be marked yet: %s", error)
                await asyncio.sleep(1)

    async def _message(self, digest_id: int) -> Message:
        if digest_id not in self._messages:
            async with self._database.read() as connection:
                found = from_json(await deliveries.messages_of(connection, digest_id))
            while len(self._messages) >= 16:  # a broadcast has few cohorts at a time
                self._messages.pop(next(iter(self._messages)))
            self._messages[digest_id] = found
        return self._messages[digest_id]

    async def _failed(self, one: Delivery, outcome: Outcome) -> None:
        log = logger.error if outcome.verdict is Verdict.REFUSED else logger.info
        log("delivery of digest %d to %d: %s", one.digest_id, one.chat_id, outcome.reason)
        if outcome.verdict is Verdict.WAIT:
            self._slow_down(one.chat_id, outcome.wait)
        await self._mark(lambda connection: self._settle(connection, one, outcome))
        if outcome.verdict is Verdict.MAIN_THREAD:
            await leave_thread(self._database, self._courier, one.chat_id, one.thread_id)

    async def _settle(self, connection: AsyncConnection, one: Delivery, outcome: Outcome) -> None:
        now = self._clock.now()
        match outcome.verdict:
            case Verdict.WAIT:
                until = now + timedelta(seconds=outcome.wait)
                await deliveries.postpone(connection, one, until, outcome.reason, failed=False)
            case Verdict.STOP:
                await subscribers.stop(connection, one.chat_id, outcome.reason)
                await deliveries.drop_chat(connection, one.chat_id, outcome.reason)
            case Verdict.MIGRATED:
                await subscribers.migrate_chat(connection, one.chat_id, outcome.chat_id)
            case Verdict.MAIN_THREAD:
                await deliveries.move_to_main_thread(connection, one)
            case Verdict.UNKNOWN:
                pause = min(_FIRST_RETRY * 2**one.attempts, _LAST_RETRY)
                until = now + timedelta(seconds=pause)
                await deliveries.postpone(connection, one, until, outcome.reason, failed=True)
            case Verdict.REFUSED:
                await deliveries.drop(connection, one, outcome.reason)

    def _slow_down(self, chat_id: int, wait: float) -> None:
        """Telegram does not say whether a 429 is about a chat or the bot; two chats at once mean the bot."""
        now = time.monotonic()
        when, where = self._flooded
        if where != chat_id and now - when < 1:
            self._pace.freeze(wait)
        self._flooded = (now, chat_id)


def _gap(chat_id: int) -> float:
    return _PRIVATE_GAP if chat_id > 0 else _GROUP_GAP


async def _wait(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        pass
