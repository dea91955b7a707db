"""Feeds and pages of no particular sense: each ends as entries, an article or a refusal by name."""

import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.document import Document
from content.errors import ContentError, NotAnArticle, UnreadableFeed
from content.reading.article import read_article
from content.sources.discovery import announced_feeds
from content.sources.feeds import looks_like_feed, parse_feed
from content.sources.opml import read_opml
from content.sources.sitemap import listed_sitemaps

URL = "https://example.org/feed"
# So many more where somebody has the time: FUZZ=100 python -m pytest tests/content/sources/test_fuzz.py
TIMES = int(os.environ.get("FUZZ", "1"))
some = settings(
    max_examples=150 * TIMES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=TIMES == 1
)
few = settings(some, max_examples=40 * TIMES)

TAGS = [
    *("rss", "channel", "item", "title", "link", "guid", "description", "pubDate", "content:encoded", "ttl"),
    *("feed", "entry", "id", "updated", "summary", "author", "rdf:RDF", "skipHours", "hour", "dc:creator"),
    *("urlset", "url", "loc", "news:news", "news:title", "html", "head", "body", "article", "p", "h1", "h2"),
    *("div", "script", "style", "table", "td", "a", "img", "li", "ul", "br", "meta", "figure", "time", "nav"),
]
WORDS = [
    *("oil", "мұнай", "нефть", "石油", "&amp;", "&", "&nbsp;", "<", ">", "]]>", "<![CDATA[", "<!--", "-->"),
    *("\0", "\ud800", "\ufeff", "http://", "https://e.org/1", "//", "#", "2026-11-23", "0", "\n", " ", '"'),
    "Mon, 23 Nov 2026 09:00:00 GMT",
]
DECLARATIONS = [
    *("", "<?xml version='1.0'?>", "<?xml encoding='utf-16'?>", "<?xml encoding='koi8-r'?>"),
    *("<!DOCTYPE rss [", "\ufeff"),
]
ATTRIBUTES = ["href", "rel", "type", "class", "xmlns", "xml:base", "data-post"]

text = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=6).map("".join)


@st.composite
def element(draw, inside):
    """A tag that may be open, closed, doubled or cut off, with odd attributes."""
    tag = draw(st.sampled_from(TAGS))
    quoted = st.tuples(st.sampled_from(ATTRIBUTES), st.sampled_from(['"', "'", ""]), text)
    attributes = "".join(
        f" {name}={quote}{value}{quote}" for name, quote, value in draw(st.lists(quoted, max_size=2))
    )
    end = draw(st.sampled_from((f"</{tag}>", f"</{tag}>", f"</{tag}>", "", f"</{tag}", "</x>", "/>")))
    return f"<{tag}{attributes}>{draw(inside)}{end}"


markup = st.recursive(
    text, lambda inside: st.lists(st.one_of(text, element(inside)), max_size=5).map("".join), max_leaves=25
)
encodings = st.sampled_from(("utf-8", "utf-8", "utf-16", "windows-1251", "koi8-r", "utf-32-be"))
documents = st.one_of(
    st.binary(max_size=400),
    st.builds(
        lambda declared, inner, encoding, cut: (declared + inner).encode(encoding, "replace")[: cut or None],
        st.sampled_from(DECLARATIONS),
        st.one_of(
            markup,
            markup.map(lambda inner: f"<rss><channel><item>{inner}</item></channel></rss>"),
            markup.map(
                lambda inner: f"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{inner}</entry></feed>"
            ),
            markup.map(lambda inner: f"<urlset><url><loc>x</loc><title>{inner}</title></url>"),
            markup.map(lambda inner: f"<html><body><article>{inner * 5}</article></body></html>"),
        ),
        encodings,
        st.integers(0, 300),
    ),
)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inside: st.one_of(
        st.lists(inside, max_size=4),
        st.dictionaries(
            st.sampled_from(
                (
                    "items",
                    "id",
                    "url",
                    "title",
                    "content_html",
                    "content_text",
                    "authors",
                    "name",
                    "hubs",
                    "date_published",
                    "language",
                    "tags",
                )
            ),
            inside,
            max_size=5,
        ),
    ),
    max_leaves=20,
)


def check_feed(body, content_type="", url=URL):
    try:
        feed = parse_feed(body, url, content_type)
    except UnreadableFeed as error:
        assert url in str(error)
        return
    assert feed.entries
    for entry in feed.entries:
        assert len(entry.key) == 32
        assert len(entry.title) <= 500
        assert not entry.url or entry.url.startswith(("http://", "https://"))
        assert "\n" not in entry.title + entry.summary
        assert entry.published is None or entry.published.tzinfo is not None
        json.dumps(entry.title + entry.summary + entry.url)


@some
@given(
    documents,
    st.sampled_from(("", "text/html", "application/rss+xml", "application/json", "application/xml")),
)
def test_any_bytes_are_a_feed_or_refused_by_name(body, content_type):
    check_feed(body, content_type)


@some
@given(values)
def test_any_json_is_a_feed_or_refused_by_name(value):
    check_feed(
        json.dumps({"items": value} if isinstance(value, list) else value).encode(), "application/feed+json"
    )


@few
@given(documents)
def test_any_bytes_are_a_channels_page_or_refused_by_name(body):
    check_feed(body, "text/html", "https://t.me/s/portnews")


@few
@given(documents)
def test_any_bytes_can_be_looked_at(body):
    looks_like_feed(body, "text/html")
    assert all(address.startswith("http") for address in announced_feeds(body, URL))
    listed_sitemaps(body)


@few
@given(documents)
def test_any_bytes_are_a_list_of_feeds_or_refused(body):
    try:
        assert read_opml(body)
    except ContentError:
        return


@few
@given(documents, st.sampled_from(("html", "html", "text", "markdown", "epub", "pdf")))
def test_any_bytes_are_an_article_or_refused_by_name(body, kind):
    try:
        article = read_article(Document(body, kind, url="https://example.org/1"))
    except NotAnArticle:
        return
    assert article.title
    assert any(section.paragraphs for section in article.sections)


@pytest.mark.parametrize("kind", ["html", "epub", "pdf"])
def test_nothing_is_no_article(kind):
    with pytest.raises(NotAnArticle):
        read_article(Document(b" ", kind))
