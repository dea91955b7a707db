"""Blocks as one rich message (Bot API 10.1, sendRichMessage)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.views.blocks import (
    Block,
    Bullets,
    Byline,
    Details,
    Footer,
    Group,
    Heading,
    Paragraph,
    Picture,
    PullQuote,
    Run,
    Runs,
    Table,
)
from bot.views.markup import escape, length, plain_text, safe_href, tidy

# Bot API, "Rich message limits": characters of text; blocks, nested ones, list items and rows included.
CHARACTER_LIMIT = 32_768
BLOCK_LIMIT = 500
_PICTURE = re.compile(r"<img src=\"[^\"]*\">")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A rendered block and the room it takes."""

    markup: str
    blocks: int
    characters: int


def render(blocks: Sequence[Block], omitted: Callable[[int], Block] | None = None) -> str:
    """The rich message's HTML; empty where it cannot be made to fit, so that plain is all there is.

    Where room is short, what is folded away goes first; then whole groups from the end, and
    `omitted`, given their number, says so in their place.
    """
    pieces = [_piece(block, brief=True) for block in blocks]
    groups = [index for index, block in enumerate(blocks) if isinstance(block, Group)]
    for kept in range(len(groups), -1, -1):
        dropped = groups[kept:]
        note = _piece(omitted(len(dropped)), brief=True) if omitted and dropped else None
        shown = [piece for index, piece in enumerate(pieces) if index not in dropped]
        if min(_room_left(shown, note)) >= 0:
            return _unfolded(blocks, pieces, dropped, note)
    return ""


def _unfolded(
    blocks: Sequence[Block], pieces: Sequence[_Piece], dropped: Sequence[int], note: _Piece | None
) -> str:
    """The brief pieces, grown to full ones in reading order as long as there is room."""
    kept = {index: piece for index, piece in enumerate(pieces) if index not in dropped}
    characters, count = _room_left(list(kept.values()), note)
    for index, brief in kept.items():
        full = _piece(blocks[index], brief=False)
        more_characters, more_blocks = full.characters - brief.characters, full.blocks - brief.blocks
        if more_characters <= characters and more_blocks <= count:
            kept[index] = full
            characters, count = characters - more_characters, count - more_blocks
    if note:
        kept[dropped[0]] = note
    return "".join(kept[index].markup for index in sorted(kept))


def _room_left(pieces: Sequence[_Piece], note: _Piece | None) -> tuple[int, int]:
    """Characters and blocks that may still be added; negative where it is too much already."""
    shown = [*pieces, note] if note else pieces
    return (
        CHARACTER_LIMIT - sum(piece.characters for piece in shown),
        BLOCK_LIMIT - sum(piece.blocks for piece in shown),
    )


def without_pictures(markup: str) -> str:
    """The same rich message, for a server that could not fetch one of its pictures."""
    return _PICTURE.sub("", markup)


def _piece(block: Block, *, brief: bool) -> _Piece:
    match block:
        case Heading(runs, level):
            return _made(f"<h{level}>{_line(runs)}</h{level}>", 1)
        case Paragraph(runs):
            return _made(f"<p>{_line(runs)}</p>", 1)
        case Byline(runs):
            return _made(f"<p><i>{_line(runs)}</i></p>", 1)
        case Footer(runs):
            return _made(f"<footer>{_line(runs)}</footer>", 1)
        case PullQuote(text, speaker):
            credit = f"<cite>{escape(tidy(speaker))}</cite>" if speaker else ""
            return _made(f"<aside>{escape(tidy(text))}{credit}</aside>", 1)
        case Picture(address):
            return _Piece(f'<img src="{escape(address)}">', 1, 0)
        case Bullets(items):
            lines = "".join(f"<li>{_line(item)}</li>" for item in items)
            return _made(f"<ul>{lines}</ul>", 1 + 2 * len(items))  # an item holds a paragraph
        case Table():
            return _table(block)
        case Details(title, inner) if not brief:
            folded = _together(inner, brief=False)
            summary = f"<summary>{_line(title)}</summary>"
            return _made(f"<details>{summary}{folded.markup}</details>", folded.blocks + 1)
        case Details(_, _, shorter):
            return _together(shorter or (), brief=True)
        case Group(inner):
            return _together(inner, brief=brief)


def _made(markup: str, blocks: int) -> _Piece:
    return _Piece(markup, blocks, length(plain_text(markup)))


def _together(blocks: Sequence[Block], *, brief: bool) -> _Piece:
    pieces = [_piece(block, brief=brief) for block in blocks]
    return _Piece(
        "".join(piece.markup for piece in pieces),
        sum(piece.blocks for piece in pieces),
        sum(piece.characters for piece in pieces),
    )


def _table(table: Table) -> _Piece:
    caption = f"<caption>{escape(tidy(table.caption))}</caption>" if table.caption else ""
    header = "".join(f"<th>{_line(cell)}</th>" for cell in table.header)
    rows = [f"<tr>{header}</tr>"] if header else []
    rows += ["<tr>" + "".join(f"<td>{_line(cell)}</td>" for cell in row) + "</tr>" for row in table.rows]
    return _made(f"<table bordered striped>{caption}{''.join(rows)}</table>", 1 + len(rows))


def _line(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    markup = escape(tidy(run.text))
    if not markup.strip():
        return markup
    if run.code:
        return f"<code>{markup}</code>"
    if run.instant:
        unix = int(run.instant.timestamp())
        markup = f'<tg-time unix="{unix}" format="{escape(run.instant_format)}">{markup}</tg-time>'
    if run.mark:
        markup = f"<mark>{markup}</mark>"
    if run.bold:
        markup = f"<b>{markup}</b>"
    if run.italic:
        markup = f"<i>{markup}</i>"
    if href := safe_href(run.href):
        markup = f'<a href="{escape(href)}">{markup}</a>'
    return markup
