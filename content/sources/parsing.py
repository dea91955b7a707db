"""Parsing a fetched feed in the reading process, which can be killed and gives its memory back."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from content.errors import NotAnArticle, UnreadableFeed
from content.reading.worker import Reader
from content.sources.feeds import Entry, Feed, parse_feed
from content.sources.fetch import Response
from content.sources.wishes import Wishes

Parse = Callable[[Response], Awaitable[Feed]]  # raises UnreadableFeed


async def parse_in(reader: Reader, response: Response) -> Feed:
    """The feed in a response. Raises UnreadableFeed, also where parsing takes too long."""
    arguments = {
        "url": response.url,
        "content_type": response.content_type,
        "charset": response.charset,
    }
    try:
        return _from_json(await reader.run("parse_feed", arguments, response.body, response.url))
    except NotAnArticle as error:  # how the process names what has no better name
        raise UnreadableFeed(f"{response.url}: {error}") from None


def parsed_as_json(arguments: Mapping[str, Any], body: bytes) -> dict[str, Any]:
    """The reading process's side: the feed as JSON values."""
    feed = parse_feed(body, arguments["url"], arguments["content_type"], arguments["charset"])
    value = asdict(feed)
    for entry in value["entries"]:
        entry["published"] = entry["published"].isoformat() if entry["published"] else None
    return value


def _from_json(value: Mapping[str, Any]) -> Feed:
    entries = tuple(_entry(entry) for entry in value["entries"])
    return Feed(**{**value, "entries": entries, "wishes": Wishes(**value["wishes"])})


def _entry(value: Mapping[str, Any]) -> Entry:
    published = value["published"]
    return Entry(
        **{
            **value,
            "authors": tuple(value["authors"]),
            "published": datetime.fromisoformat(published) if published else None,
        }
    )
