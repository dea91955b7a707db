"""A proxy for tests: SOCKS5 (RFC 1928, with passwords by RFC 1929) and HTTP CONNECT on one port."""

import asyncio
import base64
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class ProxyServer:
    """Passes connections on and remembers where to; `refuse` makes it pass on none."""

    user: str = "reader"
    password: str = "p@ss"
    refuse: bool = False
    asked_for: list[tuple[str, int]] = field(default_factory=list)
    _server: asyncio.Server | None = None
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    async def __aenter__(self) -> "ProxyServer":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for writer in self._open:
            writer.close()

    def address(self, scheme: str) -> str:
        """Its address with the right password."""
        port = self._server.sockets[0].getsockname()[1]
        return f"{scheme}://{self.user}:p%40ss@127.0.0.1:{port}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            first = await reader.readexactly(1)
            target = await (
                self._socks(reader, writer) if first == b"\x05" else self._connect(reader, writer)
            )
            if target is not None:
                await self._pass_on(target, reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            self._open.discard(writer)

    async def _socks(self, reader, writer):
        await reader.readexactly((await reader.readexactly(1))[0])
        writer.write(b"\x05\x02")
        await reader.readexactly(1)
        user = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        password = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        known = (user, password) == (self.user, self.password)
        writer.write(b"\x01" + (b"\x00" if known else b"\x01"))
        if not known:
            return None
        kind = (await reader.readexactly(4))[3]
        if kind == 1:
            host = ".".join(map(str, await reader.readexactly(4)))
        else:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        (port,) = struct.unpack(">H", await reader.readexactly(2))
        writer.write(b"\x05" + (b"\x02" if self.refuse else b"\x00") + b"\x00\x01" + bytes(6))
        return None if self.refuse else (host, port)

    async def _connect(self, reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        credentials = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        if self.refuse or f"Basic {credentials}" not in head:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            return None
        host, _, port = head.split()[1].rpartition(":")
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        return host, int(port)

    async def _pass_on(self, target, reader, writer):
        self.asked_for.append(target)
        there_reader, there_writer = await asyncio.open_connection(*target)
        self._open.add(there_writer)
        ways = [
            asyncio.create_task(_copy(reader, there_writer)),
            asyncio.create_task(_copy(there_reader, writer)),
        ]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        there_writer.close()


async def _copy(reader, writer):
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()


@contextmanager
def running_proxy() -> Iterator[ProxyServer]:
    """A proxy in a thread of its own, for tests that are no coroutines."""
    proxy, loop, stop = ProxyServer(), asyncio.new_event_loop(), asyncio.Event()
    ready = threading.Event()

    async def serve() -> None:
        async with proxy:
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    ready.wait(10)
    yield proxy
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)
