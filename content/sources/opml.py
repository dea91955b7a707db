"""Lists of feeds: OPML in and out, and the FEEDS setting."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from content.errors import AddressRefused, ContentError
from content.sources.addresses import checked_address
from content.sources.plain_text import one_line
from content.sources.telegram_channel import channel_page
from content.sources.xml_text import feed_text

_LARGEST = 5_000_000  # bytes; some 20,000 feeds
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # XML 1.0, 2.2


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """A feed on a list."""

    url: str
    title: str  # empty where the list does not tell


def read_opml(body: bytes) -> tuple[OpmlFeed, ...]:
    """The feeds of an OPML file, each address once, in its order; what is no http(s) address is passed over.

    Raises ContentError where it is no OPML, holds no feed, or is too large.
    """
    if len(body) > _LARGEST:
        raise ContentError(f"the OPML file is too large: over {_LARGEST:,} bytes")
    import listparser

    # References instead of characters, since the parser below it would take the bytes for Latin-1.
    listed = listparser.parse(feed_text(body).encode("ascii", "xmlcharrefreplace")).feeds
    found: dict[str, OpmlFeed] = {}
    for feed in listed:
        try:
            url = checked_address(str(feed.get("url") or ""))
        except AddressRefused:
            continue
        title = one_line(str(feed.get("title") or ""))
        found.setdefault(url, OpmlFeed(url, "" if title == url else title))
    if not found:
        raise ContentError("there are no feeds in it; is it an OPML file?")
    return tuple(found.values())


def write_opml(feeds: Iterable[OpmlFeed]) -> bytes:
    """An OPML 2.0 file with the feeds, in UTF-8."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = "Feeds"
    body = ElementTree.SubElement(root, "body")
    for feed in feeds:
        title = _FORBIDDEN.sub("", one_line(feed.title)) or feed.url
        ElementTree.SubElement(
            body, "outline", type="rss", text=title, title=title, xmlUrl=_FORBIDDEN.sub("", feed.url)
        )
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def feeds_named(names: Sequence[str]) -> tuple[OpmlFeed, ...]:
    """The feeds that the FEEDS setting names: each an http(s) address, or the path of an OPML file.

    Raises ContentError, naming the file, where one cannot be read.
    """
    found: list[OpmlFeed] = []
    for name in names:
        if "://" in name:
            found.append(OpmlFeed(channel_page(checked_address(name)), ""))
            continue
        try:
            found.extend(read_opml(Path(name).read_bytes()))
        except OSError as error:
            raise ContentError(
                f"{name} is no address and cannot be opened as a file: {error.strerror}"
            ) from None
        except ContentError as error:
            raise ContentError(f"{name}: {error}") from None
    return tuple(found)
