"""A real HTTP server on 127.0.0.1 whose answers the tests set, down to the bytes."""

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from content.sources.fetch import Fetcher

Handler = Callable[["Request", asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True)
class Request:
    """What a client asked for."""

    path: str
    headers: Mapping[str, bytes]  # names in lower case
    body: bytes = b""


@dataclass
class Server:
    """Answers each path with what was set for it, and remembers what was asked."""

    url: str = ""
    requests: list[Request] = field(default_factory=list)
    most_at_once: int = 0
    _routes: dict[str, Handler] = field(default_factory=dict)
    _open: int = 0

    def answer(
        self, path: str, body: bytes = b"", status: int = 200, headers: Mapping[str, str] | None = None
    ) -> str:
        """Answer `path` so from now on; returns its address."""

        async def handler(request: Request, writer: asyncio.StreamWriter) -> None:
            given = {"Content-Length": str(len(body))} | dict(headers or {})
            head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
            writer.write(f"HTTP/1.1 {status} Any\r\n{head}\r\n".encode("latin-1") + body)

        return self.handle(path, handler)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        """Send whoever asks for `path` elsewhere."""
        return self.answer(path, status=status, headers={"Location": to})

    def handle(self, path: str, handler: Handler) -> str:
        """Let `handler` write the whole answer to `path`; the connection is closed after it."""
        self._routes[path] = handler
        return self.url + path

    def asked(self, path: str) -> list[Request]:
        """The requests for a path."""
        return [request for request in self.requests if request.path == path]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection: one request, one answer."""
        self._open += 1
        self.most_at_once = max(self.most_at_once, self._open)
        try:
            request = _request(await reader.readuntil(b"\r\n\r\n"))
            length = int(request.headers.get("content-length", b"0"))
            request = replace(request, body=await reader.readexactly(length))
            self.requests.append(request)
            await self._routes.get(request.path, _unknown)(request, writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client has hung up, as it does on hostile answers
        finally:
            self._open -= 1
            writer.close()


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A server that answers 404 until told otherwise."""
    serving = Server()
    listening = await asyncio.start_server(serving.serve, "127.0.0.1", 0)
    serving.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    yield serving
    listening.close()


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    """A fetcher that may reach the server, with short limits."""
    opened = Fetcher(True, deadline=5, largest=1_000_000, pause=0)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The key and certificate of news.example, made by openssl, which every system with Python's ssl has."""
    folder = tmp_path_factory.mktemp("tls")
    key, made = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", made,
         "-days", "2", "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"],
        check=True, capture_output=True,
    )  # fmt: skip
    return key, made


@pytest.fixture
async def secure_server(certificate: tuple[Path, Path]) -> AsyncIterator[Server]:
    """A server as `server`, which is news.example and speaks https only."""
    serving, speaking = Server(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    speaking.load_cert_chain(certificate[1], certificate[0])
    listening = await asyncio.start_server(serving.serve, "127.0.0.1", 0, ssl=speaking)
    serving.url = f"https://news.example:{listening.sockets[0].getsockname()[1]}"
    yield serving
    listening.close()


@pytest.fixture
async def tls_server(certificate: tuple[Path, Path]) -> AsyncIterator[int]:
    """The port of a server that is news.example and answers everything with "x"."""
    serving = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    serving.load_cert_chain(certificate[1], certificate[0])
    names: list[str | None] = []
    serving.sni_callback = lambda _connection, name, _context: names.append(name)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")
        await writer.drain()
        writer.close()

    listening = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=serving)
    yield listening.sockets[0].getsockname()[1]
    listening.close()
    assert names == ["news.example", "other.example"]


def _request(head: bytes) -> Request:
    first, *lines = head.split(b"\r\n")
    headers = dict(line.split(b": ", 1) for line in lines if line)
    return Request(
        path=first.split(b" ")[1].decode(),
        headers={name.decode().lower(): value for name, value in headers.items()},
    )


async def _unknown(request: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
