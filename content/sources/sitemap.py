"""News sitemaps (the sitemap protocol with Google's news extension) -> a raw feed."""

import html
import re
from typing import Any

from content.errors import UnreadableFeed
from content.sources.raw_feed import MOST_ENTRIES, RawEntry, RawFeed

URLSET = re.compile(r"<(?:[\w.-]{1,40}:)?urlset[\s>]", re.I)
_INDEX = re.compile(rb"<(?:[\w.-]{1,40}:)?sitemapindex[\s>]", re.I)
_LOCATION = re.compile(rb"<(?:[\w.-]{1,40}:)?loc>\s*(?:<!\[CDATA\[)?\s*([^<\s\]]{1,2000})", re.I)
_MOST_LISTED = 1000


def read_sitemap(text: str) -> RawFeed:
    """The pages of a sitemap that it calls news. Raises UnreadableFeed where there are none.

    `text` is repaired XML. Sitemaps without the news extension list all pages of a site, with neither
    titles nor the day of publication: nothing in them says what is news.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    entries: list[RawEntry] = []
    publication = language = ""
    for url in root.iter("{*}url") if root is not None else ():
        told = _told(url)
        if "title" not in told or "loc" not in told:
            continue
        publication, language = publication or told.get("name", ""), language or told.get("language", "")
        entries.append(_entry(told))
        if len(entries) >= MOST_ENTRIES:
            break
    if not entries:
        raise UnreadableFeed("is a sitemap without news; give the address of the site's news sitemap or feed")
    return RawFeed(html.escape(publication, quote=False), "", language, tuple(entries))


def listed_sitemaps(body: bytes) -> tuple[str, ...]:
    """The sitemaps that an index of them lists, those that say "news" first; none where it is no index."""
    if not _INDEX.search(body[:5000]):
        return ()
    found = [html.unescape(one.decode("utf-8", "replace")) for one in _LOCATION.findall(body)[:_MOST_LISTED]]
    return tuple(sorted(dict.fromkeys(found), key=lambda address: "news" not in address.lower()))


def _told(url: Any) -> dict[str, str]:
    """What the elements of an entry say, by their names without namespaces, the first of each."""
    found: dict[str, str] = {}
    for node in url.iter():
        if isinstance(node.tag, str) and node.text and node.text.strip():
            found.setdefault(node.tag.rpartition("}")[2].rpartition(":")[2], node.text.strip())
    return found


def _entry(told: dict[str, str]) -> RawEntry:
    return RawEntry(
        id="",
        link=told["loc"],
        title=html.escape(told["title"], quote=False),
        authors=(),
        published=told.get("publication_date", "") or told.get("lastmod", ""),
        summary="",
        content="",
        language=told.get("language", ""),
    )
