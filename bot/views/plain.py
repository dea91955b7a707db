"""Blocks as plain HTML messages: the tags that every Telegram client and Bot API server knows."""

from collections.abc import Sequence

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
from bot.views.markup import PART_LIMIT, escape, safe_href, split, tidy


def render_apart(blocks: Sequence[Block]) -> tuple[str, ...]:
    """As `render`, with a message of its own for each group."""
    runs: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Group):
            runs += [[block], []]
        else:
            runs[-1].append(block)
    return tuple(part for run in runs if run for part in render(run))


def render(blocks: Sequence[Block]) -> tuple[str, ...]:
    """One or more messages, each within Telegram's limits, cut between groups where possible."""
    chunks: list[str] = []
    for block in blocks:
        if isinstance(block, Group):
            inner = _stacked(block.blocks)
            whole = "\n\n".join(inner)
            chunks += [whole] if len(split([whole])) == 1 else inner
        else:
            _stack(chunks, block, after_heading=False)
    return split(chunks, PART_LIMIT)


def _stacked(blocks: Sequence[Block]) -> list[str]:
    chunks: list[str] = []
    after_heading = False
    for block in blocks:
        _stack(chunks, block, after_heading=after_heading)
        after_heading = isinstance(block, Heading)
    return chunks


def _stack(chunks: list[str], block: Block, *, after_heading: bool) -> None:
    """Add a block below the others, close to the one it belongs to."""
    markup = _block(block)
    if not markup:
        return
    if chunks and (after_heading or isinstance(block, Byline)):
        chunks[-1] += "\n" + markup
    else:
        chunks.append(markup)


def _block(block: Block) -> str:
    match block:
        case Heading(runs):
            return f"<b>{_line(runs, inside_bold=True)}</b>"
        case Paragraph(runs) | Byline(runs):
            return _line(runs)
        case Footer(runs):
            return f"<i>{_line(runs)}</i>"
        case PullQuote(text, speaker):
            credit = f"\n— <i>{escape(tidy(speaker))}</i>" if speaker else ""
            return f"<blockquote>{escape(tidy(text))}{credit}</blockquote>"
        case Picture():
            return ""
        case Bullets(items):
            return "\n".join(f"• {_line(item)}" for item in items)
        case Table(rows, _, caption):
            title = f"<b>{escape(tidy(caption))}</b>\n" if caption else ""
            return title + "\n".join(_row(row) for row in rows)
        case Details(title, inner, None):
            folded = "\n".join(_stacked(inner))
            return f"<b>{_line(title, inside_bold=True)}</b>\n<blockquote expandable>{folded}</blockquote>"
        case Details(_, _, brief):
            return "\n".join(_stacked(brief or ()))
        case Group(inner):
            return "\n\n".join(_stacked(inner))


def _row(cells: Sequence[Runs]) -> str:
    first, *others = (_line(cell) for cell in cells)
    return f"• {first}: " + " · ".join(other for other in others if other)


def _line(runs: Runs, *, inside_bold: bool = False) -> str:
    return "".join(_run(run, inside_bold=inside_bold) for run in runs)


def _run(run: Run, *, inside_bold: bool) -> str:
    markup = escape(tidy(run.text))
    if not markup.strip():
        return markup
    if run.code:
        return f"<code>{markup}</code>"
    if (run.bold or run.mark) and not inside_bold:
        markup = f"<b>{markup}</b>"
    if run.italic:
        markup = f"<i>{markup}</i>"
    if href := safe_href(run.href):
        markup = f'<a href="{escape(href)}">{markup}</a>'
    return markup
