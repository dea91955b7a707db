"""/sources: the feeds the bot reads; readers mute those they do not want, and add their own."""

import asyncio
import logging
import re
from collections.abc import Sequence
from dataclasses import replace

from telegram import Document

from bot.handlers.limits import Kind, may
from bot.handlers.rights import choosing
from bot.handlers.visit import Visit
from bot.views.callbacks import Callback
from bot.views.message import Message
from bot.views.sources import (
    FeedShown,
    feeds_full_view,
    no_feed_there_view,
    opml_taken_view,
    source_added_view,
    source_unreachable_view,
    sources_view,
    unfit_file_view,
)
from content.errors import ContentError, FetchError
from content.interests import Interests
from content.sources.opml import OpmlFeed, read_opml
from content.store import feeds, subscribers

logger = logging.getLogger(__name__)

LARGEST_FILE = 1_000_000  # bytes of an OPML file; some 4,000 feeds
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


async def sources(visit: Visit) -> None:
    """Show the feeds and how they are; an address behind the command is a source of the reader's own."""
    if visit.words:
        await add(visit)
    else:
        await visit.show(await _list(visit, 0))


async def sources_page(visit: Visit, callback: Callback) -> str:
    """A page of them, in place of another, or from the settings."""
    await visit.open(await _list(visit, callback.number(0, 0)))
    return ""


async def mute(visit: Visit, callback: Callback) -> str:
    """Leave a feed out of the digest and of alerts, or take it back."""
    feed_id, page = callback.number(0), callback.number(1, 0)
    known = {feed.id for feed in await visit.parts.newsroom.feeds()}
    if feed_id not in known:
        raise ValueError(f"feed {feed_id} is not followed any more")

    def switched(present: Interests) -> Interests:
        return replace(present, muted_feeds=tuple(sorted({*present.muted_feeds} ^ {feed_id} & known)))

    visit = await visit.choose_interests(switched)
    await visit.show_instead(await _list(visit, page))
    return visit.texts("toast-changed")


async def drop(visit: Visit, callback: Callback) -> str:
    """Read a feed of the reader's own no longer."""
    feed_id, page = callback.number(0), callback.number(1, 0)
    visit = await visit.choose_interests(
        lambda present: replace(present, feeds=tuple(one for one in present.feeds if one != feed_id))
    )
    async with visit.parts.database.write() as connection:
        followed = await subscribers.feeds_followed(connection)
        await feeds.let_go(connection, followed, before=visit.now - visit.parts.settings.retention)
    await visit.show_instead(await _list(visit, page))
    return visit.texts("toast-changed")


def is_address(words: str) -> bool:
    """Whether a message says nothing but the address of a page."""
    return _ADDRESS.fullmatch(words.strip()) is not None


@choosing
async def add(visit: Visit) -> None:
    """Read the feed at the visit's address, or the one announced there, for this reader."""
    found = _ADDRESS.search(visit.words)
    if found is None:
        await visit.show(no_feed_there_view(visit.texts))
        return
    if not await _has_room(visit) or not await may(visit, Kind.UPLOAD):
        return
    try:
        feed = await visit.parts.newsroom.add_source(found.group())
    except FetchError as error:
        logger.info("a reader's source: %s", error)
        await visit.show(source_unreachable_view(visit.texts))
        return
    except ContentError as error:
        logger.info("a reader's source: %s", error)
        await visit.show(no_feed_there_view(visit.texts))
        return
    if not feed.shared:
        visit = await _with_feeds(visit, [feed.id])
    shown = FeedShown.of(feed, visit.subscriber.interests)
    await visit.show(source_added_view(visit.texts, shown))


@choosing
async def take_file(visit: Visit) -> None:
    """The feeds of an OPML file, as many as there is room for."""
    message = visit.update.effective_message
    document = message.document if message else None
    if document is None or not _may_be_opml(document):
        await visit.show(unfit_file_view(visit.texts, LARGEST_FILE // 1000))
        return
    if not await _has_room(visit) or not await may(visit, Kind.UPLOAD):
        return
    file = await document.get_file()
    body = bytes(await file.download_as_bytearray())
    try:
        if len(body) > LARGEST_FILE:
            raise ContentError("larger than Telegram said")
        listed = await asyncio.to_thread(read_opml, body)
    except ContentError as error:
        logger.info("a reader's file: %s", error)
        await visit.show(unfit_file_view(visit.texts, LARGEST_FILE // 1000))
        return
    room = visit.parts.settings.reader_feeds - len(visit.subscriber.interests.feeds)
    taken = await _follow(visit, listed[:room])
    await visit.show(opml_taken_view(visit.texts, taken, len(listed) - len(listed[:room])))


async def _follow(visit: Visit, listed: Sequence[OpmlFeed]) -> int:
    """How many of the feeds are read for this reader now."""
    await visit.parts.newsroom.follow(listed, shared=False)
    async with visit.parts.database.read() as connection:
        ids = await feeds.ids_at(connection, [feed.url for feed in listed])
        own = await feeds.own_ids(connection)
    await _with_feeds(visit, [feed_id for feed_id in ids.values() if feed_id in own])
    return len(ids)


async def _with_feeds(visit: Visit, added: Sequence[int]) -> Visit:
    return await visit.choose_interests(
        lambda present: replace(
            present,
            feeds=tuple(sorted({*present.feeds, *added})),
            muted_feeds=tuple(one for one in present.muted_feeds if one not in added),
        )
    )


async def _has_room(visit: Visit) -> bool:
    """Whether the reader may have one more; else they are told."""
    most = visit.parts.settings.reader_feeds
    if len(visit.subscriber.interests.feeds) < most:
        return True
    await visit.show(feeds_full_view(visit.texts, most))
    return False


def _may_be_opml(document: Document) -> bool:
    name = (document.file_name or "").lower()
    size = document.file_size or 0
    return name.endswith((".opml", ".xml", ".opml.txt")) and 0 < size <= LARGEST_FILE


async def _list(visit: Visit, page: int) -> Message:
    interests = visit.subscriber.interests
    shown = [
        FeedShown.of(feed, interests)
        for feed in await visit.parts.newsroom.feeds()
        if feed.shared or feed.id in interests.feeds
    ]
    return sources_view(visit.texts, shown, page, visit.subscriber.timezone)
