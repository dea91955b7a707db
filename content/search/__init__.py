"""Questions -> excerpts: analyse, retrieve, rank, window, mark, and abstain where nothing fits."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from content.answer import Answer
from content.search import index, letters
from content.search.abstain import worth_showing
from content.search.excerpts import as_excerpt
from content.search.index import IndexedSection, Statistics
from content.search.meaning import Meaning, closeness
from content.search.period import Period
from content.search.question import Question, understand
from content.search.rank import Ranked, rank
from content.search.retrieve import Retrieved, retrieve
from content.search.said_twice import Told, told_once
from content.search.spelling import respelled
from content.store import Database, embeddings, sections
from content.store.sections import FoundSection

__all__ = ["IndexedSection", "Search"]

_CANDIDATES = 20  # sections whose windows are looked at
_EXACT_CANDIDATES = 200  # of which those with the very phrase are kept

# Who asks for news wants the newest that fits, not the best of all times.
_RECENT = (timedelta(days=7), timedelta(days=90))
_ENOUGH_NEWS = 3  # excerpts; where there are fewer, older ones are looked for as well


class Search:
    """The index in the database and the way through it. Holds no state of its own.

    With `meaning`, sections are also ranked by how close they are to what a question means.
    """

    def __init__(self, meaning: Meaning | None = None) -> None:
        self._meaning = meaning

    async def add(self, connection: AsyncConnection, added: Sequence[IndexedSection]) -> None:
        """Index sections, in the transaction that stores them."""
        await index.add(connection, added)

    async def remove(self, connection: AsyncConnection, removed: Sequence[IndexedSection]) -> None:
        """Forget sections, given just as they were added."""
        await index.remove(connection, removed)

    async def grasp(self, database: Database, most: int) -> int:
        """Have the model read at most so many sections that it has not; returns how many there were.

        Nothing is locked meanwhile: reading takes a quarter of a second for each.
        """
        if self._meaning is None:
            return 0
        async with database.read() as connection:
            unread = await embeddings.missing(connection, most)
        vectors = {one.section_id: await self._meaning.of_section(one.text) for one in unread}
        if vectors:
            async with database.write() as connection:
                await embeddings.put(connection, vectors)
        return len(vectors)

    async def ask(
        self,
        connection: AsyncConnection,
        question: str,
        *,
        now: datetime,
        language: str = "",
        limit: int = 3,
        offset: int = 0,
        hidden: Sequence[int] = (),
    ) -> Answer:
        """At most `limit` excerpts from `offset` on. `language` favours sections in it. Any text will do.

        Sections with an id in `hidden` are not for this reader.

        `now` is the instant of asking, in the reader's zone.
        """
        asked = understand(question, now, language)
        told: Sequence[Told] = ()
        period: Period | None = None
        for period in _periods(asked, now):
            told = told_once(worth_showing(await self._ranked(connection, asked, language, period, hidden)))
            if len(told) >= (_ENOUGH_NEWS if asked.period is None else 1):
                break
        if asked.newest:
            told = sorted(told, key=_published, reverse=True)
        page = told[offset : offset + limit]
        return Answer(
            question,
            bool(page),
            tuple(map(as_excerpt, page)),
            more=len(told) > offset + limit,
            elsewhen=bool(page) and asked.period is not None and period is None,
        )

    async def ranked(
        self, connection: AsyncConnection, question: str, *, now: datetime, language: str = ""
    ) -> Sequence[Ranked]:
        """What comes nearest to the question, best first, whether or not it fits."""
        return await self._ranked(connection, understand(question, now, language), language, None, ())

    async def _ranked(
        self,
        connection: AsyncConnection,
        asked: Question,
        language: str,
        period: Period | None,
        hidden: Sequence[int],
    ) -> Sequence[Ranked]:
        collection = await index.statistics(connection)
        if not asked.words or not collection.sections:
            return []
        retrieved = await _retrieved(connection, asked, collection, period, hidden)
        if retrieved.unknown:
            spelled = await respelled(connection, asked.words, retrieved.unknown)
            asked = replace(asked, words=spelled.words)
            if spelled.meant:
                retrieved = await _retrieved(connection, asked, collection, period, hidden)
            else:
                retrieved = retrieved.regrouped(len(spelled.words))
        found = await sections.get_many(connection, [one.section_id for one in retrieved.candidates])
        if asked.phrases:
            retrieved, found = _with_phrases(asked.phrases, retrieved, found)
        return rank(asked, retrieved, found, language, await self._closeness(connection, asked, found))

    async def _closeness(
        self, connection: AsyncConnection, asked: Question, found: Collection[int]
    ) -> Mapping[int, float]:
        vectors = await embeddings.of(connection, list(found)) if self._meaning and found else {}
        if self._meaning is None or not vectors:
            return {}
        return closeness(await self._meaning.of_question(asked.text), vectors)


def _periods(asked: Question, now: datetime) -> Sequence[Period | None]:
    """The times to look in, one after another until there is enough; None is any time."""
    if asked.period is not None:
        return asked.period, None
    if asked.newest:
        return *(Period(now - recent, now + timedelta(days=1)) for recent in _RECENT), None
    return (None,)


async def _retrieved(
    connection: AsyncConnection,
    asked: Question,
    collection: Statistics,
    period: Period | None,
    hidden: Sequence[int],
) -> Retrieved:
    among = None
    if period is not None:
        among = await sections.dated_in(connection, period.since, period.until)
    return await retrieve(
        connection,
        asked.words,
        collection,
        _EXACT_CANDIDATES if asked.phrases else _CANDIDATES,
        required=asked.quoted_words,
        among=among,
        without=hidden,
    )


def _with_phrases(
    phrases: Sequence[str], retrieved: Retrieved, found: dict[int, FoundSection]
) -> tuple[Retrieved, dict[int, FoundSection]]:
    """Only the sections that hold every phrase, and of them as many as are looked at."""

    def has_them(section: FoundSection) -> bool:
        text = letters.flat(f"{section.title}\n{section.heading}\n{section.text}")
        return all(letters.holds(text, phrase) for phrase in phrases)

    kept = [one for one in retrieved.candidates if has_them(found[one.section_id])][:_CANDIDATES]
    return replace(retrieved, candidates=tuple(kept)), {one.section_id: found[one.section_id] for one in kept}


def _published(told: Told) -> float:
    published = told.best.section.published
    return published.timestamp() if published else 0.0
