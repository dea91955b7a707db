"""Feeds that are followed: where they are, how they are, when they are polled next."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, case, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.entries import MOST_ATTEMPTS
from content.store.schema import NOT_READ, entry, websub
from content.store.schema import feed as feeds

_LONGEST_ERROR = 500  # characters
_LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a feed has had something new, and when it wants to be asked."""

    changed: datetime | None = None  # when something new was found last; before that, when it was first read
    gap: int = 0  # seconds between two such times, smoothed; 0 while unknown
    ttl: int = 0  # seconds that it wants between two polls; 0 where it does not say
    skip_hours: int = 0  # hours (UTC) in which it does not want to be asked; bit 0 is 00:00-00:59
    skip_days: int = 0  # likewise days; bit 0 is Monday


_RHYTHM = tuple(field.name for field in fields(Rhythm))


@dataclass(frozen=True, slots=True)
class StoredFeed:
    """A feed that is followed, and how it is."""

    id: int
    url: str
    title: str  # empty until it was read
    site: str  # the page it belongs to; empty where not told
    etag: str  # of the last version whose entries are all dealt with; empty for none
    last_modified: str  # likewise
    active: bool  # False once it is gone
    shared: bool  # False: for the readers who added it, and nobody else
    added: datetime
    next_poll: datetime
    last_polled: datetime | None
    last_success: datetime | None
    failures: int  # in a row
    error: str  # why the last poll failed; empty after a success
    rhythm: Rhythm
    unread: bool = False  # whether some of its entries are to be read
    sent_until: datetime | None = None  # until when a hub sends its news


# What other tables know about a feed.
_UNREAD = exists().where(entry.c.feed_id == feeds.c.id, NOT_READ, entry.c.attempts < MOST_ATTEMPTS)
_SENT_UNTIL = select(websub.c.lease_until).where(websub.c.feed_id == feeds.c.id).scalar_subquery()
_FEEDS = select(feeds, _UNREAD.label("unread"), _SENT_UNTIL.label("sent_until"))
_PLACES = select(feeds.c.id, feeds.c.url).order_by(feeds.c.next_poll, feeds.c.id)
_IN_ONE_GO = 500  # rows that are looked at before others have their turn


async def add(
    connection: AsyncConnection, url: str, title: str, now: datetime, *, site: str = "", shared: bool = True
) -> bool:
    """Follow a feed, to be polled at once; False where it is followed already.

    One that was some reader's own becomes everyone's where it is now to be `shared`.
    """
    row = {
        "url": url,
        "title": title[:_LONGEST_TITLE],
        "site": site,
        "etag": "",
        "last_modified": "",
        "active": True,
        "shared": shared,
        "added": now,
        "next_poll": now,
        "failures": 0,
        "error": "",
    }
    done = await connection.execute(
        upsert(connection, feeds).values(row).on_conflict_do_nothing(index_elements=["url"])
    )
    if done.rowcount > 0:
        return True
    if shared:
        opened = update(feeds).where(feeds.c.url == url, feeds.c.shared.is_(False)).values(shared=True)
        return (await connection.execute(opened)).rowcount > 0
    return False


async def ids_at(connection: AsyncConnection, urls: Sequence[str]) -> dict[str, int]:
    """The feeds at these addresses, and their ids."""
    found: dict[str, int] = {}
    for start in range(0, len(urls), 500):  # SQLite's variables are limited
        query = select(feeds.c.url, feeds.c.id).where(feeds.c.url.in_(urls[start : start + 500]))
        found.update({row.url: row.id for row in await connection.execute(query)})
    return found


async def let_go(connection: AsyncConnection, followed: Collection[int], before: datetime) -> int:
    """Poll no more readers' own feeds that are in nobody's list any more; returns how many.

    They stay known as long as there may be articles of theirs, which are for nobody else; those not polled
    since `before` are removed.
    """
    unwanted = feeds.c.shared.is_(False) & feeds.c.id.not_in(sorted(followed))
    await connection.execute(
        delete(feeds).where(unwanted, func.coalesce(feeds.c.last_polled, feeds.c.added) < before)
    )
    return (
        await connection.execute(update(feeds).where(unwanted, feeds.c.active).values(active=False))
    ).rowcount


