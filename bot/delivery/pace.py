"""One pace for everything a bot sends, so that Telegram's limit is never met."""

import asyncio
import time
from collections import deque

# A strict sliding second at the limit itself leaves no room for jitter on the way: this leaves 18 ms.
_SHARE = 0.982

# How much of a stall, of this process or its timers, is made up for by quicker turns afterwards.
_CATCH_UP = 0.25  # seconds


class Pace:
    """Grants one turn to send every 1/(0.982 rate) seconds; who answers a person goes first.

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
        self._urgent: deque[asyncio.Future[None]] = deque()
        self._patient: deque[asyncio.Future[None]] = deque()
        self._granting: asyncio.Task[None] | None = None

    async def turn(self, *, urgent: bool = False) -> None:
        """Wait for the next turn, and take it. `urgent` ones come before all others."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        (self._urgent if urgent else self._patient).append(waiter)
        if self._granting is None or self._granting.done():
            self._granting = asyncio.create_task(self._grant(), name="pace")
        await waiter

    def freeze(self, seconds: float) -> None:
        """Grant no turn for so long: Telegram has said 429 to the bot as a whole."""
        self._next = max(self._next, time.monotonic() + seconds)

    async def _grant(self) -> None:
        self._next = max(self._next, time.monotonic())
        while self._urgent or self._patient:
            # Looked at again after waking: `freeze` may have moved it meanwhile.
            while (wait := self._due() - time.monotonic()) > 0:  # noqa: ASYNC110
                await asyncio.sleep(wait)
            waiter = (self._urgent or self._patient).popleft()
            if not waiter.done():  # it may have been cancelled meanwhile
                waiter.set_result(None)
                now = time.monotonic()
                self._granted.append(now)
                self._next = max(self._next, now - _CATCH_UP) + self._interval

    def _due(self) -> float:
        full = len(self._granted) == self._granted.maxlen
        return max(self._next, self._granted[0] + self._window) if full else self._next
