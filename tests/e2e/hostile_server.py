"""A web server whose every address means harm, save one. Each harm has a host of its own in 127/8."""

import asyncio
import gzip
import itertools
import sys
from collections.abc import Awaitable, Callable, Iterator

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Harm = Callable[[asyncio.StreamWriter], Awaitable[None]]

TEXT = "The ministry said on Monday that oil exports rose by three per cent this year. " * 20
ITEM = f"<item><title>Oil</title><guid>1</guid><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item>"
SECRET = "the-secret-of-this-machine"
_OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
_MB = 1_000_000
_PAGE = 4_900_000  # bytes; larger ones are refused


def rss(inner: str = ITEM, before: str = "") -> bytes:
    """A feed."""
    return f'{before}<rss version="2.0"><channel><title>T</title>{inner}</channel></rss>'.encode()


def whole(body: bytes, *headers: str, length: int | None = None) -> Harm:
    """Sends a body at once."""

    async def send(writer: asyncio.StreamWriter) -> None:
        told = "".join(f"{header}\r\n" for header in headers)
        writer.write(
            _OK + f"{told}Content-Length: {len(body) if length is None else length}\r\n\r\n".encode()
        )
        writer.write(body)

    return send


def raw(answer: bytes) -> Harm:
    """Sends bytes, whatever they are."""

    async def send(writer: asyncio.StreamWriter) -> None:
        writer.write(answer)

    return send


def stream(start: bytes, parts: Callable[[], Iterator[bytes]], pause: float = 0.0) -> Harm:
    """Sends parts until the client has had enough."""

    async def send(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        for part in parts():
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)

    return send


def packed(encoding: str) -> bytes:
    """100 MB of nothing."""
    piece, number = bytes(_MB), 100
    if encoding == "gzip":
        return gzip.compress(piece * number, 1)
    if encoding == "zstd":
        return zstd.compress(piece * number)
    packer = brotli.Compressor(quality=1)
    return b"".join(packer.process(piece) for _ in range(number)) + packer.finish()


