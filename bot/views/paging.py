"""Long things a page at a time, so that a message can be edited in place and none floods a chat."""

import html
from collections.abc import Sequence
from typing import TypeVar

from bot.views import callbacks
from bot.views.compose import Row, button
from bot.views.markup import clean, escape, length, split
from bot.views.message import Button

Item = TypeVar("Item")

# Leaves room for a title and a byline in a plain message of 4096 units.
TEXT_LIMIT = 3400


def within(page: int, pages: int) -> int:
    """The page, or the nearest one that exists."""
    return max(0, min(page, pages - 1))


def page_of(items: Sequence[Item], page: int, size: int) -> tuple[Sequence[Item], int, int]:
    """The items of a page, which page it is, and how many there are (at least one)."""
    pages = max(1, -(-len(items) // size))
    shown = within(page, pages)
    return items[shown * size : (shown + 1) * size], shown, pages


def text_pages(paragraphs: Sequence[str], limit: int = TEXT_LIMIT) -> tuple[tuple[str, ...], ...]:
    """Paragraphs on pages of at most `limit` UTF-16 units; one too long is continued overleaf."""
    pages: list[list[str]] = []
    room = 0
    for paragraph in filter(None, map(clean, paragraphs)):
        for piece in map(html.unescape, split([escape(paragraph)], limit)):
            if length(piece) > room:
                pages.append([])
                room = limit
            pages[-1].append(piece)
            room -= length(piece) + 2  # the blank line below
    return tuple(tuple(page) for page in pages) or ((),)


def pager(page: int, pages: int, verb: str, *arguments: str | int) -> Row:
    """Buttons back and forth, whose data is the verb with its arguments and a page; none for one page."""
    if pages == 1:
        return ()
    buttons: list[Button] = []
    if page > 0:
        buttons.append(button("‹", callbacks.encode(verb, *arguments, page - 1)))
    buttons.append(button(f"{page + 1} / {pages}", callbacks.encode(callbacks.NOTHING)))
    if page + 1 < pages:
        buttons.append(button("›", callbacks.encode(verb, *arguments, page + 1)))
    return tuple(buttons)
