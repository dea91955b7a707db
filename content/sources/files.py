"""Files and folders -> documents: text, Markdown with front matter, HTML, PDF, EPUB."""

import os
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from reprlib import repr as shortened  # aliases make values of a few bytes that are endless when written out
from typing import Any

from content.document import Document, Kind, largest
from content.errors import ContentError
from content.reading.dates import read_instant

_KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".epub": "epub",
}
KNOWN_KINDS = ", ".join(_KINDS)


def documents_in(folder: Path) -> Iterator[Path]:
    """The files below `folder` that can be read, by name; hidden files and folders are passed over.

    Raises ContentError if there is no such folder.
    """
    if not folder.is_dir():
        raise ContentError(f"there is no folder {folder}")
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and path.suffix.lower() in _KINDS and path.is_file():
                yield path


def kind_of(path: Path) -> Kind:
    """The kind of document that a file's name says it is. Raises ContentError for one that is not known."""
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise ContentError(f"{path}: cannot read a file of this kind; known are {KNOWN_KINDS}")
    return kind


def read_file(path: Path) -> Document:
    """The document in the file, with the hints of its front matter if it is Markdown.

    Raises ContentError, naming the file, if it is missing, a folder, too large, of an unknown kind,
    or if its front matter cannot be understood.
    """
    try:
        if path.is_dir():
            raise ContentError(f"{path} is a folder, not a file")
        size = path.stat().st_size
        kind = kind_of(path)
        if size > largest(kind):
            raise ContentError(f"{path} is too large: {size:,} bytes, at most {largest(kind):,} are read")
        body = path.read_bytes()
    except FileNotFoundError:
        raise ContentError(f"there is no file {path}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ContentError(f"{path} cannot be opened: {reason}") from error
    return document_in(path, kind, body)


def document_in(path: Path, kind: Kind, body: bytes) -> Document:
    """The document that the bytes of the file at `path` hold. Raises ContentError as `read_file` does."""
    return _with_front_matter(path, body) if kind == "markdown" else Document(body=body, kind=kind)


def _with_front_matter(path: Path, body: bytes) -> Document:
    if not body.removeprefix(b"\xef\xbb\xbf").startswith(b"---"):
        return Document(body=body, kind="markdown")
    import frontmatter
    import yaml

    try:
        fields, text = frontmatter.parse(body.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ContentError(f"{path}: front matter must be in UTF-8") from None
    except (yaml.YAMLError, TypeError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise ContentError(f"{path}: its front matter is no valid YAML: {reason}") from None
    return Document(
        body=text.encode(),
        kind="markdown",
        url=_text(path, fields, "url"),
        title=_text(path, fields, "title"),
        source=_text(path, fields, "source"),
        authors=_names(path, fields),
        published=_instant(path, fields),
        language=_text(path, fields, "language"),
        image=_text(path, fields, "image"),
    )


def _text(path: Path, fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    if value is None or value is False:
        return ""  # YAML reads `language: no` as false; there is no better guess than none
    if isinstance(value, str | int | float):
        return str(value).strip()
    raise ContentError(f"{path}: {name!r} in the front matter must be text, not {shortened(value)}")


def _names(path: Path, fields: Mapping[str, Any]) -> tuple[str, ...]:
    value = fields.get("authors", fields.get("author"))
    names = [value] if isinstance(value, str) else value or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ContentError(f"{path}: 'authors' in the front matter must be a name or a list of names")
    return tuple(name.strip() for name in names if name.strip())


def _instant(path: Path, fields: Mapping[str, Any]) -> datetime | None:
    value = fields.get("published", fields.get("date"))
    if value is None or value == "":
        return None
    found = read_instant(value) if isinstance(value, str | date) else None
    if found is None:
        raise ContentError(
            f"{path}: 'published' in the front matter must be a date such as 2023-05-12"
            f" or 2023-05-12T08:00:00+06:00, not {shortened(value)}"
        )
    return found
