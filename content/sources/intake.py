"""What happens to a feed that was read: its new entries are noted and read, and how it went is recorded."""

import asyncio
from datetime import datetime, timedelta

from content.clock import Clock
from content.sources.canonical import spellings
from content.sources.entries import EntryReader
from content.sources.feeds import Feed
from content.sources.fetch import Response
from content.sources.hubs import Hub, offered_hub
from content.sources.newness import met_entries
from content.sources.waiting import after_success, next_rhythm
from content.store import Database, entries, feeds, websub
from content.store.feeds import Rhythm, StoredFeed

_FORGOTTEN_AFTER = timedelta(days=90)  # since an entry was met, once the feed holds it no more


class Intake:
    """Takes in versions of feeds, whether they were polled or sent."""

    def __init__(self, database: Database, reader: EntryReader, clock: Clock, interval: timedelta) -> None:
        self._database = database
        self._entries = reader
        self._clock = clock
        self._interval = interval
        self._unchanged = _Unchanged(database, clock)

    async def polled(self, feed: StoredFeed, parsed: Feed, response: Response) -> int:
        """The feed was fetched; returns how many entries were read. Raises StoreError."""
        await self._meet(feed, parsed, response.fresh_for, offered_hub(response, parsed))
        new, complete = await self._entries.read(feed, parsed.title or feed.title, parsed.entries)
        if complete:
            # Not before: the feed must be sent once more with the entries that were not read, after a crash
            # or where their pages could not be had. It may be all that is ever known of them.
            await self._settle(feed, response.etag, response.last_modified)
        return new

    async def unchanged(self, feed: StoredFeed, response: Response) -> int:
        """The feed is as it was (304); returns how many entries, left from before, were read.

        Raises StoreError.
        """
        await self._unchanged.record(feed.id, self._next_poll(feed, feed.rhythm, response.fresh_for))
        if not feed.unread:
            return 0
        new, _ = await self._entries.read(feed, feed.title, ())
        return new

    async def sent(self, feed: StoredFeed, parsed: Feed) -> int:
        """A hub has sent the feed, or only what is new in it; returns how many entries were read.

        Raises StoreError.
        """
        await self._meet(feed, parsed, 0.0)
        new, complete = await self._entries.read(feed, parsed.title or feed.title, parsed.entries)
        if not complete:
            await self._settle(feed, "", "")
        return new

    async def _settle(self, feed: StoredFeed, etag: str, last_modified: str) -> None:
        async with self._database.write() as connection:
            await feeds.settle(connection, feed.id, etag, last_modified)

    async def _meet(self, feed: StoredFeed, parsed: Feed, fresh: float, hub: Hub | None = None) -> None:
        """Note the feed's new entries, with the success, in one transaction."""
        now = self._clock.now()
        async with self._database.write(alone=f"feed {feed.id}") as connection:
            keys = list({entry.key for entry in parsed.entries})
            known = await entries.known_keys(connection, feed.id, keys)
            unknown = [entry for entry in parsed.entries if entry.key not in known]
            spelt = {entry.url: spellings(entry.url) for entry in unknown}
            articles = await entries.articles_at(connection, [one for some in spelt.values() for one in some])
            read_at = {
                url: articles[spelling]
                for url, some in spelt.items()
                for spelling in reversed(some)
                if spelling in articles
            }
            read_as = await entries.articles_saying(
                connection, feed.id, [entry.fingerprint for entry in unknown]
            )
            first = not known and not await entries.has_any(connection, feed.id)
            met = met_entries(parsed.entries, known, read_at, read_as, first=first)
            await entries.meet(connection, feed.id, met, now)
            await entries.forget(connection, feed.id, now - _FORGOTTEN_AFTER, keys)
            rhythm = next_rhythm(feed.rhythm, parsed.wishes, now, new=any(entry.to_read for entry in met))
            next_poll = self._next_poll(feed, rhythm, fresh)
            await feeds.record_success(
                connection, feed.id, now, next_poll, title=parsed.title, site=parsed.site, rhythm=rhythm
            )
            if hub is not None:
                await websub.offered(connection, feed.id, hub.url, hub.topic, now)

    def _next_poll(self, feed: StoredFeed, rhythm: Rhythm, fresh: float) -> datetime:
        now = self._clock.now()
        pushed = feed.sent_until is not None and feed.sent_until > now
        return after_success(now, self._interval, feed.url, rhythm, fresh=fresh, pushed=pushed)


class _Unchanged:
    """Records feeds that are as they were, all those together that came while the last ones were written."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._noted: dict[int, datetime] = {}
        self._writing = asyncio.Lock()

    async def record(self, feed_id: int, next_poll: datetime) -> None:
        """Returns once it is committed. Raises StoreError."""
        self._noted[feed_id] = next_poll
        async with self._writing:
            if feed_id not in self._noted:
                return  # with the ones before
            noted, self._noted = self._noted, {}
            async with self._database.write() as connection:
                await feeds.record_unchanged(connection, noted, self._clock.now())
