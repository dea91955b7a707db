"""An HTML tree -> what two extractors find in it. The only place that knows trafilatura."""

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from content.reading.lines import Line, page_lines
from content.reading.text import listed, one_line

_MARKED_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|captions|figcaption|image-?credits?|photo-?credits?|photographer|credit|credits|imgcaption"
    r"|wp-caption-text|media-caption)(?:$|[\s_-])",
    re.I,
)
_NO_TEXT = listed(
    "script style noscript template svg iframe object embed canvas video audio source map link meta"
)
_LONGEST_CAPTION = 600  # characters; a container with more holds text as well

# Words, ideographs one by one: the extractors cut lines elsewhere, so lines are compared by runs of three.
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W\u3040-\u30ff\u3400-\u9fff]+")
_RUN = 3
_Run = tuple[str, ...]


def parse(html: str) -> Any | None:
    """The tree of a page; None where there is no markup in it at all."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return lxml_html.document_fromstring(html.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def prune(tree: Any) -> None:
    """Take out of the tree what is never text, which the extractors copy again and again, and the captions
    and credits of pictures."""
    etree.strip_elements(tree, *_NO_TEXT, with_tail=False)
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


def votes(tree: Any, lines: Sequence[Line], url: str = "") -> list[list[float]]:
    """For a wide and for a narrow extractor, the share of each line that it finds, from 0 to 1.

    Uses up the tree.
    """
    narrow = _readability(deepcopy(tree))
    wide = _trafilatura(tree, url)
    words = [_WORD.findall(line.text) for line in lines]
    return [_shares(words, found) for found in (wide, narrow)]


def _trafilatura(tree: Any, url: str) -> list[str]:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(
        tree,
        url=url or None,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        with_metadata=False,
    )
    if not isinstance(found, Document) or found.body is None:
        return []
    blocks = found.body.iter("p", "head", "item", "row", "quote", "code")
    return [" ".join(block.itertext()) for block in blocks]


def _readability(tree: Any) -> list[str]:
    from trafilatura.readability_lxml import Document

    found = parse(Document(tree).summary())
    return [line.text for line in page_lines(found)] if found is not None else []


def _shares(lines: Iterable[list[str]], found: Iterable[str]) -> list[float]:
    runs: set[_Run] = set()
    short: set[_Run] = set()
    for text in found:
        words = _WORD.findall(one_line(text))
        runs.update(_runs(words))
        if len(words) <= _RUN:
            short.add(tuple(words))
    return [_share(words, runs, short) for words in lines]


def _share(words: list[str], runs: set[_Run], short: set[_Run]) -> float:
    if len(words) <= _RUN:
        return float(tuple(words) in short)
    own = _runs(words)
    return sum(run in runs for run in own) / len(own)


def _runs(words: list[str]) -> list[_Run]:
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
