"""Editions that came out, a row a day."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from content.archived import ArchivedEdition, from_json, to_json, words_of
from content.store.database import upsert
from content.store.schema import archive

_MOST_WORDS = 8  # of a search; more say nothing more


async def put(connection: AsyncConnection, edition: ArchivedEdition) -> bool:
    """Keep an edition; False, and nothing done, where that day has one already."""
    row = {
        "day": edition.day.isoformat(),
        "content": to_json(edition),
        "words": words_of(edition),
        "stories": len(edition.stories),
    }
    insertion = upsert(connection, archive).values(row).on_conflict_do_nothing(index_elements=["day"])
    return (await connection.execute(insertion)).rowcount > 0


async def has(connection: AsyncConnection, day: date) -> bool:
    """Whether a day's edition is kept."""
    query = select(archive.c.day).where(archive.c.day == day.isoformat())
    return (await connection.execute(query)).first() is not None


async def get(connection: AsyncConnection, day: date) -> ArchivedEdition | None:
    """The edition of a day; None where there is none, or nothing in it."""
    query = select(archive.c.content).where(archive.c.day == day.isoformat(), archive.c.stories > 0)
    row = (await connection.execute(query)).first()
    return None if row is None else from_json(row.content)


async def latest(
    connection: AsyncConnection, limit: int, before: date | None = None
) -> Sequence[ArchivedEdition]:
    """Editions that hold something, the newest first, those before a day where one is given."""
    query = select(archive.c.content).where(archive.c.stories > 0)
    if before is not None:
        query = query.where(archive.c.day < before.isoformat())
    rows = await connection.execute(query.order_by(archive.c.day.desc()).limit(limit))
    return [from_json(row.content) for row in rows]


async def days_around(connection: AsyncConnection, day: date) -> tuple[date | None, date | None]:
    """The days of the editions before and after one."""
    around = []
    for where, order in (
        (archive.c.day < day.isoformat(), archive.c.day.desc()),
        (archive.c.day > day.isoformat(), archive.c.day.asc()),
    ):
        query = select(archive.c.day).where(where, archive.c.stories > 0).order_by(order).limit(1)
        found: str | None = (await connection.execute(query)).scalar()
        around.append(date.fromisoformat(found) if found else None)
    return around[0], around[1]


async def search(connection: AsyncConnection, words: Sequence[str], limit: int) -> Sequence[ArchivedEdition]:
    """Editions in which every one of the words (case folded) stands, the newest first."""
    query = select(archive.c.content)
    for word in words[:_MOST_WORDS]:
        query = query.where(archive.c.words.contains(word, autoescape=True))
    rows = await connection.execute(query.order_by(archive.c.day.desc()).limit(limit))
    return [from_json(row.content) for row in rows]
