"""Fetched pages and feed entries -> documents, with what the feed says as hints."""

import html
from collections.abc import Awaitable, Callable
from functools import partial

from content.document import Document, Kind
from content.errors import NotAnArticle
from content.sources.canonical import canonical
from content.sources.feeds import Entry, looks_like_feed
from content.sources.fetch import Fetcher, Response
from content.sources.plain_text import plain_text
from content.sources.robots import Robots
from content.sources.room import Share

Fetch = Callable[[str], Awaitable[Response]]  # a page by its address; raises FetchError
Believed = Callable[[str], bool]  # whether a feed is believed about what is at an address

ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1"

# An entry with this much text has all of its article: teasers of real feeds are far shorter.
_FULL_TEXT = 1000  # characters
_SOME_TEXT = 200  # characters: two or three sentences
_KINDS: dict[str, Kind] = {"text/plain": "text", "text/markdown": "markdown", "text/x-markdown": "markdown"}
_MARKUP = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")
_UNTOLD = ("", "application/octet-stream", "binary/octet-stream")


def has_full_text(entry: Entry) -> bool:
    """Whether the feed carries the whole article, so that its page need not be fetched."""
    if entry.complete:
        return bool(entry.content)
    return len(entry.content) >= _FULL_TEXT and len(plain_text(entry.content)) >= _FULL_TEXT


def has_some_text(entry: Entry) -> bool:
    """Whether the feed carries enough to read where the page cannot be had."""
    return max(len(entry.summary), len(plain_text(entry.content))) >= _SOME_TEXT


async def entry_document(
    entry: Entry, source: str, fetch: Fetch, believed: Believed = lambda _address: True
) -> Document:
    """The document of a feed's entry: what the feed carries where that is all, else its page.

    `source` is the feed's name; `fetch` gets a page. About an address where the feed is not `believed`,
    only the page itself is heard. Raises FetchError, or NotAnArticle where there is nothing to read.
    """
    if has_full_text(entry) and believed(entry.url):
        return content_document(entry, source)
    if entry.url:
        response = await fetch(entry.url)
        return page_document(response, entry, source) if believed(response.url) else page_document(response)
    if entry.content or entry.summary:
        return content_document(entry, source)
    raise NotAnArticle(f"the entry {entry.title[:80]!r} has neither text nor a link")


def page_fetch(fetcher: Fetcher, robots: Robots, share: Share | None = None) -> Fetch:
    """Gets pages that their sites let programs read, within what `share` gives."""
    permitted = partial(robots.check, share=share)
    return partial(fetcher.fetch, accept=ACCEPT, share=share, permitted=permitted)


def page_document(response: Response, entry: Entry | None = None, source: str = "") -> Document:
    """The document in a fetched page; `entry` and `source` tell what its feed says about it.

    Raises NotAnArticle where it is a picture, a film, a feed or another thing that holds no article.
    """
    kind = _kind(response)
    url = canonical(response.url)
    if entry is None:
        return Document(body=response.body, kind=kind, url=url, charset=response.charset, source=source)
    return Document(
        body=response.body,
        kind=kind,
        url=url,
        charset=response.charset,
        title=entry.title,
        source=source,
        authors=entry.authors,
        published=entry.published,
        language=entry.language,
    )


def content_document(entry: Entry, source: str = "") -> Document:
    """The document made of what the feed itself carries for an entry."""
    inner = entry.content or f"<p>{html.escape(entry.summary, quote=False)}</p>"
    title = html.escape(entry.title, quote=False)
    page = f"<html><head><title>{title}</title></head><body><article>{inner}</article></body></html>"
    return Document(
        body=page.encode("utf-8", "replace"),
        kind="html",
        url=entry.url,
        charset="utf-8",
        title=entry.title,
        source=source,
        authors=entry.authors,
        published=entry.published,
        language=entry.language,
    )


def _kind(response: Response) -> Kind:
    if looks_like_feed(response.body, response.content_type):
        raise NotAnArticle(f"{response.url} is a feed, not an article")
    if response.content_type in _MARKUP:
        return "html"
    if response.content_type in _UNTOLD:
        return "html" if response.body[:1000].lstrip().startswith(b"<") else "text"
    if response.content_type in _KINDS:
        return _KINDS[response.content_type]
    raise NotAnArticle(f"{response.url} is {response.content_type[:60]}, not an article")
