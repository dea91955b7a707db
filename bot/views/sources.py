"""The feeds that the bot reads, and how they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Bullets, Heading, Paragraph, Run, Runs, separated, unstyled
from bot.views.compose import compose
from bot.views.markup import truncate
from bot.views.message import Message
from bot.views.paging import page_of, pager

FEEDS_A_PAGE = 15
_TITLE_LIMIT = 80


@dataclass(frozen=True, slots=True)
class FeedShown:
    """A feed and its health."""

    title: str
    url: str
    site: str  # the page it belongs to; may be empty
    active: bool  # False once it is gone or switched off
    failures: int  # in a row
    error: str
    last_success: datetime | None


def sources_view(texts: Texts, feeds: Sequence[FeedShown], page: int = 0, timezone: str = "UTC") -> Message:
    """The feeds by name, a page at a time."""
    heading = Heading(unstyled(texts("sources-title")), level=3)
    if not feeds:
        return compose([heading, Paragraph(unstyled(texts("sources-none")))])
    named = sorted(feeds, key=lambda feed: _name(feed).casefold())
    shown_feeds, shown, pages = page_of(named, page, FEEDS_A_PAGE)
    return compose(
        [
            heading,
            Paragraph(unstyled(texts("sources-count", count=len(feeds)))),
            Bullets(tuple(_feed(texts, feed, timezone) for feed in shown_feeds)),
        ],
        [pager(shown, pages, callbacks.SOURCES)],
    )


def _feed(texts: Texts, feed: FeedShown, timezone: str) -> Runs:
    health = None
    if not feed.active:
        health = Run(texts("sources-off"))
    elif feed.failures and feed.last_success:
        health = Run(texts("sources-silent", since=texts.date(feed.last_success, timezone)))
    elif feed.failures:
        health = Run(texts("sources-failing"))
    elif feed.last_success is None:
        health = Run(texts("sources-new"))
    return separated(Run(_name(feed), href=feed.site or feed.url), health)


def _name(feed: FeedShown) -> str:
    address = feed.url.partition("://")[2].removeprefix("www.")
    return truncate(feed.title, _TITLE_LIMIT) or truncate(address or feed.url, _TITLE_LIMIT)
