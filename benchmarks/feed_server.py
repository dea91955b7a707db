"""A server of many feeds on loopback, a host for each: honest, slow, forgetful, broken and failing ones.

usage: python benchmarks/feed_server.py     prints its port; a GET of /round begins the next round,
one of /counts tells what was answered.
"""

import asyncio
import json
from collections import Counter
from email.utils import formatdate

HOST = "127.0.0.1"  # every address of 127/8 leads here, so that each feed has a host of its own
ENTRIES = 10
SLOW = 1.0  # seconds


def kind_of(number: int) -> str:
    """Of a hundred feeds ninety-five answer 304 once they are known, two of them late."""
    return {
        0: "changing",
        1: "changing",
        2: "forgetful",
        3: "broken",
        4: "failing",
        5: "slow",
        6: "slow",
    }.get(number % 100, "honest")


def address_of(number: int, port: int) -> str:
    """The address of a feed, on its own host."""
    return f"http://127.{1 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}:{port}/{number}.xml"


class FeedServer:
    """Answers, and counts what it answered."""

    def __init__(self) -> None:
        self.round = 0
        self.counts: Counter[str] = Counter()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, until the client hangs up."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].decode("latin-1")
                writer.write(await self._answer(path, head.lower()))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answer(self, path: str, head: bytes) -> bytes:
        if path == "/round":
            self.round += 1
            self.counts.clear()
            return _response(200, b"ok")
        if path == "/counts":
            return _response(200, json.dumps(self.counts).encode())
        number = int(path[1:].removesuffix(".xml"))
        kind = kind_of(number)
        tag = f'"{number}-{self.round if kind == "changing" else 0}"'
        if kind == "slow":
            await asyncio.sleep(SLOW)
        if kind == "failing":
            return self._counted(_response(503, b"", "Retry-After: 3600\r\n"), "failed")
        if kind != "forgetful" and f"if-none-match: {tag}".encode() in head:
            return self._counted(_response(304, b"", f"ETag: {tag}\r\n"), "304")
        headers = "" if kind == "forgetful" else f"ETag: {tag}\r\n"
        return self._counted(_response(200, self._feed(number, kind), headers), "200")

    def _counted(self, answer: bytes, status: str) -> bytes:
        self.counts[status] += 1
        self.counts["bytes"] += len(answer)
        return answer

    def _feed(self, number: int, kind: str) -> bytes:
        newest = ENTRIES + (self.round if kind == "changing" else 0)
        items = "".join(_item(number, entry) for entry in range(newest, newest - ENTRIES, -1))
        end = "<item><title>cut off &nbsp; here" if kind == "broken" else "</channel></rss>"
        return (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed {number}</title>'
            f"<link>http://feed-{number}.example/</link>{items}{end}"
        ).encode()


def _item(number: int, entry: int) -> str:
    dated = formatdate(1_790_000_000 + entry * 3600)
    words = f"Port {number} reported volume {entry} on its quays while ministers met the miners again. "
    return (
        f"<item><title>Report {entry} of {number}</title><guid>{number}-{entry}</guid>"
        f"<link>http://feed-{number}.example/{entry}</link><pubDate>{dated}</pubDate>"
        f"<description><![CDATA[<p>{words * 15}</p>]]></description></item>"
    )


def _response(status: int, body: bytes, headers: str = "") -> bytes:
    head = f"HTTP/1.1 {status} Any\r\nContent-Type: application/rss+xml\r\n{headers}"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def main() -> None:
    """Serve until ended."""
    listening = await asyncio.start_server(FeedServer().serve, "0.0.0.0", 0, backlog=1024)
    print(listening.sockets[0].getsockname()[1], flush=True)
    await listening.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
