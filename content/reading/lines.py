"""An HTML tree -> its lines: every block of text of a page, with what the markup around it says."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from content.reading.text import listed, one_line


def _names(words: str) -> frozenset[str]:
    return frozenset(listed(words))


_BLOCKS = _names(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td"
    " tfoot th thead tr ul"
)
# Not text, or not the article's.
_SKIPPED = _names(
    "script style template noscript svg math button select option textarea iframe object embed input"
    " title audio video canvas map figcaption source link meta"
)
_ASIDE = _names("nav footer aside header form")
_KNOWN = _ASIDE | _names("article main li table figure blockquote pre")
_CELLS = _names("td th")

# What authors of pages call the parts that are not the article, and those that are. A space is a word's edge.
_FURNITURE = (
    *("comment", "disqus", "related", "recommend", "promo", "sponsor", "advert", " ad ", " ads "),
    *("share", "social", "newsletter", "subscri", "signup", "author", "byline", " bio ", "sidebar"),
    *("widget", "footer", " nav", "menu", "breadcrumb", "cookie", "consent", "popup", "modal"),
    *("banner", " tag ", " tags ", "tag list", "meta ", "readmore", "more ", "most ", "trending"),
    *("popular", "outbrain", "taboola", "also", "toc ", "table of contents", "copyright", "legal"),
    *("login", "search", "pagination", " pager", "skip", "timestamp", "dateline", "rating", "print"),
)
_COMMENTS = ("comment", "disqus", " reply", " replies", "respond")
_ARTICLE = (
    *("article", "entry", "postbody", "post body", "story", "content", "bodytext", "body text", " post "),
    *("richtext", "rich text", "prose", "main"),
)
# And those that hold pictures and films, with their captions.
_PICTURES = (
    *("gallery", "slide", "caption", "legend", "photo", "image", "picture", " img", "video", "player"),
    *("thumb", "credit", "carousel", "media "),
)
# A caption or a credit, whatever it stands in.
_CAPTIONS = (
    *("caption ", "captions ", " photographer ", " credit ", " credits "),
    *(" imagecredit", " photocredit", " imagecaption"),
)
_WORD = re.compile(r"[A-Z]*[a-z]+|[A-Z]+|\d+")
_CAPTIONED = _names("div p span dd em small cite aside")
_LONGEST_CAPTION = 600  # characters; a container with more holds text as well
_DEEPEST = 200  # elements inside each other; what lies deeper is no text anybody reads
_ALL = 0.95  # share of a line's letters in bold type from which the whole line is bold


class Around(NamedTuple):
    """The markup that a line stands in. A tuple, since one is made for each of thousands of blocks."""

    tag: str = "body"  # the nearest block
    level: int = 0  # of the heading it stands in, 1 to 6; 0 outside of headings
    inside: frozenset[str] = frozenset()  # which of nav, article, li, table and the like it stands in
    furniture: int = 0  # surrounding blocks that are called like furniture of the site
    comments: int = 0  # surrounding blocks that are called like comments
    article: int = 0  # surrounding blocks that are called like an article
    pictures: int = 0  # surrounding blocks that are called like pictures
    pictured: bool = False  # whether the nearest block with a name is called so
    hidden: bool = False
    style: str = ""  # class, id and role of the nearest block that has any
    block: int = 0  # number of the nearest block, in reading order
    up: "Around | None" = None  # of the block around that one

    @property
    def aside(self) -> bool:
        return not self.inside.isdisjoint(_ASIDE)


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text with no block's edge and no empty line in it."""

    text: str
    linked: float  # share of its letters that are links, from 0 to 1
    bold: bool
    around: Around


def page_lines(tree: Any) -> list[Line]:
    """The lines of a page in reading order, without captions. A row of a plain table is one line, its cells
    behind commas."""
    return _Walk().lines(tree)


