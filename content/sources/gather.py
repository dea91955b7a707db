"""From what an operator names (a file, a folder, a page, a feed) to documents."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from content.document import Document
from content.errors import ContentError
from content.sources.feeds import Entry, Feed, looks_like_feed
from content.sources.fetch import Fetcher
from content.sources.files import documents_in, read_file
from content.sources.pages import Fetch, entry_document, page_document, page_fetch
from content.sources.parsing import Parse
from content.sources.robots import Robots
from content.sources.telegram_channel import channel_page


@dataclass(frozen=True, slots=True)
class Found:
    """A document, or why there is none where one was expected."""

    name: str  # path or address, for messages
    origin: str  # feed | page | file
    outcome: Document | ContentError

    def opened(self) -> Document:
        """The document. Raises the ContentError that stands in its place."""
        if isinstance(self.outcome, ContentError):
            raise self.outcome
        return self.outcome


def spread(names: Iterable[str]) -> list[str]:
    """The names, each folder replaced by the files in it that can be read."""
    found: list[str] = []
    for name in names:
        path = Path(name)
        found.extend(map(str, documents_in(path)) if not _is_address(name) and path.is_dir() else [name])
    return found


async def gather(name: str, fetcher: Fetcher, parse: Parse, *, url: str = "") -> AsyncIterator[Found]:
    """What is found at a path or address, each article's document by itself. Never raises ContentError.

    `url` is the address that a file was saved from.
    """
    try:
        if not _is_address(name):
            document = await asyncio.to_thread(read_file, Path(name))
            yield Found(name, "file", replace(document, url=url or document.url))
            return
        response = await fetcher.fetch(channel_page(name))
        if not looks_like_feed(response.body, response.content_type, response.url):
            yield Found(name, "page", page_document(response))
            return
        feed = await parse(response)
    except ContentError as error:
        yield Found(name, "page" if _is_address(name) else "file", error)
        return
    fetch = page_fetch(fetcher, Robots(fetcher))
    for entry in feed.entries:
        yield await _entry(entry, feed, fetch)


async def _entry(entry: Entry, feed: Feed, fetch: Fetch) -> Found:
    name = entry.url or f"{feed.title}: {entry.title}"
    try:
        return Found(name, "feed", await entry_document(entry, feed.title, fetch))
    except ContentError as error:
        return Found(name, "feed", error)


def _is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))