async def own_ids(connection: AsyncConnection) -> frozenset[int]:
    """The feeds that are some reader's own."""
    query = select(feeds.c.id).where(feeds.c.shared.is_(False))
    return frozenset((await connection.execute(query)).scalars())


async def revive(connection: AsyncConnection, url: str, now: datetime) -> None:
    """Poll a feed again that had gone; one that is active stays as it is."""
    await connection.execute(
        update(feeds)
        .where(feeds.c.url == url, feeds.c.active.is_(False))
        .values(active=True, next_poll=now, failures=0, error="")
    )


async def switch(connection: AsyncConnection, feed_id: int, now: datetime, *, on: bool) -> bool:
    """Poll a feed no more, or again from now on; False where there is none of that id."""
    values: dict[str, Any] = {"active": False}
    if on:
        values = {"active": True, "next_poll": now, "failures": 0, "error": ""}
    changed = await connection.execute(update(feeds).where(feeds.c.id == feed_id).values(**values))
    return changed.rowcount > 0


async def come_back(connection: AsyncConnection, feed_id: int) -> None:
    """A feed that had gone was read all the same: poll it again, when it is due."""
    await _record(connection, feed_id, {"active": True})


async def remove(connection: AsyncConnection, url: str) -> bool:
    """Stop following a feed and forget its entries (their articles stay); False where it was not followed."""
    return (await connection.execute(delete(feeds).where(feeds.c.url == url))).rowcount > 0


async def list_all(connection: AsyncConnection) -> list[StoredFeed]:
    """Every feed, in the order of addition."""
    return [_feed(row) for row in await connection.execute(_FEEDS.order_by(feeds.c.id))]


async def states(connection: AsyncConnection) -> dict[str, int]:
    """How many feeds are ok, failing, new (not read yet) and off."""
    state = case(
        (feeds.c.active.is_(False), "off"),
        (feeds.c.error != "", "failing"),
        (feeds.c.last_success.is_(None), "new"),
        else_="ok",
    ).label("state")
    counted = await connection.execute(select(state, func.count()).group_by(state))
    return {"ok": 0, "failing": 0, "new": 0, "off": 0} | {row[0]: row[1] for row in counted}


async def get(connection: AsyncConnection, url: str) -> StoredFeed | None:
    """The feed at an address."""
    row = (await connection.execute(_FEEDS.where(feeds.c.url == url))).first()
    return None if row is None else _feed(row)


async def with_ids(connection: AsyncConnection, ids: Sequence[int]) -> list[StoredFeed]:
    """The feeds with these ids that exist, whether active or not."""
    query = _FEEDS.where(feeds.c.id.in_(ids)).order_by(feeds.c.id)
    return [_feed(row) for row in await connection.execute(query)]


async def active(connection: AsyncConnection) -> list[tuple[int, str]]:
    """Ids and addresses of all feeds that have not gone, the longest due first.

    Of ten thousand feeds these alone take little time and room; `with_ids` gives all of some.
    """
    return await _places(connection, _PLACES.where(feeds.c.active))


async def due(connection: AsyncConnection, now: datetime, limit: int) -> list[tuple[int, str]]:
    """Likewise of active feeds that are to be polled at `now`."""
    return await _places(connection, _PLACES.where(feeds.c.active, feeds.c.next_poll <= now).limit(limit))


async def newest(connection: AsyncConnection) -> datetime | None:
    """When a feed was polled last, by the clock of then."""
    polled: datetime | None = (await connection.execute(select(func.max(feeds.c.last_polled)))).scalar()
    return polled


async def set_back(connection: AsyncConnection, now: datetime) -> None:
    """Have all feeds polled again: the clock was set back, and when to poll them was said by it.

    Those too that were only put off: nothing tells when that was.
    """
    await connection.execute(update(feeds).where(feeds.c.next_poll > now).values(next_poll=now))
    await connection.execute(update(feeds).where(feeds.c.last_polled > now).values(last_polled=now))


