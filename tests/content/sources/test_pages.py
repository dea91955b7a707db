"""Pages and entries become documents."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from content.errors import NotAnArticle
from content.reading.article import read_article
from content.sources.feeds import Entry
from content.sources.fetch import Response
from content.sources.pages import content_document, entry_document, has_full_text, page_document

SENTENCE = "Oil prices rose on Monday in Astana, officials of the ministry said. "
ENTRY = Entry(
    key="1",
    url="https://example.org/oil",
    title="Oil <prices> & more",
    authors=("Dana",),
    published=datetime(2026, 11, 23, tzinfo=UTC),
    summary="Short.",
    content=f"<p>{SENTENCE * 10}</p><h2>Markets</h2><p>{SENTENCE * 10}</p>",
    language="en",
)
PAGE = Response(
    "https://example.org/oil?utm_source=rss", 200, b"<html>..</html>", "text/html", "utf-8", "", ""
)


def test_a_page_takes_its_hints_from_the_entry():
    document = page_document(PAGE, ENTRY, "The Example")
    assert (document.kind, document.url, document.charset) == ("html", "https://example.org/oil", "utf-8")
    assert (document.title, document.source, document.authors) == (ENTRY.title, "The Example", ("Dana",))
    assert (document.published, document.language) == (ENTRY.published, "en")


@pytest.mark.parametrize(
    ("content_type", "body", "kind"),
    [
        ("application/xhtml+xml", b"<html/>", "html"),
        ("", b" <!doctype html>", "html"),
        ("application/octet-stream", b"Words.", "text"),
        ("text/plain", b"<3 words", "text"),
        ("text/markdown", b"# Words", "markdown"),
    ],
)
def test_the_kind_of_a_page_is_told(content_type, body, kind):
    assert page_document(replace(PAGE, content_type=content_type, body=body)).kind == kind


@pytest.mark.parametrize(
    ("content_type", "body"),
    [("application/pdf", b"%PDF-"), ("image/png", b"\x89PNG"), ("text/xml", b"<rss version='2.0'>")],
)
def test_what_holds_no_article_is_refused(content_type, body):
    with pytest.raises(NotAnArticle, match=r"example\.org/oil"):
        page_document(replace(PAGE, content_type=content_type, body=body))


def test_a_feed_that_carries_the_whole_article_is_enough():
    article = read_article(content_document(ENTRY, "The Example"))
    assert (article.title, article.url, article.source) == (ENTRY.title, ENTRY.url, "The Example")
    assert [section.heading for section in article.sections] == ["", "Markets"]


def test_markup_alone_is_not_full_text():
    assert has_full_text(ENTRY)
    assert not has_full_text(replace(ENTRY, content="<img src='x'>" * 500))


async def test_a_full_entry_needs_no_page(server, fetcher):
    document = await entry_document(replace(ENTRY, url=server.url + "/oil"), "S", fetcher.fetch)
    assert (b"Markets" in document.body, server.requests) == (True, [])


async def test_a_short_entry_is_read_from_its_page(server, fetcher):
    url = server.answer("/oil", b"<html>page</html>", headers={"Content-Type": "text/html"})
    document = await entry_document(replace(ENTRY, url=url, content=""), "S", fetcher.fetch)
    assert document.body == b"<html>page</html>"


async def test_an_entry_with_neither_text_nor_link_is_no_article(fetcher):
    with pytest.raises(NotAnArticle):
        await entry_document(replace(ENTRY, url="", content="", summary=""), "S", fetcher.fetch)
