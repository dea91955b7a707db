"""Polling feeds: fetch, note what is new, read it, say how it went."""

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from content.clock import Clock
from content.errors import ContentError, FetchError, StoreError, UnreadableFeed
from content.sources.addresses import checked_address, host_of
from content.sources.discovery import announced_feeds
from content.sources.entries import EntryReader, Take
from content.sources.feeds import Feed, looks_like_feed
from content.sources.fetch import Fetcher, Response
from content.sources.intake import Intake
from content.sources.parsing import Parse
from content.sources.room import Room
from content.sources.sitemap import listed_sitemaps
from content.sources.telegram_channel import channel_page
from content.sources.waiting import after_failure
from content.store import Database, feeds, subscribers
from content.store.feeds import StoredFeed

logger = logging.getLogger(__name__)

_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, */*;q=0.5"
)
_LARGEST = 5_000_000  # bytes of a feed; the largest of 200 real ones has some 3 MB
_HOSTS_AT_ONCE = 20
_IN_ONE_GO = 500  # addresses looked at before others have their turn
_MOST_DUE = 10_000  # feeds taken on at a time; the next tick takes the others
_MOST_ADDED = 4  # feeds that were added just now and are kept until their first poll
_ADDED_FOR = timedelta(minutes=10)
_MOST_ANNOUNCED = 3  # feeds of a page that are tried


@dataclass(frozen=True, slots=True)
class PollResult:
    """How a poll of one feed went."""

    feed_id: int
    url: str  # asked for; a feed that has moved has another one now
    title: str
    new: int  # entries that were read
    unchanged: bool  # the server said so (304)
    error: str = ""  # why the feed could not be read; empty where it could
    rest: float = 0.0  # seconds for which the host has asked to be left alone


@dataclass(frozen=True, slots=True)
class _Added:
    """A feed as it was read when it was added: its first poll need not fetch it once more."""

    feed: Feed
    response: Response
    when: datetime


class Poller:
    """Polls the feeds in the database, and hands what is new to `take`.

    `parse` makes a feed of a response. `take` stores the article in a document and returns its id.
    `interval` lies at least between two polls of a feed that answers. Time is the clock's.
    """

    def __init__(
        self,
        database: Database,
        fetcher: Fetcher,
        parse: Parse,
        clock: Clock,
        take: Take,
        interval: timedelta,
    ) -> None:
        self._database = database
        self._fetcher = fetcher
        self._parse = parse
        self._clock = clock
        self._room = Room()
        reader = EntryReader(database, fetcher, clock, take, self._room)
        self._intake = Intake(database, reader, clock, interval)
        self._interval = interval
        self._added: dict[str, _Added] = {}  # by address
        self._polling: set[int] = set()  # ids of feeds that another call is at

    async def add(self, url: str, *, shared: bool = True) -> StoredFeed:
        """Follow the feed at an address, or the first one that the page there announces.

        One that is not `shared` is for the reader who asked for it, unless it is everyone's already.
        Its entries come with the next poll. Raises FetchError or UnreadableFeed; then nothing is followed.
        """
        address = channel_page(checked_address(url))
        async with self._database.read() as connection:
            followed = await feeds.get(connection, address)
        if followed is not None and followed.active and (followed.shared or not shared):
            return followed
        response = await self._fetcher.fetch(address, accept=_ACCEPT, largest=_LARGEST)
        if looks_like_feed(response.body, response.content_type, response.url):
            return await self._follow(response.moved_to or address, response, shared)
        refusal: ContentError | None = None
        for announced in (
            *announced_feeds(response.body, response.url)[:_MOST_ANNOUNCED],
            *listed_sitemaps(response.body)[:_MOST_ANNOUNCED],
        ):
            try:
                found = await self._fetcher.fetch(announced, accept=_ACCEPT, largest=_LARGEST)
                return await self._follow(found.moved_to or announced, found, shared)
            except (FetchError, UnreadableFeed) as error:
                refusal = refusal or error
        raise refusal or UnreadableFeed(
            f"{address} is no feed and announces none; give the feed's own address"
        )

    async def sent(self, feed_id: int, response: Response) -> int:
        """Take in a version of a feed that its hub has sent; returns how many entries were read.

        Raises ContentError where it is no feed, or nothing can be stored.
        """
        async with self._database.read() as connection:
            found = [feed for feed in await feeds.with_ids(connection, [feed_id]) if feed.active]
        return await self._intake.sent(found[0], await self._parse(response)) if found else 0

    async def due(self) -> dict[str, list[int]]:
        """The feeds that are due now, by host: at one of those only one request at a time is polite."""
        async with self._database.read() as connection:
            return await _by_host(await feeds.due(connection, self._clock.now(), _MOST_DUE))

    async def poll(
        self,
        feed_ids: Sequence[int] | None = None,
        *,
        only_due: bool = True,
        on_result: Callable[[PollResult], None] = lambda _result: None,
    ) -> tuple[PollResult, ...]:
        """Poll feeds, several hosts at once; never raises for what a feed does.

        Given ids, which are of one host, those that are due of them or, with `only_due=False`, all, gone
        ones too. Without, all that are due or, with `only_due=False`, active. `on_result` is told of each
        as soon as it is done.
        """
        results: list[PollResult] = []

        def done(result: PollResult) -> None:
            results.append(result)
            on_result(result)

        groups = [feed_ids] if feed_ids is not None else await self._groups(only_due)
        waiting = iter(groups)
        gone_too = feed_ids is not None and not only_due
        async with asyncio.TaskGroup() as tasks:
            for _ in range(min(_HOSTS_AT_ONCE, len(groups))):
                tasks.create_task(self._poll_groups(waiting, only_due, gone_too, done))
        return tuple(sorted(results, key=lambda result: result.feed_id))

    async def _groups(self, only_due: bool) -> Sequence[Sequence[int]]:
        """The feeds that are due or, with `only_due=False`, active, those of a host together."""
        if only_due:
            return [*(await self.due()).values()]
        async with self._database.read() as connection:
            return [*(await _by_host(await feeds.active(connection))).values()]

    async def _poll_groups(
        self,
        waiting: Iterator[Sequence[int]],
        only_due: bool,
        gone_too: bool,
        done: Callable[[PollResult], None],
    ) -> None:
        """Poll the feeds of one host after another, until none is left."""
        for ids in waiting:
            ours = [feed_id for feed_id in ids if feed_id not in self._polling]
            self._polling.update(ours)
            try:
                await self._poll_group(await self._still(ours, only_due, gone_too), done)
            finally:
                self._polling.difference_update(ours)

    async def _poll_group(self, group: Sequence[StoredFeed], done: Callable[[PollResult], None]) -> None:
        for place, feed in enumerate(group):
            result = await self._poll_safely(feed)
            done(result)
            if result.rest:
                await self._leave_alone(group[place + 1 :], result.rest)
                break

    async def _still(self, ids: Sequence[int], only_due: bool, gone_too: bool) -> Sequence[StoredFeed]:
        """Those that are still to be polled: another process may have been there, or somebody said no."""
        async with self._database.read() as connection:
            found = await feeds.with_ids(connection, ids)
        now = self._clock.now()
        return [
            feed for feed in found if (feed.active or gone_too) and (feed.next_poll <= now or not only_due)
        ]

    async def _leave_alone(self, feeds_left: Sequence[StoredFeed], seconds: float) -> None:
        """A host that asks for rest is not asked for its other feeds either."""
        if feeds_left:
            until = self._clock.now() + timedelta(seconds=seconds)
            async with self._database.write() as connection:
                await feeds.postpone(connection, [feed.id for feed in feeds_left], until)

    async def _follow(self, address: str, response: Response, shared: bool) -> StoredFeed:
        feed = await self._parse(response)
        now = self._clock.now()
        async with self._database.write() as connection:
            await feeds.add(connection, address, feed.title, now, site=feed.site, shared=shared)
            await feeds.revive(connection, address, now)
            stored = await feeds.get(connection, address)
        assert stored is not None  # noqa: S101 - it was added just now, in the same transaction
        if stored.last_success is None:
            self._added[stored.url] = _Added(feed, replace(response, body=b"", moved_to=""), now)
            while len(self._added) > _MOST_ADDED:
                del self._added[next(iter(self._added))]
        return stored

    async def _poll_safely(self, feed: StoredFeed) -> PollResult:
        try:
            return await self._poll_one(feed)
        except ContentError as error:
            message = str(error)
        except Exception as error:
            # One feed that trips over a fault of ours must not keep the others from being polled.
            logger.exception("polling %s failed", feed.url)
            message = f"{feed.url}: {type(error).__name__}: {error}"
        try:
            await self._record_failure(feed, FetchError(message))
        except StoreError as error:
            logger.error("the failure of %s cannot be noted: %s", feed.url, error)
        return _failed(feed, message)

    async def _poll_one(self, feed: StoredFeed) -> PollResult:
        added = self._added.pop(feed.url, None)
        if added is not None and self._clock.now() - added.when < _ADDED_FOR:
            new = await self._intake.polled(feed, added.feed, added.response)
            return PollResult(feed.id, feed.url, added.feed.title, new, unchanged=False)
        try:
            async with self._room.share() as share:
                response = await self._fetcher.fetch(
                    feed.url,
                    etag=feed.etag,
                    last_modified=feed.last_modified,
                    accept=_ACCEPT,
                    largest=_LARGEST,
                    share=share,
                )
                parsed = await self._parse(response) if response.status != 304 else None
                # The parsed entries are all that is needed from here on.
                response = replace(response, body=b"")
        except FetchError as error:
            await self._record_failure(feed, error)
            return _failed(feed, str(error), error.retry_after)
        if response.moved_to and not await self._move(feed, response.moved_to):
            return _failed(feed, f"has moved to {response.moved_to}, which is followed already")
        if not feed.active:  # somebody asked for this one; one switched off meanwhile stays so
            async with self._database.write() as connection:
                await feeds.come_back(connection, feed.id)
        if parsed is not None:
            new = await self._intake.polled(feed, parsed, response)
            return PollResult(feed.id, feed.url, parsed.title or feed.title, new, unchanged=False)
        new = await self._intake.unchanged(feed, response)
        return PollResult(feed.id, feed.url, feed.title, new, unchanged=True)

    async def _move(self, feed: StoredFeed, address: str) -> bool:
        """Note the feed's new address; False where that is followed already, and this one is given up.

        Then whoever had this feed has the other one, which is polled again if it was not.
        """
        async with self._database.write(alone="feeds' addresses") as connection:
            if await feeds.move(connection, feed.id, address):
                return True
            now = self._clock.now()
            other = await feeds.take_over(connection, address, now, shared=feed.shared)
            await subscribers.hand_over(connection, feed.id, other)
            error = f"has moved to {address}, which is followed already"
            await feeds.record_failure(connection, feed.id, now, now, error, gone=True)
            return False

    async def _record_failure(self, feed: StoredFeed, error: FetchError) -> None:
        now = self._clock.now()
        next_poll = after_failure(now, self._interval, feed.url, feed.failures + 1, error.retry_after)
        async with self._database.write() as connection:
            await feeds.record_failure(connection, feed.id, now, next_poll, str(error), gone=error.gone)


async def _by_host(found: Sequence[tuple[int, str]]) -> dict[str, list[int]]:
    """Ids by the hosts of the addresses beside them."""
    hosts: dict[str, list[int]] = {}
    for place, (feed_id, url) in enumerate(found):
        if place % _IN_ONE_GO == 0:
            await asyncio.sleep(0)  # readers wait for their answers meanwhile
        hosts.setdefault(host_of(url), []).append(feed_id)
    return hosts


def _failed(feed: StoredFeed, error: str, rest: float = 0.0) -> PollResult:
    return PollResult(feed.id, feed.url, feed.title, new=0, unchanged=False, error=error, rest=rest)
