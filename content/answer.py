"""What a question gets back: excerpts with their sources."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Copy:
    """Where else the same is said."""

    article_id: str
    title: str
    url: str
    source: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Whole sentences from one section that answer a question."""

    article_id: str  # Article.id
    position: int  # of the section in its article, from 0
    title: str  # of the article
    heading: str  # of the section; empty for the lead
    url: str
    source: str
    published: datetime | None
    language: str
    text: str  # at most 320 characters; one paragraph, no line breaks
    marks: tuple[
        tuple[int, int], ...
    ]  # half-open [start, end) character ranges of `text` that match, in order
    score: float  # higher is better; comparable within one answer only
    link: str = ""  # `url`, leading to the sentence that says it where the browser can
    also: tuple[Copy, ...] = ()  # other articles that say the same


@dataclass(frozen=True, slots=True)
class Answer:
    """Excerpts for a question, best first. `answered` is False, and `excerpts` empty, where nothing fits."""

    question: str
    answered: bool
    excerpts: tuple[Excerpt, ...]
    more: bool = False  # whether further excerpts follow after these
    elsewhen: bool = False  # whether a time was asked for, and these are from another: there was nothing
    reply: str = ""  # an answer over the excerpts by a language model, each sentence citing one as [1]
    writer: str = ""  # that model's name


def to_json(answer: Answer) -> dict[str, Any]:
    """The object that `jarshy ask --json` prints."""
    return {
        "question": answer.question,
        "answered": answer.answered,
        "excerpts": [
            {
                "article_id": excerpt.article_id,
                "title": excerpt.title,
                "url": excerpt.url,
                "source": excerpt.source,
                "published": excerpt.published.astimezone(UTC).isoformat() if excerpt.published else None,
                "heading": excerpt.heading,
                "text": excerpt.text,
                "score": round(excerpt.score, 4),
            }
            for excerpt in answer.excerpts
        ],
    }
