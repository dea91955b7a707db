"""What a message is made of, before it takes a layout: each view is written once in these blocks."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from bot.views.markup import clean, isolate


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. Its text may be foreign: the renderers clean and escape it."""

    text: str
    bold: bool = False
    italic: bool = False
    mark: bool = False  # a word that was searched for
    code: bool = False
    href: str = ""  # refused addresses leave the text without a link
    instant: datetime | None = None  # `text` says it; rich clients show it in the reader's own zone
    instant_format: str = "D"  # as in <tg-time format>: d or D date, t or T time, w weekday


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above what follows."""

    runs: Runs
    level: int = 2  # 1 (largest) to 6


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Byline:
    """A small line that belongs to the block above it: source, date, reading time."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words somebody said."""

    text: str  # without quotation marks
    speaker: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture from the web, which the plain layout leaves out."""

    address: str  # one that `safe_href` lets through


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one item a line."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; every row as long as `header`, where there is one."""

    rows: tuple[tuple[Runs, ...], ...]
    header: tuple[Runs, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """Blocks folded away below a title.

    Where room is short, and in the plain layout, `brief` (may be nothing) takes their place; without
    one the plain layout folds them too, so they must be short.
    """

    title: Runs
    blocks: tuple["Block", ...]
    brief: tuple["Block", ...] | None = None


@dataclass(frozen=True, slots=True)
class Footer:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stand or fall together, such as a story: kept in one part, or left out as a whole."""

    blocks: tuple["Block", ...]


Block: TypeAlias = (
    Heading | Paragraph | Byline | PullQuote | Picture | Bullets | Table | Details | Footer | Group
)


def unstyled(text: str) -> Runs:
    """Text without style."""
    return (Run(text),)


def strong(text: str) -> Runs:
    """Text in bold."""
    return (Run(text, bold=True),)


def separated(*pieces: Run | None) -> Runs:
    """The pieces that have text, with a middle dot between two."""
    runs: list[Run] = []
    for piece in pieces:
        if piece and piece.text.strip():
            closed = replace(piece, text=isolate(piece.text))
            runs += [Run(" · "), closed] if runs else [closed]
    return tuple(runs)


def visible(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without those that would show nothing: a heading, a quote or a fold of empty texts."""
    return tuple(shown for block in blocks if (shown := _visible(block)))


def _visible(block: Block) -> Block | None:
    match block:
        case Heading(runs) | Paragraph(runs) | Byline(runs) | Footer(runs):
            return block if _says(runs) else None
        case PullQuote(text):
            return block if clean(text) else None
        case Picture(address):
            return block if address else None
        case Bullets(items):
            said = tuple(item for item in items if _says(item))
            return Bullets(said) if said else None
        case Table(rows):
            return block if rows else None
        case Details(title, inner, brief):
            shorter = None if brief is None else visible(brief)
            folded = visible(inner)
            return Details(title, folded, shorter) if folded and _says(title) else None
        case Group(inner):
            shown = visible(inner)
            return Group(shown) if shown else None


def _says(runs: Runs) -> bool:
    return any(clean(run.text) for run in runs)
