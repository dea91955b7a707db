"""One request at a time to a host, and a pause before the next."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_MANY = 1000  # hosts remembered before those at rest are forgotten


class Turns:
    """Keeps requests to one host in a queue; different hosts do not wait for each other."""

    def __init__(self, pause: float) -> None:
        self._pause = pause  # seconds from the end of a request to the next one's start
        self._locks: dict[str, asyncio.Lock] = {}
        self._free_at: dict[str, float] = {}  # by the event loop's time

    @asynccontextmanager
    async def at(self, host: str) -> AsyncIterator[None]:
        """Wait for one's turn at the host, and hold it until the block ends."""
        self._forget_idle()
        time = asyncio.get_running_loop().time
        async with self._locks.setdefault(host, asyncio.Lock()):
            await asyncio.sleep(max(0.0, self._free_at.get(host, 0.0) - time()))
            try:
                yield
            finally:
                self._free_at[host] = time() + self._pause

    def _forget_idle(self) -> None:
        if len(self._locks) < _MANY:
            return
        now = asyncio.get_running_loop().time()
        for host in [host for host, free_at in self._free_at.items() if free_at < now]:
            if host in self._locks and self._locks[host].locked():
                continue
            self._locks.pop(host, None)
            del self._free_at[host]
