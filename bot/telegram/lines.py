"""Posting to the Bot API over bare keep-alive connections, for broadcasts at 1,000 messages a second.

A request through aiohttp's session costs three times the processor time of one made here (0.36 and 0.13 ms
in docs/measurements.md), since a broadcast needs nothing of what a session can do: every request
goes to one server, its head is always the same, and of an answer only the status matters as a rule.
"""

import asyncio
import ssl
import time
from collections import deque
from typing import NamedTuple
from urllib.parse import urlsplit

import httptools
from telegram.error import NetworkError, TimedOut

from bot.delivery.outcomes import NotSent

_CONNECTIONS = 256  # at 50 ms a round trip enough for 5,000 messages a second
_CONNECT = 10.0  # seconds
_ANSWER = 20.0  # seconds until an answer must be complete
_SWEEP = 1.0  # seconds between looks for answers that do not come


class Answer(NamedTuple):
    """What the server said."""

    status: int
    body: bytes


class _Request(NamedTuple):
    head_and_body: bytes
    answer: asyncio.Future[Answer]


class Lines:
    """Connections to one Bot API server, opened as they are needed and kept.

    `url` is that of the bot (URL/bot<token>), `proxy` the way there where one is needed. An answer's future
    raises NotSent, TimedOut (may have been carried out) or NetworkError (as well); any HTTP status is an
    answer.
    """

    def __init__(self, url: str, connections: int = _CONNECTIONS, proxy: str = "") -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or ""
        self._secure = parts.scheme == "https"
        self._port = parts.port or (443 if self._secure else 80)
        self._path = parts.path
        self._name = parts.netloc.rpartition("@")[2]  # for the Host header
        self._tls: ssl.SSLContext | None = None
        self._most = connections
        self._proxy = proxy
        self._heads: dict[str, bytes] = {}
        self._waiting: deque[_Request] = deque()
        self._idle: list[_Line] = []
        self._open: set[_Line] = set()
        self._connecting: set[asyncio.Task[None]] = set()
        self._sweeping: asyncio.TimerHandle | None = None

    def post(self, method: str, body: bytes) -> asyncio.Future[Answer]:
        """Call a Bot API method with a JSON body. Written at once where a connection is free."""
        request = _Request(self._head(method) % len(body) + body, asyncio.get_running_loop().create_future())
        if self._idle:
            self._idle.pop().carry(request)
        else:
            self._waiting.append(request)
            self._connect_more()
        return request.answer

    async def close(self) -> None:
        """Close all connections. What is posted later opens new ones."""
        for task in self._connecting:
            task.cancel()
        for line in tuple(self._open):
            line.close()
        while self._waiting:
            _fail(self._waiting.popleft(), NotSent("the connections were closed"))
        await asyncio.gather(*self._connecting, return_exceptions=True)

    def free(self, line: "_Line") -> None:
        """Called by a line that waits for work."""
        while self._waiting:
            request = self._waiting.popleft()
            if not request.answer.done():  # it may have been cancelled meanwhile
                line.carry(request)
                return
        self._idle.append(line)

    def lost(self, line: "_Line") -> None:
        """Called by a line that is closed."""
        self._open.discard(line)
        if line in self._idle:
            self._idle.remove(line)
        self._connect_more()

    def _head(self, method: str) -> bytes:
        if method not in self._heads:
            self._heads[method] = (
                f"POST {self._path}/{method} HTTP/1.1\r\nHost: {self._name}\r\n"
                "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            ).encode()
        return self._heads[method]

    def _connect_more(self) -> None:
        room = self._most - len(self._open) - len(self._connecting)
        for _ in range(min(room, len(self._waiting) - len(self._connecting))):
            task = asyncio.create_task(self._connect(), name="connection")
            self._connecting.add(task)
            task.add_done_callback(self._connected)

    async def _connect(self) -> None:
        loop = asyncio.get_running_loop()
        if self._secure and self._tls is None:
            self._tls = ssl.create_default_context()
        try:
            async with asyncio.timeout(_CONNECT):
                if self._proxy:
                    line = await self._connect_through(self._proxy)
                else:
                    _, line = await loop.create_connection(
                        lambda: _Line(self), self._host, self._port, ssl=self._tls
                    )
        except OSError as error:  # a time-out is one, too
            if self._waiting:
                _fail(self._waiting.popleft(), NotSent(f"no connection ({type(error).__name__})"))
            return
        self._open.add(line)
        self.free(line)
        if self._sweeping is None:
            self._sweeping = loop.call_later(_SWEEP, self._sweep)

    async def _connect_through(self, proxy: str) -> "_Line":
        from content.sources.tunnel import NO_TUNNEL, proxy_at

        try:
            socket = await proxy_at(proxy).connect(self._host, self._port, timeout=_CONNECT)
        except NO_TUNNEL as error:
            raise ConnectionError(str(error)) from None
        _, line = await asyncio.get_running_loop().create_connection(
            lambda: _Line(self),
            sock=socket,
            ssl=self._tls,
            server_hostname=self._host if self._tls else None,
        )
        return line

    def _connected(self, task: asyncio.Task[None]) -> None:
        self._connecting.discard(task)
        self._connect_more()  # where it failed, others may still wait for a connection

    def _sweep(self) -> None:
        now = time.monotonic()
        for line in tuple(self._open):
            line.give_up(now - _ANSWER)
        loop = asyncio.get_running_loop()
        self._sweeping = loop.call_later(_SWEEP, self._sweep) if self._open else None


class _Line(asyncio.Protocol):
    """One connection, with one request at a time."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._transport: asyncio.Transport | None = None
        self._request: _Request | None = None
        self._since = 0.0
        self._body: list[bytes] = []
        self._parser = httptools.HttpResponseParser(self)

    def carry(self, request: _Request) -> None:
        """Send a request; the line is free again when its answer is complete."""
        self._request, self._since, self._body = request, time.monotonic(), []
        assert self._transport is not None  # noqa: S101  a line is free only once it is connected
        self._transport.write(request.head_and_body)

    def close(self) -> None:
        """Close at once, whatever is under way."""
        if self._transport is not None:
            self._transport.abort()

    def give_up(self, before: float) -> None:
        """Close where a request sent before this instant is not answered yet."""
        if self._request is not None and self._since < before:
            _fail(self._request, TimedOut())
            self.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  for the type checker
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            if self._request is not None:
                _fail(self._request, NetworkError("the server's answer is no HTTP"))
            self.close()

    def on_body(self, data: bytes) -> None:
        self._body.append(data)

    def on_message_complete(self) -> None:
        request, self._request = self._request, None
        if request is None:  # an answer to nothing
            self.close()
            return
        keep = self._parser.should_keep_alive()
        if not request.answer.done():
            request.answer.set_result(Answer(self._parser.get_status_code(), b"".join(self._body)))
        if keep and self._transport is not None and not self._transport.is_closing():
            self._lines.free(self)
        else:
            self.close()

    def connection_lost(self, error: Exception | None) -> None:
        if self._request is not None:
            _fail(self._request, NetworkError("the connection broke"))
            self._request = None
        self._lines.lost(self)


def _fail(request: _Request, error: Exception) -> None:
    if not request.answer.done():
        request.answer.set_exception(error)
