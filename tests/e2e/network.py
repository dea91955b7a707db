"""A way to a server that can be cut: for tests, between a program and the real PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class Network:
    """Forwards connections to `port`. Cut, it forwards nothing and closes nothing, as a lost route does."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._whole = asyncio.Event()
        self._whole.set()
        self._carrying: set[asyncio.Task[None]] = set()
        self._writers: list[asyncio.StreamWriter] = []
        self.port = 0

    def cut(self) -> None:
        """From now on nothing arrives; what is open stays so for ever."""
        self._whole.clear()

    def mend(self) -> None:
        """New connections work; those from before have been forgotten by what lies between."""
        for task in self._carrying:
            task.cancel()
        self._carrying.clear()
        self._whole.set()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        if not self._whole.is_set():
            return  # taken by the kernel, and never answered
        there, back = await asyncio.open_connection("127.0.0.1", self._target)
        self._writers.append(back)
        for source, target in ((reader, back), (there, writer)):
            self._carrying.add(asyncio.create_task(self._carry(source, target)))

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await source.read(65536):
                await self._whole.wait()
                target.write(data)
                await target.drain()
            target.close()


@asynccontextmanager
async def network_to(port: int) -> AsyncIterator[Network]:
    """A network to a port of this machine, on a port of its own, while the block runs."""
    network = Network(port)
    server = await asyncio.start_server(network._accept, "127.0.0.1", 0)
    network.port = server.sockets[0].getsockname()[1]
    try:
        yield network
    finally:
        server.close()
        network.mend()
        for writer in network._writers:
            writer.close()
