"""Words that a reader wants to hear about at once, and the message that tells of them."""

from collections.abc import Sequence

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Block, Byline, Group, Heading, Paragraph, separated, unstyled
from bot.views.citing import date_run, source_run
from bot.views.compose import button, compose, grid, link_button, row
from bot.views.markup import truncate
from bot.views.message import Message
from content.article import Article

_WORDS_LIMIT = 64
_TITLE_LIMIT = 200
_SUMMARY_LIMIT = 300
_SHOWN = 30  # alerts; further ones are removed after the first are
_ARTICLES = 5


def alerts_view(texts: Texts, words: Sequence[str]) -> Message:
    """The reader's alerts, a tap removes one, and how to add another."""
    blocks: list[Block] = [Heading(unstyled(texts("alerts-title")), level=3)]
    if words:
        blocks.append(Paragraph(unstyled(texts("alerts-count", count=len(words)))))
    blocks.append(Paragraph(unstyled(texts("alerts-hint"))))
    buttons = [
        button(
            "✕ " + truncate(word, _WORDS_LIMIT), callbacks.encode(callbacks.ALERT_REMOVE, callbacks.key(word))
        )
        for word in words[:_SHOWN]
    ]
    add = button(texts("button-add-alert"), callbacks.encode(callbacks.ASK_FOR, "alert"))
    return compose(blocks, [*grid(buttons, 2), (add,)])


def alert_added_view(texts: Texts, words: str) -> Message:
    """Confirms a new alert."""
    return _said(texts("alerts-added", words=truncate(words, _WORDS_LIMIT)))


def alert_exists_view(texts: Texts, words: str) -> Message:
    """The reader has this alert already."""
    return _said(texts("alerts-exists", words=truncate(words, _WORDS_LIMIT)))


def alerts_full_view(texts: Texts, limit: int) -> Message:
    """The reader has as many alerts as one may have."""
    return _said(texts("alerts-full", limit=limit))


def alert_unfit_view(texts: Texts, limit: int) -> Message:
    """The words are too long, or there is no word among them."""
    return _said(texts("alerts-unfit", limit=limit))


def alert_view(texts: Texts, words: str, articles: Sequence[Article], timezone: str = "UTC") -> Message:
    """The alert itself: the articles just taken in that hold the words, best first."""
    shown = articles[:_ARTICLES]
    blocks: list[Block] = [
        Heading(unstyled(texts("alert-title", words=truncate(words, _WORDS_LIMIT))), level=3)
    ]
    blocks += [_article(texts, article, timezone) for article in shown]
    if len(articles) > len(shown):
        blocks.append(Paragraph(unstyled(texts("alert-more", count=len(articles) - len(shown)))))
    rows = [
        row(
            button(truncate(article.title, 40), callbacks.encode(callbacks.ARTICLE, article.id)),
            link_button(texts("button-source"), article.url),
        )
        for article in shown
    ]
    remove = button(
        texts("button-alert-remove"), callbacks.encode(callbacks.ALERT_REMOVE, callbacks.key(words))
    )
    return compose(blocks, [*rows, (remove,)])


def _article(texts: Texts, article: Article, timezone: str) -> Group:
    lead = article.lead
    origin = separated(
        source_run(texts, article.source, article.url), date_run(texts, article.published, timezone)
    )
    summary = truncate(lead.summary or lead.text, _SUMMARY_LIMIT)
    title = Heading(unstyled(truncate(article.title, _TITLE_LIMIT)), level=4)
    return Group((title, Paragraph(unstyled(summary)), Byline(origin)))


def _said(text: str) -> Message:
    return compose([Paragraph(unstyled(text))])
