"""An HTML page -> blocks and what the page says about itself."""

import logging
from collections.abc import Iterator
from typing import Any

from content.reading import boilerplate, extraction
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
    blocks = _judged(list(_blocks(body))) if body is not None else []
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


def _blocks(body: Any) -> Iterator[Block]:
    """The elements of trafilatura's tree in order: head, p, list, quote, table; code is left out."""
    for element in body:
        if element.tag == "head":
            # The page's own title stands in a heading of level 1, and so do names of the site.
            yield heading(_text(element)) if element.get("rend") != "h1" else Block("heading", "")
        elif element.tag == "list":
            yield from (paragraph(_text(item)) for item in element.iter("item"))
        elif element.tag == "table":
            yield from (paragraph(_row(row)) for row in element.iter("row"))
        elif element.tag == "quote" and len(element):
            if element.text and element.text.strip():
                yield paragraph(element.text)
            yield from _blocks(element)
        elif element.tag in ("p", "quote"):
            yield Block("heading", _text(element)) if _is_bold_line(element) else paragraph(_text(element))
        elif element.tag not in ("code", "graphic", "comments"):
            yield paragraph(_text(element))
        if element.tail and element.tail.strip():
            yield paragraph(element.tail)


def _text(element: Any) -> str:
    return one_line("".join(element.itertext()))


def _row(row: Any) -> str:
    return ", ".join(text for cell in row.iter("cell") if (text := _text(cell)))


def _is_bold_line(element: Any) -> bool:
    """Whether a paragraph is one run of bold text, shaped like a heading."""
    children = list(element)
    if len(children) != 1 or children[0].tag != "hi" or "b" not in (children[0].get("rend") or ""):
        return False
    around = (element.text or "") + (children[0].tail or "")
    return not around.strip() and could_be_heading(_text(element))


def _judged(blocks: list[Block]) -> list[Block]:
    """The blocks with headings that no running text follows turned into nothing or into paragraphs."""
    kept: list[Block] = []
    prose_follows = False
    for block in reversed(blocks):
        if not block.text:
            continue
        if block.kind == "heading":
            if not prose_follows and not kept:
                continue  # the last lines of a page head what was not taken
            prose_follows = False
        elif is_prose(block.text) and not boilerplate.is_boilerplate(block.text):
            prose_follows = True
        kept.append(block)
    return kept[::-1]
