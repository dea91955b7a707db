"""Rows of the inverted index."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import bindparam, cast, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.portions import portions
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
        rows = (await connection.execute(query.order_by(posting.c.term, posting.c.block))).all()
        for term, block, data in rows:
            found.setdefault(term, []).append((block, data))
    return found


async def append(connection: AsyncConnection, added: Mapping[Key, bytes]) -> None:
    """Put packed postings at the end of their rows.

    The database joins old and new, so that nothing has to be read first, and two processes that add
    at the same time lose nothing; in the order of the keys, so that they never wait for each other in a ring.
    """
    if not added:
        return
    insertion = upsert(connection, posting)
    joined = cast(posting.c.data.concat(insertion.excluded.data), posting.c.data.type)
    insertion = insertion.on_conflict_do_update(index_elements=["term", "block"], set_={"data": joined})
    # A batch is tens of thousands of rows: past the driver's door SQLAlchemy would double their cost.
    rows = [(term, block, data) for (term, block), data in added.items()]
    for portion in await asyncio.to_thread(lambda: [*portions(rows)]):
        await connection.exec_driver_sql(str(insertion.compile(dialect=connection.dialect)), portion)


async def rows(connection: AsyncConnection, keys: Sequence[Key]) -> dict[Key, bytes]:
    """The packed postings of these terms in these blocks, where there are any, locked until the commit."""
    by_block: dict[int, list[str]] = {}
    for term, block in sorted(keys):
        by_block.setdefault(block, []).append(term)
    found: dict[Key, bytes] = {}
    for block, terms in by_block.items():
        for start in range(0, len(terms), _TERMS):
            some = posting.c.term.in_(terms[start : start + _TERMS])
            query = select(posting.c.term, posting.c.data).where(posting.c.block == block, some)
            for term, data in await connection.execute(query.order_by(posting.c.term).with_for_update()):
                found[term, block] = data
    return found


async def replace(connection: AsyncConnection, changed: Mapping[Key, bytes]) -> None:
    """Put other data into rows that are there; a row left empty goes."""
    here = (posting.c.term == bindparam("of_term"), posting.c.block == bindparam("of_block"))
    kept = [{"of_term": key[0], "of_block": key[1], "data": data} for key, data in changed.items() if data]
    if kept:
        await connection.execute(update(posting).where(*here), kept)
    gone = [{"of_term": key[0], "of_block": key[1]} for key, data in changed.items() if not data]
    if gone:
        await connection.execute(delete(posting).where(*here), gone)
