"""The words that the index knows, by their skeletons."""

import asyncio
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.portions import portions
from content.store.schema import vocabulary

_MOST = 3000  # words looked at for one that is unknown
_LONGER = 2  # consonants by which a word may be longer or shorter than it was written

Entry = tuple[str, str]  # skeleton, term


async def add(connection: AsyncConnection, entries: Iterable[Entry]) -> None:
    """Remember words; those that are known stay as they are."""
    rows = list(set(entries))
    insertion = upsert(connection, vocabulary).on_conflict_do_nothing()
    # Hundreds of words an article: past the driver's door SQLAlchemy would double their cost.
    for portion in await asyncio.to_thread(lambda: [*portions(rows)]):
        await connection.exec_driver_sql(str(insertion.compile(dialect=connection.dialect)), portion)


async def beginning(connection: AsyncConnection, skeleton: str, length: int) -> list[Entry]:
    """Words whose skeletons begin with this one (letters a to y) and are about so long, in order."""
    behind = skeleton[:-1] + chr(ord(skeleton[-1]) + 1)
    query = (
        select(vocabulary.c.skeleton, vocabulary.c.term)
        .where(vocabulary.c.skeleton >= skeleton, vocabulary.c.skeleton < behind)
        .where(func.length(vocabulary.c.skeleton).between(length - _LONGER, length + _LONGER))
        .order_by(vocabulary.c.skeleton, vocabulary.c.term)
        .limit(_MOST)
    )
    return [(row.skeleton, row.term) for row in await connection.execute(query)]
