"""What feeds ask of those who read them."""

import json

import pytest

from content.sources.feeds import parse_feed
from content.sources.freshness import fresh_for
from content.sources.wishes import Wishes, linked, wishes_of

URL = "https://example.org/feed"
HUB = "https://hub.example/"


@pytest.mark.parametrize(
    ("channel", "wishes"),
    [
        ("", Wishes()),
        ("<ttl> 60 </ttl>", Wishes(ttl=3600)),
        ("<ttl>soon</ttl>", Wishes()),
        ("<ttl>999999</ttl>", Wishes(ttl=30 * 86400)),
        ("<sy:updatePeriod> hourly </sy:updatePeriod>", Wishes(ttl=3600)),
        (
            "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            Wishes(ttl=21600),
        ),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", Wishes(ttl=86400)),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0<", Wishes(ttl=3600)),
        ("<skipHours><hour>0</hour><hour>23</hour></skipHours>", Wishes(skip_hours=1 | 1 << 23)),
        ("<skipHours><hour>24</hour><hour>x</hour></skipHours>", Wishes(skip_hours=1)),
        ("<skipHours>" + "".join(f"<hour>{n}</hour>" for n in range(24)) + "</skipHours>", Wishes()),
        ("<skipDays><day>Saturday</day><day>Sunday</day><day>Nonday</day></skipDays>", Wishes(skip_days=96)),
        (f'<atom:link href="{HUB}" rel="hub"/><link rel="self" href=\'{URL}\'/>', Wishes(hub=HUB, topic=URL)),
        ("<link>https://example.org/</link>", Wishes()),
    ],
)  # fmt: skip
def test_wishes_are_found_in_the_channel(channel, wishes):
    assert wishes_of(channel) == wishes


def test_a_feed_tells_its_wishes_and_an_items_are_not_the_channels():
    item = "<item><title>T</title><link>https://example.org/1</link><ttl>5</ttl></item>"
    body = f'<rss version="2.0"><channel><title>T</title><atom:link rel="hub" href="/h"/>{item}'
    assert parse_feed(body.encode(), URL).wishes == Wishes(hub="https://example.org/h")


def test_a_json_feed_tells_its_hub():
    body = {"items": [{"id": "1", "title": "T"}], "hubs": [{"type": "rssCloud", "url": "x"}, 3,
            {"type": "WebSub", "url": HUB}], "feed_url": URL}  # fmt: skip
    assert parse_feed(json.dumps(body).encode(), URL).wishes == Wishes(hub=HUB, topic=URL)


@pytest.mark.parametrize("hub", ["javascript:x", "file:///etc/passwd", "http://u:p@h.example/", "http://["])
def test_a_hub_that_is_no_plain_http_address_is_none(hub):
    body = f'<rss><channel><link rel="hub" href="{hub}"/><item><title>T</title></item></channel></rss>'
    assert parse_feed(body.encode(), URL).wishes.hub == ""


@pytest.mark.parametrize(
    ("header", "hub"),
    [
        ('<https://a.example/>; rel="self", <https://hub.example/>; rel="hub"', HUB),
        ("<https://hub.example/>; rel=hub", HUB),
        ('<https://hub.example/>; title="x"; rel="alternate hub"', HUB),
        ('<https://hub.example/>; rel="hubble"', ""),
        ("", ""),
        ("<" * 5000, ""),
    ],
)
def test_a_link_header_is_read(header, hub):
    assert linked("hub", header) == hub


@pytest.mark.parametrize(
    ("cache_control", "expires", "age", "seconds"),
    [
        ("max-age=600", "", "", 600),
        ("public, Max-Age=600", "Mon, 23 Nov 2026 09:00:00 GMT", "100", 500),
        ("max-age=600, no-cache", "", "", 0),
        ("no-store", "Mon, 23 Nov 2026 09:00:00 GMT", "", 0),
        ("", "Mon, 23 Nov 2026 05:00:00 GMT", "", 3600),
        ("", "Mon, 23 Nov 2026 03:00:00 GMT", "", 0),
        ("", "0", "", 0),
        ("s-maxage=600", "", "", 0),
        ("max-age=600", "", "700", 0),
        ("max-age=soon", "", "-1", 0),
    ],
)
def test_how_long_a_response_stays_fresh(cache_control, expires, age, seconds):
    assert fresh_for(cache_control, expires, "Mon, 23 Nov 2026 04:00:00 GMT", age) == seconds
