"""EPUB -> blocks: the documents of the book in reading order, unpacked within limits."""

import io
import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from content.document import LARGEST_TEXT
from content.errors import NotAnArticle
from content.reading.blocks import Block, Draft, heading, paragraph
from content.reading.dates import read_instant
from content.reading.text import one_line

_MOST_FILES = 5000  # in the archive
_LARGEST_FILE = 5_000_000  # bytes unpacked; a chapter has some 100,000
_LARGEST_BOOK = 30_000_000  # bytes of chapters unpacked
_MOST_CHAPTERS = 500
# All that EPUB allows (OCF 3.3, 4.2.1). Of others, zipfile unpacks 80 MB at once where it is asked for less.
_COMPRESSION = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CONTAINER = "META-INF/container.xml"
# What zipfile raises for damage, unknown compression and passwords.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_PARAGRAPHS = frozenset(("p", "li", "blockquote", "dd", "dt", "td", "pre", "h5", "h6", "figcaption"))
_HIDDEN = frozenset(("script", "style", "head", "nav", "svg", "math", "template", "figure"))


def read_epub(body: bytes, title: str = "") -> Draft:
    """The blocks of an EPUB file; `title` where it is known already.

    Raises NotAnArticle where it is no EPUB, is locked, or unpacks to more than any book holds.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            if len(archive.infolist()) > _MOST_FILES:
                raise NotAnArticle(f"the EPUB file holds more than {_MOST_FILES:,} files")
            return _read(_Unpacker(archive), title)
    except _DAMAGED as error:
        raise NotAnArticle(f"the EPUB file cannot be unpacked ({str(error)[:100]})") from None


class _Unpacker:
    """Reads files of an archive, each and all of them within limits."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = _LARGEST_BOOK

    def read(self, name: str) -> bytes:
        """What a file holds. Its size is counted, not believed: headers may say anything."""
        try:
            about = self._archive.getinfo(name)
            if about.compress_type not in _COMPRESSION:
                raise NotAnArticle("the EPUB file is packed as no book may be")
            with self._archive.open(about) as file:
                found = file.read(min(_LARGEST_FILE, self._left) + 1)
        except KeyError:
            raise NotAnArticle(f"the EPUB file lacks its own part {name[:100]!r}") from None
        self._left -= len(found)
        if len(found) > _LARGEST_FILE or self._left < 0:
            raise NotAnArticle("the EPUB file unpacks to more than any book holds")
        return found


@dataclass(frozen=True, slots=True)
class _Package:
    chapters: tuple[str, ...]  # names of files in the archive, in reading order
    title: str
    authors: tuple[str, ...]
    language: str
    publisher: str
    date: str


def _read(files: _Unpacker, title: str) -> Draft:
    package = _package(files)
    blocks: list[Block] = []
    left = LARGEST_TEXT
    for chapter in package.chapters[:_MOST_CHAPTERS]:
        found = list(_blocks(files.read(chapter), left))
        blocks += found
        left -= sum(len(block.text) for block in found)
        if left <= 0:
            break
    if not blocks:
        raise NotAnArticle("the EPUB file holds no text")
    return Draft(
        tuple(blocks),
        title=title or package.title,
        source=package.publisher,
        authors=package.authors,
        published=read_instant(package.date),
        language=package.language,
    )


def _package(files: _Unpacker) -> _Package:
    container = _xml(files.read(_CONTAINER))
    paths = [node.get("full-path") for node in container.iter("{*}rootfile")]
    path = next((path for path in paths if path), "")
    document = _xml(files.read(_inside("", path)))
    manifest = {
        node.get("id"): _inside(path, node.get("href") or "")
        for node in document.iter("{*}item")
        if "html" in (node.get("media-type") or "")
    }
    spine = (manifest.get(node.get("idref")) for node in document.iter("{*}itemref"))
    return _Package(
        chapters=tuple(dict.fromkeys(name for name in spine if name)),
        title=next(_told(document, "title"), ""),
        authors=tuple(_told(document, "creator")),
        language=next(_told(document, "language"), "")[:2].lower(),
        publisher=next(_told(document, "publisher"), ""),
        date=next(_told(document, "date"), ""),
    )


def _told(document: Any, name: str) -> Iterator[str]:
    for node in document.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"):
        if text := one_line("".join(node.itertext()))[:300]:
            yield text


def _inside(base: str, reference: str) -> str:
    """The name in the archive that a reference from the file `base` means."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(urlsplit(reference).path)))


def _xml(text: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        found = etree.fromstring(text, parser)
    except etree.XMLSyntaxError:
        found = None
    if found is None:
        raise NotAnArticle("the EPUB file does not say what is in it")
    return found


def _blocks(chapter: bytes, most_text: int) -> Iterator[Block]:
    """The headings and paragraphs of a chapter, each text once, up to so many characters."""
    from lxml import etree, html

    from content.reading.charset import decode
    from content.reading.guard import harmless_markup

    markup = harmless_markup(decode(chapter, "", markup=True), most_text)
    if not markup.strip():
        return
    # As bytes: as text, a declaration of the character set would be refused.
    try:
        tree = html.document_fromstring(markup.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:  # nothing in it that a browser would show
        return
    for node in tree.iter():
        if not isinstance(node.tag, str) or node.tag not in _HEADINGS | _PARAGRAPHS:
            continue
        around = [above.tag for above in node.iterancestors()]
        if any(tag in _HIDDEN or tag in _HEADINGS for tag in around):
            continue
        if any(tag in _PARAGRAPHS for tag in around):
            continue  # it is within a paragraph's text already
        text = one_line(" ".join(node.itertext()) if node.tag == "li" else node.text_content())
        if text:
            yield heading(text) if node.tag in _HEADINGS else paragraph(text)
