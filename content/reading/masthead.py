"""Where a page shows its headline, and the elements around it, which say who wrote the article and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from content.reading.headline import likeness
from content.reading.shape import is_same_line
from content.reading.text import listed, one_line

_BELOW = 160  # elements behind the headline that may belong to it
_ABOVE = 50
_BEFORE = 3  # how much further away than it is an element before the headline counts
_ALIKE = 0.5  # share of words from which a main heading is the title in other words
_PARAGRAPH = 100  # characters from which a paragraph is surely the article's
_SKIPPED = frozenset(
    listed(
        "script style template noscript svg path button select option textarea br iframe object form input"
        " link meta source nav footer"
    )
)
_HEADINGS = listed("h1 h2 h3")
_ASIDE = listed("aside nav figure")
# Parts of a page that name other people and other days than the article's.
_ELSEWHERE = re.compile(
    r"comment|related|recommend|promo(?!ted)|sidebar|\bnav|menu|trending|popular|latest|more-|most-|outbrain"
    r"|taboola|teaser|\bcard|recirc|summary-?item|carousel|pagination",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The elements around the headline of a page."""

    below: tuple[Any, ...]  # from the headline on, in reading order
    above: tuple[Any, ...]  # before the headline, the nearest first
    around: frozenset[Any]  # what the headline stands in

    def __iter__(self) -> Iterator[Any]:
        """The nearest first, where one before the headline counts as further away."""
        behind, before = enumerate(self.below), enumerate(self.above, 1)
        placed = [(place, element) for place, element in behind]
        placed += [(_BEFORE * place, element) for place, element in before]
        return (element for _, element in sorted(placed, key=lambda pair: pair[0]))

    def is_elsewhere(self, element: Any) -> bool:
        """Whether it stands, unlike the headline, in a part about other articles or among comments."""
        while element is not None and element not in self.around:
            name = f"{element.get('class') or ''} {element.get('id') or ''}"
            if element.tag in _ASIDE or (len(name) > 1 and _ELSEWHERE.search(name)):
                return True
            element = element.getparent()
        return False


def masthead(tree: Any, title: str) -> Masthead:
    """Around the heading that repeats the title; where none does, around the beginning of the text."""
    body = tree.find("body")
    elements = list(_elements(tree if body is None else body))
    if not elements:
        return Masthead((), (), frozenset())
    place = _place(elements, title)
    return Masthead(
        below=tuple(elements[place : place + _BELOW]),
        above=tuple(reversed(elements[max(0, place - _ABOVE) : place])),
        around=frozenset((tree, body, *elements[place].iterancestors())),
    )


def own_text(element: Any) -> str:
    """The text of an element without that of the elements in it."""
    if not len(element):
        return one_line(element.text or "")
    return one_line(" ".join(filter(None, [element.text, *(child.tail for child in element)])))


def _elements(body: Any) -> Iterator[Any]:
    return (element for element in body.iter("*") if element.tag not in _SKIPPED)


def _place(elements: list[Any], title: str) -> int:
    """Where the main heading that is the title or like it stands, else another, else the first paragraph."""
    repeated = first = None
    for place, element in enumerate(elements):
        tag = element.tag
        if tag in _HEADINGS and title:
            line = one_line(element.text_content())
            same = is_same_line(line, title)
            if tag == "h1" and (same or line.startswith(title) or likeness(line, [title]) >= _ALIKE):
                return place
            if same and repeated is None:
                repeated = place
        elif first is None and tag == "p" and len(element.text_content()) >= _PARAGRAPH:
            first = place
    return repeated if repeated is not None else first or 0
