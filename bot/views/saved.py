"""The sections that a reader keeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Block, Byline, Group, Heading, Paragraph, separated, strong, unstyled
from bot.views.citing import date_run, source_run
from bot.views.compose import button, compose
from bot.views.markup import truncate
from bot.views.message import Message
from bot.views.paging import page_of, pager

PIECES_A_PAGE = 8
_TITLE_LIMIT = 160


@dataclass(frozen=True, slots=True)
class SavedShown:
    """A section that was kept."""

    article_id: str
    position: int
    title: str  # of the article
    heading: str  # of the section; empty for the lead
    url: str
    source: str
    published: datetime | None


def saved_view(texts: Texts, pieces: Sequence[SavedShown], page: int = 0, timezone: str = "UTC") -> Message:
    """What was kept, in the order given, a page at a time, with buttons to open and to take off the list."""
    title = Heading(unstyled(texts("saved-title")), level=3)
    if not pieces:
        return compose([title, Paragraph(unstyled(texts("saved-none")))])
    shown_pieces, shown, pages = page_of(pieces, page, PIECES_A_PAGE)
    blocks: list[Block] = [title]
    keyboard = []
    for number, piece in enumerate(shown_pieces, start=shown * PIECES_A_PAGE + 1):
        place = (piece.article_id, piece.position)
        blocks.append(_piece(texts, piece, number, timezone))
        keyboard.append(
            (
                button(texts("button-section", number=number), callbacks.encode(callbacks.SECTION, *place)),
                button(f"✕ {number}", callbacks.encode(callbacks.UNSAVE, *place)),
            )
        )
    return compose(blocks, [*keyboard, pager(shown, pages, callbacks.SAVED)])


def _piece(texts: Texts, piece: SavedShown, number: int, timezone: str) -> Group:
    name = " — ".join(truncate(part, _TITLE_LIMIT) for part in (piece.heading, piece.title) if part.strip())
    origin = separated(source_run(texts, piece.source, piece.url), date_run(texts, piece.published, timezone))
    return Group((Paragraph(strong(f"{number}. {name}")), Byline(origin)))
