"""Fetching from a server that behaves, and refusing what is not public."""

import asyncio
import gzip
import ssl
import sys
import zlib

import brotli
import h2.config
import h2.connection
import h2.events
import pytest

from content.errors import AddressRefused, FetchError
from content.sources.fetch import Fetcher

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


async def test_a_document_comes_with_what_its_headers_say(server, fetcher):
    url = server.answer(
        "/feed",
        b"<rss/>",
        headers={
            "Content-Type": 'Text/XML; Charset="KOI8-R"',
            "ETag": 'W/"a é"',
            "Last-Modified": "Mon, 23 Nov 2026 04:00:00 GMT",
        },
    )
    response = await fetcher.fetch(url)
    assert (response.url, response.status, response.body) == (url, 200, b"<rss/>")
    assert (response.content_type, response.charset) == ("text/xml", "koi8-r")
    assert (response.etag, response.last_modified) == ('W/"a é"', "Mon, 23 Nov 2026 04:00:00 GMT")


async def test_a_request_says_who_asks_and_carries_nothing_else(server, fetcher):
    url = server.answer("/", b"x", headers={"Set-Cookie": "who=you; Path=/"})
    await fetcher.fetch(url)
    await fetcher.fetch(url)
    request = server.requests[-1]
    assert request.headers["user-agent"].startswith(b"Jarshy/")
    assert request.headers["accept-encoding"] == b"gzip, deflate, br, zstd"
    assert set(request.headers) == {"host", "accept", "accept-encoding", "connection", "user-agent"}


async def test_validators_go_back_byte_for_byte(server, fetcher):
    url = server.answer("/", b"x", headers={"ETag": 'W/"\xe9"', "Last-Modified": "yesterday"})
    first = await fetcher.fetch(url)
    await fetcher.fetch(url, etag=first.etag, last_modified=first.last_modified)
    assert server.requests[-1].headers["if-none-match"] == b'W/"\xe9"'
    assert server.requests[-1].headers["if-modified-since"] == b"yesterday"


async def test_an_unchanged_document_is_told(server, fetcher):
    url = server.answer("/", status=304, headers={"ETag": '"2"'})
    response = await fetcher.fetch(url, etag='"1"')
    assert (response.status, response.body, response.etag) == (304, b"", '"2"')


async def test_unchanged_is_no_answer_to_an_unconditional_request(server, fetcher):
    with pytest.raises(FetchError, match="304"):
        await fetcher.fetch(server.answer("/", status=304))


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", lambda body: gzip.compress(body[:7]) + gzip.compress(body[7:])),
        ("gzip", lambda body: gzip.compress(body) + b"\0\0"),
        ("deflate", zlib.compress),
        ("deflate", lambda body: zlib.compress(body)[2:-4]),
        ("br", brotli.compress),
        ("zstd", zstd.compress),
        ("zstd", lambda body: zstd.compress(body[:7]) + zstd.compress(body[7:])),
        ("identity", bytes),
    ],
)
async def test_a_compressed_body_is_inflated(server, fetcher, encoding, pack):
    body = b"news " * 20_000
    url = server.answer("/", pack(body), headers={"Content-Encoding": encoding})
    assert (await fetcher.fetch(url)).body == body


async def test_redirects_are_followed_and_permanent_ones_remembered(server, fetcher):
    server.answer("/new", b"here")
    server.redirect("/middle", "/new", 308)
    url = server.redirect("/old", f"{server.url}/middle", 301)
    response = await fetcher.fetch(url)
    assert (response.body, response.url, response.moved_to) == (
        b"here",
        f"{server.url}/new",
        f"{server.url}/new",
    )


async def test_a_move_after_a_temporary_redirect_is_not_the_addresss_own(server, fetcher):
    server.answer("/new", b"here")
    server.redirect("/middle", "/new", 301)
    response = await fetcher.fetch(server.redirect("/old", "/middle", 302))
    assert (response.url, response.moved_to) == (f"{server.url}/new", "")


@pytest.mark.parametrize(
    ("status", "temporary", "gone"),
    [(404, False, False), (401, False, False), (410, False, True), (403, True, False), (429, True, False),
     (500, True, False), (503, True, False), (599, True, False), (204, False, False)],
)  # fmt: skip
async def test_a_refusal_tells_its_status_and_whether_it_passes(server, fetcher, status, temporary, gone):
    url = server.answer("/", status=status)
    with pytest.raises(FetchError, match=str(status)) as refused:
        await fetcher.fetch(url)
    assert url in str(refused.value)
    assert (refused.value.temporary, refused.value.gone) == (temporary, gone)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": "Mon, 23 Nov 2026 05:00:00 GMT", "Date": "Mon, 23 Nov 2026 04:00:00 GMT"}, 3600),
        ({"Retry-After": "Mon, 23 Nov 2026 03:00:00 GMT", "Date": "Mon, 23 Nov 2026 04:00:00 GMT"}, 0),
        ({"Retry-After": "99999999999"}, 7 * 86400),
        ({"Retry-After": "soon"}, 0),
        ({}, 0),
    ],
)
async def test_a_wait_that_the_server_asks_for_is_told(server, fetcher, headers, seconds):
    url = server.answer("/", status=429, headers=headers)
    with pytest.raises(FetchError) as refused:
        await fetcher.fetch(url)
    assert refused.value.retry_after == seconds


