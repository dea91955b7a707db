"""A bot with its handlers on a Bot API server over a real socket, a real database, and two articles."""

import io
import re
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo

import pytest
from PIL import Image
from telegram.ext import Application, SimpleUpdateProcessor

from bot.delivery.pace import Pace
from bot.handlers import register
from bot.handlers.parts import Parts
from bot.settings import RichMessages, Settings
from bot.telegram import Courier, build_bot
from bot.views.message import Message
from bot.web.playground import AIGERIM, BEN, TOKEN, Playground
from bot.web.serving import serving
from content.answer import Answer, Excerpt
from content.article import Article, Section
from content.charts import Chart
from content.edition import Dated, Edition, Story, Wish
from content.errors import ContentError, FetchError, UnreadableFeed
from content.interests import Interests
from content.sources.opml import OpmlFeed
from content.store import Database, articles, feeds
from content.store.feeds import StoredFeed

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)  # a Monday, 09:00 in Almaty

COPPER = Article(
    title="Copper leads exports",
    sections=(
        Section("", ("Kazakhstan sold copper cathodes to China.",), "Copper was sold."),
        Section("Prices", ("The price rose to $9,000 a tonne.",), "The price rose."),
    ),
    url="https://example.org/copper",
    source="The Steppe Times",
    published=NOW - timedelta(hours=3),
    language="en",
)
TAIWAN = Article(
    title="A word on Taiwan",
    sections=(Section("", ("Taiwan was discussed at length.",), "Taiwan was discussed."),),
    url="https://example.org/taiwan",
    source="The Strait Post",
    published=NOW - timedelta(hours=5),
    language="en",
)


class StoppedClock:
    """Stands still unless it is moved."""

    def __init__(self) -> None:
        self.instant = NOW

    def now(self) -> datetime:
        return self.instant

    def advance(self, by: timedelta) -> None:
        self.instant += by


@dataclass
class FakeNewsroom:
    """Two articles; an answer is every section that holds one of the question's longer words."""

    database: Database
    kept: tuple[Article, ...] = (COPPER, TAIWAN)
    asked: list[str] = field(default_factory=list)
    editions: list[tuple[Interests, datetime, datetime]] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    cannot_draw: bool = False

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
        self.asked.append(question)
        if question == "fail":
            raise RuntimeError("the newsroom burnt down")
        words = [word for word in re.findall(r"\w+", question.lower()) if len(word) > 3]
        found = [
            _excerpt(article, position)
            for article in self.kept
            for position, section in enumerate(article.sections)
            if any(word in f"{article.title} {section.text}".lower() for word in words)
        ]
        # One at a time, so that two sections already make two pages.
        page = tuple(found[offset : offset + 1])
        return Answer(question, bool(page), page, more=len(found) > offset + 1)

    async def reply(self, answer: Answer) -> Answer:
        """A model that only knows what copper is for."""
        known = answer.answered and answer.question == "What is copper for?"
        return replace(answer, reply="Copper is for wires [1].", writer="quill") if known else answer

    async def edition(
        self,
        wish: Wish,
        since: datetime,
        until: datetime,
        *,
        told_in: str = "",
        history: Sequence[int] = (),
    ) -> Edition:
        self.wishes.append(wish)
        self.editions.append((wish.interests, since, until))
        stories = tuple(
            Story(
                article.id, article.title, article.sections[0].text, (article,), ("trade",), article.published
            )
            for article in self.kept
        )
        return Edition(since, until, wish.interests.topics, wish.interests.languages, stories)

    async def article(self, article_id: str) -> Article | None:
        return next((article for article in self.kept if article.id == article_id), None)

    async def feeds(self) -> Sequence["FakeFeed"]:
        async with self.database.read() as connection:
            return (FakeFeed(), *await feeds.list_all(connection))

    async def add_source(self, url: str) -> StoredFeed:
        """Every address leads to a feed, save those that say otherwise."""
        if "away" in url:
            raise FetchError(f"{url}: cannot connect")
        if "page" in url:
            raise UnreadableFeed(f"{url} is no feed and announces none")
        await self.follow([OpmlFeed(url, "Mine")], shared=False)
        async with self.database.read() as connection:
            return await feeds.get(connection, url)

    async def follow(self, found: Sequence[OpmlFeed], *, shared: bool = True) -> int:
        async with self.database.write() as connection:
            return sum([await feeds.add(connection, one.url, one.title, NOW, shared=shared) for one in found])

    async def trends(self, now: datetime) -> Sequence["FakeTrend"]:
        return (FakeTrend(),)

    async def telling(self, article_id: str) -> Sequence[Dated]:
        found = [article for article in self.kept if article_id == COPPER.id or article.id == article_id]
        return [Dated(article, article.published, {}) for article in reversed(found)]

    async def draw(self, chart: Chart) -> bytes:
        self.charts.append(chart)
        if self.cannot_draw:
            raise ContentError("no more ink")
        file = io.BytesIO()
        Image.new("RGB", (40, 30)).save(file, "PNG")
        return file.getvalue()

    async def stats(self) -> "FakeStats":
        return FakeStats()


def _excerpt(article: Article, position: int) -> Excerpt:
    section = article.sections[position]
    return Excerpt(
        article.id, position, article.title, section.heading, article.url, article.source,
        article.published, article.language, section.text, (), 1.0,
    )  # fmt: skip


@dataclass(frozen=True)
class FakeFeed:
    id: int = 900
    shared: bool = True
    title: str = "Steppe feed"
    url: str = "https://example.org/feed"
    site: str = "https://example.org"
    active: bool = True
    failures: int = 0
    error: str = ""
    last_success: datetime | None = NOW


