"""Plain text -> blocks: a title, headings by their shape, paragraphs."""

import re
import statistics

from content.reading import boilerplate
from content.reading.blocks import Block, Draft
from content.reading.shape import (
    could_be_heading,
    ends_sentence,
    fits_heading,
    is_date,
    is_prose,
    is_same_line,
)
from content.reading.text import cleaned

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_RULE = re.compile(r"[\W_]+")  # a line of dashes, stars or underscores
_BYLINE = re.compile(
    r"(?:by|автор(?:ы)?\s*:|авторы\s*:|текст\s*:|жазған\s*:?|от|von|por|par|yazan\s*:?|作者\s*[:：]|记者\s*[:：]|文\s*[/／:：])\s+?"
    r"(?P<names>[^\W\d_][^\d\n.!?]{2,80})",
    re.I,
)
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|、|\band\b|\bи\b|\bжәне\b|\bve\b|\bund\b|\by\b|\bet\b)\s*")
_LONGEST_TITLE = 300  # characters; longer than any published headline
_WRAPPED_AT_MOST = 100  # characters; lines broken by a mail program or an editor are this long or shorter


def read_plain(text: str, title: str = "") -> Draft:
    """The blocks of a plain text; `title` where it is known already.

    The title is the first line, if it stands alone. A heading is a short line alone, without a mark
    at its end, followed by running text.
    """
    lines = [line for line in _lines(cleaned(text)) if not _RULE.fullmatch(line)]
    if not title and len(lines) > 1 and _is_title(lines[0]):
        title = lines[0]
    if lines and is_same_line(lines[0], title):
        lines = lines[1:]
    authors, lines = _byline(lines)
    return Draft(tuple(_blocks(lines)), title=title, authors=authors)


def _lines(text: str) -> list[str]:
    """The paragraphs, each on one line without double spaces."""
    groups = [
        [" ".join(line.split()) for line in group.splitlines() if line.strip()]
        for group in _BLANK_LINES.split(text)
    ]
    if _is_wrapped(groups):
        return [" ".join(group) for group in groups if group]
    return [line for group in groups for line in group]


def _is_wrapped(groups: list[list[str]]) -> bool:
    """Whether single line breaks are only where the lines got full, not where paragraphs end."""
    broken = [line for group in groups for line in group[:-1]]
    if not broken or len(groups) == 1:
        return False
    inside = sum(not ends_sentence(line) for line in broken)
    full = statistics.median(map(len, broken)) <= _WRAPPED_AT_MOST
    return full and inside * 2 > len(broken)


def _is_title(line: str) -> bool:
    if len(line) > _LONGEST_TITLE:
        return False
    return fits_heading(line) or not ends_sentence(line)


def _byline(lines: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Authors named right below the title, and the lines without their line and a date's."""
    authors: tuple[str, ...] = ()
    rest = list(lines)
    for _ in range(2):
        if rest and is_date(rest[0]):
            rest = rest[1:]
        elif rest and not authors and (found := _BYLINE.fullmatch(rest[0])) and fits_heading(rest[0]):
            authors = tuple(name.strip() for name in _BETWEEN_NAMES.split(found["names"]) if name.strip())
            rest = rest[1:]
    return authors, rest


def _blocks(lines: list[str]) -> list[Block]:
    """Each line as a heading or a paragraph, judged by itself and by the next line that is text."""
    blocks: list[Block] = []
    next_is_prose = False
    for line in reversed(lines):
        if boilerplate.is_leader(line) or boilerplate.is_boilerplate(line):
            blocks.append(Block("paragraph", line))
            continue
        is_heading = next_is_prose and could_be_heading(line)
        blocks.append(Block("heading" if is_heading else "paragraph", line))
        next_is_prose = is_prose(line) and not is_heading
    return blocks[::-1]
