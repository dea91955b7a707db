"""Blocks and buttons -> a message in both layouts."""

from collections.abc import Callable, Iterable, Sequence

from bot.views import plain, rich
from bot.views.blocks import Block, visible
from bot.views.markup import isolate, safe_href, truncate
from bot.views.message import Button, Message

# Longer labels are cut by the clients in a row of two; the Bot API names no limit.
LABEL_LIMIT = 48
# Telegram refuses keyboards of more than 100 buttons.
BUTTON_LIMIT = 100

Row = tuple[Button, ...]


def compose(
    blocks: Sequence[Block],
    keyboard: Iterable[Row] = (),
    *,
    parts: int = 1,
    omitted: Callable[[int], Block] | None = None,
    apart: bool = False,
) -> Message:
    """A message that holds the blocks; the plain layout has at most so many `parts`.

    One part is what an edited message must be. What goes beyond is left out, so a view whose content
    has no natural end pages it. `omitted` says how many groups the rich layout had no room for.
    `apart` makes each group a message of its own.
    """
    shown = visible(blocks)
    if apart:  # several messages, which only the plain layout is
        return Message(plain.render_apart(shown)[:parts], keyboard=tuple(row for row in keyboard if row))
    return Message(
        parts=plain.render(shown)[:parts],
        rich=rich.render(shown, omitted),
        keyboard=tuple(row for row in keyboard if row),
    )


def button(label: str, data: str) -> Button:
    """A button that calls back."""
    return Button(_label(label), data=data)


def link_button(label: str, url: str) -> Button | None:
    """A button that opens a page; None where the address is none that Telegram takes for a button."""
    href = safe_href(url)
    return Button(_label(label), url=href) if href.startswith("http") else None


def row(*buttons: Button | None) -> Row:
    """The buttons that there are."""
    return tuple(present for present in buttons if present)


def grid(buttons: Sequence[Button], columns: int) -> tuple[Row, ...]:
    """The buttons in rows of equal length, the last one perhaps shorter."""
    return tuple(tuple(buttons[start : start + columns]) for start in range(0, len(buttons), columns))


def _label(text: str) -> str:
    return isolate(truncate(text, LABEL_LIMIT)) or "…"