@dataclass(frozen=True)
class FakeTrend:
    topic: str = "trade"
    days: tuple[int, ...] = (0,) * 5 + (2,) + (0,) * 4 + (4,) + (0,) * 3
    this_week: int = 4
    last_week: int = 2


@dataclass(frozen=True)
class FakeStats:
    articles: int = 2
    sections: int = 3
    feeds: int = 1
    failing_feeds: int = 0


@dataclass
class FakeOutbox:
    """Remembers what it was told to deliver."""

    enqueued: list[tuple[str, Message]] = field(default_factory=list)

    async def enqueue(self, kind: str, message: Message, now: datetime) -> int:
        self.enqueued.append((kind, message))
        return 17

    async def counts(self, now: datetime) -> "FakeDeliveryCounts":
        return FakeDeliveryCounts()


@dataclass(frozen=True)
class FakeDeliveryCounts:
    owed: int = 5
    sent: int = 6


class _Finished(SimpleUpdateProcessor):
    """Knows which updates are done with, their errors reported included."""

    def __init__(self) -> None:
        super().__init__(8)
        self.ids: set[int] = set()

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        await coroutine
        self.ids.add(update.update_id)


class Town:
    """People, the bot, and what was said."""

    def __init__(self, playground: Playground, address: str, database: Database, clock: StoppedClock) -> None:
        self.playground = playground
        self.database = database
        self.clock = clock
        self.newsroom = FakeNewsroom(database)
        self.outbox = FakeOutbox()
        self.settings = Settings(
            _env_file=None, default_timezone="Asia/Almaty", digest_time="08:00", admins=(BEN.id,)
        )
        self._address = address
        self._events = playground.world.audience.join()
        self._running = AsyncExitStack()

    async def start_bot(self) -> None:
        """A new application on the same database, as after a restart."""
        await self._running.aclose()
        self._running = AsyncExitStack()
        self.bot = build_bot(TOKEN, self._address)
        self._finished = _Finished()
        application = Application.builder().bot(self.bot).concurrent_updates(self._finished).build()
        courier = Courier(self.bot, RichMessages.AUTO, Pace(1000))
        register(
            application,
            Parts(self.newsroom, self.database, courier, self.outbox, self.clock, self.settings),
        )
        await self._running.enter_async_context(application)
        await application.start()
        self._running.push_async_callback(application.stop)
        await application.updater.start_polling(poll_interval=0, timeout=10)
        self._running.push_async_callback(application.updater.stop)

    async def stop_bot(self) -> None:
        await self._running.aclose()

    async def say(self, text: str, user=AIGERIM, **where) -> list[str]:
        """A person writes; what the bot newly says in that chat."""
        chat_id = where.get("chat_id", user.id)
        before = {message.id for message in self.playground.messages(chat_id)}
        said = self.playground.say(user.id, text, **where)
        await self.settled()
        return [
            readable(message)
            for message in self.playground.messages(chat_id)
            if message.id not in before | {said.id}
        ]

    async def send(self, kind: str, body: dict) -> None:
        """An update that no person of the playground makes."""
        self.playground.world.updates.add(kind, body)
        await self.settled()

    async def tap(self, data: str, user=AIGERIM, chat_id: int = 0) -> None:
        """A person taps the newest button whose data begins with `data`."""
        message, found = self.button(data, chat_id or user.id)
        self.clock.advance(timedelta(seconds=1))  # no double tap
        query = self.playground.tap(user.id, message.id, found, chat_id=chat_id)
        await self.settled()
        assert query.answered

    def button(self, data: str, chat_id: int = AIGERIM.id):
        """The newest message with such a button, and the button's whole data."""
        for message in reversed(self.playground.messages(chat_id)):
            for found in buttons(message):
                if found == data or found.startswith(data + "|"):
                    return message, found
        raise AssertionError(f"no button {data!r} among {[buttons(m) for m in self.said(chat_id)]}")

    def said(self, chat_id: int = AIGERIM.id) -> list:
        """What the bot has said in a chat, as it now stands."""
        bot_id = self.playground.world.bot.id
        return [message for message in self.playground.messages(chat_id) if message.sender.id == bot_id]

    def toasts(self) -> list[str]:
        """What button presses were answered with since the last look."""
        found = []
        while not self._events.empty():
            event = self._events.get_nowait()
            if event and event["kind"] == "answered":
                found.append(event["text"])
        return found

    async def settled(self) -> None:
        """Wait until the bot is done with every update."""
        waiting = {update["update_id"] for update in self.playground.world.updates.pending}
        await self.playground.wait_for(lambda: waiting <= self._finished.ids)


def readable(message) -> str:
    """Everything readable in a message of either layout."""
    return message.text or " ".join(_texts(message.rich))


def _texts(value) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, part in value.items() if key not in {"type", "url"} for text in _texts(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in _texts(part)]
    return []


def buttons(message) -> list[str]:
    """The data of all buttons below a message."""
    rows = (message.keyboard or {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """SQLite's alone: what handlers ask of the store has its tests on both."""
    return sqlite_url


@pytest.fixture
async def town(database: Database) -> AsyncIterator[Town]:
    """Aigerim (Russian) and Ben (English, the bot's administrator) with a running bot."""
    clock = StoppedClock()
    async with database.write() as connection:
        for article in (COPPER, TAIWAN):
            await articles.save(connection, article, "file", {"trade": 1.0}, NOW)
    playground = Playground(TOKEN, clock, rate=0)
    async with serving(playground.app, "127.0.0.1", 0) as address:
        made = Town(playground, address, database, clock)
        await made.start_bot()
        yield made
        assert playground.world.rejections == []
        await made.stop_bot()
        await playground.close()


@pytest.fixture
def words():
    """Everything readable in a message of either layout."""
    return readable
