"""Entries of feeds that were met, so that none is read or announced twice, and none is lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.schema import NOT_READ
from content.store.schema import entry as entries

MOST_ATTEMPTS = 3  # at reading an entry
_LONGEST_ERROR = 500  # characters
_IN_ONE_QUERY = 500  # values; SQLite takes some 30,000 at most


@dataclass(frozen=True, slots=True)
class Met:
    """An entry when it is met for the first time."""

    key: str  # content.sources.feeds.Entry.key
    url: str
    to_read: bool = True  # False: it is passed over, or was read already
    article_id: str = ""  # of the article that it was read as already
    fingerprint: str = ""  # of what it says; empty where that is too little


@dataclass(frozen=True, slots=True)
class Unread:
    """An entry that is to be read, for the first time or again."""

    key: str
    url: str
    attempts: int  # so far


async def known_keys(connection: AsyncConnection, feed_id: int, keys: Sequence[str]) -> set[str]:
    """Those of `keys` under which entries of the feed were met."""
    found: set[str] = set()
    for part in _parts(keys):
        query = select(entries.c.key).where(entries.c.feed_id == feed_id, entries.c.key.in_(part))
        found.update((await connection.execute(query)).scalars())
    return found


async def feeds_of(connection: AsyncConnection, article_ids: Sequence[str]) -> dict[str, frozenset[int]]:
    """The feeds by which articles came, by article id; one that came by none is left out."""
    found: dict[str, set[int]] = {}
    for part in _parts(article_ids):
        query = select(entries.c.article_id, entries.c.feed_id).where(entries.c.article_id.in_(part))
        for row in await connection.execute(query):
            found.setdefault(row.article_id, set()).add(row.feed_id)
    return {article_id: frozenset(feeds) for article_id, feeds in found.items()}


async def has_any(connection: AsyncConnection, feed_id: int) -> bool:
    """Whether any entry of the feed was met."""
    query = select(entries.c.key).where(entries.c.feed_id == feed_id).limit(1)
    return (await connection.execute(query)).first() is not None


async def articles_at(connection: AsyncConnection, urls: Sequence[str]) -> dict[str, str]:
    """Those of `urls` that entries of any feed were read from, each with the id of its article."""
    found: dict[str, str] = {}
    for part in _parts([url for url in urls if url]):
        query = select(entries.c.url, entries.c.article_id).where(
            entries.c.url.in_(part), entries.c.state == "read", entries.c.article_id.is_not(None)
        )
        found.update({row.url: row.article_id for row in await connection.execute(query)})
    return found


async def articles_saying(
    connection: AsyncConnection, feed_id: int, fingerprints: Sequence[str]
) -> dict[str, str]:
    """Those of `fingerprints` that entries of the feed were read with, each with the id of its article."""
    found: dict[str, str] = {}
    for part in _parts([fingerprint for fingerprint in fingerprints if fingerprint]):
        query = select(entries.c.fingerprint, entries.c.article_id).where(
            entries.c.feed_id == feed_id,
            entries.c.fingerprint.in_(part),
            entries.c.state == "read",
            entries.c.article_id.is_not(None),
        )
        found.update({row.fingerprint: row.article_id for row in await connection.execute(query)})
    return found


async def meet(connection: AsyncConnection, feed_id: int, met: Sequence[Met], now: datetime) -> None:
    """Note entries that were not met before."""
    rows = [
        {
            "feed_id": feed_id,
            "key": entry.key,
            "url": entry.url,
            "article_id": entry.article_id or None,
            "state": "new" if entry.to_read else "read",
            "attempts": 0,
            "error": "",
            "first_seen": now,
            "fingerprint": entry.fingerprint,
        }
        for entry in met
    ]
    if rows:
        await connection.execute(insert(entries), rows)


async def unread(connection: AsyncConnection, feed_id: int) -> list[Unread]:
    """Entries of the feed to be read: new ones, and failed ones with attempts left, the oldest first."""
    query = (
        select(entries.c.key, entries.c.url, entries.c.attempts)
        .where(NOT_READ, entries.c.feed_id == feed_id, entries.c.attempts < MOST_ATTEMPTS)
        .order_by(entries.c.first_seen, entries.c.key)
    )
    return [Unread(row.key, row.url, row.attempts) for row in await connection.execute(query)]


async def record_read(connection: AsyncConnection, feed_id: int, articles: Mapping[str, str]) -> None:
    """The articles of entries are stored; their ids by the entries' keys."""
    statement = (
        update(entries)
        .where(entries.c.feed_id == feed_id, entries.c.key == bindparam("entry"))
        .values(state="read", article_id=bindparam("article"), error="")
    )
    rows = [{"entry": key, "article": article_id} for key, article_id in articles.items()]
    if rows:
        await connection.execute(statement, rows)


async def record_unreadable(
    connection: AsyncConnection, feed_id: int, key: str, error: str, *, for_good: bool = False
) -> None:
    """The entry could not be read. `for_good` means that it is not tried again."""
    attempts = MOST_ATTEMPTS if for_good else entries.c.attempts + 1
    values = {"state": "failed", "attempts": attempts, "error": error[:_LONGEST_ERROR]}
    await _record(connection, feed_id, key, values)


async def forget(
    connection: AsyncConnection, feed_id: int, before: datetime, still_there: Sequence[str]
) -> int:
    """Forget entries met before an instant whose keys the feed holds no more; returns how many."""
    old = select(entries.c.key).where(entries.c.feed_id == feed_id, entries.c.first_seen < before)
    gone = set((await connection.execute(old)).scalars()).difference(still_there)
    for part in _parts(sorted(gone)):
        await connection.execute(delete(entries).where(entries.c.feed_id == feed_id, entries.c.key.in_(part)))
    return len(gone)


async def _record(connection: AsyncConnection, feed_id: int, key: str, values: dict[str, Any]) -> None:
    await connection.execute(
        update(entries).where(entries.c.feed_id == feed_id, entries.c.key == key).values(**values)
    )


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), _IN_ONE_QUERY):
        yield values[start : start + _IN_ONE_QUERY]