def harms(secret_file: str) -> dict[str, Harm]:
    """Answers that end in a recorded error."""
    attributes = " ".join(f'a{n}="x"' for n in range(200_000))
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
    return {
        "gzip-bomb": whole(packed("gzip"), "Content-Encoding: gzip"),
        "brotli-bomb": whole(packed("br"), "Content-Encoding: br"),
        "zstd-bomb": whole(packed("zstd"), "Content-Encoding: zstd"),
        "endless-stream": stream(_OK + b"\r\n", lambda: itertools.repeat(bytes(65536))),
        "slow-drip": stream(_OK + b"Content-Length: 99999\r\n\r\n", lambda: itertools.repeat(b"x"), 0.05),
        "slow-headers": stream(_OK + b"X: ", lambda: itertools.repeat(b"y"), 0.05),
        "silence": stream(b"", lambda: itertools.repeat(b""), 0.05),
        "header-flood": stream(_OK, lambda: (b"X-%d: %s\r\n" % (n, b"y" * 1000) for n in itertools.count())),
        "one-header-without-end": stream(_OK + b"X: ", lambda: itertools.repeat(b"y" * 65536)),
        "one-line-of-50-mb": whole(b"<rss><channel><item><title>" + b"x" * 50 * _MB),
        "length-too-long": whole(rss(), length=999_999),
        "length-below-zero": raw(_OK + b"Content-Length: -5\r\n\r\n" + rss()),
        "two-lengths": raw(_OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n" + rss()),
        "chunks-that-lie": raw(_OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffff\r\nx"),
        "nul-bytes": whole(bytes(5 * _MB)),
        "not-http": raw(b"\0\1\2SSH-2.0\r\n\r\n"),
        "redirect-loop": raw(b"HTTP/1.1 301 Moved\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"),
        "redirect-to-a-file": raw(
            f"HTTP/1.1 301 Moved\r\nLocation: {secret_file}\r\nContent-Length: 0\r\n\r\n".encode()
        ),
        "deep-nesting-without-items": whole(b"<rss><channel>" + b"<a>" * 500_000),
        "deep-json": whole(b'{"items":' + b"[" * _MB),
        "attributes-without-items": whole(f"<rss {attributes}>".encode()),
        "doctype-without-end": whole(b"<!DOCTYPE " * 200_000),
        "entities-without-items": whole(
            f'<!DOCTYPE rss [<!ENTITY l0 "x">{laughs}]><rss>&l12;</rss>'.encode()
        ),
    }


def curbed(secret_file: str) -> dict[str, Harm]:
    """Feeds in which harm stands beside an entry: it is read, and the harm has no effect."""
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
    attributes = " ".join(f'a{n}="x"' for n in range(200_000))
    external = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret_file}"><!ENTITY % y SYSTEM "{secret_file}">%y;]>'
    own = "<item><title>Own &{};</title><guid>2</guid><description>&{}; {}</description></item>"
    return {
        "external-entity": whole(rss(own.format("x", "x", TEXT) + ITEM, external)),
        "expanding-entities": whole(
            rss(own.format("l12", "l12", TEXT) + ITEM, f'<!DOCTYPE rss [<!ENTITY l0 "x">{laughs}]>')
        ),
        "deep-nesting": whole(rss(ITEM + "<item><title>D</title>" + "<a>" * 100_000)),
        "attributes-without-number": whole(rss(f"<image {attributes}/>" + ITEM)),
        "ampersands": whole(rss(ITEM + "<item><title>A</title><description>" + "&" * 2 * _MB)),
        "many-items": whole(rss(ITEM + "<item><title>M</title></item>" * 100_000)),
        "nul-bytes-between": whole(rss("\0" * _MB + ITEM)),
        "long-line-within-the-limit": whole(rss(ITEM + f"<item><title>{'x' * 4 * _MB}</title></item>")),
        "length-too-short": whole(rss(ITEM) + b"x" * 1000, length=len(rss(ITEM))),
    }


def pages() -> dict[str, Harm]:
    """Pages that feeds may lead to."""
    attributes = " ".join(f'a{n}="x"' for n in range(200_000))
    html, plain = "Content-Type: text/html", "Content-Type: text/plain"

    def page(piece: str) -> Harm:
        begun = f"<html><body><article><p>{TEXT}</p>"
        return whole((begun + piece * (_PAGE // len(piece.encode()))).encode(), html)

    return {
        "page-bomb": whole(packed("gzip"), html, "Content-Encoding: gzip"),
        "page-of-attributes": whole(f"<html><body><div {attributes}><p>{TEXT}</p>".encode(), html),
        "page-of-depth": whole(f"<html><body>{'<div>' * 50_000}<p>{TEXT}</p>".encode(), html),
        "page-of-tags": page("<i><b>x</b></i>"),
        "page-of-pictures": page('<img src="a.jpg" alt="x">'),
        "page-of-words": page("a "),
        "page-of-ideographs": page("石油价格上涨。"),
        "page-of-angles": page("<"),
        "text-of-ideographs": whole("石油价格上涨。".encode() * 200_000, plain),
    }


def link(title: str, address: str) -> str:
    """An item that leads to a page."""
    return f"<item><title>{title}</title><link>{address}</link></item>"


class HostileServer:
    """Answers by the host that it is asked as."""

    def __init__(self, answers: dict[str, Harm]) -> None:
        self._answers = list(answers.values())
        self._names = list(answers)
        self._server: asyncio.Server | None = None

    def add(self, name: str, harm: Harm) -> None:
        """One more."""
        self._names.append(name)
        self._answers.append(harm)

    async def start(self) -> dict[str, str]:
        """The address of each harm, by its name."""
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "0.0.0.0", 0, backlog=256)
        port = self._server.sockets[0].getsockname()[1]
        return {name: f"http://127.7.0.{n + 1}:{port}/" for n, name in enumerate(self._names)}

    def stop(self) -> None:
        """Open connections end with the test."""
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            if head.startswith(b"GET /robots.txt"):
                writer.write(b"HTTP/1.1 404 None\r\nContent-Length: 0\r\n\r\n")
            else:
                number = int(writer.get_extra_info("sockname")[0].rpartition(".")[2]) - 1
                await self._answers[number](writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # it hung up, as it should, or the test is over
        finally:
            writer.close()
