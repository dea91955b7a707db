"""A sender's share of the chats, where several senders share them."""

import asyncio
import logging
import random
import uuid
from collections.abc import Callable, Iterable

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.ledger import STORE_ERRORS
from bot.jobs import Jobs
from content.clock import Clock
from content.store import Database, deliveries, lanes
from content.store.deliveries import Delivery, lane_of

logger = logging.getLogger(__name__)

FRESH = 3.0  # seconds for which what was read of one's own lanes may be sent: a kill leaves nobody to ask

# What a sender that is taken for dead has read before is sent or given up by then, and marked.
_HANDING_OVER = FRESH + 1.0

# A lane is let go of at times, so that a sender that came later gets some too; not all of them at once.
_SHORTEST_TURN, _LONGEST_TURN = 10.0, 30.0

_LOOK = 1.0  # seconds between looks for lanes that somebody is owed something in


class Lanes:
    """Takes lanes in which something is owed, and lets go of them. `wake` is called for each taken one."""

    def __init__(self, database: Database, jobs: Jobs, clock: Clock) -> None:
        self._database = database
        self._jobs = jobs
        self._clock = clock
        self._me = str(uuid.uuid4())
        self._held: dict[int, asyncio.Event] = {}  # set when nothing is owed in it any more
        self._leaving: dict[int, asyncio.Event] = {}  # set when nothing is under way in it any more
        self._woken = asyncio.Event()
        self._wake_sender: Callable[[], None] = lambda: None
        self._looking: asyncio.Task[None] | None = None
        self._stopped = False
        jobs.handle("send", self._hold, at_once=lanes.NUMBER)

    def start(self, wake: Callable[[], None]) -> None:
        """Begin looking for lanes to take."""
        self._wake_sender = wake
        self._looking = asyncio.create_task(self._look(), name="lanes")

    async def stop(self) -> None:
        """Take no more lanes, and let go of all, after the sender has stopped."""
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)
        self._stopped = True
        held, self._held = self._held, {}
        for done in held.values():
            done.set()

    def wake(self) -> None:
        """Look at once."""
        self._woken.set()

    async def mine(self, connection: AsyncConnection) -> set[int]:
        """The lanes to send to, as the database has them now."""
        if not self._held:
            return set()
        return await lanes.held_by(connection, self._me) & self._held.keys()

    def resting(self, busy: Iterable[int]) -> None:
        """Of all that was read before, only what goes to these chats is under way still."""
        for number in self._leaving.keys() - {lane_of(chat_id) for chat_id in busy}:
            self._leaving[number].set()

    def looked(self, mine: set[int], owed: Iterable[Delivery], *, complete: bool) -> None:
        """Let go of lanes in which nothing is owed; `complete` where `owed` is all there is."""
        if complete:
            for number in mine - {one.lane for one in owed}:
                if number in self._held:
                    self._held.pop(number).set()

    async def _hold(self, payload: str) -> None:
        """A job: have a lane until nothing is owed in it, or for a turn."""
        number = int(payload)
        if self._stopped:  # jobs end a moment after the sender; who sends still asks for the lane again
            return
        async with self._database.write() as connection:
            former = await lanes.take(connection, number, self._me)
        try:
            if former not in ("", self._me):
                logger.info("taking over lane %d", number)
                await asyncio.sleep(_HANDING_OVER)
            done = self._held[number] = asyncio.Event()
            self._wake_sender()
            turn = random.uniform(_SHORTEST_TURN, _LONGEST_TURN)  # noqa: S311  no secret
            try:
                async with asyncio.timeout(turn):
                    await done.wait()
            except TimeoutError:
                await self._leave(number)
        finally:
            if self._held.pop(number, None) is None:
                await asyncio.shield(self._let_go(number))

    async def _leave(self, number: int) -> None:
        """Read no more of it, and wait until what was read is sent or given up."""
        self._held.pop(number, None)
        quiet = self._leaving[number] = asyncio.Event()
        self._wake_sender()
        try:
            async with asyncio.timeout(_HANDING_OVER):
                await quiet.wait()
        except TimeoutError:
            pass
        finally:
            del self._leaving[number]

    async def _let_go(self, number: int) -> None:
        try:
            async with self._database.write() as connection:
                await lanes.let_go(connection, number, self._me)
        except STORE_ERRORS as error:
            logger.warning("lane %d is let go of only when it is taken: %s", number, error)

    async def _look(self) -> None:
        while True:
            self._woken.clear()
            try:
                async with self._database.read() as connection:
                    due = await deliveries.lanes_owed(connection, self._clock.now())
                await self._jobs.put("send", {str(lane): str(lane) for lane in due if lane not in self._held})
            except STORE_ERRORS as error:
                logger.error("no look for what is owed: %s", error)
            try:
                async with asyncio.timeout(_LOOK):
                    await self._woken.wait()
            except TimeoutError:
                pass