async def test_a_host_gets_one_request_at_a_time(server, fetcher):
    async def slow(request, writer):
        await asyncio.sleep(0.02)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")

    urls = [server.handle(f"/{number}", slow) for number in range(5)]
    await asyncio.gather(*map(fetcher.fetch, urls))
    assert (len(server.requests), server.most_at_once) == (5, 1)


async def test_loopback_is_refused_before_anything_is_sent(server):
    url = server.answer("/", b"secret")
    fetcher = Fetcher(pause=0)
    with pytest.raises(AddressRefused, match=r"127\.0\.0\.1"):
        await fetcher.fetch(url)
    await fetcher.close()
    assert server.requests == []


@pytest.mark.parametrize(
    "host", ["127.1", "0x7f.1", "2130706433", "017700000001", "[::ffff:127.0.0.1]", "localhost."]
)
async def test_other_spellings_of_loopback_are_refused(server, host):
    fetcher = Fetcher(pause=0)
    with pytest.raises(FetchError):
        await fetcher.fetch(server.answer("/").replace("127.0.0.1", host))
    await fetcher.close()
    assert server.requests == []


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["10.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["::1"]])
async def test_a_name_that_leads_to_a_private_address_is_refused(server, addresses):
    async def resolve(host, port):
        return addresses

    fetcher = Fetcher(pause=0, resolve=resolve)
    with pytest.raises(AddressRefused, match=r"news\.example"):
        await fetcher.fetch(server.answer("/").replace("127.0.0.1", "news.example"))
    await fetcher.close()
    assert server.requests == []


async def test_a_name_is_resolved_once_for_a_connection_so_that_it_cannot_change_after_the_check(server):
    answers = [["127.0.0.1"], ["10.0.0.1"]]

    async def rebinding(host, port):
        return answers.pop(0)

    fetcher = Fetcher(True, pause=0, resolve=rebinding)
    url = server.answer("/", b"x").replace("127.0.0.1", "news.example")
    response = await fetcher.fetch(url)
    await fetcher.close()
    assert (response.body, len(answers)) == (b"x", 1)
    assert server.requests[0].headers["host"].startswith(b"news.example:")


async def test_a_host_that_nobody_knows_is_told():
    async def resolve(host, port):
        raise OSError("no such host")

    fetcher = Fetcher(resolve=resolve)
    with pytest.raises(FetchError, match=r"nowhere\.example.*DNS"):
        await fetcher.fetch("http://nowhere.example/feed")
    await fetcher.close()


async def test_the_next_address_is_tried_where_one_does_not_answer(server):
    async def resolve(host, port):
        return ["127.0.0.2", "127.0.0.1"]

    fetcher = Fetcher(True, pause=0, resolve=resolve)
    url = server.answer("/", b"x").replace("127.0.0.1", "news.example")
    assert (await fetcher.fetch(url)).body == b"x"
    await fetcher.close()


async def test_the_certificate_is_checked_against_the_name_not_the_pinned_address(tls_server, certificate):
    async def resolve(host, port):
        return ["127.0.0.1"]

    trusted = ssl.create_default_context(cafile=certificate[1])
    fetcher = Fetcher(True, pause=0, resolve=resolve, tls=trusted)
    assert (await fetcher.fetch(f"https://news.example:{tls_server}/")).body == b"x"
    with pytest.raises(FetchError, match="certificate"):
        await fetcher.fetch(f"https://other.example:{tls_server}/")
    await fetcher.close()


async def test_http_2_is_spoken_where_the_server_does(certificate):
    serving = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    serving.load_cert_chain(certificate[1], certificate[0])
    serving.set_alpn_protocols(["h2", "http/1.1"])
    spoken = []

    async def answer(reader, writer):
        spoken.append(writer.get_extra_info("ssl_object").selected_alpn_protocol())
        connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        connection.initiate_connection()
        writer.write(connection.data_to_send())
        while data := await reader.read(65536):
            for event in connection.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    connection.send_headers(event.stream_id, [(":status", "200"), ("etag", '"1"')])
                    connection.send_data(event.stream_id, b"news", end_stream=True)
            writer.write(connection.data_to_send())
        writer.close()

    async def resolve(host, port):
        return ["127.0.0.1"]

    listening = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=serving)
    port = listening.sockets[0].getsockname()[1]
    trusted = ssl.create_default_context(cafile=certificate[1])
    fetcher = Fetcher(True, pause=0, resolve=resolve, tls=trusted)
    responses = [await fetcher.fetch(f"https://news.example:{port}/{number}") for number in range(3)]
    await fetcher.close()
    listening.close()
    assert [(response.body, response.etag) for response in responses] == [(b"news", '"1"')] * 3
    assert spoken == ["h2"]
