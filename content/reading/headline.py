"""The headline of a page: its own heading where a declared title has its words, else the declared one."""

import html
import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from content.reading import declared as declarations
from content.reading.declared import Declared
from content.reading.shape import is_same_line
from content.reading.text import one_line

_SHORTEST = 4  # characters
_SEPARATOR = re.compile(r"\s+[|\-–—•·:»/@]+\s+|\s*[|｜]\s*|\s*::\s*|\s?_(?=\w)|：|(?<=\w):\s")
_ENDS = " |｜-–—•·:：»/_@"
_SHARED = 0.4  # share of a heading's or a title's words from which one words the other anew
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_OWN_WORDS = 4  # words from which the only heading of a page is its headline, whatever is declared
_LONGEST_SITE = 50  # characters
_SITE_WORDS = 6  # words that a site's name has at most
_REMARK = re.compile(r"\s+[(\[|\d]")
_FRONT = re.compile(r"(?:https?://[^/?#]+)?/?(?:index\.\w+)?")
_NO_HEADLINE = re.compile(r"\b(?:logo|menu|blog|search|navigation)\b", re.I)


def headline(tree: Any, declared: Declared, url: str, names: Iterable[str]) -> str:
    """The headline; `names` are what the page calls its site or publisher."""
    site = [*filter(_could_be_site, names), *_host_names(url), *_mastheads(tree)]
    titles = _titles(tree, declared, site)
    headings = [
        _without_site(line, site, bars=False) for line in _lines(tree, "h1") if not _is_site(line, site)
    ]
    return (
        _repeated([*headings, *_lines(tree, "h2")], titles)
        or _opened(headings, titles)
        or _likest(headings, titles)
        or _only(headings)
        or next(iter(titles), "")
        or (headings[0] if len(headings) == 1 else "")
    )


def _mastheads(tree: Any) -> list[str]:
    """The main headings that lead to the front page: names of the site."""
    return [
        line
        for element in tree.iter("h1")
        if (line := one_line(element.text_content()))
        and any(_is_front(link.get("href")) for link in (*element.iter("a"), element.getparent()))
    ]


def _is_front(address: str | None) -> bool:
    """Whether a link leads to the front page of a site."""
    return bool(address) and _FRONT.fullmatch(str(address).strip()) is not None


def _titles(tree: Any, declared: Declared, site: Sequence[str]) -> list[str]:
    """What the page declares as its title, without the name of the site, the likeliest first."""
    data = [declarations.string(value) for value in declared.values("headline")][:1]
    page = [element.text_content() for element in tree.iter("title") if not _in_picture(element)][:1]
    meta = [
        declared.one(name) for name in ("og:title", "dc:title", "dc.title", "twitter:title", "sailthru.title")
    ]
    lines = (one_line(title) for title in (meta[0], *data, *meta[1:], *page))
    return list(
        dict.fromkeys(_without_site(line, site) for line in lines if line and not _is_site(line, site))
    )


def _in_picture(element: Any) -> bool:
    return any(parent.tag == "svg" for parent in element.iterancestors())


def _lines(tree: Any, tag: str) -> list[str]:
    found = (one_line(html.unescape(element.text_content())) for element in tree.iter(tag))
    return list(dict.fromkeys(line for line in found if len(line) >= _SHORTEST))


def _repeated(headings: Sequence[str], titles: Sequence[str]) -> str:
    """A heading that is a declared title, letter for letter."""
    for title in titles:
        for line in headings:
            if is_same_line(line, title):
                return title if line.isupper() else line
    return ""


def _opened(headings: Sequence[str], titles: Sequence[str]) -> str:
    """A heading that a title begins with (a section or the site follows), or the other way round, where what
    follows in the heading is a remark in brackets or a number."""
    for line in headings:
        if any(title.startswith(line) for title in titles):
            return line
        for title in titles:
            if len(_words(title)) >= _OWN_WORDS and _REMARK.match(line.removeprefix(title)):
                return title
    return ""


def _likest(headings: Sequence[str], titles: Sequence[str]) -> str:
    """The heading that has most words of a title, if it has enough; the title, where the heading shouts."""
    line = max(headings, key=lambda line: likeness(line, titles), default="")
    if not line or likeness(line, titles) < _SHARED:
        return ""
    return max(titles, key=lambda title: likeness(line, [title])) if line.isupper() else line


def _only(headings: Sequence[str]) -> str:
    """The page's only heading, if it is long enough for a headline."""
    if len(headings) == 1 and len(_words(headings[0])) >= _OWN_WORDS and not _NO_HEADLINE.search(headings[0]):
        return headings[0]
    return ""


def _words(line: str) -> list[str]:
    return _WORDS.findall(line.casefold())


def likeness(line: str, titles: Sequence[str]) -> float:
    """How much of the words of a line and of one of the titles are the same ones, at best; from 0 to 1."""
    own = set(_words(line))
    best = 0.0
    for title in titles:
        other = set(_words(title))
        best = max(best, len(own & other) / (max(len(own), len(other)) or 1))
    return best


def _host_names(url: str) -> list[str]:
    """ "example" and "example.org" for www.example.org."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return []
    return [host, *(label for label in host.split(".")[:-1] if len(label) > 3)]


def _could_be_site(name: str) -> bool:
    """Whether a name is short enough for one; careless pages give their title instead."""
    return bool(name) and len(name.split()) <= _SITE_WORDS and len(name) <= _LONGEST_SITE


def _is_site(line: str, site: Sequence[str]) -> bool:
    return any(is_same_line(line, name) for name in site)


def _without_site(title: str, site: Sequence[str], *, bars: bool = True) -> str:
    """The title without " | The Daily" at its end or start; with `bars`, whatever stands behind a bar."""
    for _ in range(3):
        marks = list(_SEPARATOR.finditer(title))
        if not marks:
            break
        last, first = marks[-1], marks[0]
        end, start = title[last.end() :], title[: first.start()]
        bar = bars and last[0].strip() in ("|", "｜", "_") and _could_be_site(end)
        if _is_site(end, site) or bar:
            title = title[: last.start()].rstrip(_ENDS)
        elif _is_site(start, site):
            title = title[first.end() :].lstrip(_ENDS)
        else:
            break
    return title
