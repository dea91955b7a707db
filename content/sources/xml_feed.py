"""RSS, RDF, Atom, news sitemaps -> a raw feed: the quick parser first, the forgiving one where it fails."""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from content.errors import UnreadableFeed
from content.sources.raw_feed import MOST_ENTRIES, RawEntry, RawFeed
from content.sources.sitemap import URLSET, read_sitemap
from content.sources.wishes import wishes_of
from content.sources.xml_text import cdata_apart, feed_text

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_ITEM = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>/]", re.I)
_DATE = re.compile(
    r"<(?:[\w.-]{1,40}:)?(?:pubdate|date|published|updated|issued|modified|created)[\s>]", re.I
)
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(?:rss|feed|rdf)[\s>]", re.I)
_LANGUAGE = re.compile(r"<(?:dc:)?language>\s*([A-Za-z]{2}(?:[-_][A-Za-z]+)?)\s*<")
_BASE = re.compile(r"\sxml:base\s*=\s*([\"'])(.*?)\1")
_HEAD = 20_000  # characters in which a channel tells about itself
# feedparser reads some 0.7 MB and 3,000 items a second; what has more gets no second reading.
_LARGEST_FOR_SECOND = 1_000_000  # bytes
_MOST_FOR_SECOND = 3000  # items


def read_xml_feed(body: bytes, charset: str = "") -> RawFeed:
    """Raises UnreadableFeed where neither parser finds an entry."""
    text = feed_text(body, charset)
    if URLSET.search(text[:_HEAD]) and not _ROOT.search(text[:_HEAD]):
        return read_sitemap(text)
    text = _shortened(text)
    feed = _best_reading(text)
    first_item = _ITEM.search(text)
    channel = text[: min(first_item.start() if first_item else _HEAD, _HEAD)]
    told = _LANGUAGE.search(channel)  # which the quick parser passes over
    return replace(
        feed,
        language=feed.language or (told[1] if told else ""),
        wishes=wishes_of(channel),
        base=_base(channel),
    )


def _base(channel: str) -> str:
    """The xml:base of the root element."""
    root = _ROOT.search(channel)
    found = _BASE.search(channel[root.start() :].partition(">")[0]) if root else None
    return found[2].strip() if found else ""


def _shortened(text: str) -> str:
    """The text up to where it holds more items than anyone reads: parsers take some 700 bytes for each."""
    beyond = next(islice(_ITEM.finditer(text), MOST_ENTRIES, None), None)
    return text[: beyond.start()] if beyond else text


def _best_reading(text: str) -> RawFeed:
    """What the quick parser makes of it where it finds every item, else the parser that comes closest."""
    markup = "".join(piece for piece, quoted in cdata_apart(text) if not quoted)
    markup = _COMMENT.sub("", markup)
    starts = [found.start() for found in _ITEM.finditer(markup)]
    expected = len(starts)
    if not expected:
        # No parser finds entries here, and the forgiving one would take long to say so.
        raise UnreadableFeed("has no entries" if _ROOT.search(text) else "is no RSS, Atom or JSON feed")
    encoded = text.encode("utf-8", "replace")
    first = _read(_quick, encoded)
    if first is not None and first.entries and len(first.entries) >= expected:
        return _without_guessed_dates(first, markup, starts) if len(first.entries) == expected else first
    bearable = len(encoded) <= _LARGEST_FOR_SECOND and expected <= _MOST_FOR_SECOND
    second = _read(_forgiving, encoded) if bearable else None
    found = [feed for feed in (first, second) if feed is not None and feed.entries]
    if not found:
        raise UnreadableFeed("is damaged: its entries cannot be read")
    return min(found, key=lambda feed: abs(len(feed.entries) - expected))


def _without_guessed_dates(feed: RawFeed, markup: str, starts: Sequence[int]) -> RawFeed:
    """Without dates that no element of the item gives: the quick parser takes an id such as "1" for one."""
    ends = [*starts[1:], len(markup)]
    entries = (
        entry if _DATE.search(markup, start, end) else replace(entry, published="")
        for entry, start, end in zip(feed.entries, starts, ends, strict=True)
    )
    return replace(feed, entries=tuple(entries))


def _read(parser: Callable[[bytes], RawFeed], encoded: bytes) -> RawFeed | None:
    try:
        return parser(encoded)
    except Exception:
        # Both parsers stumble over strange feeds in ways they do not list (ValueError, KeyError,
        # AttributeError and more); whatever it is, it means "not read by this one".
        return None


def _quick(encoded: bytes) -> RawFeed:
    import fastfeedparser

    parsed = fastfeedparser.parse(encoded, include_tags=False, include_media=False, include_enclosures=False)
    feed = parsed.get("feed") or {}
    return _raw(feed, parsed.get("entries") or ())


def _forgiving(encoded: bytes) -> RawFeed:
    import feedparser

    # A stream, since bytes that look like an address would be fetched. What comes of it is text only,
    # so it needs no sanitizer; addresses are made absolute later.
    parsed = feedparser.parse(io.BytesIO(encoded), sanitize_html=False, resolve_relative_uris=False)
    return _raw(parsed.feed, parsed.entries)


def _raw(feed: Mapping[str, Any], entries: Sequence[Mapping[str, Any]]) -> RawFeed:
    """Both parsers give dictionaries in feedparser's shape."""
    return RawFeed(
        title=_text(feed, "title"),
        site=_text(feed, "link"),
        language=_text(feed, "language"),
        entries=tuple(_entry(entry) for entry in entries),
    )


def _entry(entry: Mapping[str, Any]) -> RawEntry:
    contents = entry.get("content") or ()
    content = max(
        (_text(part, "value") for part in contents if isinstance(part, Mapping)), key=len, default=""
    )
    return RawEntry(
        id=_text(entry, "id"),
        link=_text(entry, "link"),
        title=_text(entry, "title"),
        authors=_authors(entry),
        published=_text(entry, "published") or _text(entry, "updated") or _text(entry, "created"),
        summary=_text(entry, "description") or _text(entry, "summary"),
        content=content,
        language=_text(entry, "language"),
    )


def _authors(entry: Mapping[str, Any]) -> tuple[str, ...]:
    several = entry.get("authors") or ()
    names = [_text(author, "name") for author in several if isinstance(author, Mapping)]
    return tuple(filter(None, names)) or tuple(filter(None, (_text(entry, "author"),)))


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
