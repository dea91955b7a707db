"""Who wrote the article of a page: declared names, or the line below the headline that says so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from content.reading import declared as declarations
from content.reading.declared import Declared
from content.reading.masthead import Masthead, own_text
from content.reading.shape import is_date, is_same_line
from content.reading.text import listed, one_line

_NEAR = 40  # elements below the headline
_BESIDE = 8
_FEW = 2  # people in the tags beyond those shown: titles, the paper
_NO_BYLINES = listed("h1 h2 h3 h4 h5 h6 b strong em figcaption")
_INLINE = listed("a span div p li strong")
_MOST_AUTHORS = 12
_LONGEST_AUTHOR = 80  # characters
_LONGEST_BYLINE = 120
_LONGEST_MARKUP = 600  # characters of text, with white space, in an element that may be a byline
_LONGEST_DECLARED = 600  # characters of a declared author that are looked at

_LEADS = (
    r"(?:(?:written|posted|published|story|words|text|article|report(?:ed|ing)?|last updated)\s+)?\bby\b"
    r"|written:|words:|author\b|автор(?:ы)?\b|текст(?:\s*:|\b)|von\b|por\b|par\b|di\b|door\b|autor\b"
    r"|作者|記者|记者|文[●＝:：/／]|撰文"
)
_LEAD = re.compile(rf"^\W*(?:{_LEADS})\s*[:：●|]?\s*", re.I)
# What stands behind a name in a byline: other roles, days, mail addresses, buttons.
_TAIL = re.compile(
    r"[\s|·•,–—(-]*\b(?:(?:last\s+)?(?:updated|published|modified|posted)"
    r"|(?:medically\s+)?(?:reviewed|edited|illustrat\w+|photo\w*|fact[- ]checked|translated)\s+by"
    r"|illustrations?\b|link copied|follow|share|read more|view (?:all|profile|bio)|\d+ min(?:ute)?s? read"
    r"|for (?:the\s)?[A-Z]|on (?=\w+ \d)|(?:jan|febr)uary|march|april|june|july|august"
    r"|(?:septem|octo|novem|decem)ber)\b.*$|\s*\S+@\S+$|\s*\d.*$",
    re.I | re.S,
)
_LABEL = re.compile(
    r"(?:^|[\s_-])(?:authors?|bylines?|by-line|writers?|contributors?|creator|journalist|reporter|usernames?)"
    r"(?:$|[\s_-]|names?|link)",
    re.I,
)
_CAMEL_LABEL = re.compile(
    r"(?:author|byline|writer)(?:Name|Link|$|\s|_)|(?:Author|Byline|Writer)(?=[A-Z_\s-]|$)"
)
_PROFILE = re.compile(
    r"/(?:authors?|contributors?|staff|profiles?|reporters?|journalists?|writers?|by|autor(?:es|en)?|auteurs?"
    r"|autore|avtor|columnists?|u|users?)/[^/?#]+/?(?:[?#]|$)",
    re.I,
)
_NAME = re.compile(r"[^\W\d_][\w.'’‘-]*(?:\s+[\w.'’‘-]+){0,5}")
_PARTICLES = listed(
    "van von der den de del della di da das dos du la le el al bin ibn ter ten af av zu and y e"
)
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2,8}")
_BETWEEN = re.compile(r"\s*(?:,|;|\||·|、|\s(?:and|и|және|und|et|y|e|&)\s)\s*")
# Words that no person is called, but buttons, days, channels and roles are.
_NO_NAME = re.compile(
    r"\b(?:share|follow|comments?|read|posts?|view|all|about|authors?|updated|published|written|by|on|in|at|min|minutes?"
    r"|home|contact|subscribe|more|profile|bio|biography|photo|image|the|writer|today|yesterday|reporter|correspondent"
    r"|manager|director|column(?:ist)?|contributors?|guest|category|tags?|us|your|our|twitter|facebook|instagram|linkedin"
    r"|login|youtube|e-?mail|rss|website|tweet|\w*day|jan(?:uary)?|feb(?:ruary)?|march|april|june|july|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ceo|founder|senior|chief|head|marketing|content|specialist)\b"
    r"|投稿|著者|編集|編輯|记者|記者",
    re.I,
)
_ROLE = re.compile(
    r"\b(?:writer|editor|reporter|correspondent|columnist|contributor|analyst|director)\b", re.I
)
# What names of papers, agencies and desks end in; where a person stands beside one, it is left out.
_ORGANIZATION = re.compile(
    r"\b(?:news|press|post|times|tribune|journal|herald|agency|media|magazine|reuters|afp|ap|network|daily|staff|team"
    r"|editors?|desk|guardian|bloomberg|inc|llc|ltd|admin)\b\.?",
    re.I,
)
_META = listed(
    "article:author article_author parsely-author cxenseparse:author byl author byline dc.creator dc:creator"
    " dcterms.creator dcterms:creator sailthru.author citation_author"
)


def authors(declared: Declared, head: Masthead, publishers: Iterable[str]) -> tuple[str, ...]:
    """The authors of the article; `publishers` are names of the site, told where nobody else is."""
    known = [name for name in publishers if name]
    shown = _in_byline(head)
    publisher: list[str] = []
    for found in (_in_data(declared), *_in_meta(declared, shown), shown, _beside_date(head)):
        people = [name for name in found if not _is_publisher(name, known)]
        people = [name for name in people if not _ROLE.search(name)] or people
        people = [name for name in people if not _ORGANIZATION.search(name)] or people
        if people:
            return tuple(dict.fromkeys(people))[:_MOST_AUTHORS]
        publisher = publisher or found
    return tuple(publisher[:1])


def _is_publisher(name: str, known: list[str]) -> bool:
    return any(is_same_line(name, other) for other in known)


def _in_data(declared: Declared) -> list[str]:
    for value in (*declared.values("author"), *declared.values("creator")):
        found = [person for name in declarations.names(value) for person in _people(name)]
        if found:
            return found
    return []


def _in_meta(declared: Declared, shown: Sequence[str]) -> Iterator[list[str]]:
    """The names in meta tags; those that the page shows, where the tags have quite other or many more."""
    persons = shown if not any(map(_ORGANIZATION.search, shown)) else ()
    for name in _META:
        found = [person for content in declared.meta.get(name, ()) for person in _people(content)]
        others = [person for person in found if not any(one in person or person in one for one in persons)]
        if persons and found and (len(others) == len(found) or len(others) > _FEW):
            yield list(persons)
        yield found


def _people(written: str) -> list[str]:
    """The persons in a declared name, which may be a whole byline."""
    text = one_line(written[:_LONGEST_DECLARED])
    first = text.split(" ")[0]
    if "://" in text or "@" in first or (first == text and ("_" in text or "." in text)):
        return []
    text = _LEAD.sub("", text)
    parts = _BETWEEN.split(text)
    if not all(" " in part or _IDEOGRAPHS.fullmatch(part) for part in parts):
        parts = re.split(r"\s*[;|]\s*", text)  # "Jane Doe, MD", "Research and Development"
    found = (_person(part) for part in parts)
    return [name for name in found if name and len(name) <= _LONGEST_AUTHOR]


def _person(text: str) -> str:
    """A name without what stands around it in a byline."""
    return _TAIL.sub("", _LEAD.sub("", one_line(text))).strip(" |·•,–—(-:")


def _beside_date(head: Masthead) -> list[str]:
    """The name that stands alone next to the first date below the headline."""
    near = [(element, own_text(element)) for element in head.below[1:_NEAR]]
    places = [place for place, (_, line) in enumerate(near) if is_date(line)]
    for place, (element, line) in enumerate(near):
        if (
            places
            and abs(place - places[0]) <= _BESIDE
            and line.count(" ") in (1, 2, 3)
            and element.tag not in _NO_BYLINES
            and _is_name(line, 1)
            and not head.is_elsewhere(element)
        ):
            return [line]
    return []


def _in_byline(head: Masthead) -> list[str]:
    """The names in the first element near the headline that is marked as a byline, or reads like one."""
    for element in head:
        told = _tells_author(element)
        if not told or len(element.text_content()) > _LONGEST_MARKUP:
            continue
        found = _inner_names(element) or _names(element, told) or _behind_lead(element)
        if found and not head.is_elsewhere(element):
            return found
    return []


def _behind_lead(element: Any) -> list[str]:
    """The names in the element behind one that says no more than "Written by"."""
    following = element.getnext()
    if following is None or not _LEAD.fullmatch(one_line(element.text_content())):
        return []
    return _names(following, 1)


def _inner_names(element: Any) -> list[str]:
    """The names in the elements of a byline that are marked as holding one, and look alike."""
    found: list[str] = []
    look = None
    for part in element.iterdescendants(*_INLINE):
        told = _tells_author(part)
        if (
            told > 1
            and (look is None or look == (part.tag, part.get("class")))
            and (people := _names(part, told))
        ):
            look = part.tag, part.get("class")
            found += people
    return list(dict.fromkeys(found))


def _tells_author(element: Any) -> int:
    """How surely the markup of an element says that it holds an author's name, from 0 to 3."""
    get = element.get
    if get("rel") == "author" or "author" in (get("itemprop") or "").split():
        return 3
    label = f"{get('class') or ''} {get('id') or ''} {get('data-testid') or ''}"
    if len(label) > 2 and (_LABEL.search(label) or _CAMEL_LABEL.search(label)):
        return 2
    if element.tag == "a" and _PROFILE.search(get("href") or ""):
        return 2
    text = element.text
    return int(bool(text) and len(text) < _LONGEST_BYLINE and _LEAD.match(text) is not None)


def _names(element: Any, told: int) -> list[str]:
    text = one_line(element.text_content())
    if not text or len(text) > _LONGEST_BYLINE:
        return []
    found: list[str] = []
    for piece in element.itertext():
        parts = [name for part in _BETWEEN.split(one_line(piece)) if (name := _person(part))]
        if found and parts and not all(_is_name(part, told) for part in parts):
            break  # what he or she is, or when it was written
        found += [part for part in parts if _is_name(part, told)]
    people = [name for name in found if not _ORGANIZATION.search(name)]
    return people or (found if told > 1 else [])


def _is_name(text: str, told: int) -> bool:
    if _IDEOGRAPHS.fullmatch(text):
        return True
    if len(text) > _LONGEST_AUTHOR or not _NAME.fullmatch(text) or _NO_NAME.search(text) or is_date(text):
        return False
    words = text.split()
    if len(words) == 1 and told == 3:
        return True
    capitals = all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
    return capitals and (len(words) > 1 or told > 1)
