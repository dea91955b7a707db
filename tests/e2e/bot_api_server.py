"""A strict Bot API server for tests that run the whole bot: the playground, served by the test itself."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from bot.web.playground import TOKEN, Playground
from bot.web.serving import serving
from content.clock import ShiftedClock

T = TypeVar("T")


class Telegram:
    """A playground in a thread of its own, so that a test can drive it in plain steps."""

    token = TOKEN

    def __init__(self, **options: object) -> None:
        self.playground = Playground(TOKEN, ShiftedClock(), **options)
        self.address = ""
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._stop = asyncio.Event()

    def run(self) -> None:
        async def serve() -> None:
            async with serving(self.playground.app, "127.0.0.1", 0) as self.address:
                self._ready.set()
                await self._stop.wait()
                await self.playground.close()

        self._loop.run_until_complete(serve())

    def do(self, action: Callable[[Playground], T]) -> T:
        """What `action` gives, done in the server's own loop."""

        async def act() -> T:
            return action(self.playground)

        return asyncio.run_coroutine_threadsafe(act(), self._loop).result(10)

    def wait_for(self, condition: Callable[[Playground], T], within: float = 20) -> T:
        """What `condition` gives, once it is true."""
        waiting = self.playground.wait_for(lambda: condition(self.playground), within)
        return asyncio.run_coroutine_threadsafe(waiting, self._loop).result(within + 5)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)


@contextmanager
def telegram_server(**options: object) -> Iterator[Telegram]:
    """Serve while the block runs."""
    server = Telegram(**options)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    server._ready.wait(10)
    yield server
    server.stop()
    thread.join(10)
