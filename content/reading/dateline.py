"""When the article of a page was published: declared dates, then those written near its headline."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from content.reading import declared as declarations
from content.reading.dates import read_instant
from content.reading.declared import Declared
from content.reading.masthead import Masthead, own_text
from content.reading.text import listed
from content.reading.written_dates import dates_in
from content.reading.zones import site_zone

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # no page is older than the Web
_META = listed(
    "article:published_time og:published_time datepublished article:published parsely-pub-date"
    " cxenseparse:recs:publishtime article_date_original sailthru.date publish-date publish_date"
    " published-date published publication_date publishdate pubdate dc.date.issued dcterms.issued"
    " dcterms.created dc.date dcterms.date dc:date citation_publication_date citation_date datecreated date"
    " article:post_date og:pubdate"
)
_META_MODIFIED = listed("article:modified_time og:updated_time datemodified last-modified revised")
_LONGEST_LINE = 160  # characters of an element that tells the date
_UPDATED = re.compile(r"updat|modif|revis|aktualis|обновл|жаңарт|изменен|更新|最終", re.I)
_PUBLISHED = re.compile(
    r"publish|posted|\bcreated|veröffentl|опублик|жариялан|发布|公開|掲載|発売|entry-date|post-date", re.I
)
# As the data that a page's own programs work with tell it, in JSON, inside a string of it or not.
_IN_SCRIPT = re.compile(
    r"""["'](?:date_?published|(?:first_?)?published(?:_?(?:at|date|on|time))?|publish_?(?:date|time)|created_?at)"""
    r"""\\*["']\s*:\s*\\*["']((?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)""",
    re.I,
)
_LONGEST_SCRIPT = 500_000  # characters
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_NEAR = 20  # elements from the headline within which a date that nothing marks is the article's
_FIRST, _MARKED, _UNMARKED, _CHANGED, _FAR = range(5)
# Declared languages of which "5/12" is the 12th of May, unless the site's country is known.
_MONTH_FIRST = listed("en en-us")


def published(tree: Any, declared: Declared, head: Masthead, url: str, language: str) -> datetime | None:
    """The instant in UTC. A date without a zone is in that of the site's country, where this is known."""
    country = site_zone(url, language)
    zone = country or UTC
    month_first = country is None and (not language or language.lower().replace("_", "-") in _MONTH_FIRST)
    told = chain(
        _declared(declared, zone),
        _written(head, zone, month_first),
        _in_scripts(tree, zone),
        _in_address(url, zone),
        _modified(declared, zone),
    )
    return next((instant for instant in told if instant >= _EARLIEST), None)


def _declared(declared: Declared, zone: tzinfo) -> Iterator[datetime]:
    for key in ("datePublished", "uploadDate", "dateCreated"):
        for value in declared.values(key):
            yield from _read(declarations.string(value), zone)
    for name in _META:
        yield from _read(declared.one(name), zone)


def _modified(declared: Declared, zone: tzinfo) -> Iterator[datetime]:
    for value in declared.values("dateModified"):
        yield from _read(declarations.string(value), zone)
    for name in _META_MODIFIED:
        yield from _read(declared.one(name), zone)


def _read(written: str, zone: tzinfo) -> Iterator[datetime]:
    found = read_instant(written, zone)
    if found:
        yield found
    else:
        yield from (instant for _, instant in dates_in(written[:60], zone))


def _written(head: Masthead, zone: tzinfo, month_first: bool) -> Iterator[datetime]:
    """The dates near the headline: those told to be of publication, then others, then of changes."""
    ranked: list[tuple[int, datetime]] = []
    for place, element in enumerate(head):
        for rank, instant in _dates(head, element, zone, month_first):
            ranked.append((rank if rank != _UNMARKED or place < _NEAR else _FAR, instant))
    yield from (instant for _, instant in sorted(ranked, key=lambda pair: pair[0]))


def _dates(head: Masthead, element: Any, zone: tzinfo, month_first: bool) -> Iterator[tuple[int, datetime]]:
    """The dates that an element tells, with how likely each is the article's: the lower the likelier."""
    get = element.get
    label = f"{get('itemprop') or ''} {get('property') or ''} {get('class') or ''} {get('id') or ''}"
    marked = element.tag.endswith("time") or "date" in label.lower()
    text = own_text(element)
    told = [(0, when) for when in _read(get("datetime") or get("content") or "", zone)] if marked else []
    if not told and text and len(text) <= _LONGEST_LINE and any(map(str.isdigit, text)):
        told = list(dates_in(text, zone, month_first=month_first))
    if not told or head.is_elsewhere(element):
        return
    for start, instant in told:
        words = f"{label} {text[:start] or text}"
        if _UPDATED.search(words):
            yield _CHANGED, instant
        elif _PUBLISHED.search(words):
            yield _FIRST, instant
        else:
            yield _MARKED if marked else _UNMARKED, instant


def _in_scripts(tree: Any, zone: tzinfo) -> Iterator[datetime]:
    """The date in the page's programs, if there is only one; several are of several articles."""
    scripts = (script.text for script in tree.iter("script") if script.text)
    written = {date for text in scripts for date in _IN_SCRIPT.findall(text[:_LONGEST_SCRIPT])}
    if len({date[:10] for date in written}) == 1:
        yield from _read(min(written), zone)


def _in_address(url: str, zone: tzinfo) -> Iterator[datetime]:
    try:
        path = urlsplit(url).path
    except ValueError:
        return
    for year, month, day in _IN_ADDRESS.findall(path):
        try:
            yield datetime(int(year), int(month), int(day), tzinfo=zone).astimezone(UTC)
        except ValueError:
            continue
