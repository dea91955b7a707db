"""What administrators see of the feeds: how each is, and buttons to switch it off or on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Block, Byline, Group, Heading, Paragraph, Run, separated, unstyled
from bot.views.compose import button, compose, grid
from bot.views.markup import truncate
from bot.views.message import Message
from bot.views.paging import page_of, pager

FEEDS_A_PAGE = 8
_TITLE_LIMIT = 80
_ERROR_LIMIT = 160


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """A feed as its keeper sees it."""

    id: int
    title: str  # empty until it was read
    url: str
    active: bool  # False once it is gone or switched off
    failures: int  # in a row
    error: str  # why the last poll failed, in English; empty after a success
    last_success: datetime | None


def feed_health_view(
    texts: Texts, feeds: Sequence[FeedHealth], page: int = 0, timezone: str = "UTC"
) -> Message:
    """The feeds a page at a time: those that fail, those that are off, the others."""
    title = Heading(unstyled(texts("feed-health-title")), level=3)
    if not feeds:
        return compose([title, Paragraph(unstyled(texts("sources-none")))])
    ordered = sorted(feeds, key=lambda feed: (feed.active, -feed.failures, _name(feed).casefold(), feed.id))
    ordered.sort(key=lambda feed: not (feed.active and feed.failures))
    troubled = sum(1 for feed in feeds if feed.active and feed.failures)
    shown_feeds, shown, pages = page_of(ordered, page, FEEDS_A_PAGE)
    first = shown * FEEDS_A_PAGE + 1
    blocks: list[Block] = [title, Paragraph(unstyled(texts("feed-health-troubled", count=troubled)))]
    switches = []
    for number, feed in enumerate(shown_feeds, start=first):
        blocks.append(_feed(texts, number, feed, timezone))
        label = texts("button-feed-off" if feed.active else "button-feed-on", number=number)
        switches.append(
            button(label, callbacks.encode(callbacks.FEED_SWITCH, feed.id, int(not feed.active), shown))
        )
    close = (button(texts("button-close"), callbacks.encode(callbacks.CLOSE)),)
    return compose(blocks, [*grid(switches, 2), pager(shown, pages, callbacks.FEED_HEALTH), close])


def _feed(texts: Texts, number: int, feed: FeedHealth, timezone: str) -> Group:
    name = Paragraph((Run(f"{number}. "), Run(_name(feed), bold=True, href=feed.url)))
    state = None
    if not feed.active:
        state = Run(texts("sources-off"))
    elif feed.failures:
        state = Run(texts("feed-health-failures", count=feed.failures))
    read = (
        Run(texts("feed-health-read", moment=texts.moment(feed.last_success, timezone)))
        if feed.last_success
        else Run(texts("sources-new"))
    )
    blocks: list[Block] = [name, Byline(separated(state, read))]
    if feed.error:
        blocks.append(Byline((Run(truncate(feed.error, _ERROR_LIMIT), italic=True),)))
    return Group(tuple(blocks))


def _name(feed: FeedHealth) -> str:
    address = feed.url.partition("://")[2].removeprefix("www.")
    return truncate(feed.title, _TITLE_LIMIT) or truncate(address or feed.url, _TITLE_LIMIT)
