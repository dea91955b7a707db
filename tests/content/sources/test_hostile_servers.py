"""Servers that mean harm: each costs bounded time and memory, and ends in an error that names it."""

import asyncio
import gzip
import itertools
import sys
import tracemalloc

import brotli
import pytest

from content.errors import AddressRefused, FetchError
from content.sources import connections
from content.sources.addresses import is_public
from content.sources.fetch import Fetcher

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

CUT_OFF = gzip.compress(b"cut off" * 9, mtime=0)[:20]
HEAD = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture(params=["gzip", "br", "zstd"])
def bomb(request):
    """An encoding and 200 MB of nothing in it; made a piece at a time."""
    piece = bytes(1_000_000)
    if request.param == "gzip":
        return "gzip", gzip.compress(piece * 200, 1)
    if request.param == "zstd":
        return "zstd", zstd.compress(piece * 200)
    packer = brotli.Compressor(quality=5)
    packed = b"".join(packer.process(piece) for _ in range(200))
    return "br", packed + packer.finish()


async def test_a_decompression_bomb_is_given_up_at_the_limit(server, fetcher, bomb):
    encoding, body = bomb
    url = server.answer("/", body, headers={"Content-Encoding": encoding})
    tracemalloc.start()
    with pytest.raises(FetchError, match="too large"):
        await fetcher.fetch(url)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


async def test_a_body_that_claims_to_be_larger_than_the_limit_is_given_up(server, fetcher):
    url = server.answer("/", bytes(1_000_001))
    with pytest.raises(FetchError, match="too large"):
        await fetcher.fetch(url)


async def test_an_endless_stream_is_given_up_at_the_limit(server, fetcher):
    async def endless(request, writer):
        writer.write(HEAD + b"\r\n")
        while True:
            writer.write(bytes(50_000))
            await writer.drain()

    with pytest.raises(FetchError, match="too large"):
        await fetcher.fetch(server.handle("/", endless))


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nX: ", HEAD + b"Content-Length: 9999\r\n\r\n"])
async def test_a_slow_drip_ends_at_the_deadline(server, start):
    fetcher = Fetcher(True, deadline=0.3, pause=0)

    async def drip(request, writer):
        writer.write(start)
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.02)

    with pytest.raises(FetchError, match="in time"):
        await fetcher.fetch(server.handle("/", drip))
    await fetcher.close()


async def test_slow_redirects_share_one_deadline(server):
    fetcher = Fetcher(True, deadline=0.3, pause=0)

    async def slowly(request, writer):
        await asyncio.sleep(0.2)
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")

    server.handle("/again", slowly)
    with pytest.raises(FetchError, match="in time"):
        await fetcher.fetch(server.handle("/", slowly))
    await fetcher.close()


async def test_a_redirect_loop_ends_after_five(server, fetcher):
    url = server.redirect("/", "/")
    with pytest.raises(FetchError, match="more than 5 times"):
        await fetcher.fetch(url)
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://example.org/", "http://user:word@example.org/"],
)
async def test_a_redirect_to_what_is_no_plain_http_address_is_refused(server, fetcher, target):
    url = server.redirect("/", target)
    with pytest.raises(AddressRefused):
        await fetcher.fetch(url)


@pytest.mark.parametrize(
    "target", ["http://127.0.0.2/", "http://[::1]/", "http://169.254.169.254/", "http://inner.example/"]
)
async def test_a_redirect_to_a_private_address_is_refused(server, monkeypatch, target):
    # The server plays a public one: its own address counts as public here, and no other.
    monkeypatch.setattr(
        connections, "is_public", lambda address: address == "127.0.0.1" or is_public(address)
    )

    async def resolve(host, port):
        return ["10.0.0.7"] if host == "inner.example" else [host]

    fetcher = Fetcher(pause=0, resolve=resolve)
    with pytest.raises(AddressRefused, match="not a public address"):
        await fetcher.fetch(server.redirect("/", target))
    await fetcher.close()
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        HEAD + b"Content-Length: 100\r\n\r\nshort",
        HEAD + b"Content-Length: -1\r\n\r\n",
        HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        HEAD + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
        HEAD + b"Content-Encoding: br\r\nContent-Length: 5\r\n\r\nhello",
        HEAD + b"Content-Encoding: zstd\r\nContent-Length: 5\r\n\r\nhello",
        HEAD + b"Content-Encoding: zstd\r\nContent-Length: 4\r\n\r\n\x28\xb5\x2f\xfd",
        HEAD + b"Content-Encoding: compress\r\nContent-Length: 5\r\n\r\nhello",
        HEAD + b"Content-Encoding: gzip, gzip\r\nContent-Length: 5\r\n\r\nhello",
        HEAD + b"Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\n" + CUT_OFF,
        b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://h:port/\r\n\r\n",
        b"HTTP/1.1 302 Found\r\n\r\n",
    ],
)  # fmt: skip
async def test_a_broken_answer_is_an_error_that_names_the_address(server, fetcher, answer):
    async def broken(request, writer):
        writer.write(answer)

    url = server.handle("/broken", broken)
    with pytest.raises(FetchError) as refused:
        await fetcher.fetch(url)
    assert url in str(refused.value)


async def test_a_flood_of_headers_is_cut_off(server, fetcher):
    async def flood(request, writer):
        writer.write(HEAD)
        for number in itertools.count():
            writer.write(b"X-%d: %s\r\n" % (number, b"y" * 1000))
            await writer.drain()

    with pytest.raises(FetchError):
        await fetcher.fetch(server.handle("/", flood))


async def test_a_refused_answer_does_not_harm_the_next_request(server, fetcher):
    bad = server.answer("/bad", b"hello", headers={"Content-Encoding": "gzip"})
    good = server.answer("/good", b"fine")
    with pytest.raises(FetchError):
        await fetcher.fetch(bad)
    assert (await fetcher.fetch(good)).body == b"fine"
