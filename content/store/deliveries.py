"""The outbox and ledger: digests, what is owed of them to whom, and what was sent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.lanes import NUMBER
from content.store.schema import OWED, delivery, digest

_OLDEST = 1000  # deliveries looked at for the lanes they are in
_ROWS = 100  # digests at a time: SQLite's variables are limited


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is owed a digest, since when, in which layout."""

    chat_id: int
    thread_id: int
    layout: str  # rich | plain
    due: datetime
    not_before: datetime | None = None  # where it has to wait, such as for the end of quiet hours


@dataclass(frozen=True, slots=True)
class Delivery:
    """One digest owed to one subscriber."""

    digest_id: int
    chat_id: int
    thread_id: int
    layout: str
    parts_sent: int
    attempts: int  # that failed so far
    due: datetime

    @property
    def lane(self) -> int:
        """Whose sender it is for, where several share the chats."""
        return lane_of(self.chat_id)

    @property
    def key(self) -> tuple[int, int, int]:
        return (self.digest_id, self.chat_id, self.thread_id)

    @property
    def name(self) -> str:
        """The id by which logs speak of it, the same at each try: d<digest>.<chat>[.<thread>]."""
        return f"d{self.digest_id}.{self.chat_id}" + (f".{self.thread_id}" if self.thread_id else "")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Digests that one chat has nothing of yet."""

    digests: tuple[int, ...]  # the oldest first
    due: datetime  # of the longest due
    not_before: datetime  # before which none of them is sent


@dataclass(frozen=True, slots=True)
class Counts:
    """How the outbox is."""

    owed: int  # now
    sent: int  # in the last 24 hours
    oldest: datetime | None  # when the longest owed was due


async def add_digest(
    connection: AsyncConnection, kind: str, cohort: str, messages: Mapping[str, Any], now: datetime
) -> int:
    """Keep a rendered digest; returns its id. `kind` is digest, alert or broadcast."""
    row = {"kind": kind, "cohort": cohort, "messages": dict(messages), "created": now}
    return int((await connection.execute(insert(digest).values(row).returning(digest.c.id))).scalar_one())


async def messages_of(connection: AsyncConnection, digest_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """The rendered messages of digests, as they were given to `add_digest`, by id."""
    found: dict[int, dict[str, Any]] = {}
    wanted = sorted(digest_ids)
    for start in range(0, len(wanted), _ROWS):
        where = digest.c.id.in_(wanted[start : start + _ROWS])
        for number, message in await connection.execute(select(digest.c.id, digest.c.messages).where(where)):
            found[number] = message
    return found


async def owe(connection: AsyncConnection, owed: Mapping[int, Sequence[Recipient]], now: datetime) -> None:
    """Note who is owed which digest, by its id. Whoever is owed it already is not owed it twice."""
    rows = [
        {
            "digest_id": digest_id,
            "chat_id": one.chat_id,
            "thread_id": one.thread_id,
            "state": "owed",
            "layout": one.layout,
            "parts_sent": 0,
            "attempts": 0,
            "not_before": one.not_before or now,
            "due": one.due,
            "sent": None,
            "error": "",
        }
        for digest_id, recipients in owed.items()
        for one in recipients
    ]
    if rows:
        # One row's statement for all: with the values of many in it, making it took longer than running it.
        await connection.execute(upsert(connection, delivery).on_conflict_do_nothing(), rows)


def lane_of(chat_id: int) -> int:
    """The lane that a chat belongs to."""
    return abs(chat_id) % NUMBER


async def lanes_owed(connection: AsyncConnection, now: datetime) -> set[int]:
    """Lanes in which something may be sent at `now`; those of the longest due do for the moment."""
    oldest = (
        select(delivery.c.chat_id)
        .where(OWED, delivery.c.not_before <= now)
        .order_by(delivery.c.not_before)
        .limit(_OLDEST)
        .subquery()
    )
    return set((await connection.execute(select(_lane(oldest.c.chat_id)).distinct())).scalars())


async def owed(
    connection: AsyncConnection, now: datetime, limit: int, lanes: Collection[int] | None = None
) -> list[Delivery]:
    """What may be sent at `now`, in all lanes or these, the longest due first."""
    query = (
        select(
            delivery.c.digest_id,
            delivery.c.chat_id,
            delivery.c.thread_id,
            delivery.c.layout,
            delivery.c.parts_sent,
            delivery.c.attempts,
            delivery.c.due,
        )
        .where(OWED, delivery.c.not_before <= now)
        .order_by(delivery.c.not_before, delivery.c.digest_id, delivery.c.chat_id, delivery.c.thread_id)
        .limit(limit)
    )
    if lanes is not None and len(lanes) < NUMBER:
        query = query.where(_lane(delivery.c.chat_id).in_(lanes))
    return [Delivery(*row) for row in await connection.execute(query)]


async def waiting(
    connection: AsyncConnection, chats: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], Waiting]:
    """Digests that chats (with thread; some hundred) are owed and of which they have nothing yet."""
    found: dict[tuple[int, int], Waiting] = {}
    wanted = set(chats)
    query = (
        select(
            delivery.c.chat_id,
            delivery.c.thread_id,
            delivery.c.digest_id,
            delivery.c.due,
            delivery.c.not_before,
        )
        .join(digest, digest.c.id == delivery.c.digest_id)
        .where(delivery.c.chat_id.in_({chat for chat, _ in chats}), delivery.c.state == "owed")
        .where(delivery.c.parts_sent == 0, digest.c.kind == "digest")
    )
    for chat, thread, digest_id, due, not_before in sorted((await connection.execute(query)).all()):
        if (chat, thread) in wanted:
            others = found.get((chat, thread), Waiting((), due, not_before))
            found[chat, thread] = Waiting(
                (*others.digests, digest_id), min(others.due, due), min(others.not_before, not_before)
            )
    return found


async def mark_parts(connection: AsyncConnection, one: Delivery, parts: int) -> None:
    """Note how many of the digest's messages are out."""
    await connection.execute(update(delivery).where(_is(one)).values(parts_sent=parts))