async def record_success(
    connection: AsyncConnection,
    feed_id: int,
    now: datetime,
    next_poll: datetime,
    *,
    title: str,
    site: str,
    rhythm: Rhythm,
) -> None:
    """The feed was read; its validators follow with `settle`. An empty title or site leaves the known one."""
    told = {"title": title[:_LONGEST_TITLE], "site": site}
    await _record(
        connection,
        feed_id,
        {name: value for name, value in told.items() if value} | _succeeded(now, next_poll) | asdict(rhythm),
    )


async def record_unchanged(
    connection: AsyncConnection, next_polls: Mapping[int, datetime], now: datetime
) -> None:
    """The feeds with these ids are as they were (304); they are polled again at the instants given."""
    values = _succeeded(now, now) | {"next_poll": bindparam("then")}
    statement = update(feeds).where(feeds.c.id == bindparam("feed")).values(**values)
    rows = [{"feed": feed_id, "then": then} for feed_id, then in sorted(next_polls.items())]
    if rows:
        await connection.execute(statement, rows)


async def postpone(connection: AsyncConnection, ids: Sequence[int], until: datetime) -> None:
    """The feeds with these ids are not polled before an instant; nothing is said about how they are."""
    await connection.execute(
        update(feeds).where(feeds.c.id.in_(ids), feeds.c.next_poll < until).values(next_poll=until)
    )


async def record_failure(
    connection: AsyncConnection,
    feed_id: int,
    now: datetime,
    next_poll: datetime,
    error: str,
    *,
    gone: bool = False,
) -> None:
    """The feed could not be read. A feed that is gone is polled no more."""
    values: dict[str, Any] = {
        "last_polled": now,
        "next_poll": next_poll,
        "failures": feeds.c.failures + 1,
        "error": error[:_LONGEST_ERROR],
    }
    await _record(connection, feed_id, values | ({"active": False} if gone else {}))


async def settle(connection: AsyncConnection, feed_id: int, etag: str, last_modified: str) -> None:
    """Every entry of a version is dealt with: ask for newer versions only from now on, or (empty) for any."""
    await _record(connection, feed_id, {"etag": etag, "last_modified": last_modified})


async def move(connection: AsyncConnection, feed_id: int, url: str) -> bool:
    """The feed has another address from now on; False, and nothing done, where that is followed already."""
    if await get(connection, url) is not None:
        return False
    await _record(connection, feed_id, {"url": url})
    return True


async def take_over(connection: AsyncConnection, url: str, now: datetime, *, shared: bool) -> int:
    """Another feed has moved to this one's address: it is for those who had that. Returns its id.

    One that nobody wanted any more, or that had gone, is polled again; not what the operator turned off.
    """
    found = feeds.c.url == url
    wanted = feeds.c.shared.is_(False) | (feeds.c.error != "")
    await connection.execute(
        update(feeds)
        .where(found, feeds.c.active.is_(False), wanted)
        .values(active=True, next_poll=now, failures=0, error="")
    )
    if shared:
        await connection.execute(update(feeds).where(found).values(shared=True))
    feed_id: int = (await connection.execute(select(feeds.c.id).where(found))).scalar_one()
    return feed_id


def _succeeded(now: datetime, next_poll: datetime) -> dict[str, Any]:
    return {
        "last_polled": now,
        "last_success": now,
        "next_poll": next_poll,
        "failures": 0,
        "error": "",
    }


async def _record(connection: AsyncConnection, feed_id: int, values: dict[str, Any]) -> None:
    await connection.execute(update(feeds).where(feeds.c.id == feed_id).values(**values))


async def _places(connection: AsyncConnection, query: Select[tuple[int, str]]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    async for part in (await connection.stream(query)).partitions(_IN_ONE_GO):
        found.extend((row.id, row.url) for row in part)
    return found


def _feed(row: Row[Any]) -> StoredFeed:
    values = row._asdict()
    rhythm = Rhythm(**{name: values.pop(name) for name in _RHYTHM})
    return StoredFeed(**values, rhythm=rhythm)
