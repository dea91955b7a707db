"""What a page says about itself: title, authors, date, publisher, language, picture."""

import html
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
_SEPARATORS = re.compile(r"\s+[|\-–—•·:»/]+\s+|\s*[|｜]\s*|(?<=\w)_(?=\w)")
_SHARED = 0.4  # share of a heading's or a title's words from which one words the other anew
_WORDS = re.compile(r"\w+")
_AUTHOR_LEAD = re.compile(
    r"^(?:(?:written|posted|published|story|words|text|article)\s+)?(?:by|автор:?|текст:?|von|por|par)\b[:\s]*",
    re.I,
)
# What stands behind a name in a byline.
_AUTHOR_TAIL = re.compile(
    r"[\s|·•,–—(-]*\b(?:(?:last\s+)?(?:updated|published|modified|posted)|link copied|staff writer|follow"
    r"|share|\d+ min(?:ute)?s? read"
    r"|(?:jan|febr)uary|march|april|june|july|august|(?:septem|octo|novem|decem)ber)\b.*$|\s*\S+@\S+$|\s*\d.*$",
    re.I | re.S,
)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:author|byline|by-line|writer|contributor)(?:$|[\s_-]|name)", re.I)
_LONGEST_BYLINE = 90  # characters
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[\w.'’-]+){1,4}")
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
    if authors and is_same_line(authors[0], source):
        authors = ()  # the publisher, where the page itself names who wrote it
    authors = authors or _byline(tree)
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
        content = html.unescape(element.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _guess(tree: Any, url: str) -> Metadata:
    """What trafilatura's rules for classes, link texts and dates in the page suggest."""
    from trafilatura import extract_metadata

    found = extract_metadata(
        tree,
        default_url=url or None,
        date_config={"extensive_search": True, "original_date": True},
        extensive=False,
    )
    authors = (_person(name) for name in (found.author or "").split(";"))
    return Metadata(
        source=found.sitename or "",
        authors=tuple(name for name in authors if name)[:_MOST_AUTHORS],
        published=read_instant(found.date or ""),
    )


def _title(tree: Any, data: dict[str, Any], meta: dict[str, str], source: str) -> str:
    """The headline: the page's own heading where a declared title has its words, else the declared one."""
    page_titles = (element.text_content() for element in tree.iter("title"))
    declared = (_string(data.get("headline")), meta.get("og:title", ""), next(page_titles, ""))
    titles = [line for title in declared if (line := one_line(title))]
    headings = [line for element in tree.iter("h1") if (line := one_line(element.text_content()))]
    for line in headings:
        if len(line) >= _SHORTEST_TITLE and any(
            title.startswith(line) or is_same_line(title, line) for title in titles
        ):
            return line
    alike = max(headings, key=lambda line: _likeness(line, titles), default="")
    if alike and _likeness(alike, titles) >= _SHARED:
        return alike
    if titles:
        return _without_site(titles[0], source)
    return headings[0] if len(headings) == 1 else ""


def _likeness(line: str, titles: list[str]) -> float:
    """How much of the words of a line and of one of the titles are the same ones, at best; from 0 to 1."""
    own = set(_WORDS.findall(line.casefold()))
    best = 0.0
    for title in titles:
        other = set(_WORDS.findall(title.casefold()))
        best = max(best, len(own & other) / (max(len(own), len(other)) or 1))
    return best


def _without_site(title: str, source: str) -> str:
    """The title without " | The Daily" at its end or start."""
    parts = _SEPARATORS.split(title)
    if len(parts) > 1:
        end, start = title[: title.rindex(parts[-1])], title[len(parts[0]) :]
        if end.rstrip().endswith(("|", "｜")) or (source and is_same_line(parts[-1], source)):
            return end.rstrip(" |｜-–—•·:»/_")
        if source and is_same_line(parts[0], source):
            return start.lstrip(" |｜-–—•·:»/_")
    return title


def _byline(tree: Any) -> tuple[str, ...]:
    """Who the first byline of the page names, where it is marked as one."""
    for element in tree.iter("a", "span", "p", "div", "address", "li", "h4", "h5", "strong"):
        label = f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('itemprop') or ''}"
        if len(label) > 2 and _BYLINE.search(label) and len(element.text_content()) <= _LONGEST_BYLINE:
            names: list[str] = []
            for text in element.itertext():
                people = [name for part in _BETWEEN_AUTHORS.split(text) if (name := _person(part))]
                if names and people and not _are_names(people):
                    break  # what he or she is, or when it was written
                names += people if _are_names(people) else []
            if names:
                return tuple(dict.fromkeys(names))[:_MOST_AUTHORS]
    return ()


def _are_names(people: list[str]) -> bool:
    return bool(people) and all(_NAME.fullmatch(name) and name[0].isupper() for name in people)


def _person(text: str) -> str:
    """A name without what stands around it in a byline."""
    return _AUTHOR_TAIL.sub("", _AUTHOR_LEAD.sub("", one_line(text))).strip(" |·•,–—(-")


def _authors(data: dict[str, Any], meta: dict[str, str]) -> tuple[str, ...]:
    found = data.get("author")
    people = found if isinstance(found, list) else [found]
    names = [name for person in people if (name := _name(person))]
    if not names:
        names = [meta.get("author", "") or meta.get("dc.creator", "") or meta.get("parsely-author", "")]
    lines = (_person(part) for name in names for part in _BETWEEN_AUTHORS.split(name))
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
    return html.unescape(first).strip() if isinstance(first, str) else ""


def _address(address: str, base: str) -> str:
    """The address made absolute; empty where it is no http(s) one."""
    try:
        whole = urljoin(base, address.strip()) if address else ""
        parts = urlsplit(whole)
        return whole if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:  # "http://[" and the like
        return ""