async def mark_sent(connection: AsyncConnection, sent: Sequence[tuple[Delivery, datetime]]) -> None:
    """Note that all of these are out, each with when it was."""
    rows = [
        {"of_digest": one.digest_id, "of_chat": one.chat_id, "of_thread": one.thread_id, "at": when}
        for one, when in sent
    ]
    await connection.execute(_MARK_SENT, rows)


async def postpone(
    connection: AsyncConnection, one: Delivery, until: datetime, reason: str, *, failed: bool
) -> None:
    """Send it not before `until`; `failed` counts as an attempt."""
    changed = {"not_before": until, "error": reason, "attempts": one.attempts + failed}
    await connection.execute(update(delivery).where(_is(one)).values(changed))


async def hasten(connection: AsyncConnection, now: datetime) -> None:
    """Let go at once what was postponed after failures."""
    where = and_(OWED, delivery.c.not_before > now, delivery.c.attempts > 0)
    await connection.execute(update(delivery).where(where).values(not_before=now))


async def release(connection: AsyncConnection, now: datetime) -> int:
    """Let go at once what nobody postponed and yet is not to be sent before some later instant.

    It was owed by a clock that has been set back since. Returns how many there were.
    """
    where = and_(OWED, delivery.c.not_before > now, delivery.c.attempts == 0, delivery.c.error == "")
    done = await connection.execute(update(delivery).where(where).values(not_before=now))
    return done.rowcount


async def move_to_main_thread(connection: AsyncConnection, one: Delivery) -> None:
    """Owe it to the chat itself instead of one of its topics, unless that is owed it too."""
    main = (
        (delivery.c.digest_id == one.digest_id)
        & (delivery.c.chat_id == one.chat_id)
        & (delivery.c.thread_id == 0)
    )
    if (await connection.execute(select(delivery.c.state).where(main))).first() is not None:
        await drop(connection, one, "its topic is closed; the chat gets the same digest")
    else:
        await connection.execute(update(delivery).where(_is(one)).values(thread_id=0))


