"""Those who watch: the chat pages that are open, each fed with what happens."""

import asyncio

from bot.web.playground.values import Json

_LONGEST_QUEUE = 1000  # events a page may lag behind before it is told to load everything again


class Audience:
    """Hands every event to all open pages."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[Json | None]] = set()

    @property
    def watching(self) -> bool:
        return bool(self._queues)

    def tell(self, event: Json) -> None:
        """Show `event` ({"kind": ...}) to everyone who watches."""
        for queue in self._queues:
            if queue.qsize() < _LONGEST_QUEUE:
                queue.put_nowait(event)
            elif queue.qsize() == _LONGEST_QUEUE:
                queue.put_nowait(None)  # ends the stream; the page connects anew and gets the whole state

    def join(self) -> "asyncio.Queue[Json | None]":
        """Events from now on; None ends them."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._queues.add(queue)
        return queue

    def leave(self, queue: "asyncio.Queue[Json | None]") -> None:
        self._queues.discard(queue)

    def dismiss(self) -> None:
        """End all streams, since the server stops."""
        for queue in self._queues:
            queue.put_nowait(None)
