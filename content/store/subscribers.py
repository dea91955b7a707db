"""Subscribers: the chats and forum topics that talk to the bot, and what each has chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, String, Table, bindparam, cast, exists, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from content.interests import Interests
from content.store.database import upsert
from content.store.schema import (
    alert,
    alerted,
    allowance,
    delivery,
    digest,
    managed,
    question,
    saved,
    subscriber,
    tap,
)

EVERY_DAY = 127
_OLDEST = 20_000  # subscribers who are due that are looked at for their groups


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A private chat, group, forum topic or channel. Its key is `chat_id` with `thread_id`."""

    chat_id: int
    thread_id: int  # forum topic; 0 for none
    kind: str  # private | group | supergroup | channel
    language: str  # of the interface
    timezone: str  # IANA name
    created: datetime
    hours: tuple[str, ...] = ()  # "HH:MM", local, sorted
    days: int = EVERY_DAY  # bit 0 is Monday
    interests: Interests = field(default_factory=Interests)  # what their editions are made of
    layout: str = "rich"  # rich | plain
    pictures: bool = True
    apart: bool = False  # each story in a message of its own
    quiet: str = ""  # "22:00-07:00", local, without alerts; empty for never
    subscribed: bool = False
    stopped: str = ""  # why Telegram refuses this chat; empty while it does not
    next_due: datetime | None = None  # none while not subscribed
    last_digest: datetime | None = None  # end of the last digest's window

    @property
    def key(self) -> tuple[int, int]:
        return (self.chat_id, self.thread_id)