async def drop(connection: AsyncConnection, one: Delivery, reason: str) -> None:
    """Give up on one delivery."""
    await connection.execute(update(delivery).where(_is(one)).values(state="dropped", error=reason))


async def hold(
    connection: AsyncConnection, waiting: Mapping[tuple[int, int], Waiting], until: datetime
) -> None:
    """Begin to send none of what waits for these chats (with thread) before an instant."""
    keys = [
        {"of_digest": digest_id, "of_chat": chat, "of_thread": thread, "at": until}
        for (chat, thread), one in waiting.items()
        for digest_id in one.digests
    ]
    if keys:
        await connection.execute(_HOLD, keys)


async def newest(connection: AsyncConnection) -> datetime | None:
    """When the last digest was made, by the clock of then."""
    made: datetime | None = (await connection.execute(select(func.max(digest.c.created)))).scalar()
    return made


async def set_back(connection: AsyncConnection, now: datetime) -> None:
    """Note of digests from the future that they were made now: the clock has been set back since."""
    await connection.execute(update(digest).where(digest.c.created > now).values(created=now))


async def drop_merged(
    connection: AsyncConnection, digests: Sequence[int], chats: Sequence[tuple[int, int]]
) -> None:
    """Give up on digests, for these chats, whose stories are in the one that follows."""
    keys = [
        {"of_digest": digest_id, "of_chat": chat, "of_thread": thread}
        for digest_id in digests
        for chat, thread in chats
    ]
    await connection.execute(_DROP_MERGED, keys)


async def drop_chat(connection: AsyncConnection, chat_id: int, reason: str) -> None:
    """Give up on all that is owed to a chat which refuses us."""
    where = (delivery.c.chat_id == chat_id) & (delivery.c.state == "owed")
    await connection.execute(update(delivery).where(where).values(state="dropped", error=reason))


async def counts(connection: AsyncConnection, now: datetime) -> Counts:
    """How many are owed and were sent lately."""
    owing = select(func.count(), func.min(delivery.c.due)).where(OWED)
    pending, oldest = (await connection.execute(owing)).one()
    lately = and_(delivery.c.state == "sent", delivery.c.sent > now - timedelta(days=1))
    sent = (await connection.execute(select(func.count()).select_from(delivery).where(lately))).scalar_one()
    return Counts(pending, sent, oldest)


async def prune(connection: AsyncConnection, before: datetime) -> None:
    """Forget digests made before an instant of which nothing is owed any more."""
    still_owed = exists().where(delivery.c.digest_id == digest.c.id, delivery.c.state == "owed")
    await connection.execute(delete(digest).where(digest.c.created < before, ~still_owed))


# One statement for all rows, prepared once: at 1,000 a second each costs a few microseconds.
_ONE_OF_MANY = update(delivery).where(
    delivery.c.digest_id == bindparam("of_digest"),
    delivery.c.chat_id == bindparam("of_chat"),
    delivery.c.thread_id == bindparam("of_thread"),
)
_MARK_SENT = _ONE_OF_MANY.values(state="sent", sent=bindparam("at"), error="")
_NOT_BEGUN = _ONE_OF_MANY.where(delivery.c.state == "owed", delivery.c.parts_sent == 0)
_DROP_MERGED = _NOT_BEGUN.values(state="dropped", error="too late: merged into the next")
_HOLD = _NOT_BEGUN.values(not_before=bindparam("at"), error="too late: to be merged into the next")


def _lane(chat_id: ColumnElement[int]) -> ColumnElement[int]:
    return func.abs(chat_id) % NUMBER


def _is(one: Delivery) -> ColumnElement[bool]:
    return (
        (delivery.c.digest_id == one.digest_id)
        & (delivery.c.chat_id == one.chat_id)
        & (delivery.c.thread_id == one.thread_id)
    )
