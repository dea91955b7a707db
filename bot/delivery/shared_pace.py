"""The pace of a bot whose messages several processes send: turns come from its row in the database."""

import asyncio
import logging
import math
import time
from collections import deque
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.ledger import STORE_ERRORS
from bot.delivery.pace import LATE, Pace
from content.store import Database, pacing

logger = logging.getLogger(__name__)

# Reserved together, at high rates; asking for each costs more than sending.
_GRAIN = 0.02  # seconds

_LOOK = 1.0  # seconds at most until the row is asked again whether sending is still frozen
_DRIFT = 1e-4  # seconds a second by which two clocks go apart at most
_FIRST = 4  # turns that are only asked for: the first answers are late, and what they say of the clock vague
_AGAIN = 0.5  # seconds before the next try after the database was lost


class _ServersClock:
    """What the database server's clock says, by ours: an answer's time lies between asking and hearing it.

    All answers together say it to less than a millisecond, however late one of them is heard.
    """

    def __init__(self) -> None:
        self._least, self._most = -math.inf, math.inf  # seconds that it is ahead of ours
        self._heard = 0.0

    def heard(self, instant: float, asked: float, now: float) -> None:
        """The server said `instant` (seconds since 1970) between `asked` and `now` (monotonic)."""
        drift = (now - self._heard) * _DRIFT
        least = max(instant - now, self._least - drift)
        most = min(instant - asked, self._most + drift)
        if least > most:  # its clock was set
            least, most = instant - now, instant - asked
        self._least, self._most, self._heard = least, most, now

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
            while self._reserved and (not self._reserved[0].left or self._reserved[0].at < now - LATE):
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
                waiter.granted.set_result((number, turns.at + LATE))
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
            slots = await self._take(connection, number)
        except STORE_ERRORS as error:
            logger.warning("nothing is sent for now: %s", error)
            await self._hang_up()
            await asyncio.sleep(_AGAIN)
            return
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

    async def _take(self, connection: AsyncConnection, number: int) -> pacing.Slots:
        asked = time.monotonic()
        slots = await pacing.reserve(connection, self._bot, number, self.per_second)
        self._clock.heard(slots.now / pacing.SECOND, asked, time.monotonic())
        return slots

    async def _connected(self) -> AsyncConnection:
        if self._connection is None:
            self._connection = await self._open.enter_async_context(self._database.each_by_itself())
            for _ in range(_FIRST):
                await self._take(self._connection, 1)
        return self._connection

    async def _hang_up(self) -> None:
        self._connection = None
        with suppress(*STORE_ERRORS):  # it may be lost already
            await self._open.aclose()
