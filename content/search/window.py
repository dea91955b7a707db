"""The run of whole sentences in a section that says most about the question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from content.reading.sentences import sentence_spans
from content.search.analysis import occurrences

LONGEST = 320  # characters of an excerpt

_CUT = "…"


@dataclass(frozen=True, slots=True)
class Line:
    """A section's text as one line, and its sentences' places."""

    text: str
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the question, met in the text."""

    word: int  # its place in the question
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window:
    """An excerpt: `text` is at most LONGEST characters, `matches` count from its beginning."""

    text: str
    matches: tuple[Match, ...]
    score: float


def as_line(text: str, language: str) -> Line:
    """Paragraphs joined by spaces; no sentence crosses from one to the next."""
    spans: list[tuple[int, int]] = []
    pieces: list[str] = []
    start = 0
    for paragraph in text.split("\n\n"):
        piece = " ".join(paragraph.split())
        spans.extend((start + begin, start + end) for begin, end in sentence_spans(piece, language))
        pieces.append(piece)
        start += len(piece) + 1
    return Line(" ".join(pieces), tuple(spans))


def matches(text: str, language: str, places: Mapping[str, int]) -> tuple[Match, ...]:
    """Where the terms in `places` (term -> word of the question) stand."""
    return tuple(
        Match(places[token.term], token.start, token.end)
        for token in occurrences(text, language, places.keys())
    )


def best_window(
    section: Line, found: Sequence[Match], score: Callable[[str, Sequence[Match]], float]
) -> Window:
    """The best run of whole sentences by `score`; of equal ones the first.

    A sentence that is longer than an excerpt is cut around its matches.
    """
    best: Window | None = None
    for start, end in _runs(section):
        inside = [match for match in found if start <= match.start and match.end <= end]
        if best is not None and not inside:
            continue
        if end - start > LONGEST:
            window = _cut(section.text, start, end, inside, score)
        else:
            window = Window(
                section.text[start:end], _moved(inside, start), score(section.text[start:end], inside)
            )
        if best is None or window.score > best.score:
            best = window
    return best or Window("", (), 0.0)


def _runs(section: Line) -> list[tuple[int, int]]:
    """From each sentence on, as many as fit; runs that lie inside another are left out."""
    runs: list[tuple[int, int]] = []
    spans = section.sentences
    last = 0
    for first in range(len(spans)):
        last = max(last, first)
        while last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= LONGEST:
            last += 1
        if not runs or spans[last][1] > runs[-1][1]:
            runs.append((spans[first][0], spans[last][1]))
    return runs


def _cut(
    text: str, start: int, end: int, inside: Sequence[Match], score: Callable[[str, Sequence[Match]], float]
) -> Window:
    """The piece of a long sentence that begins shortly before one of its matches."""
    best: Window | None = None
    starts = [start, *(max(start, match.start - LONGEST // 4) for match in inside)]
    for begin in dict.fromkeys(starts):
        left = _word_start(text, start, begin)
        before = _CUT if left > start else ""
        room = LONGEST - len(before) - len(_CUT)
        right = end if end - left <= LONGEST - len(before) else _word_end(text, left, left + room)
        after = _CUT if right < end else ""
        kept = [match for match in inside if left <= match.start and match.end <= right]
        piece = before + text[left:right].rstrip() + after
        window = Window(piece, _moved(kept, left - len(before)), score(piece, kept))
        if best is None or window.score > best.score:
            best = window
    assert best is not None  # noqa: S101  there is always the sentence's own beginning
    return best


def _word_start(text: str, least: int, wanted: int) -> int:
    if wanted <= least:
        return least
    space = text.find(" ", wanted - 1, wanted + 40)
    return wanted if space < 0 else space + 1


def _word_end(text: str, least: int, wanted: int) -> int:
    space = text.rfind(" ", max(least, wanted - 40), wanted + 1)
    return wanted if space <= least else space


def _moved(inside: Sequence[Match], start: int) -> tuple[Match, ...]:
    return tuple(Match(match.word, match.start - start, match.end - start) for match in inside)