class Group(NamedTuple):
    """Subscribers who share what a digest is written in and timed by; whoever shares one is in the same."""

    language: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many chats (and forum topics) there are."""

    known: int
    subscribed: int  # and reachable
    stopped: int  # refused by Telegram


async def get(
    connection: AsyncConnection, chat_id: int, thread_id: int = 0, *, lock: bool = False
) -> Subscriber | None:
    """The subscriber with this key; with `lock`, nobody else changes it before the transaction ends."""
    query = select(subscriber).where(_is(chat_id, thread_id))
    row = (await connection.execute(query.with_for_update() if lock else query)).first()
    return None if row is None else _subscriber(row)


async def get_or_create(
    connection: AsyncConnection,
    chat_id: int,
    thread_id: int,
    kind: str,
    language: str,
    timezone: str,
    now: datetime,
) -> Subscriber:
    """The subscriber with this key; a new one, not subscribed yet, at first contact."""
    fresh = Subscriber(chat_id, thread_id, kind, language, timezone, created=now)
    await connection.execute(
        upsert(connection, subscriber)
        .values(_row(fresh))
        .on_conflict_do_nothing(index_elements=["chat_id", "thread_id"])
    )
    return await get(connection, chat_id, thread_id) or fresh


async def update(connection: AsyncConnection, changed: Subscriber) -> None:
    """Write all that is in `changed` under its key."""
    row = _row(changed)
    await connection.execute(
        subscriber.update().where(_is(row.pop("chat_id"), row.pop("thread_id"))).values(row)
    )


async def due_groups(connection: AsyncConnection, now: datetime) -> list[Group]:
    """The groups of those whose digest is due at `now`; those of the longest due do for the moment."""
    oldest = (
        select(subscriber.c.language, subscriber.c.timezone)
        .where(subscriber.c.next_due <= now, _reachable())
        .order_by(subscriber.c.next_due)
        .limit(_OLDEST)
        .subquery()
    )
    query = select(oldest.c.language, oldest.c.timezone).distinct()
    return sorted(Group(*row) for row in await connection.execute(query))


async def due(
    connection: AsyncConnection, now: datetime, limit: int, group: Group | None = None, *, lock: bool = False
) -> list[Subscriber]:
    """Subscribers, all or of a group, whose digest is due at `now`, the longest due first.

    With `lock` they are this transaction's alone, and those of another one are passed over.
    """
    query = (
        select(subscriber)
        .where(subscriber.c.next_due <= now, _reachable())
        .order_by(subscriber.c.next_due)  # an index's order: to sort by more would read all who are due
        .limit(limit)
    )
    if group is not None:
        query = query.where(subscriber.c.language == group.language, subscriber.c.timezone == group.timezone)
    if lock:
        query = query.with_for_update(skip_locked=True)
    return [_subscriber(row) for row in await connection.execute(query)]


async def reachable(
    connection: AsyncConnection, after: tuple[int, int] | None = None, limit: int = 500
) -> list[Subscriber]:
    """Subscribers that Telegram does not refuse, by key, from behind the key `after`."""
    query = select(subscriber).where(_reachable())
    key = tuple_(subscriber.c.chat_id, subscriber.c.thread_id)
    if after is not None:
        query = query.where(key > after)
    query = query.order_by(subscriber.c.chat_id, subscriber.c.thread_id).limit(limit)
    return [_subscriber(row) for row in await connection.execute(query)]


async def set_due(
    connection: AsyncConnection,
    next_due: Mapping[tuple[int, int], datetime | None],
    last_digest: datetime | None = None,
) -> None:
    """Note by key when the next digest is due and, where one was just made, the end of its window."""
    rows = [
        {"of_chat": chat, "of_thread": thread, "at": when, "made": last_digest}
        for (chat, thread), when in next_due.items()
    ]
    if rows:
        await connection.execute(_SET_DUE if last_digest is None else _SET_DUE_AND_MADE, rows)


async def stop(connection: AsyncConnection, chat_id: int, reason: str) -> None:
    """Note that Telegram refuses this chat, in all its topics; what it has chosen is kept."""
    await connection.execute(
        subscriber.update().where(subscriber.c.chat_id == chat_id).values(stopped=reason)
    )


async def resume(connection: AsyncConnection, chat_id: int) -> list[Subscriber]:
    """Note that the chat is back. Returns those of its topics that were stopped; their due times are old."""
    where = (subscriber.c.chat_id == chat_id) & (subscriber.c.stopped != "")
    back = [_subscriber(row) for row in await connection.execute(select(subscriber).where(where))]
    if back:
        await connection.execute(subscriber.update().where(where).values(stopped=""))
    return [replace(one, stopped="") for one in back]


async def migrate_chat(connection: AsyncConnection, old: int, new: int) -> None:
    """Move everything kept for a group to the supergroup it became. Doing it again changes nothing."""
    for table, rest_of_key in _KEPT_BY_CHAT:
        if rest_of_key:
            # What the old chat had wins over what first contact made for the new one.
            former = table.alias()
            same = [table.c[column] == former.c[column] for column in rest_of_key]
            doubled = exists().where(former.c.chat_id == old, *same)
            await connection.execute(table.delete().where(table.c.chat_id == new, doubled))
        await connection.execute(table.update().where(table.c.chat_id == old).values(chat_id=new))
    moved = (subscriber.c.chat_id == new) & (subscriber.c.kind == "group")
    await connection.execute(subscriber.update().where(moved).values(kind="supergroup"))


async def kept_of(connection: AsyncConnection, chat_id: int) -> dict[str, list[dict[str, Any]]]:
    """Everything that is kept for a chat: the name of each table, and its rows as columns and values."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table, _ in _KEPT_BY_CHAT:
        rows = await connection.execute(select(table).where(_of(table, chat_id)))
        found[table.name] = [dict(row) for row in rows.mappings()]
    return found


async def forget(connection: AsyncConnection, chat_id: int) -> None:
    """Remove a chat and everything kept for it, digests made for it alone included."""
    for table, _ in _KEPT_BY_CHAT:
        await connection.execute(table.delete().where(_of(table, chat_id)))
    await connection.execute(digest.delete().where(~exists().where(delivery.c.digest_id == digest.c.id)))


