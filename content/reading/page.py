"""An HTML page -> blocks and what the page says about itself."""

import logging
from collections.abc import Iterator
from typing import Any

from content.reading import extraction
from content.reading.blocks import Block, Draft, heading, paragraph
from content.reading.guard import harmless_markup
from content.reading.metadata import page_metadata
from content.reading.shape import could_be_heading, is_prose
from content.reading.text import one_line

# The extractor reports every odd page; what cannot be read is told by NotAnArticle instead.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_page(html: str, url: str = "", title: str = "") -> Draft:
    """The blocks and the metadata of a page; nothing is fetched. `url` makes relative addresses whole."""
    tree = extraction.parse(harmless_markup(html))
    if tree is None:
        return Draft(())
    about = page_metadata(tree, url)
    extraction.drop_captions(tree)
    body = extraction.main_text(tree, url)
    blocks = list(_blocks(body, _BoldLines(body))) if body is not None else []
    return Draft(
        tuple(blocks),
        title=title or about.title,
        url=about.url,
        source=about.source,
        authors=about.authors,
        published=about.published,
        language=about.language,
        image=about.image,
    )


class _BoldLines:
    """Tells which bold lines act as headings: those below the lead of a page without marked headings."""

    def __init__(self, body: Any) -> None:
        self._marked = any(head.get("rend") != "h1" for head in body.iter("head"))
        self._below_lead = False

    def is_heading(self, element: Any) -> bool:
        """Asked for each paragraph in reading order."""
        text = _text(element)
        if not self._below_lead or self._marked:
            self._below_lead = self._below_lead or is_prose(text)
            return False
        children = list(element)
        if len(children) != 1 or children[0].tag != "hi" or "b" not in (children[0].get("rend") or ""):
            return False
        around = (element.text or "") + (children[0].tail or "")
        return not around.strip() and could_be_heading(text)


def _blocks(body: Any, bold_lines: _BoldLines) -> Iterator[Block]:
    """The elements of trafilatura's tree in order: head, p, list, quote, table; code is left out."""
    for element in body:
        if element.tag == "head":
            # The page's own title stands in a heading of level 1, and so do names of the site.
            if element.get("rend") != "h1":
                yield heading(_text(element))
        elif element.tag == "list":
            yield from (paragraph(_text(item)) for item in element.iterchildren("item"))
        elif element.tag == "table":
            yield from (paragraph(_row(row)) for row in element.iter("row"))
        elif element.tag == "quote" and len(element):
            yield paragraph(element.text or "")
            yield from _blocks(element, bold_lines)
        elif element.tag == "p" and bold_lines.is_heading(element):
            yield heading(_text(element))
        elif element.tag not in ("code", "graphic", "comments"):
            yield paragraph(_text(element))
        yield paragraph(element.tail or "")


def _text(element: Any) -> str:
    return one_line("".join(element.itertext()))


def _row(row: Any) -> str:
    return ", ".join(text for cell in row.iter("cell") if (text := _text(cell)))
