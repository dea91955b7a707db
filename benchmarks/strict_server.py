"""A lean Bot API server on loopback: a strict sliding second, answers after a round trip's time, and askers.

The playground checks everything that Telegram checks, which takes it too long for 1,000 messages a second.
This one parses no more than it needs, so that on two cores the sender is what is measured.
"""

import asyncio
import json
import re
import ssl
import subprocess
import time
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TOKEN = "1000000001:strict-server-of-a-benchmark"  # opens nothing but this server
FIRST_ASKER = 10**9  # chat ids from here on are people who ask; those below get the broadcast
QUESTION = "/trade"

_HEAD = re.compile(rb"^(?:GET|POST) /bot[^/]+/(\w+)", re.I)
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.I)
_CHAT = re.compile(rb"(?:^|&)chat_id=(-?\d+)|\"chat_id\": ?\"?(-?\d+)")
_TIMEOUT = re.compile(rb"(?:^|&)timeout=(\d+)")
_BOT = {"id": 1000000001, "is_bot": True, "first_name": "Jarshy", "username": "jarshy_bot"}
# What comes back is as long as what was sent: a digest with some twenty marked places.
_ECHO = {
    "text": "news " * 480,
    "entities": [{"type": "bold", "offset": 100 * place, "length": 40} for place in range(20)],
}


@dataclass
class Counts:
    """What the server saw."""

    limit: int  # messages in any one second
    sent: list[float] = field(default_factory=list)  # when each message of the broadcast was let through
    chats: set[int] = field(default_factory=set)  # that got theirs
    answers: list[float] = field(default_factory=list)  # when each answer to a person was let through
    refused: int = 0  # 429
    waits: list[float] = field(default_factory=list)  # seconds from a question to its answer
    asked: int = 0
    round_trips: list[tuple[float, float]] = field(default_factory=list)  # when a message came, was answered

    @property
    def twice(self) -> int:
        return len(self.sent) - len(self.chats)

    @property
    def rate(self) -> float:
        """Messages a second from the first to the last of the broadcast, answers meanwhile included."""
        if len(self.sent) < 2:
            return 0.0
        first, last = self.sent[0], self.sent[-1]
        answers = sum(1 for when in self.answers if first < when < last)
        return (len(self.sent) - 1 + answers) / (last - first)


class StrictServer:
    """Answers each request `delay` seconds after it came; hands out a question every `pause` seconds."""

    def __init__(self, limit: int, delay: float = 0.05, pause: float = 0.2) -> None:
        self.counts = Counts(limit)
        self.delay = delay
        self._pause = pause
        self._window: deque[float] = deque()
        self._asked: dict[int, float] = {}
        self._next_question = 0.0
        self.asking = False

    def answer(self, method: str, body: bytes) -> tuple[float, dict[str, Any]]:
        """In how many seconds to answer a request, and what."""
        if method == "getupdates":
            return self._updates(body)
        if method in ("sendmessage", "sendrichmessage"):
            found = _CHAT.search(body)
            return self.delay, self._send(int(found[1] or found[2]) if found else 0)
        result: object = _BOT if method == "getme" else True
        return self.delay, {"ok": True, "result": result}

    def _send(self, chat: int) -> dict[str, Any]:
        now = time.monotonic()
        while self._window and self._window[0] <= now - 1:
            self._window.popleft()
        if len(self._window) >= self.counts.limit:
            self.counts.refused += 1
            return {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests: retry after 1",
                "parameters": {"retry_after": 1},
            }
        self._window.append(now)
        if chat in self._asked:
            self.counts.answers.append(now)
            self.counts.waits.append(now - self._asked.pop(chat))
        elif chat < FIRST_ASKER:
            self.counts.sent.append(now)
            self.counts.chats.add(chat)
        message = {"message_id": len(self.counts.sent) + 1, "date": 1780000000, "chat": _chat(chat), **_ECHO}
        return {"ok": True, "result": message}

    def _updates(self, body: bytes) -> tuple[float, dict[str, Any]]:
        """A question at its time; else nothing, soon: a real long poll would only be quieter."""
        now = time.monotonic()
        if not self.asking or now < self._next_question:
            timeout = _TIMEOUT.search(body)
            wait = min(float(timeout[1]) if timeout else 0.0, self._pause / 2)
            return max(wait, 0.01), {"ok": True, "result": []}
        self._next_question = max(now, self._next_question + self._pause)
        self.counts.asked += 1
        chat = FIRST_ASKER + self.counts.asked  # someone new each time, so that no chat's own limit is met
        self._asked[chat] = now
        message = {
            "message_id": 1,
            "date": 1780000000,
            "chat": _chat(chat),
            "from": {"id": chat, "is_bot": False, "first_name": "Asker", "language_code": "en"},
            "text": QUESTION,
            "entities": [{"type": "bot_command", "offset": 0, "length": len(QUESTION)}],
        }
        return 0.0, {"ok": True, "result": [{"update_id": self.counts.asked, "message": message}]}


class _Connection(asyncio.Protocol):
    """HTTP/1.1 with Content-Length and keep-alive, which is all that the clients here use."""

    def __init__(self, server: StrictServer) -> None:
        self._server = server
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        came = time.monotonic()
        for method, body in self._requests():
            wait, answer = self._server.answer(method, body)
            if wait:
                asyncio.get_running_loop().call_later(wait, self._write, answer, came)
            else:
                self._write(answer, came)

    def _requests(self) -> Iterator[tuple[str, bytes]]:
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end]
            length = _LENGTH.search(head)
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._buffer) < whole:
                return
            body, self._buffer = self._buffer[end + 4 : whole], self._buffer[whole:]
            called = _HEAD.match(head)
            yield called[1].decode().lower() if called else "", body

    def _write(self, answer: dict[str, Any], came: float) -> None:
        if isinstance(answer.get("result"), dict) and "text" in answer["result"]:
            self._server.counts.round_trips.append((came, time.monotonic()))
        if self._transport.is_closing():
            return
        body = json.dumps(answer).encode()
        status = b"200 OK" if answer["ok"] else b"429 Too Many Requests"
        self._transport.write(
            b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
            % (status, len(body), body)
        )


def _chat(chat: int) -> dict[str, Any]:
    return {"id": chat, "type": "private", "first_name": "Reader"}


def certificate(folder: Path) -> Path:
    """A certificate for 127.0.0.1 with its key, to be trusted through SSL_CERT_FILE; needs openssl."""
    made = folder / "strict-server.pem"
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=strict"
    )
    wanted = [
        "-addext",
        "subjectAltName=IP:127.0.0.1",
        "-keyout",
        str(made),
        "-out",
        str(folder / "public.pem"),
    ]
    subprocess.run([*command.split(), *wanted], check=True, capture_output=True)
    with made.open("a") as whole:
        whole.write((folder / "public.pem").read_text())
    return made


@asynccontextmanager
async def serving_strictly(server: StrictServer, secured_with: Path | None = None) -> AsyncIterator[str]:
    """Serve on a free port of 127.0.0.1 while the block runs, with TLS where given a certificate's file."""
    loop = asyncio.get_running_loop()
    tls = None
    if secured_with is not None:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(secured_with)
    listening = await loop.create_server(lambda: _Connection(server), "127.0.0.1", 0, ssl=tls, backlog=1024)
    try:
        scheme = "http" if tls is None else "https"
        yield f"{scheme}://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    finally:
        listening.close()
