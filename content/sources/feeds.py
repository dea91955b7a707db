"""The bytes of a feed in any form -> a clean `Feed` with stable entry keys."""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import urljoin

from content.errors import UnreadableFeed
from content.reading.dates import read_instant
from content.sources.addresses import joined
from content.sources.canonical import canonical, identity
from content.sources.json_feed import read_json_feed
from content.sources.plain_text import one_line, plain_text, plain_title
from content.sources.raw_feed import RawEntry, RawFeed
from content.sources.telegram_channel import is_channel_page, read_channel
from content.sources.wishes import Wishes
from content.sources.xml_feed import read_xml_feed

_MOST_CONTENT = 2_000_000  # characters in all; feeds that carry whole articles have some 500,000
_LONGEST_TITLE = 500  # characters
_LONGEST_SUMMARY = 2000
_LONGEST_MARKUP = 8_000  # characters of HTML in which a summary's text is looked for
_TELLING_SUMMARY = 100  # characters; two entries that share as many, and the title, are one
_LONGEST_AUTHOR = 100
_MOST_AUTHORS = 12
_EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)  # before it: a clock that was never set

_HEAD = 8192  # bytes looked at to tell what something is
_PROLOG = re.compile(rb"\s*(?:<\?.{0,1000}?\?>|<!--.{0,4000}?-->|<!DOCTYPE[^>]{0,1000}>|\s)*", re.S | re.I)
_FEED_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:rss|feed|rdf|urlset)[\s>]", re.I)
_HTML_ROOT = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)
_FEED_TYPES = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
)
_EMAIL_WITH_NAME = re.compile(r"^\S+@\S+\s*\((.+)\)$")
_EMAIL = re.compile(r"\s*[<(]?\S+@\S+[>)]?\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a feed."""

    key: str  # 32 hex digits; the same in every version of the feed, and for exact repetitions
    url: str  # canonical http(s) address; empty where it has none
    title: str  # plain text; may be empty
    authors: tuple[str, ...]
    published: datetime | None  # aware, UTC; may lie in the future
    summary: str  # plain text, one line
    content: str  # HTML, not sanitized; empty where there is none
    language: str  # ISO 639-1; empty where not told
    fingerprint: str = ""  # of title and summary, 32 hex digits; empty where they are too short to tell
    complete: bool = False  # whether there is nothing more at the address


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its entries in the order of the document."""

    title: str  # plain text; may be empty
    site: str  # canonical address of the page it belongs to; empty where not told
    language: str  # ISO 639-1; empty where not told
    entries: tuple[Entry, ...]  # never empty
    wishes: Wishes = field(default_factory=Wishes)


def looks_like_feed(body: bytes, content_type: str = "", url: str = "") -> bool:
    """Whether a document is a feed, judged by its first bytes, its media type and its address."""
    if url and is_channel_page(url):
        return True
    head = body[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith(b"{"):
        return content_type == "application/feed+json" or b"jsonfeed.org" in head or b'"items"' in head
    start = _PROLOG.match(head)
    root = head[start.end() :] if start else head
    if _FEED_ROOT.match(root):
        return True
    if _HTML_ROOT.match(root) or _HTML_ROOT.match(head):
        return False
    return content_type in _FEED_TYPES or ("xml" in content_type and bool(_FEED_ROOT.search(head)))


def parse_feed(body: bytes, url: str, content_type: str = "", charset: str = "") -> Feed:
    """The feed in `body`, fetched from `url`; `content_type` and `charset` are those of the HTTP header.

    Takes the processor's time. Raises UnreadableFeed, naming the address, where it is no feed or
    has no entries.
    """
    try:
        if is_channel_page(url):
            raw = read_channel(body)
        elif content_type.endswith("json") or body[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            raw = read_json_feed(body)
        else:
            raw = read_xml_feed(body, charset)
        if not raw.entries:
            raise UnreadableFeed("has no entries")
    except UnreadableFeed as error:
        raise UnreadableFeed(f"{url} {error}") from None
    return _clean(raw, url)


def _clean(raw: RawFeed, url: str) -> Feed:
    base = joined(url, raw.base)
    site = canonical(joined(base or url, raw.site.strip()))
    language = _language(raw.language)
    front = frozenset((identity(site), identity(joined(url, "/"))))
    entries = list(_bounded(_entry(entry, base or site or url, front, language) for entry in raw.entries))
    return Feed(
        title=plain_title(raw.title)[:_LONGEST_TITLE],
        site=site,
        language=language,
        entries=tuple(_told_apart(entries, raw.entries)),
        wishes=replace(raw.wishes, hub=joined(url, raw.wishes.hub), topic=joined(url, raw.wishes.topic)),
    )


def _bounded(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, from where their contents are too much together without those; their pages have them."""
    left = _MOST_CONTENT
    for entry in entries:
        left -= len(entry.content)
        yield entry if left >= 0 else replace(entry, content="")


def _entry(raw: RawEntry, base: str, front: Collection[str], language: str) -> Entry:
    link = _link(raw, base)
    if identity(link) in front:
        link = ""  # careless sites give it to all entries: it is nobody's own
    title = plain_title(raw.title)[:_LONGEST_TITLE]
    summary = plain_text((raw.summary or raw.content)[:_LONGEST_MARKUP])[:_LONGEST_SUMMARY]
    return Entry(
        key=_key(raw if link else replace(raw, link=""), link, title),
        url=link,
        title=title,
        authors=_authors(raw.authors),
        published=_instant(raw.published),
        summary=summary,
        content=raw.content or (raw.summary if "<" in raw.summary else ""),
        language=_language(raw.language) or language,
        fingerprint=_hash(title, summary) if title and len(summary) >= _TELLING_SUMMARY else "",
        complete=raw.complete,
    )


def _link(raw: RawEntry, base: str) -> str:
    link = one_line(raw.link)
    if not link and raw.id.strip().lower().startswith(("http://", "https://")):
        link = raw.id.strip()
    try:
        absolute = link if link.startswith(("http://", "https://")) else urljoin(base, link)
        return canonical(absolute) if link else ""
    except ValueError:
        return ""


def _key(raw: RawEntry, link: str, title: str, *more: str) -> str:
    """A hash of the id, else the link, else title and date. An id that is an address may move to https."""
    name = (
        _place(raw.id, raw.id)
        or raw.id.strip()
        or _place(link, raw.link)  # which is absolute in `link` only
        or f"{title}\n{raw.published}"
    )
    return _hash(name, *more)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _place(address: str, written: str) -> str:
    """What identifies an address, with the part behind "#": it tells the entries of a live page apart."""
    page = identity(address)
    return f"{page}#{written.partition('#')[2].strip()}" if page else ""


def _told_apart(entries: Sequence[Entry], raw: Sequence[RawEntry]) -> Iterator[Entry]:
    """The entries, those that share an id with keys by id and link. Exact repetitions keep one key."""
    links: dict[str, set[str]] = {}
    for entry in entries:
        links.setdefault(entry.key, set()).add(identity(entry.url) or entry.title)
    for entry, source in zip(entries, raw, strict=True):
        if len(links[entry.key]) == 1:
            yield entry
        else:
            yield replace(entry, key=_key(source, entry.url, entry.title, identity(entry.url) or entry.title))


def _instant(written: str) -> datetime | None:
    found = read_instant(written)
    return found if found and found >= _EARLIEST else None


def _authors(names: Sequence[str]) -> tuple[str, ...]:
    cleaned = []
    for name in names:
        text = plain_text(name[: 10 * _LONGEST_AUTHOR])
        with_email = _EMAIL_WITH_NAME.match(text)
        text = with_email[1] if with_email else _EMAIL.sub(" ", text).strip()
        if text and len(text) <= _LONGEST_AUTHOR:
            cleaned.append(text)
    return tuple(dict.fromkeys(cleaned))[:_MOST_AUTHORS]


def _language(tag: str) -> str:
    """The primary subtag of a language tag where it has two letters (ISO 639-1)."""
    primary = re.split(r"[-_]", tag.strip().lower())[0]
    return primary if len(primary) == 2 and primary.isascii() and primary.isalpha() else ""
