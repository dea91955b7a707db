"""The facade of the news side: what comes in is read, summarized and indexed; what is asked is answered."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import TYPE_CHECKING

from content import library
from content.answer import Answer
from content.article import Article
from content.charts import Chart, draw_in
from content.clock import Clock
from content.document import Document
from content.edition import Dated, Edition, Wish
from content.model.access import ModelAccess
from content.newsdesk import NewsDesk
from content.reading.worker import Reader
from content.search import IndexedSection, Search, meaning
from content.sources.feeds import Feed
from content.sources.fetch import Fetcher, Response
from content.sources.opml import OpmlFeed
from content.sources.parsing import parse_in
from content.sources.polling import Poller
from content.store import Database, articles, feeds, meta, sections
from content.store.articles import Change, StoredSection
from content.store.feeds import StoredFeed

if TYPE_CHECKING:
    from content.model.writer import Writer

logger = logging.getLogger(__name__)

# Of two that store the same article at once one must see the other's, and the index counts for both.
_ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Taken:
    """An article as it was stored, and what storing it changed."""

    article: Article
    change: Change


@dataclass(frozen=True, slots=True)
class TopicTrend:
    """How often a topic was in the news in fourteen days, the oldest first; today is the last one."""

    topic: str
    days: tuple[int, ...]

    @property
    def this_week(self) -> int:
        return sum(self.days[7:])

    @property
    def last_week(self) -> int:
        return sum(self.days[:7])


@dataclass(frozen=True, slots=True)
class Stats:
    """What the store holds, in numbers."""

    articles: int
    sections: int
    feeds: int
    failing_feeds: int


class Newsroom:
    """Wires sources, reading, summaries, topics, search and the store.

    Get one with `await Newsroom.open(...)`; `close()`, or leaving an `async with`, ends its processes
    and connections.
    """

    def __init__(
        self, database: Database, reader: Reader, fetcher: Fetcher, clock: Clock, poll_interval: timedelta
    ) -> None:
        self.database = database
        self.fetcher = fetcher
        self.poller = Poller(database, fetcher, self.parse_feed, clock, self._take_from_feed, poll_interval)
        self._reader = reader
        self._artist = Reader()  # whoever waits for a chart does not wait for pages to be read
        self._clock = clock
        self._search = Search(meaning.installed())
        self._desk = NewsDesk(database)
        self._writer: Writer | None = None

    @classmethod
    async def open(
        cls,
        database_url: str,
        clock: Clock,
        *,
        poll_interval: timedelta = timedelta(minutes=30),
        allow_private: bool = False,
        proxy: str = "",
        model: ModelAccess | None = None,
    ) -> "Newsroom":
        """A newsroom over the database at `database_url`, the bundled library loaded into a fresh one.

        `allow_private` lets it fetch from private addresses, `proxy` is the way to feeds, `model` writes.
        Raises StoreError.
        """
        database = await Database.open(database_url)
        newsroom = cls(
            database, Reader(), Fetcher(allow_private=allow_private, proxy=proxy), clock, poll_interval
        )
        if model is not None:
            from content.model.client import LanguageModel  # most newsrooms do without
            from content.model.writer import Writer

            newsroom._writer = Writer(database, LanguageModel(model), clock, model.daily)
        try:
            await newsroom._load_library()
        except BaseException:
            await newsroom.close()
            raise
        return newsroom

    async def close(self) -> None:
        """End the reading process, close connections."""
        if self._writer is not None:
            await self._writer.close()
        await self._reader.close()
        await self._artist.close()
        await self.fetcher.close()
        await self.database.close()

    async def __aenter__(self) -> "Newsroom":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def parse_feed(self, response: Response) -> Feed:
        """The feed in a response. Raises UnreadableFeed."""
        return await parse_in(self._reader, response)

    async def ingest(self, document: Document, origin: str) -> Taken:
        """Read a document and store its article. Raises NotAnArticle; then nothing is stored."""
        return (await self.take([await self._reader.read(document)], origin))[0]

    async def take(self, batch: Sequence[Article], origin: str) -> list[Taken]:
        """Store articles in one transaction: all of them or, where one fails, none."""
        prepared = await asyncio.to_thread(lambda: [_prepare(article) for article in batch])
        taken = []
        async with self.database.write(alone=_ARTICLES) as connection:
            added: list[StoredSection] = []
            for article, topics in prepared:
                saved = await articles.save(connection, article, origin, topics, self._clock.now())
                if saved.removed:
                    await self._search.remove(connection, _indexed(saved.removed))
                added.extend(saved.added)
                taken.append(Taken(article, saved.change))
            if added:
                await self._search.add(connection, _indexed(added))
        return taken

    async def follow(self, found: Sequence[OpmlFeed], *, shared: bool = True) -> int:
        """Follow feeds by address, to be polled at the next tick; returns how many were not followed yet.

        Those that are not `shared` are for the readers who have them in their own list.
        """
        added, now = 0, self._clock.now()
        async with self.database.write() as connection:
            for feed in found:
                added += await feeds.add(connection, feed.url, feed.title, now, shared=shared)
                await feeds.revive(connection, feed.url, now)
        return added

    async def add_source(self, url: str) -> StoredFeed:
        """The feed at an address, or announced there, followed for one reader. Raises ContentError."""
        return await self.poller.add(url, shared=False)

    async def ask(
        self,
        question: str,
        *,
        language: str = "",
        timezone: tzinfo = UTC,
        limit: int = 3,
        offset: int = 0,
        own_feeds: Sequence[int] = (),
    ) -> Answer:
        """The excerpts that answer a question, best first.

        `language` favours articles in it; in `timezone` begin the days that "yesterday" and the like mean.
        What came by a feed of some reader's own is only for those who have it among their `own_feeds`.
        """
        now = self._clock.now().astimezone(timezone)
        async with self.database.read() as connection:
            others = await feeds.own_ids(connection) - {*own_feeds}
            return await self._search.ask(
                connection,
                question,
                now=now,
                language=language,
                limit=limit,
                offset=offset,
                hidden=await sections.came_only_by(connection, others),
            )

    async def grasp(self, most: int) -> int:
        """Have the model of the extra `semantic` read sections that it has not; returns how many it read."""
        return await self._search.grasp(self.database, most)

    async def reply(self, answer: Answer) -> Answer:
        """The answer with a reply by the language model, where there is one and every claim of it stands."""
        return answer if self._writer is None else await self._writer.answer(answer)

    async def edition(
        self,
        wish: Wish,
        since: datetime,
        until: datetime,
        *,
        told_in: str = "",
        history: Sequence[int] = (),
    ) -> Edition:
        """The stories taken in during [since, until) for a wish.

        What digests in `history` told is told again only where it moved. A language model, where there
        is one, translates into `told_in` what is in another language.
        """
        edition = await self._desk.edition(wish, since, until, history)
        return edition if self._writer is None else await self._writer.edition(edition, told_in)

    async def stories_of_articles(self, now: datetime) -> Mapping[str, str]:
        """For each article of the last days, the id of the story that it tells."""
        return await self._desk.stories_of_articles(now)

    async def article(self, article_id: str) -> Article | None:
        """The newest version of an article."""
        async with self.database.read() as connection:
            return await articles.get(connection, article_id)

    async def export(self) -> AsyncIterator[Article]:
        """Every article, one state of the store throughout."""
        async with self.database.read() as connection:
            async for article in articles.everything(connection):
                yield article

    async def trends(self, now: datetime) -> tuple[TopicTrend, ...]:
        """Topics by how often they were in the news in the week that ends with the day of `now`, most first.

        Days begin at midnight in the zone of `now`.
        """
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        ends = [midnight - timedelta(days=before) for before in range(13, -2, -1)]
        async with self.database.read() as connection:
            counts = [
                await articles.topic_counts(connection, since, until) for since, until in pairwise(ends)
            ]
        found = [
            TopicTrend(topic, tuple(day.get(topic, 0) for day in counts)) for topic in set().union(*counts)
        ]
        return tuple(sorted(found, key=lambda trend: (-trend.this_week, -trend.last_week, trend.topic)))

    async def telling(self, article_id: str) -> tuple[Dated, ...]:
        """The articles that tell the same story as one, the earliest first; empty where it is gone."""
        return await self._desk.telling(article_id)

    async def draw(self, chart: Chart) -> bytes:
        """A chart as a PNG file. Raises ContentError."""
        return await draw_in(self._artist, chart)

    async def feeds(self) -> Sequence[StoredFeed]:
        """The feeds that are followed, with their state."""
        async with self.database.read() as connection:
            return await feeds.list_all(connection)

    async def stats(self) -> Stats:
        """What the store holds."""
        async with self.database.read() as connection:
            followed = await feeds.list_all(connection)
            return Stats(
                articles=await articles.count(connection),
                sections=await articles.count_sections(connection),
                feeds=len(followed),
                failing_feeds=sum(1 for feed in followed if feed.error),
            )

    async def forget(self, before: datetime) -> int:
        """Remove articles last touched before an instant, save bundled and saved ones; returns how many."""
        removed = 0
        while True:
            async with self.database.write(alone=_ARTICLES) as connection:
                ids = await articles.outdated(connection, before)
                for article_id in ids:
                    gone = await articles.remove(connection, article_id)
                    await self._search.remove(connection, _indexed(gone))
            removed += len(ids)
            if not ids:
                return removed

    async def _take_from_feed(self, document: Document) -> str:
        return (await self.ingest(document, "feed")).article.id

    async def _load_library(self) -> None:
        """Take in the bundled articles that are new or changed since the last start."""
        state = library.fingerprint()
        async with self.database.read() as connection:
            if await meta.get(connection, "library") == state:
                return
        await self.take([article for _, article in library.bundled()], "library")
        async with self.database.write() as connection:
            await meta.put(connection, "library", state)


def _prepare(article: Article) -> tuple[Article, dict[str, float]]:
    # Imported with the first article: no start should wait for hundreds of patterns to be compiled.
    from content.summary import summarize_article
    from content.topics.evidence import topics_of

    return summarize_article(article), topics_of(article)


def _indexed(sections: Iterable[StoredSection]) -> list[IndexedSection]:
    return [
        IndexedSection(part.id, part.title, part.heading, part.text, part.language)
        for part in sections
        if part.text
    ]
