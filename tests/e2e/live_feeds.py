"""Feeds that go on publishing while they are polled: quick, slow, broken, moving, of every form.

Each has a host of its own in 127/8, and an entry more with each round. In odd rounds those that are flaky
answer with trouble, in even ones they are well.
"""

import asyncio
import json
import re
from collections import Counter

TEXT = "The ministry said on Monday that oil exports rose by three per cent this year. " * 15
_FEED = "application/rss+xml"
_HOSTS = 250  # in 127.9.N/24
KINDS = (
    "etag",
    "date",
    "pages",
    "slow",
    "flaky",
    "pages that fail",
    "other ids each time",
    "moved",
    "no validators",
    "neither ids nor links",
    "json",
    "busy",
)


class LiveFeeds:
    """A server of `number` feeds in the forms of KINDS, in turn."""

    def __init__(self, number: int) -> None:
        self.round = 0
        self.asked: Counter[int] = Counter()  # requests for feeds, by the number of each
        self._number = number
        self._server: asyncio.Server | None = None
        self._port = 0

    async def __aenter__(self) -> "LiveFeeds":
        self._server = await asyncio.start_server(self._serve, "0.0.0.0", 0, backlog=512)
        self._port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()

    def address(self, number: int, path: str = "/feed") -> str:
        return f"http://127.9.{number // _HOSTS}.{number % _HOSTS + 1}:{self._port}{path}"

    def addresses(self) -> list[str]:
        """Those to follow; a busy host has two feeds."""
        return [
            self.address(number, path)
            for number in range(self._number)
            for path in (("/feed", "/feed?2") if kind_of(number) == "busy" else ("/feed",))
        ]

    def titles(self) -> set[str]:
        """Of every entry that was published so far."""
        return set().union(*(titles_of(number, self.round) for number in range(self._number)))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            _, _, third, fourth = writer.get_extra_info("sockname")[0].split(".")
            await self._answer(int(third) * _HOSTS + int(fourth) - 1, head, writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # whoever asked was ended, or the test is over
        finally:
            writer.close()

    async def _answer(self, number: int, head: str, writer: asyncio.StreamWriter) -> None:
        path, kind = head.split(" ")[1], kind_of(number)
        trouble = self.round % 2 == 1
        if path == "/robots.txt":
            writer.write(_response(404))
        elif path.startswith("/page/"):
            failing = trouble and kind == "pages that fail"
            writer.write(_response(503) if failing else _page(number, int(path.rpartition("/")[2])))
        elif kind == "moved" and path == "/feed" and self.round:
            writer.write(_response(301, f"Location: {self.address(number, '/moved')}"))
        else:
            self.asked[number] += 1
            await self._feed(number, kind, trouble, head, writer)

    async def _feed(
        self, number: int, kind: str, trouble: bool, head: str, writer: asyncio.StreamWriter
    ) -> None:
        if kind == "busy" and trouble:
            writer.write(_response(429, "Retry-After: 7200"))
            return
        version = self.round
        told = re.search(rf'if-none-match: "{version}"|if-modified-since: {_date(version)}', head, re.I)
        if told and kind != "no validators":
            writer.write(_response(304))
            return
        answer = _response(200, *_validators(kind, version), body=_body(self, number, kind, version))
        if kind == "flaky" and trouble:
            writer.write(answer[: len(answer) // 2] if number % 2 else _response(200, body=b"\0\1"))
            return
        for start in range(0, len(answer), pieces := len(answer) // 5 + 1):
            writer.write(answer[start : start + pieces])
            if kind == "slow":
                await writer.drain()
                await asyncio.sleep(0.1)


def kind_of(number: int) -> str:
    """The form of a feed."""
    return KINDS[number % len(KINDS)]


def titles_of(number: int, version: int) -> set[str]:
    """Of the entries that a version of a feed has."""
    return {_title(number, entry) for entry in range(version + 1)}


def _title(number: int, entry: int) -> str:
    return f"Entry {entry} of feed {number}"


def _validators(kind: str, version: int) -> tuple[str, ...]:
    if kind == "no validators":
        return ()
    return (f"Last-Modified: {_date(version)}",) if kind == "date" else (f'ETag: "{version}"',)


def _date(version: int) -> str:
    return f"Mon, 23 Nov 2026 04:00:{version:02} GMT"


def _body(feeds: LiveFeeds, number: int, kind: str, version: int) -> bytes:
    """The newest entry first."""
    entries = range(version, -1, -1)
    if kind == "json":
        items = [
            {
                "id": entry,
                "url": feeds.address(number, f"/page/{entry}"),
                "title": _title(number, entry),
                "content_text": TEXT,
            }
            for entry in entries
        ]
        told = {"version": "https://jsonfeed.org/version/1.1", "title": f"Feed {number}", "items": items}
        return json.dumps(told).encode()
    items = "".join(f"<item>{_item(feeds, number, kind, version, entry)}</item>" for entry in entries)
    return f'<rss version="2.0"><channel><title>Feed {number}</title>{items}</channel></rss>'.encode()


def _item(feeds: LiveFeeds, number: int, kind: str, version: int, entry: int) -> str:
    title = f"<title>{_title(number, entry)}</title>"
    link = f"<link>{feeds.address(number, f'/page/{entry}')}</link>"
    content = f"<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description>"
    if kind.startswith("pages"):
        return f"{title}{link}<description>{TEXT[:300]}</description>"
    if kind == "neither ids nor links":
        return f"{title}<pubDate>{_date(entry)}</pubDate>{content}"
    name = f"{version}-{entry}" if kind == "other ids each time" else entry
    return f"{title}{link}<guid isPermaLink='false'>{name}</guid>{content}"


def _page(number: int, entry: int) -> bytes:
    title = _title(number, entry)
    text = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{TEXT}</p>"
    return _response(200, "Content-Type: text/html", body=text.encode())


def _response(status: int, *headers: str, body: bytes = b"") -> bytes:
    told = "".join(f"{header}\r\n" for header in headers)
    return f"HTTP/1.1 {status} Any\r\n{told}Content-Length: {len(body)}\r\n\r\n".encode() + body
