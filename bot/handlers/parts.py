"""What handlers need from the rest of the bot, as they see it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Protocol

from bot.metrics import Metrics
from bot.settings import Settings
from bot.views.message import Message
from bot.views.sources import Feed as ShownFeed
from content.answer import Answer
from content.article import Article
from content.charts import Chart
from content.clock import Clock
from content.edition import Dated, Edition, Wish
from content.sources.opml import OpmlFeed
from content.store import Database


class TopicTrend(Protocol):
    """How often a topic was in the news."""

    @property
    def topic(self) -> str: ...
    @property
    def days(self) -> tuple[int, ...]: ...
    @property
    def this_week(self) -> int: ...
    @property
    def last_week(self) -> int: ...


class Feed(ShownFeed, Protocol):
    """A source that is followed, and how it is."""

    @property
    def error(self) -> str: ...


class NewsStats(Protocol):
    """What the store of news holds."""

    @property
    def articles(self) -> int: ...
    @property
    def sections(self) -> int: ...
    @property
    def feeds(self) -> int: ...
    @property
    def failing_feeds(self) -> int: ...


class DeliveryCounts(Protocol):
    """How the outbox is."""

    @property
    def owed(self) -> int: ...  # now
    @property
    def sent(self) -> int: ...  # in the last 24 hours


class Newsroom(Protocol):
    """The news side (content.newsroom)."""

    async def ask(
        self,
        question: str,
        *,
        language: str = "",
        timezone: tzinfo = UTC,
        limit: int = 3,
        offset: int = 0,
        own_feeds: Sequence[int] = (),
    ) -> Answer: ...
    async def reply(self, answer: Answer) -> Answer: ...
    async def edition(
        self,
        wish: Wish,
        since: datetime,
        until: datetime,
        *,
        told_in: str = "",
        history: Sequence[int] = (),
    ) -> Edition: ...
    async def article(self, article_id: str) -> Article | None: ...
    async def feeds(self) -> Sequence[Feed]: ...
    async def add_source(self, url: str) -> Feed: ...
    async def follow(self, found: Sequence[OpmlFeed], *, shared: bool = True) -> int: ...
    async def trends(self, now: datetime) -> Sequence[TopicTrend]: ...
    async def telling(self, article_id: str) -> Sequence[Dated]: ...
    async def draw(self, chart: Chart) -> bytes: ...
    async def stats(self) -> NewsStats: ...


class Courier(Protocol):
    """Says things to chats (bot.telegram). Raises TelegramError where Telegram refuses."""

    async def show(
        self, chat_id: int, message: Message, *, thread_id: int = 0, layout: str = "rich"
    ) -> tuple[int, ...]: ...
    async def edit(
        self, chat_id: int, message_id: int, message: Message, *, layout: str = "rich"
    ) -> None: ...
    async def show_picture(
        self, chat_id: int, picture: bytes, caption: Message, *, thread_id: int = 0
    ) -> None: ...


class Outbox(Protocol):
    """What is owed to subscribers (bot.delivery.outbox)."""

    async def enqueue(self, kind: str, message: Message, now: datetime) -> int: ...
    async def counts(self, now: datetime) -> DeliveryCounts: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything a handler works with."""

    newsroom: Newsroom
    database: Database
    courier: Courier
    outbox: Outbox
    clock: Clock
    settings: Settings
    metrics: Metrics = field(default_factory=Metrics)
