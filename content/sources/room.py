"""Room for the bodies of feeds: many small ones at once, large ones a few at a time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_SMALL = 1_000_000  # bytes that everyone may hold
_LARGE_AT_ONCE = 2


class Share:
    """What one reader of a body holds."""

    def __init__(self, large: asyncio.Semaphore) -> None:
        self._large = large
        self._holding = False

    async def grow(self, size: int, limit: asyncio.Timeout) -> None:
        """Hold `size` bytes in all; waits where that is much and others hold as much.

        Waiting does not count against `limit`: others' large bodies are no fault of this one's sender.
        """
        if size <= _SMALL or self._holding:
            return
        if self._large.locked():
            time, then = asyncio.get_running_loop().time, limit.when()
            left = then - time() if then is not None else None
            limit.reschedule(None)
            await self._large.acquire()
            limit.reschedule(None if left is None else time() + left)
        else:
            await self._large.acquire()
        self._holding = True

    def give_back(self) -> None:
        if self._holding:
            self._large.release()
            self._holding = False


class Room:
    """Bounds what all readers of bodies hold together."""

    def __init__(self) -> None:
        self._large = asyncio.Semaphore(_LARGE_AT_ONCE)

    @asynccontextmanager
    async def share(self) -> AsyncIterator[Share]:
        """A share for as long as the block holds the body."""
        share = Share(self._large)
        try:
            yield share
        finally:
            share.give_back()
