"""Markdown -> blocks: the first heading of level 1 is the title, those of level 2 to 4 are headings."""

import re
from collections.abc import Iterator
from itertools import islice

from markdown_it import MarkdownIt
from markdown_it.token import Token

from content.reading.blocks import Block, Draft, heading, paragraph
from content.reading.text import cleaned

# CommonMark nests without bound; a news text does not, and a hostile one costs time for each level.
_DEEPEST = 30
# Each "[" may begin a link that is sought up to that depth, which takes 50 microseconds where all are open;
# other marks and lines take up to 30. Books of a million characters have up to 50,000 of them; where a text
# has more, its end is not read.
_LIMITS = ((re.compile(r"\["), 10_000), (re.compile(r"[\[\]*_`|<&\\\n]"), 60_000))


def read_markdown(text: str, title: str = "") -> Draft:
    """The blocks of a Markdown text; text only, a link as its words.

    Code, pictures and raw HTML are left out; a table's row becomes one paragraph.
    """
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable("table")
    blocks: list[Block] = []
    for level, line in _lines(parser.parse(_shortened(cleaned(text)))):
        if level == 1 and not title:
            title = heading(line).text
        elif level == 0 or level > 4:
            blocks.append(paragraph(line))
        else:
            blocks.append(heading(line))
    return Draft(tuple(blocks), title=title)


def _shortened(text: str) -> str:
    for mark, most in _LIMITS:
        beyond = next(islice(mark.finditer(text), most, None), None)
        text = text[: beyond.start()] if beyond else text
    return text


def _lines(tokens: list[Token]) -> Iterator[tuple[int, str]]:
    """Each line of text with the level of its heading, 0 for none."""
    level = 0
    row: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row:
            yield 0, ", ".join(cell for cell in row if cell)
            row = None
        elif token.type == "inline":
            if row is not None:
                row.append(_words(token))
            else:
                yield level, _words(token)
            level = 0


def _words(token: Token) -> str:
    """The text of an inline token without its markup."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)
