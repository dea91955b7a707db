"""The feeds that the bot reads for a reader: how they are, muting them, and adding one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Bullets, Footer, Heading, Paragraph, Run, Runs, separated, unstyled
from bot.views.compose import Row, button, compose, grid
from bot.views.markup import truncate
from bot.views.message import Button, Message
from bot.views.paging import page_of, pager
from content.interests import Interests

FEEDS_A_PAGE = 12
_TITLE_LIMIT = 80
_LABEL_LIMIT = 28


class Feed(Protocol):
    """A feed as it is kept."""

    @property
    def id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def site(self) -> str: ...
    @property
    def active(self) -> bool: ...
    @property
    def shared(self) -> bool: ...
    @property
    def failures(self) -> int: ...
    @property
    def last_success(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class FeedShown:
    """A feed, its health, and what it is to the reader."""

    id: int
    title: str
    url: str
    site: str  # the page it belongs to; may be empty
    active: bool  # False once it is gone or switched off
    failures: int  # in a row
    last_success: datetime | None
    own: bool = False  # read for this reader alone
    muted: bool = False

    @classmethod
    def of(cls, feed: Feed, interests: Interests) -> "FeedShown":
        """The feed as a reader with these interests sees it."""
        return cls(
            feed.id,
            feed.title,
            feed.url,
            feed.site,
            feed.active,
            feed.failures,
            feed.last_success,
            own=not feed.shared and feed.id in interests.feeds,
            muted=feed.id in interests.muted_feeds,
        )


def sources_view(texts: Texts, feeds: Sequence[FeedShown], page: int = 0, timezone: str = "UTC") -> Message:
    """The feeds by name, the reader's own first, a page at a time, with a button each."""
    heading = Heading(unstyled(texts("sources-title")), level=3)
    below: list[Row] = [
        (button(texts("button-add-source"), callbacks.encode(callbacks.ASK_FOR, "source")),),
        (
            button(texts("button-back"), callbacks.encode(callbacks.SETTINGS)),
            button(texts("button-done"), callbacks.encode(callbacks.CLOSE)),
        ),
    ]
    hint = Footer(unstyled(texts("sources-hint")))
    if not feeds:
        return compose([heading, Paragraph(unstyled(texts("sources-none"))), hint], below)
    named = sorted(feeds, key=lambda feed: (not feed.own, _name(feed).casefold()))
    shown_feeds, shown, pages = page_of(named, page, FEEDS_A_PAGE)
    return compose(
        [
            heading,
            Paragraph(unstyled(texts("sources-count", count=len(feeds)))),
            Bullets(tuple(_feed(texts, feed, timezone) for feed in shown_feeds)),
            hint,
        ],
        [
            *grid([_switch(feed, shown) for feed in shown_feeds], 2),
            pager(shown, pages, callbacks.SOURCES),
            *below,
        ],
    )


def source_added_view(texts: Texts, feed: FeedShown) -> Message:
    """A feed is read for this reader, or for everyone already."""
    said = texts("source-added" if feed.own else "source-shared", name=_name(feed))
    drop = button(texts("button-drop-source"), callbacks.encode(callbacks.FEED_DROP, feed.id))
    listed = button(texts("button-sources"), callbacks.encode(callbacks.SOURCES, 0))
    return compose([Paragraph(unstyled(said))], [(drop, listed) if feed.own else (listed,)])


def opml_taken_view(texts: Texts, taken: int, left: int) -> Message:
    """What became of a file: so many feeds are read, so many had no room."""
    lines = [Paragraph(unstyled(texts("opml-taken", count=taken)))]
    if left:
        lines.append(Paragraph(unstyled(texts("opml-left", count=left))))
    return compose(lines, [(button(texts("button-sources"), callbacks.encode(callbacks.SOURCES, 0)),)])


def unfit_file_view(texts: Texts, kilobytes: int) -> Message:
    """The file is no list of feeds, or too large."""
    return _said(texts("unfit-file", kilobytes=kilobytes))


def source_unreachable_view(texts: Texts) -> Message:
    """The address does not answer, or may not be asked."""
    return _said(texts("source-unreachable"))


def no_feed_there_view(texts: Texts) -> Message:
    """The address is no feed and announces none."""
    return _said(texts("source-no-feed"))


def feeds_full_view(texts: Texts, limit: int) -> Message:
    """The reader has as many sources of their own as one may have."""
    return _said(texts("words-full", limit=limit) if limit else texts("source-not-offered"))


def _said(text: str) -> Message:
    return compose([Paragraph(unstyled(text))])


def _switch(feed: FeedShown, page: int) -> Button:
    """Takes an own feed off the list; mutes one that is everyone's, or takes it back."""
    name = truncate(_name(feed), _LABEL_LIMIT)
    if feed.own:
        return button(f"✕ {name}", callbacks.encode(callbacks.FEED_DROP, feed.id, page))
    return button(
        f"{'☐' if feed.muted else '☑'} {name}", callbacks.encode(callbacks.FEED_MUTE, feed.id, page)
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
    whose = Run(texts("sources-own")) if feed.own else None
    muted = Run(texts("sources-muted")) if feed.muted else None
    return separated(Run(_name(feed), href=feed.site or feed.url), whose, muted, health)


def _name(feed: FeedShown) -> str:
    address = feed.url.partition("://")[2].removeprefix("www.")
    return truncate(feed.title, _TITLE_LIMIT) or truncate(address or feed.url, _TITLE_LIMIT)
