"""Rows of the inverted index."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.schema import posting

_TERMS = 400  # terms a statement: SQLite's variables are limited

Key = tuple[str, int]  # term, block


async def lists(connection: AsyncConnection, terms: Iterable[str]) -> dict[str, list[tuple[int, bytes]]]:
    """For each term that is known, its blocks in order with their packed postings."""
    wanted = list(dict.fromkeys(terms))
    found: dict[str, list[tuple[int, bytes]]] = {}
    for start in range(0, len(wanted), _TERMS):
        query = select(posting.c.term, posting.c.block, posting.c.data).where(
            posting.c.term.in_(wanted[start : start + _TERMS])
        )
        for term, block, data in await connection.execute(query.order_by(posting.c.term, posting.c.block)):
            found.setdefault(term, []).append((block, data))
    return found


async def rows(connection: AsyncConnection, keys: Sequence[Key]) -> dict[Key, bytes]:
    """The packed postings of these terms in these blocks, where there are any."""
    by_block: dict[int, list[str]] = {}
    for term, block in keys:
        by_block.setdefault(block, []).append(term)
    found: dict[Key, bytes] = {}
    for block, terms in by_block.items():
        for start in range(0, len(terms), _TERMS):
            some = posting.c.term.in_(terms[start : start + _TERMS])
            query = select(posting.c.term, posting.c.data).where(posting.c.block == block, some)
            for term, data in await connection.execute(query):
                found[term, block] = data
    return found


async def write(connection: AsyncConnection, changed: Mapping[Key, bytes]) -> None:
    """Put rows in, replacing those that are there; an empty one goes."""
    kept = [{"term": term, "block": block, "data": data} for (term, block), data in changed.items() if data]
    if kept:
        insertion = upsert(connection, posting)
        insertion = insertion.on_conflict_do_update(
            index_elements=["term", "block"], set_={"data": insertion.excluded.data}
        )
        await connection.execute(insertion, kept)
    gone = [key for key, data in changed.items() if not data]
    for start in range(0, len(gone), _TERMS // 2):
        keys = tuple_(posting.c.term, posting.c.block).in_(gone[start : start + _TERMS // 2])
        await connection.execute(delete(posting).where(keys))
