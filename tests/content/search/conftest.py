"""A searchable store in a real database, filled the way the newsroom fills it."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from content.answer import Answer
from content.article import Article, Section
from content.search import IndexedSection, Search
from content.store import Database, articles
from content.store.articles import StoredSection
from content.store.schema import posting

NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)

PORT = Article(
    title="Kuryk port opens a new ferry line",
    sections=(
        Section("", ("The port of Kuryk opened a ferry line to Baku on Monday.",)),
        Section(
            "Grain exports",
            (
                "Kazakhstan sent 3.2 million tonnes of grain across the Caspian Sea last year. "
                "Most of it was wheat for Georgia. Farmers want lower tariffs.",
                "The ministry expects the figure to double by 2030.",
            ),
        ),
    ),
    url="https://example.org/kuryk",
    source="Port News",
    published=NOW,
    language="en",
)

GLACIER = Article(
    title="Ледники Тянь-Шаня тают быстрее",
    sections=(
        Section("", ("Учёные измерили ледник Туюксу. За год он отступил на сорок метров.",)),
        Section("Вода", ("Реки долины получают от ледников половину воды.",)),
    ),
    url="https://example.org/lednik",
    language="ru",
)

WOLVES = Article(
    title="Дала қасқырлары",
    sections=(Section("", ("Қасқырлар далада қойларды аңдиды. Малшылар иттерін күшейтті.",)),),
    url="https://example.org/kaskyr",
    language="kk",
)

RAILWAY = Article(
    title="中欧班列增加班次",
    sections=(Section("", ("霍尔果斯口岸今年开行中欧班列八千列。货物主要是汽车和机械。",)),),
    url="https://example.org/banlie",
    language="zh",
)


class Shelf:
    """Articles in, answers out."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.search = Search()

    async def put(self, *found: Article) -> None:
        """Store and index articles in one transaction."""
        async with self.database.write() as connection:
            for article in found:
                saved = await articles.save(connection, article, "file", {}, NOW)
                await self.search.remove(connection, _indexed(saved.removed))
                await self.search.add(connection, _indexed(saved.added))

    async def drop(self, article: Article) -> None:
        """Remove an article and all the index knows of it."""
        async with self.database.write() as connection:
            gone = await articles.remove(connection, article.id)
            await self.search.remove(connection, _indexed(gone))

    async def ask(self, question: str, *, now: datetime = NOW, **options: str | int) -> Answer:
        """The answer, from a connection that only reads."""
        async with self.database.read() as connection:
            return await self.search.ask(connection, question, now=now, **options)  # type: ignore[arg-type]

    async def rows(self) -> dict[tuple[str, int], frozenset[bytes]]:
        """The index: for each term and block its postings, in no order."""
        async with self.database.read() as connection:
            found = await connection.execute(select(posting.c.term, posting.c.block, posting.c.data))
            return {
                (term, block): frozenset(data[start : start + 3] for start in range(0, len(data), 3))
                for term, block, data in found
            }


def _indexed(stored: Sequence[StoredSection]) -> list[IndexedSection]:
    return [IndexedSection(one.id, one.title, one.heading, one.text, one.language) for one in stored]


@pytest.fixture
def make_shelf() -> type[Shelf]:
    """Makes a store of a database."""
    return Shelf


@pytest.fixture
def shelf(database: Database) -> Shelf:
    """An empty store."""
    return Shelf(database)


@pytest.fixture
async def full(shelf: Shelf) -> Shelf:
    """A store with an article in each of four languages."""
    await shelf.put(PORT, GLACIER, WOLVES, RAILWAY)
    return shelf


@pytest.fixture
def port() -> Article:
    """An English article with a lead and a section."""
    return PORT


@pytest.fixture
def glacier() -> Article:
    """A Russian article with two sections."""
    return GLACIER


@pytest.fixture
def articles_of_full() -> tuple[Article, ...]:
    """What `full` holds."""
    return PORT, GLACIER, WOLVES, RAILWAY
