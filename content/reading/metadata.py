"""What a page says about itself: title, authors, date, publisher, language, picture."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from content.reading.dates import read_instant
from content.reading.shape import is_same_line
from content.reading.text import one_line

# schema.org types that describe the text of a page, not its site or its list of links.
_ARTICLE_TYPE = re.compile(
    r"Article$|^(?:Report|BlogPosting|LiveBlogPosting|SocialMediaPosting|NewsArticle)$"
)
_LONGEST_DATA = 500_000  # characters of JSON-LD read; real ones have some thousands
_MOST_AUTHORS = 12
_LONGEST_AUTHOR = 80  # characters
_SHORTEST_TITLE = 4  # characters
_SEPARATORS = re.compile(r"\s+[|\-–—•·:»/]+\s+")
_AUTHOR_LEAD = re.compile(r"^(?:by|автор:?|текст:?|von|por|par)\s+", re.I)
_BETWEEN_AUTHORS = re.compile(r"\s*(?:,|;|\s(?:and|и|және|und|&)\s)\s*")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts about a page; empty where it does not say."""

    title: str = ""
    url: str = ""  # canonical, absolute
    source: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None  # aware, UTC
    language: str = ""  # as declared
    image: str = ""  # absolute


def page_metadata(tree: Any, url: str = "") -> Metadata:
    """Read the tree's structured data, then its meta tags, then, where these are silent, its layout."""
    data = next(_structured(tree), {})
    meta = _meta(tree)
    authors = _authors(data, meta)
    published = _published(data, meta)
    source = _name(data.get("publisher")) or meta.get("og:site_name", "")
    if not (authors and published and source):
        guess = _guess(tree, url)
        authors, published, source = (
            authors or guess.authors,
            published or guess.published,
            source or guess.source,
        )
    return Metadata(
        title=_title(tree, data, meta, source),
        url=_address(_canonical(tree) or meta.get("og:url", ""), url),
        source=one_line(source),
        authors=authors,
        published=published,
        language=_language(tree, data, meta),
        image=_address(
            meta.get("og:image", "") or meta.get("twitter:image", "") or _image(data.get("image")), url
        ),
    )


def _structured(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
            continue
        if len(script.text) > _LONGEST_DATA:
            continue
        try:
            value = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (item for item in _objects(value) if _is_article(item))


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top of the data, in its lists, and in its @graph."""
    waiting = [value]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item[:100])
        elif isinstance(item, dict):
            yield item
            waiting.extend(
                item[key] for key in ("@graph", "mainEntity") if isinstance(item.get(key), dict | list)
            )


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLE_TYPE.search(name) for name in names)


def _meta(tree: Any) -> dict[str, str]:
    """Meta tags by name in lower case; the first of each name with something in it."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (
            (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        )
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _guess(tree: Any, url: str) -> Metadata:
    """What trafilatura's rules for classes, link texts and dates in the page suggest."""
    from trafilatura import extract_metadata

    found = extract_metadata(
        tree,
        default_url=url or None,
        date_config={"extensive_search": False, "original_date": True},
        extensive=False,
    )
    authors = (one_line(name) for name in (found.author or "").split(";"))
    return Metadata(
        source=found.sitename or "",
        authors=tuple(name for name in authors if name)[:_MOST_AUTHORS],
        published=read_instant(found.date or ""),
    )


def _title(tree: Any, data: dict[str, Any], meta: dict[str, str], source: str) -> str:
    """The headline: the page's own heading where a declared title confirms it, else the declared one."""
    page_titles = (element.text_content() for element in tree.iter("title"))
    declared = (_string(data.get("headline")), meta.get("og:title", ""), next(page_titles, ""))
    titles = [line for title in declared if (line := one_line(title))]
    headings = [line for element in tree.iter("h1") if (line := one_line(element.text_content()))]
    for line in headings:
        if len(line) >= _SHORTEST_TITLE and any(
            title.startswith(line) or is_same_line(title, line) for title in titles
        ):
            return line
    if titles:
        return _without_site(titles[0], source)
    return headings[0] if headings else ""


def _without_site(title: str, source: str) -> str:
    """The title without " | The Daily" at its end or start."""
    parts = _SEPARATORS.split(title)
    if len(parts) > 1 and source:
        if is_same_line(parts[-1], source):
            return title[: title.rindex(parts[-1])].rstrip(" |-–—•·:»/")
        if is_same_line(parts[0], source):
            return title[len(parts[0]) :].lstrip(" |-–—•·:»/")
    return title


def _authors(data: dict[str, Any], meta: dict[str, str]) -> tuple[str, ...]:
    found = data.get("author")
    people = found if isinstance(found, list) else [found]
    names = [name for person in people if (name := _name(person))]
    if not names:
        names = [meta.get("author", "") or meta.get("dc.creator", "") or meta.get("parsely-author", "")]
    lines = (_AUTHOR_LEAD.sub("", one_line(part)) for name in names for part in _BETWEEN_AUTHORS.split(name))
    kept = (line for line in lines if line and len(line) <= _LONGEST_AUTHOR and "://" not in line)
    return tuple(dict.fromkeys(kept))[:_MOST_AUTHORS]


def _published(data: dict[str, Any], meta: dict[str, str]) -> datetime | None:
    declared = (
        _string(data.get("datePublished")),
        meta.get("article:published_time", ""),
        meta.get("og:published_time", ""),
        meta.get("datepublished", ""),
        meta.get("parsely-pub-date", ""),
        meta.get("sailthru.date", ""),
        meta.get("dc.date.issued", ""),
        meta.get("pubdate", ""),
        meta.get("date", ""),
    )
    return next((instant for text in declared if (instant := read_instant(text))), None)


def _language(tree: Any, data: dict[str, Any], meta: dict[str, str]) -> str:
    return (
        tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or _string(data.get("inLanguage"))
        or meta.get("og:locale", "")
        or meta.get("content-language", "")
    )


def _canonical(tree: Any) -> str:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            return str(element.get("href")).strip()
    return ""


def _image(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return _string(first.get("url")) if isinstance(first, dict) else _string(first)


def _name(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return _string(first.get("name")) if isinstance(first, dict) else _string(first)


def _string(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return first.strip() if isinstance(first, str) else ""


def _address(address: str, base: str) -> str:
    """The address made absolute; empty where it is no http(s) one."""
    try:
        whole = urljoin(base, address.strip()) if address else ""
        parts = urlsplit(whole)
        return whole if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:  # "http://[" and the like
        return ""
