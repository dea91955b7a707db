"""Feeds that a page announces."""

import pytest

from content.sources.discovery import announced_feeds

URL = "https://example.org/news/index.html"


def test_announced_feeds_are_absolute_and_those_of_comments_come_last():
    page = b"""<html><head><base href="https://example.org/en/">
        <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
        <LINK href='feed.xml?a=1&amp;b=2' type='application/atom+xml; charset=utf-8' rel='Alternate'/>
        <link rel=alternate type=application/feed+json href=//example.org/feed.json>
        </head>"""
    assert announced_feeds(page, URL) == (
        "https://example.org/en/feed.xml?a=1&b=2",
        "https://example.org/feed.json",
        "https://example.org/comments/feed",
    )


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b'<link rel="alternate" hreflang="ru" href="/ru/">',
        b'<link rel="stylesheet" type="application/rss+xml" href="/feed">',
        b'<link rel="alternate" type="application/rss+xml">',
        b'<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
        b'<!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->',
        b"<link " * 100_000,
        b"<!--" * 100_000,
    ],
)
def test_a_page_that_announces_none_has_none(page):
    assert announced_feeds(page, URL) == ()
