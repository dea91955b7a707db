"""A raw document: what the sources hand to reading."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

# Real pages have some 2 MB of markup at most; more is refused, which bounds time and memory.
LARGEST_BODY = 5_000_000  # bytes

LARGEST_TEXT = 1_000_000  # characters that are read of a text or a book: some five hundred pages

LARGEST_PACKED = 30_000_000  # of a PDF or EPUB file, most of which are pictures

Kind = Literal["text", "markdown", "html", "pdf", "epub"]


def largest(kind: Kind) -> int:
    """How many bytes of a document of this kind are read at most."""
    return LARGEST_PACKED if kind in ("pdf", "epub") else LARGEST_BODY


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes with what is known about them; `reading` turns them into an article.

    The hints come from where the document was found (a feed's entry, a file's front matter) and
    win over what reading guesses from the text itself.
    """

    body: bytes
    kind: Kind
    url: str = ""  # where it was fetched from, after redirects; empty for a file
    charset: str = ""  # as declared outside the body (HTTP header); empty where unknown
    title: str = ""  # hint; for a file, never its name
    source: str = ""  # hint: the publisher's or feed's name
    authors: tuple[str, ...] = ()  # hint
    published: datetime | None = None  # hint; aware
    language: str = ""  # hint, ISO 639-1
    image: str = ""  # hint: address of the lead image
