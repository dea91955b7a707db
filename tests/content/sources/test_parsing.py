import pytest

from content.errors import UnreadableFeed
from content.reading.worker import Reader
from content.sources.feeds import parse_feed
from content.sources.fetch import Response
from content.sources.parsing import parse_in

FEED = b"""<rss version="2.0"><channel><title>The Example</title><link>https://news.example/</link>
<item><title>First &amp; foremost</title><link>https://news.example/1</link>
<author>a@b.example (A. Writer)</author>
<pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate><description>Words.</description></item>
<item><title>Second</title><guid isPermaLink="false">2</guid></item></channel></rss>"""


def response(body: bytes) -> Response:
    return Response(
        url="https://news.example/feed",
        status=200,
        body=body,
        content_type="application/rss+xml",
        charset="",
        etag="",
        last_modified="",
    )


@pytest.fixture
async def reader():
    reader = Reader(deadline=10)
    yield reader
    await reader.close()


async def test_a_feed_comes_back_from_the_reading_process_whole(reader):
    assert await parse_in(reader, response(FEED)) == parse_feed(FEED, "https://news.example/feed")


async def test_what_is_no_feed_is_refused_by_its_address(reader):
    with pytest.raises(UnreadableFeed, match=r"https://news\.example/feed"):
        await parse_in(reader, response(b"<html><p>hello</p></html>"))


async def test_a_feed_that_takes_too_long_is_refused(reader):
    reader._deadline = 0.001
    with pytest.raises(UnreadableFeed, match="too long"):
        await parse_in(reader, response(FEED))