class _Walk:
    """Goes through the tree once; text gathers until the next block's edge."""

    def __init__(self) -> None:
        self._found: list[Line] = []
        self._parts: list[str] = []
        self._letters = self._linked = self._bold = self._breaks = 0
        self._blocks = 0

    def lines(self, tree: Any) -> list[Line]:
        around = Around()
        self._content(tree, around, False, False, 0)
        self._end(around)
        return self._found

    def _content(self, element: Any, around: Around, linked: bool, bold: bool, depth: int) -> None:
        if text := element.text:
            self._add(text, linked, bold)
        depth += 1
        if depth > _DEEPEST:
            return
        for child in element:
            tag = child.tag
            if tag in _BLOCKS:
                self._block(child, tag, around, linked, bold, depth)
            elif tag == "br":
                self._breaks += 1
                self._parts.append(" ")
                if self._breaks > 1:
                    self._end(around)
            elif (
                tag not in _SKIPPED
                and isinstance(tag, str)
                and not (tag == "sup" and _is_note(child))
                and not (tag in _CAPTIONED and _is_caption(child))
            ):
                self._content(child, around, linked or tag == "a", bold or tag in ("b", "strong"), depth)
            if text := child.tail:
                self._add(text, linked, bold)

    def _block(self, element: Any, tag: str, around: Around, linked: bool, bold: bool, depth: int) -> None:
        self._end(around)
        if tag in _CAPTIONED and _is_caption(element):
            return
        within = self._within(element, tag, around)
        if tag == "tr" and _is_plain_row(element):
            self._row(element, within, linked, bold, depth)
        else:
            self._content(element, within, linked, bold, depth)
        self._end(within)

    def _row(self, row: Any, around: Around, linked: bool, bold: bool, depth: int) -> None:
        for cell in row.iterchildren(*_CELLS):
            while self._parts and not self._parts[-1].strip():
                self._parts.pop()
            before, letters = len(self._parts), self._letters
            if self._parts:
                self._parts[-1] = self._parts[-1].rstrip()
                self._parts.append(", ")
            self._content(cell, around, linked, bold, depth)
            if self._letters == letters:  # an empty cell
                del self._parts[before:]

    def _within(self, element: Any, tag: str, around: Around) -> Around:
        get = element.get
        self._blocks += 1
        level = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else around.level
        inside = around.inside | {tag} if tag in _KNOWN else around.inside
        name = " ".join(filter(None, (get("class"), get("id"), get("role")))).strip()
        hidden = around.hidden or _is_hidden(get)
        if not name or tag in ("body", "html"):
            return around._replace(
                tag=tag, level=level, inside=inside, hidden=hidden, block=self._blocks, up=around
            )
        furniture, comments, article, pictures = _said(name)
        return Around(
            tag,
            level,
            inside,
            around.furniture + furniture,
            around.comments + comments,
            around.article + article,
            around.pictures + pictures,
            pictures > 0,
            hidden,
            name,
            self._blocks,
            around,
        )

    def _add(self, text: str, linked: bool, bold: bool) -> None:
        self._parts.append(text)
        letters = len(text.strip())
        if letters:
            self._breaks = 0
            self._letters += letters
            if linked:
                self._linked += letters
            if bold:
                self._bold += letters

    def _end(self, around: Around) -> None:
        """Make a line of what has gathered."""
        if not self._parts:
            return
        if letters := self._letters:
            text = one_line("".join(self._parts))
            if text:
                line = Line(text, self._linked / letters, self._bold >= _ALL * letters, around)
                self._found.append(line)
        self._parts.clear()
        self._letters = self._linked = self._bold = self._breaks = 0


# A page has few names on many blocks.
@lru_cache(maxsize=4096)
def _said(name: str) -> tuple[int, int, int, int]:
    """Whether a block is called like furniture, comments, an article, pictures."""
    words = _words(name)
    furniture, comments, article, pictures = (
        int(any(part in words for part in parts)) for parts in (_FURNITURE, _COMMENTS, _ARTICLE, _PICTURES)
    )
    return furniture, comments, article, pictures


def _words(name: str) -> str:
    return f" {' '.join(_WORD.findall(name)).lower()} "


def _is_hidden(get: Any) -> bool:
    style = get("style")
    return (
        (style is not None and "display:none" in style.replace(" ", "").lower())
        or get("hidden") is not None
        or get("aria-hidden") == "true"
    )


def _is_caption(element: Any) -> bool:
    """Whether an element is called a caption or a credit, and short enough to be one."""
    names = (element.get("class"), element.get("id"))
    return any(name is not None and _names_caption(name) for name in names) and (
        len(element.text_content()) <= _LONGEST_CAPTION
    )


@lru_cache(maxsize=4096)
def _names_caption(name: str) -> bool:
    words = _words(name)
    return any(part in words for part in _CAPTIONS)


def _is_note(element: Any) -> bool:
    """Whether a raised text is the number of a footnote."""
    return element.find(".//a") is not None and len(element.text_content()) < 6


def _is_plain_row(row: Any) -> bool:
    """Whether a table's row holds data, not the layout of the page."""
    return not any(
        isinstance(inner.tag, str) and inner.tag in _BLOCKS and inner.tag not in _CELLS
        for inner in row.iterdescendants()
    )
