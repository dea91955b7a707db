"""The values that travel: an article and its sections, and their JSON form."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from content.errors import ContentError

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # in no text of PostgreSQL's; half a surrogate in no file
_LONGEST_LANGUAGE = 8  # characters of a code; RFC 5646's limit for a primary language


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the paragraphs below it, in reading order."""

    heading: str  # empty for the lead
    paragraphs: tuple[str, ...]  # plain text, each without line breaks; none where the next heading follows
    summary: str = ""  # 1-3 sentences; empty until summarized

    @property
    def text(self) -> str:
        """The paragraphs, a blank line between two."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Article:
    """One news text."""

    title: str
    sections: tuple[Section, ...]  # never empty in an article that `reading` returns; the last one has text
    url: str = ""  # canonical http(s) address; empty where there is none
    source: str = ""  # the publisher's name as readers know it ("The Astana Times")
    authors: tuple[str, ...] = ()
    published: datetime | None = None  # aware, UTC
    language: str = ""  # ISO 639-1 code; empty where unknown
    image: str = ""  # address of the lead image

    @property
    def id(self) -> str:
        """16 hex digits, the same for every version of the article.

        Made from the address, or, where there is none, from source and title.
        """
        key = self.url or f"{self.source}\n{unicodedata.normalize('NFKC', self.title).casefold().strip()}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    @property
    def fingerprint(self) -> str:
        """Hex digest of all that a reader sees; differs between two versions of an article."""
        shown = replace(self, sections=tuple(replace(section, summary="") for section in self.sections))
        return hashlib.sha256(json.dumps(to_json(shown), sort_keys=True).encode()).hexdigest()

    @property
    def lead(self) -> Section:
        """The first section with text."""
        return next((section for section in self.sections if section.paragraphs), self.sections[0])

    @property
    def text(self) -> str:
        """Headings and paragraphs of all sections, a blank line between two."""
        parts = [part for section in self.sections for part in (section.heading, section.text)]
        return "\n\n".join(part for part in parts if part)


def to_json(article: Article) -> dict[str, Any]:
    """The object that `jarshy ingest --json` prints and `jarshy export` writes."""
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "authors": list(article.authors),
        "published": article.published.astimezone(UTC).isoformat() if article.published else None,
        "language": article.language,
        "image": article.image,
        "sections": [
            {"heading": section.heading, "text": section.text, "summary": section.summary}
            for section in article.sections
        ],
    }


def from_json(value: Any) -> Article:
    """The article that `to_json` wrote.

    Raises ContentError, naming the field, where the object is not of that form.
    """
    if not isinstance(value, Mapping):
        raise ContentError(f"an article must be a JSON object, not {type(value).__name__}")
    title = _text(value, "title")
    sections = value.get("sections")
    if not isinstance(sections, list) or not sections:
        raise ContentError(f"article {title[:60]!r}: 'sections' must be a list with at least one section")
    authors = value.get("authors") or []
    if not isinstance(authors, list) or not all(isinstance(author, str) for author in authors):
        raise ContentError(f"article {title[:60]!r}: 'authors' must be a list of names")
    return Article(
        title=title,
        sections=tuple(_section(section, title) for section in sections),
        url=_text(value, "url", ""),
        source=_text(value, "source", ""),
        authors=tuple(authors),
        published=_instant(value.get("published"), title),
        language=_language(value, title),
        image=_text(value, "image", ""),
    )


def _section(value: Any, title: str) -> Section:
    if not isinstance(value, Mapping):
        raise ContentError(f"article {title[:60]!r}: a section must be a JSON object")
    paragraphs = (" ".join(part.split()) for part in _text(value, "text").split("\n\n"))
    return Section(
        heading=_text(value, "heading", ""),
        paragraphs=tuple(part for part in paragraphs if part),
        summary=_text(value, "summary", ""),
    )


def _text(value: Mapping[str, Any], field: str, default: str | None = None) -> str:
    found = value.get(field)
    if found is None and default is not None:
        return default
    if not isinstance(found, str):
        raise ContentError(f"{field!r} must be a string, not {type(found).__name__}")
    return _UNSTORABLE.sub("", found)


def _language(value: Mapping[str, Any], title: str) -> str:
    code = re.split("[-_]", _text(value, "language", ""))[0].lower()
    if len(code) > _LONGEST_LANGUAGE:
        raise ContentError(f"article {title[:60]!r}: {code[:20]!r} is no code of a language (ISO 639-1)")
    return code


def _instant(value: Any, title: str) -> datetime | None:
    if value is None or value == "":
        return None
    try:
        instant = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ContentError(
            f"article {title[:60]!r}: 'published' must be an ISO 8601 time, not {value!r}"
        ) from None
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
