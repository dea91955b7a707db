"""PDF -> blocks: the text of its pages, whose lines are put together to paragraphs again."""

import io
import logging
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from content.document import LARGEST_TEXT
from content.errors import NotAnArticle
from content.reading.blocks import Draft
from content.reading.plain import read_plain
from content.reading.shape import could_be_heading, ends_sentence
from content.reading.text import cleaned, one_line

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 500
_EDGE = 2  # lines at the top and the bottom of a page where running titles and page numbers stand
_LONGEST_RUNNING = 90  # characters of a running title
_OFTEN = 3  # pages on which a line has to stand in the same place to be a running title
_FULL = 0.8  # share of the usual length from which a line was broken for want of room
_SHORT = 0.6  # share of it below which a line may be a heading
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|стр\.?|с\.|第)\s*)?\d{1,4}(?:\s*(?:/|of|из|页)\s*\d{0,4})?\W*", re.I
)
_HYPHENATED = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|odt|rtf|indd|qxd|pages)$|^(?:microsoft word|untitled|document)\b", re.I
)

# It reports every oddity of a file; what cannot be read is told by NotAnArticle instead.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(body: bytes, title: str = "") -> Draft:
    """The blocks of a PDF file; `title` where it is known already.

    Raises NotAnArticle where it is locked with a password, encrypted in another way than with RC4, or holds
    pictures of text only.
    """
    from pypdf.errors import DependencyError

    try:
        return _read(body, title)
    except (NotAnArticle, MemoryError):
        raise
    except Exception as error:
        # AES takes a library of its own, which nothing else here needs.
        if isinstance(error, DependencyError | NotImplementedError) and b"/Encrypt" in body:
            raise NotAnArticle(
                "the PDF file is encrypted in a way that cannot be read; save it without a password"
            ) from None
        # pypdf stumbles over damaged files in ways that it does not list (KeyError, TypeError and more).
        raise NotAnArticle(f"the PDF file is damaged ({type(error).__name__}: {error})"[:200]) from None


def _read(body: bytes, title: str) -> Draft:
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(io.BytesIO(body), strict=False)
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise NotAnArticle("the PDF file is locked with a password")
    pages = list(_pages(reader))
    if not any(map(str.strip, pages)):
        raise NotAnArticle("the PDF file holds no text; pages that were scanned cannot be read")
    about = reader.metadata
    told = one_line(about.title or "") if about and isinstance(about.title, str) else ""
    draft = read_plain(_flowing(pages), title or ("" if _FILE_NAME.search(told) else told))
    author = one_line(about.author) if about and isinstance(about.author, str) else ""
    return Draft(
        draft.blocks,
        title=draft.title,
        authors=draft.authors or ((author,) if author else ()),
        published=_created(reader),
    )


def _pages(reader: "PdfReader") -> Iterator[str]:
    left = LARGEST_TEXT
    for number, page in enumerate(reader.pages):
        if number >= _MOST_PAGES or left <= 0:
            return
        text = cleaned(page.extract_text() or "").translate(_LIGATURES)[:left]
        left -= len(text)
        yield text


def _flowing(pages: Sequence[str]) -> str:
    """The text with a blank line between paragraphs, and none within."""
    lines = list(_without_edges([[line.rstrip() for line in page.splitlines()] for page in pages]))
    lengths = [len(line) for line in lines if len(line) > 20]
    usual = statistics.quantiles(lengths, n=10)[-1] if len(lengths) > 1 else 0.0
    parts: list[str] = []
    open_line = ""
    for line in lines:
        text = line.strip()
        if not text:
            # Between pages, and where the page has space: it ends a paragraph only where that could end.
            if not open_line or ends_sentence(open_line) or len(open_line) < usual * _FULL:
                open_line = ""
            continue
        if parts and open_line and not _ends_paragraph(open_line, text, usual):
            joined = parts[-1]
            parts[-1] = (
                joined[:-1] + text if _HYPHENATED.search(joined) and text[0].islower() else f"{joined} {text}"
            )
        else:
            parts.append(text)
        open_line = line
    return "\n\n".join(parts)


def _ends_paragraph(line: str, following: str, usual: float) -> bool:
    """Whether the line is the last one of its paragraph, as far as its length and its end tell."""
    if ends_sentence(line) and len(following) < usual * _SHORT and could_be_heading(following):
        return True  # a heading follows, whose own end has no mark
    short = len(line) < usual * _FULL
    return short and (ends_sentence(line) or (could_be_heading(line.strip()) and not following[0].islower()))


def _without_edges(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of all pages, without page numbers and what stands at the edge of most pages."""
    counted = Counter(
        _shape(line) for page in pages for line in set(_edges(page)) if len(line) <= _LONGEST_RUNNING
    )
    repeated = {shape for shape, times in counted.items() if shape and times >= max(_OFTEN, len(pages) // 2)}
    for page in pages:
        edges = set(_edges(page))
        for line in page:
            if line in edges and (_PAGE_NUMBER.fullmatch(line) or _shape(line) in repeated):
                continue
            yield line
        yield ""


def _edges(page: Sequence[str]) -> list[str]:
    told = [line for line in page if line.strip()]
    return told[:_EDGE] + told[-_EDGE:]


def _shape(line: str) -> str:
    """The line without its figures, which differ from page to page."""
    return "".join(filter(str.isalpha, line)).casefold()


def _created(reader: "PdfReader") -> datetime | None:
    try:
        found = reader.metadata.creation_date if reader.metadata else None
    except (ValueError, TypeError, AttributeError):
        return None
    if not isinstance(found, datetime):
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
