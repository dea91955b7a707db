"""Blocks, the common form of every input, and how they become sections."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from content.article import Section
from content.reading import boilerplate
from content.reading.shape import is_prose, is_same_line
from content.reading.text import one_line


@dataclass(frozen=True, slots=True)
class Block:
    """One heading or paragraph, not yet judged."""

    kind: Literal["heading", "paragraph"]
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What one of the readers found in a document; empty fields are what it did not find."""

    blocks: tuple[Block, ...]
    title: str = ""
    url: str = ""  # the address the document gives itself, absolute
    source: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None  # aware, UTC
    language: str = ""  # as declared, unchecked
    image: str = ""


def heading(text: str) -> Block:
    return Block("heading", one_line(text))


def paragraph(text: str) -> Block:
    return Block("paragraph", one_line(text))


def sections(blocks: Iterable[Block], title: str = "") -> tuple[Section, ...]:
    """The sections of the article: a new one at each heading, without text where the next follows at once.

    Captions, credits and promotion lines are left out, as are a heading that only repeats the title and
    headings with nothing at all below them.
    """
    found: list[Section] = []
    current, paragraphs = "", list[str]()
    for block in _kept(blocks, title):
        if block.kind == "paragraph":
            paragraphs.append(block.text)
            continue
        if current or paragraphs:
            found.append(Section(current, tuple(paragraphs)))
        current, paragraphs = block.text, []
    found.append(Section(current, tuple(paragraphs)))
    while found and not found[-1].paragraphs:
        found.pop()
    return tuple(found)


def _kept(blocks: Iterable[Block], title: str) -> Iterator[Block]:
    in_promotion = False  # below "Related articles", until running text comes again
    for block in blocks:
        if not block.text:
            continue
        if block.kind == "heading":
            in_promotion = boilerplate.is_promotion_heading(block.text)
            if not in_promotion and not is_same_line(block.text, title):
                yield block
        elif boilerplate.is_leader(block.text):
            in_promotion = True
        elif boilerplate.is_boilerplate(block.text):
            continue
        elif not in_promotion or is_prose(block.text):
            in_promotion = False
            yield block
