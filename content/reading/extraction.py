"""An HTML tree -> the elements that hold the article's text. The only place that knows the extractor."""

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

_MARKED_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|captions|figcaption|image-?credits?|photo-?credits?|photographer|credit|credits|imgcaption"
    r"|wp-caption-text|media-caption)(?:$|[\s_-])",
    re.I,
)
_LONGEST_CAPTION = 600  # characters; a container with more holds text as well
# With less than this share of a page's paragraphs, the quick way has missed the article.
_ENOUGH = 0.5
_SHORTEST_PARAGRAPH = 80  # characters


def parse(html: str) -> Any | None:
    """The tree of a page; None where there is no markup in it at all."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return lxml_html.document_fromstring(html.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def drop_captions(tree: Any) -> None:
    """Take the captions and credits of pictures out of the tree."""
    for element in list(tree.iter("figcaption")):
        element.drop_tree()
    for element in list(tree.iter("div", "p", "span", "dd", "em", "small", "cite", "aside")):
        label = f"{element.get('class') or ''} {element.get('id') or ''}"
        if (
            len(label) > 1
            and _MARKED_CAPTION.search(label)
            and len(element.text_content()) <= _LONGEST_CAPTION
        ):
            element.drop_tree()


def main_text(tree: Any, url: str = "") -> Any | None:
    """The article's elements (head, p, list, quote, table), or None where the page has no article.

    The quick way is the best single one on news pages; where it keeps too little of the page's
    paragraphs, the thorough way, which is better on long posts, is tried as well.
    """
    quick = _extracted(tree, url, fast=True)
    if quick is not None and _length(quick) >= _ENOUGH * _paragraphs(tree):
        return quick
    thorough = _extracted(tree, url, fast=False)
    return max((quick, thorough), key=_length)


def _extracted(tree: Any, url: str, *, fast: bool) -> Any | None:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(
        tree,
        url=url or None,
        fast=fast,
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        with_metadata=False,
    )
    return found.body if isinstance(found, Document) else None


def _length(body: Any | None) -> int:
    return 0 if body is None else sum(len(text) for text in body.itertext())


def _paragraphs(tree: Any) -> int:
    """Characters in the page's longer paragraphs, comments and asides aside."""
    lengths = (len(element.text_content()) for element in tree.iter("p"))
    return sum(length for length in lengths if length >= _SHORTEST_PARAGRAPH)
