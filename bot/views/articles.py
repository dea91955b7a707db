"""An article and one of its sections, opened from an answer or a digest."""

from dataclasses import replace

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import (
    Block,
    Byline,
    Details,
    Footer,
    Group,
    Heading,
    Paragraph,
    Run,
    separated,
    unstyled,
)
from bot.views.citing import date_run, source_run
from bot.views.compose import Row, button, compose, grid, link_button, row
from bot.views.markup import truncate
from bot.views.message import Button, Message
from bot.views.paging import page_of, pager, text_pages, within
from bot.views.reading_time import minutes, reading_time
from content.article import Article, Section

SECTIONS_A_PAGE = 8
_TITLE_LIMIT = 200
_HEADING_LIMIT = 100
_SUMMARY_LIMIT = 300
_FOLDED_LIMIT = 10_000  # a longer section is behind its button only


def section_view(
    texts: Texts,
    article: Article,
    position: int,
    *,
    saved: bool = False,
    timezone: str = "UTC",
    page: int = 0,
) -> Message:
    """A whole section, a page at a time; a page past the end is the last one.

    Raises ValueError where the article has no section at `position`.
    """
    if not 0 <= position < len(article.sections):
        raise ValueError(f"article {article.id} has {len(article.sections)} sections, none at {position}")
    section = article.sections[position]
    pages = text_pages(section.paragraphs)
    shown = within(page, len(pages))
    title = truncate(article.title, _TITLE_LIMIT)
    heading = truncate(section.heading, _TITLE_LIMIT)
    blocks: list[Block] = [
        Heading(unstyled(heading or title), level=3),
        Byline(
            separated(
                Run(title, href=article.url) if heading else None,
                source_run(texts, article.source, "" if heading else article.url),
                date_run(texts, article.published, timezone),
            )
        ),
        *(Paragraph(unstyled(paragraph)) for paragraph in pages[shown]),
    ]
    return compose(
        blocks,
        [
            pager(shown, len(pages), callbacks.SECTION, article.id, position),
            (
                _save_button(texts, article, position, saved),
                button(texts("button-article"), callbacks.encode(callbacks.ARTICLE, article.id)),
            ),
            _leaving(texts, article),
        ],
    )


def article_view(texts: Texts, article: Article, *, timezone: str = "UTC", page: int = 0) -> Message:
    """An article: where it comes from, and each section's summary with the whole text behind it."""
    sections, shown, pages = page_of(_numbered(article), page, SECTIONS_A_PAGE)
    blocks: list[Block] = [
        Heading(unstyled(truncate(article.title, _TITLE_LIMIT))),
        Byline(
            separated(
                source_run(texts, article.source, article.url),
                date_run(texts, article.published, timezone),
                Run(truncate(", ".join(article.authors), _HEADING_LIMIT)),
                Run(reading_time(texts, minutes([article.text]))),
            )
        ),
        *(_section(texts, position, section) for position, section in sections),
        Footer(unstyled(texts("article-hint"))),
    ]
    numbers = [
        button(f"{position + 1}", callbacks.encode(callbacks.SECTION, article.id, position))
        for position, _ in sections
    ]
    return compose(
        blocks,
        [
            *grid(numbers, 4),
            pager(shown, pages, callbacks.ARTICLE, article.id),
            (
                button(texts("button-more-like"), callbacks.encode(callbacks.MORE_LIKE, article.id)),
                button(texts("button-fewer-like"), callbacks.encode(callbacks.FEWER_LIKE, article.id)),
            ),
            (
                button(texts("button-about"), callbacks.encode(callbacks.ABOUT, article.id)),
                button(texts("button-timeline"), callbacks.encode(callbacks.TIMELINE, article.id)),
            ),
            _leaving(texts, article),
        ],
    )


def _numbered(article: Article) -> list[tuple[int, Section]]:
    """The sections with their positions; a heading without text is told by the section below it."""
    found: list[tuple[int, Section]] = []
    over: list[str] = []
    for position, section in enumerate(article.sections):
        if section.paragraphs:
            heading = " › ".join([*over, section.heading]) if over else section.heading
            found.append((position, replace(section, heading=heading)))
            over = []
        else:
            over.append(section.heading)
    return found


def article_gone_view(texts: Texts) -> Message:
    """The article behind a button is no longer kept."""
    return compose([Paragraph(unstyled(texts("article-gone")))])


def _section(texts: Texts, position: int, section: Section) -> Group:
    heading = truncate(section.heading, _HEADING_LIMIT) or texts("section-lead")
    summary = truncate(section.summary or section.text, _SUMMARY_LIMIT)
    foldable = len(section.text) <= _FOLDED_LIMIT
    paragraphs = section.paragraphs if foldable else ()
    return Group(
        (
            Heading(unstyled(f"{position + 1}. {heading}"), level=4),
            Paragraph(unstyled(summary)),
            Details(
                unstyled(texts("details-whole-section")),
                tuple(Paragraph(unstyled(paragraph)) for paragraph in paragraphs),
                brief=(),
            ),
        )
    )


def _save_button(texts: Texts, article: Article, position: int, saved: bool) -> Button:
    if saved:
        return button(texts("button-unsave"), callbacks.encode(callbacks.UNSAVE, article.id, position))
    return button(texts("button-save"), callbacks.encode(callbacks.SAVE, article.id, position))


def _leaving(texts: Texts, article: Article) -> Row:
    return row(
        link_button(texts("button-source"), article.url),
        button(texts("button-close"), callbacks.encode(callbacks.CLOSE)),
    )
