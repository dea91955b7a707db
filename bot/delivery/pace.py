"""One pace for everything a bot sends, so that Telegram's limit is never met."""

import asyncio
import math
import time
from collections import deque
from typing import NamedTuple

# A strict sliding second at the limit itself leaves no room for jitter on the way: this leaves 18 ms.
_SHARE = 0.982

# How much of a stall, of this process or its timers, is made up for by quicker turns afterwards.
_CATCH_UP = 0.25  # seconds

# Turns are granted together where that delays none for longer: waking for each costs more than sending.
_GRAIN = 0.01  # seconds

# A turn that its taker wakes up for later than this is let go of: it would fall close to those that follow.
LATE = 0.015  # seconds


class _Waiter(NamedTuple):
    granted: asyncio.Future[tuple[int, float]]  # how many turns, and until when (monotonic) they are good
    most: int


class Pace:
    """Grants a turn to send every 1/(0.982 rate) seconds; who answers a person goes first.

    This is the generic cell rate algorithm (ATM Forum TM 4.0) with a burst of one: a bucket that
    starts full, as of common limiters, would let twice the limit through in its first second. Time
    lost is made up for, but no second ever sees more turns than the limit.
    """

    def __init__(self, per_second: float) -> None:
        self.per_second = _SHARE * per_second  # turns granted while there are takers
        self._interval = 1 / self.per_second
        self._next = 0.0  # the theoretical arrival time, on the monotonic clock
        self._granted: deque[float] = deque(maxlen=max(1, int(per_second)))  # when the last turns were
        self._window = max(1, int(per_second)) * self._interval  # seconds in which there may be as many
        self._grain = min(max(1, math.floor(self.per_second * _GRAIN)), self._granted.maxlen or 1)
        self._urgent: deque[_Waiter] = deque()
        self._patient: deque[_Waiter] = deque()
        self._granting: asyncio.Task[None] | None = None
        self._idle_since = -math.inf

    async def turn(self, *, urgent: bool = False) -> None:
        """Wait for the next turn, and take it. `urgent` ones come before all others."""
        await self._wait_in(self._urgent if urgent else self._patient, 1)

    async def turns(self, most: int) -> int:
        """Wait for the next turns, and take them; returns how many there were, from 1 to `most`."""
        return await self._wait_in(self._patient, most)

    def freeze(self, seconds: float) -> None:
        """Grant no turn for so long: Telegram has said 429 to the bot as a whole."""
        self._next = max(self._next, time.monotonic() + seconds)

    def dismiss(self) -> None:
        """Send away those who wait for a turn that is not urgent: to them it is as if they were cancelled."""
        while self._patient:
            self._patient.popleft().granted.cancel()

    async def close(self) -> None:
        """Grant nothing any more."""
        if self._granting is not None:
            self._granting.cancel()
            await asyncio.gather(self._granting, return_exceptions=True)

    async def _wait_in(self, queue: deque[_Waiter], most: int) -> int:
        while True:
            waiter = _Waiter(asyncio.get_running_loop().create_future(), most)
            queue.append(waiter)
            if self._granting is None or self._granting.done():
                self._granting = asyncio.create_task(self._grant(), name="pace")
            number, until = await waiter.granted
            if time.monotonic() <= until:
                return number

    async def _grant(self) -> None:
        # A short time without takers is a stall of theirs, and made up for; a longer one is not.
        if time.monotonic() - self._idle_since > _CATCH_UP:
            self._next = max(self._next, time.monotonic())
        while self._urgent or self._patient:
            # Looked at again after waking: `freeze` may have moved it, and an urgent one may have come.
            number = self._number()
            if (wait := self._due(number) - time.monotonic()) > 0:
                await asyncio.sleep(wait)
                continue
            waiter = (self._urgent or self._patient).popleft()
            if not waiter.granted.done():  # it may have been cancelled meanwhile
                now = time.monotonic()
                waiter.granted.set_result((number, now + LATE))
                self._granted.extend([now] * number)
                self._next = max(self._next, now - _CATCH_UP) + number * self._interval
        self._idle_since = time.monotonic()

    def _number(self) -> int:
        """How many turns whoever is next gets together."""
        return min(self._grain, (self._urgent or self._patient)[0].most)

    def _due(self, number: int) -> float:
        """When so many turns may be granted."""
        taken = len(self._granted) + number - (self._granted.maxlen or 0)
        return max(self._next, self._granted[taken - 1] + self._window) if taken > 0 else self._next
