"""The pace of a bot whose messages several processes send: turns come from its row in the database."""

import asyncio
import logging
import time
from collections import deque
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.ledger import STORE_ERRORS
from bot.delivery.pace import Pace
from content.store import Database, pacing

logger = logging.getLogger(__name__)

# Reserved together, at high rates; asking for each costs more than sending.
_GRAIN = 0.02  # seconds

# A turn that a busy machine takes later than this is let go of, or two might fall close together.
_LATE = 0.015  # seconds

_LOOK = 1.0  # seconds at most until the row is asked again whether sending is still frozen
_DRIFT = 30.0  # seconds in which two clocks go apart by no more than matters
_AGAIN = 0.5  # seconds before the next try after the database was lost


class _ServersClock:
    """What the database server's clock says, by ours: an answer's time lies between asking and hearing it.

    All answers together say it to less than a millisecond, however late one of them is heard.
    """

    def __init__(self) -> None:
        self._least = self._most = 0.0  # seconds that the server's clock is ahead of ours, at least and most
        self._until = 0.0

    def heard(self, instant: float, asked: float, now: float) -> None:
        """The server said `instant` (seconds since 1970) between `asked` and `now` (monotonic)."""
        least, most = instant - now, instant - asked
        if now < self._until and max(least, self._least) <= min(most, self._most):
            self._least, self._most = max(least, self._least), min(most, self._most)
        else:  # the first answer for a while, or its clock was set
            self._least, self._most, self._until = least, most, now + _DRIFT

    def monotonic(self, instant: float) -> float:
        """When that is by our clock."""
        return instant - (self._least + self._most) / 2


@dataclass(slots=True)
class _Reserved:
    at: float  # monotonic, of the first turn; those left follow at once
    left: int


class SharedPace(Pace):
    """See `Pace`. All processes that name the same `bot` keep to one limit together, replies included."""

    def __init__(self, database: Database, bot: str, per_second: float) -> None:
        super().__init__(per_second)
        self._database = database
        self._bot = bot
        self._grain = max(1, int(self.per_second * _GRAIN))
        self._reserved: deque[_Reserved] = deque()
        self._reserving: asyncio.Task[None] | None = None
        self._clock = _ServersClock()
        self._thawed = 0.0  # monotonic; no turn before
        self._freezing: set[asyncio.Task[None]] = set()
        self._open = AsyncExitStack()
        self._connection: AsyncConnection | None = None

    def freeze(self, seconds: float) -> None:
        self._thawed = max(self._thawed, time.monotonic() + seconds)
        self._reserved.clear()
        task = asyncio.create_task(self._freeze_all(seconds), name="freeze")
        self._freezing.add(task)
        task.add_done_callback(self._freezing.discard)

    async def close(self) -> None:
        await super().close()
        for task in (self._reserving, *self._freezing):
            if task is not None:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
        await self._hang_up()

    async def _grant(self) -> None:
        while self._urgent or self._patient:
            now = time.monotonic()
            if self._thawed > now:
                await asyncio.sleep(self._thawed - now)
                continue
            while self._reserved and (not self._reserved[0].left or self._reserved[0].at < now - _LATE):
                self._reserved.popleft()
            if len(self._reserved) < (2 if self._grain > 1 else 1):
                self._reserve_more()
            if not self._reserved:
                assert self._reserving is not None  # noqa: S101  just begun
                await asyncio.wait({self._reserving})
                continue
            turns = self._reserved[0]
            if turns.at > now:
                await asyncio.sleep(turns.at - now)
                continue
            waiter = (self._urgent or self._patient).popleft()
            if not waiter.granted.done():
                number = min(turns.left, waiter.most)
                waiter.granted.set_result(number)
                turns.left -= number

    def _reserve_more(self) -> None:
        """What is waited for beyond what is reserved, and no more: others would lose those turns."""
        wanted = len(self._urgent) + sum(waiter.most for waiter in self._patient)
        wanted -= sum(turns.left for turns in self._reserved)
        if wanted > 0 and (self._reserving is None or self._reserving.done()):
            self._reserving = asyncio.create_task(
                self._reserve(min(self._grain, wanted)), name="reserve turns"
            )

    async def _reserve(self, number: int) -> None:
        try:
            connection = await self._connected()
            asked = time.monotonic()
            slots = await pacing.reserve(connection, self._bot, number, self.per_second)
        except STORE_ERRORS as error:
            logger.warning("nothing is sent for now: %s", error)
            await self._hang_up()
            await asyncio.sleep(_AGAIN)
            return
        now = time.monotonic()
        self._clock.heard(slots.now / pacing.SECOND, asked, now)
        if slots.number:
            first = self._clock.monotonic(slots.first / pacing.SECOND)
            self._reserved.append(_Reserved(first, slots.number))
        else:
            await asyncio.sleep(min((slots.first - slots.now) / pacing.SECOND, _LOOK))

    async def _freeze_all(self, seconds: float) -> None:
        try:
            async with self._database.write() as connection:
                await pacing.freeze(connection, self._bot, seconds)
        except STORE_ERRORS as error:
            logger.warning("other processes do not know of the limit that was met: %s", error)

    async def _connected(self) -> AsyncConnection:
        if self._connection is None:
            self._connection = await self._open.enter_async_context(self._database.each_by_itself())
        return self._connection

    async def _hang_up(self) -> None:
        self._connection = None
        with suppress(*STORE_ERRORS):  # it may be lost already
            await self._open.aclose()
