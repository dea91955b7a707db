"""Reading the entries of a feed that were noted as new, each until its article is stored."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from content.clock import Clock
from content.document import Document
from content.errors import ContentError, FetchError, StoreError
from content.sources.addresses import host_of
from content.sources.feeds import Entry
from content.sources.fetch import Fetcher
from content.sources.pages import Believed, content_document, entry_document, has_some_text, page_fetch
from content.sources.robots import Robots
from content.sources.room import Room
from content.store import Database, entries
from content.store.entries import MOST_ATTEMPTS, Unread
from content.store.feeds import StoredFeed

Take = Callable[[Document], Awaitable[str]]  # stores a document's article, returns its id

_MOST_REFUSALS = 3  # pages in a row that cannot be had before the others are left for the next poll


class EntryReader:
    """Hands the documents of unread entries to `take`, and notes how each went."""

    def __init__(
        self, database: Database, fetcher: Fetcher, clock: Clock, take: Take, room: Room | None = None
    ) -> None:
        self._database = database
        self._fetcher = fetcher
        self._robots = Robots(fetcher)
        self._room = room or Room()
        self._clock = clock
        self._take = take

    async def read(self, feed: StoredFeed, source: str, present: Sequence[Entry]) -> tuple[int, bool]:
        """Read the feed's unread entries: how many could be read, and whether none is left for another time.

        `source` is the feed's name. `present` are the entries in the feed; of an unread one that is
        not among them only the address is known. Raises StoreError.
        """
        feed_id, believed = feed.id, _believed(feed)
        by_key = {entry.key: entry for entry in present}
        async with self._database.read() as connection:
            unread = await entries.unread(connection, feed_id)
        read: dict[str, str] = {}  # ids of articles by the keys of their entries
        refusals, left = 0, False
        try:
            for waiting in unread:
                if refusals == _MOST_REFUSALS:
                    return len(read), False
                entry = by_key.get(waiting.key) or _only_address(waiting)
                last = waiting.attempts + 1 >= MOST_ATTEMPTS
                try:
                    # Without an address, articles are told apart by their source: a name that any may take.
                    name = source if entry.url or feed.shared else host_of(feed.url)
                    read[waiting.key] = await self._taken(entry, name, believed, last=last)
                except StoreError:
                    raise
                except ContentError as error:
                    refusals = refusals + 1 if _passes(error) else 0
                    left = left or (_passes(error) and not last)
                    await self._record_unreadable(feed_id, waiting, error)
                else:
                    refusals = 0
            return len(read), not left
        finally:
            # Together: a transaction for each took longer than the rest. What a crash leaves out is read
            # again, and as the same article.
            if read:
                async with self._database.write() as connection:
                    await entries.record_read(connection, feed_id, read)

    async def _taken(self, entry: Entry, source: str, believed: Believed, *, last: bool) -> str:
        """Store the entry's article; from the feed's own text where its page cannot be had."""
        try:
            async with self._room.share() as share:
                fetch = page_fetch(self._fetcher, self._robots, share)
                document = await entry_document(entry, source, fetch, believed)
                return await self._take(self._dated(document))
        except StoreError:
            raise
        except ContentError as error:
            if (_passes(error) and not last) or not has_some_text(entry) or not believed(entry.url):
                raise
        return await self._take(self._dated(content_document(entry, source)))

    def _dated(self, document: Document) -> Document:
        """The document with a date that is not in the future."""
        if document.published is None:
            return document
        return replace(document, published=min(document.published, self._clock.now()))

    async def _record_unreadable(self, feed_id: int, waiting: Unread, error: ContentError) -> None:
        async with self._database.write() as connection:
            await entries.record_unreadable(
                connection, feed_id, waiting.key, str(error), for_good=not _passes(error)
            )


def _believed(feed: StoredFeed) -> Believed:
    """A feed for everyone is believed: the operator chose it. A reader's own, only about its own site.

    An article at one address is one for all who read it, so that anybody's feed could else put its words
    into the mouth of another's site.
    """
    own = _site(feed.url)
    return lambda address: feed.shared or not address or _site(address) == own


def _site(address: str) -> str:
    return host_of(address).removeprefix("www.")


def _passes(error: ContentError) -> bool:
    """Whether trying again later may help."""
    return isinstance(error, FetchError) and error.temporary


def _only_address(waiting: Unread) -> Entry:
    return Entry(waiting.key, waiting.url, "", (), None, "", "", "")
