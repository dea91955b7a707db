"""The sections that a reader keeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Block, Byline, Group, Heading, Paragraph, separated, strong, unstyled
from bot.views.citing import date_run, source_name, source_run
from bot.views.compose import button, compose
from bot.views.markup import clean, escape, safe_href, truncate
from bot.views.message import Message
from bot.views.paging import page_of, pager
from content.store.saved import SavedText

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


def saved_view(
    texts: Texts, pieces: Sequence[SavedShown], page: int = 0, timezone: str = "UTC", words: str = ""
) -> Message:
    """What was kept, in the order given, a page at a time, with buttons to open and to take off the list.

    With `words` they are what was found; then they are one page, the best there is.
    """
    title = Heading(unstyled(texts("saved-title")), level=3)
    search = button(texts("button-search-saved"), callbacks.encode(callbacks.ASK_FOR, "saved"))
    if words and not pieces:
        nothing = texts("saved-nothing-found", words=truncate(words, _TITLE_LIMIT))
        return compose([title, Paragraph(unstyled(nothing))], [(search,)])
    if not pieces:
        return compose([title, Paragraph(unstyled(texts("saved-none")))])
    shown_pieces, shown, pages = page_of(pieces, page, PIECES_A_PAGE)
    blocks: list[Block] = [title]
    if words:
        blocks.append(Paragraph(unstyled(texts("saved-found", words=truncate(words, _TITLE_LIMIT)))))
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
    whole = (search, button(texts("button-export"), callbacks.encode(callbacks.SAVED_EXPORT)))
    turning = () if words else pager(shown, pages, callbacks.SAVED)
    return compose(blocks, [*keyboard, turning, whole])


def saved_file(texts: Texts, kept: Sequence[SavedText], timezone: str) -> str:
    """All that was kept as one HTML page, to read or print without the bot."""
    title = escape(texts("saved-file"))
    parts = [
        f"<!doctype html>\n<html lang={texts.language}>\n<meta charset=utf-8>",
        '<meta name=viewport content="width=device-width">',
        f"<title>{title}</title>",
        "<style>body{font:1.05rem/1.5 Georgia,serif;max-width:40rem;margin:2rem auto;padding:0 1rem}"
        "small{color:#555}</style>",
        f"<h1>{title}</h1>",
    ]
    for one in kept:
        parts.append(f"<h2>{escape(clean(' — '.join(filter(None, (one.heading, one.title)))))}</h2>")
        parts += [f"<p>{escape(clean(paragraph))}</p>" for paragraph in one.text.split("\n\n") if paragraph]
        when = texts.date(one.published, timezone) if one.published else texts("date-unknown")
        source, href = escape(source_name(texts, one.source)), escape(safe_href(one.url))
        origin = f'<a href="{href}">{source}</a>' if href else source
        parts.append(f"<p><small>{origin}, {when}</small></p>")
    return "\n".join(parts) + "\n"


def _piece(texts: Texts, piece: SavedShown, number: int, timezone: str) -> Group:
    name = " — ".join(truncate(part, _TITLE_LIMIT) for part in (piece.heading, piece.title) if part.strip())
    origin = separated(source_run(texts, piece.source, piece.url), date_run(texts, piece.published, timezone))
    return Group((Paragraph(strong(f"{number}. {name}")), Byline(origin)))
