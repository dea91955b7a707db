"""The feeds that a web page announces (`<link rel="alternate">`)."""

import html
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from content.errors import AddressRefused
from content.sources.addresses import checked_address

_HEAD = 500_000  # bytes in which a page announces its feeds
_MOST_FOUND = 20
_TAG = re.compile(r"<(link|base|a)\b([^<>]{0,3000})>", re.I)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_ATTRIBUTE = re.compile(r"([A-Za-z-]{1,20})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_FEED_TYPES = frozenset(
    (
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
        "application/x.atom+xml",
        "text/rss",
    )
)


def announced_feeds(body: bytes, url: str) -> tuple[str, ...]:
    """The addresses of feeds that the page at `url` announces, in its order; feeds of comments last."""
    page = _COMMENT.sub("", body[:_HEAD].decode("utf-8", errors="replace"))
    base = url
    found: dict[str, bool] = {}  # address -> whether it is of comments
    for tag, attributes in _tags(page):
        if tag == "base" and "href" in attributes:
            base = urljoin(url, attributes["href"])
        elif _announces(attributes) and len(found) < _MOST_FOUND:
            address = _address(base, attributes["href"])
            if address:
                about = f"{address} {attributes.get('title', '')}".lower()
                found.setdefault(address, "comment" in about)
    return tuple(sorted(found, key=lambda address: found[address]))


def _tags(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    for name, rest in _TAG.findall(page):
        attributes = {
            found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "").strip()
            for found in _ATTRIBUTE.finditer(rest)
        }
        yield name.lower(), attributes


def _announces(attributes: dict[str, str]) -> bool:
    relations = attributes.get("rel", "").lower().split()
    kind = attributes.get("type", "").partition(";")[0].strip().lower()
    return "alternate" in relations and kind in _FEED_TYPES and bool(attributes.get("href"))


def _address(base: str, href: str) -> str:
    try:
        return checked_address(urljoin(base, href))
    except (AddressRefused, ValueError):
        return ""