async def threads_of(connection: AsyncConnection, chat_id: int) -> list[int]:
    """The threads of a chat that are known, 0 for the chat itself; none where it refuses the bot."""
    query = (
        select(subscriber.c.thread_id)
        .where(subscriber.c.chat_id == chat_id, subscriber.c.stopped == "")
        .order_by(subscriber.c.thread_id)
    )
    return list((await connection.execute(query)).scalars())


async def feeds_followed(connection: AsyncConnection) -> frozenset[int]:
    """The feeds that any reader has as their own."""
    some = cast(subscriber.c.feeds, String) != "[]"
    rows = (await connection.execute(select(subscriber.c.feeds).where(some))).scalars()
    return frozenset(feed_id for listed in rows for feed_id in listed)


async def hand_over(connection: AsyncConnection, feed_id: int, other: int) -> None:
    """Whoever has a feed as their own, or muted it, has or muted the other one instead."""
    for column in (subscriber.c.feeds, subscriber.c.muted_feeds):
        query = select(subscriber.c.chat_id, subscriber.c.thread_id, column.label("listed"))
        for row in (await connection.execute(query.where(cast(column, String) != "[]"))).all():
            if feed_id in row.listed:
                listed = sorted({*row.listed, other} - {feed_id})
                here = _is(row.chat_id, row.thread_id)
                await connection.execute(subscriber.update().where(here).values({column.name: listed}))


async def forget_all(connection: AsyncConnection) -> None:
    """Remove every reader and everything kept for one."""
    for table, _ in _KEPT_BY_CHAT:
        await connection.execute(table.delete())
    await connection.execute(digest.delete())


async def counts(connection: AsyncConnection) -> Counts:
    """How many there are."""
    query = select(
        func.count(),
        func.count().filter(_reachable()),
        func.count().filter(subscriber.c.stopped != ""),
    ).select_from(subscriber)
    return Counts(*(await connection.execute(query)).one())


# The tables that know a chat, each with the rest of its key, within which a chat is unique
# (none: rows have a number of their own).
_KEPT_BY_CHAT: Sequence[tuple[Table, tuple[str, ...]]] = (
    (subscriber, ("thread_id",)),
    (delivery, ("digest_id", "thread_id")),
    (question, ()),
    (saved, ("article_id", "position")),
    (alert, ("thread_id", "words")),
    (tap, ("article_id",)),
    (alerted, ("thread_id", "article_id")),
    (allowance, ("kind",)),
    (managed, ("user_id",)),
)


def _of(table: Table, chat_id: int) -> ColumnElement[bool]:
    """What a table keeps of a chat; a private chat has the number of its person."""
    here: ColumnElement[bool] = table.c.chat_id == chat_id
    return here | (table.c.user_id == chat_id) if "user_id" in table.c else here


def _is(chat_id: int, thread_id: int) -> ColumnElement[bool]:
    return (subscriber.c.chat_id == chat_id) & (subscriber.c.thread_id == thread_id)


def _reachable() -> ColumnElement[bool]:
    return subscriber.c.subscribed.is_(True) & (subscriber.c.stopped == "")


def _subscriber(row: Row[Any]) -> Subscriber:
    own = dict(zip(_OWN, _own_values(row), strict=True))
    return Subscriber(**own, interests=Interests(*_wanted_values(row)))


_OWN = tuple(one.name for one in fields(Subscriber) if one.name != "interests")
_own_values = attrgetter(*_OWN)
_wanted_values = attrgetter(*(one.name for one in fields(Interests)))

# One statement for all rows, prepared once.
_SET_DUE = (
    subscriber.update()
    .where(subscriber.c.chat_id == bindparam("of_chat"), subscriber.c.thread_id == bindparam("of_thread"))
    .values(next_due=bindparam("at"))
)
_SET_DUE_AND_MADE = _SET_DUE.values(last_digest=bindparam("made"))


def _row(one: Subscriber) -> dict[str, Any]:
    values = asdict(one)
    wanted = values.pop("interests")
    lists = {name: sorted(value) if isinstance(value, tuple) else value for name, value in wanted.items()}
    return {**values, **lists, "hours": sorted(one.hours)}
