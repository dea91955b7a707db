"""JSON Feed (jsonfeed.org, versions 1 and 1.1) -> a raw feed."""

import html
import json
from collections.abc import Mapping
from typing import Any

from content.errors import UnreadableFeed
from content.sources.raw_feed import MOST_ENTRIES, RawEntry, RawFeed
from content.sources.wishes import Wishes

_MOST_VALUES = 200_000  # each takes some 60 to 230 bytes of memory


def read_json_feed(body: bytes) -> RawFeed:
    """Raises UnreadableFeed where the body is no JSON Feed."""
    if body.count(b"{") + body.count(b"[") > _MOST_VALUES:
        raise UnreadableFeed(f"is JSON of more than {_MOST_VALUES:,} lists and objects, which no feed needs")
    try:
        document = json.loads(body.decode(json.detect_encoding(body), errors="replace"))
    except (ValueError, RecursionError):
        raise UnreadableFeed("is damaged: it begins like JSON but cannot be read as JSON") from None
    if not isinstance(document, Mapping) or not isinstance(document.get("items"), list):
        raise UnreadableFeed("is JSON, but no JSON Feed: it has no list of items")
    return RawFeed(
        title=_text(document, "title"),
        site=_text(document, "home_page_url"),
        language=_text(document, "language"),
        entries=tuple(_entry(item) for item in document["items"][:MOST_ENTRIES] if isinstance(item, Mapping)),
        wishes=Wishes(hub=_hub(document), topic=_text(document, "feed_url")),
    )


def _hub(document: Mapping[str, Any]) -> str:
    hubs = document.get("hubs")
    for hub in hubs if isinstance(hubs, list) else ():
        if isinstance(hub, Mapping) and _text(hub, "type").lower() == "websub":
            return _text(hub, "url")
    return ""


def _entry(item: Mapping[str, Any]) -> RawEntry:
    return RawEntry(
        id=_text(item, "id"),
        link=_text(item, "url") or _text(item, "external_url"),
        title=html.escape(_text(item, "title"), quote=False),
        authors=_authors(item),
        published=_text(item, "date_published") or _text(item, "date_modified"),
        summary=html.escape(_text(item, "summary"), quote=False),
        content=_text(item, "content_html") or _paragraphs(_text(item, "content_text")),
        language=_text(item, "language"),
    )


def _authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    authors = item.get("authors")
    if not isinstance(authors, list):
        authors = [item.get("author")]  # version 1
    return tuple(
        name for author in authors if isinstance(author, Mapping) and (name := _text(author, "name"))
    )


def _paragraphs(text: str) -> str:
    blocks = (block.strip() for block in text.split("\n\n"))
    return "".join(f"<p>{html.escape(block, quote=False)}</p>" for block in blocks if block)


def _text(values: Mapping[str, Any], name: str) -> str:
    """The field as text; some publishers give numbers as ids."""
    value = values.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
