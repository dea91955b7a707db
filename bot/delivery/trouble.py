"""Whether the Bot API server as a whole is in trouble, as seen from what comes of deliveries."""

import asyncio
import logging
import time

from bot.delivery.ledger import STORE_ERRORS
from bot.telegram.courier import Courier
from content.clock import Clock
from content.store import Database, deliveries

logger = logging.getLogger(__name__)

_SUSPICIOUS = 3  # failures in a row; fewer may be chance
_CLOCK = 60.0  # seconds between looks whether the clock was set back
_PROBE = 1.0  # seconds between questions whether the server is back


class Trouble:
    """True while sending anything more would only fail; `passed` waits for the end of it.

    Whether the server is back is found out by asking for its name, since a message that
    seems to fail may arrive all the same, and would then come twice.
    """

    def __init__(self, database: Database, courier: Courier, clock: Clock) -> None:
        self._database = database
        self._courier = courier
        self._clock = clock
        self._failures = 0
        self._clock_seen = 0.0

    def __bool__(self) -> bool:
        return self._failures >= _SUSPICIOUS

    def failed(self) -> None:
        """A delivery met no server, or one that could not say what became of it."""
        self._failures += 1

    def answered(self) -> None:
        """The server did what it was asked, or said why not."""
        self._failures = 0

    async def clock_set_back(self) -> None:
        """Look now and then whether it was: what was owed before would wait until it has caught up."""
        if time.monotonic() < self._clock_seen:
            return
        self._clock_seen = time.monotonic() + _CLOCK
        async with self._database.write() as connection:
            released = await deliveries.release(connection, self._clock.now())
        if released:
            logger.warning("the clock was set back; %d deliveries owed before go out now", released)

    async def passed(self) -> None:
        """Return at once while all is well, else when the server answers again. Raises InvalidToken."""
        if not self:
            return
        away = False
        while not await self._courier.reachable():
            if not away:
                logger.warning("the Bot API server is in trouble; what is owed waits until it is back")
            away = True
            await asyncio.sleep(_PROBE)
        self._failures = 0
        if away:
            logger.info("the Bot API server is back")
            await self._hasten()
        else:
            await asyncio.sleep(_PROBE)  # it is up, and yet deliveries fail: at least no faster

    async def _hasten(self) -> None:
        """Deliveries that failed were to rest for longer and longer; there is no reason for that any more."""
        try:
            async with self._database.write() as connection:
                await deliveries.hasten(connection, self._clock.now())
        except STORE_ERRORS as error:
            logger.error("deliveries that failed keep resting for a while: %s", error)
