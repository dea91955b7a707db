"""How busy the last days were, day by day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, Table, func, select, true, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.schema import article, delivery, question, subscriber

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pulse:
    """Counts for each of some days up to now, the oldest first."""

    questions: tuple[int, ...]
    sent: tuple[int, ...]  # deliveries
    articles: tuple[int, ...]  # taken in
    readers: tuple[int, ...]  # who came


async def pulse(connection: AsyncConnection, now: datetime, days: int) -> Pulse:
    """The last `days` times 24 hours before `now`."""
    return Pulse(
        questions=await _by_day(connection, question, question.c.asked, now, days),
        sent=await _by_day(connection, delivery, delivery.c.sent, now, days, delivery.c.state == "sent"),
        articles=await _by_day(connection, article, article.c.first_seen, now, days),
        readers=await _by_day(connection, subscriber, subscriber.c.created, now, days),
    )


async def _by_day(
    connection: AsyncConnection,
    table: Table,
    column: Column[Any],
    now: datetime,
    days: int,
    where: ColumnElement[bool] | None = None,
) -> tuple[int, ...]:
    # Stored as milliseconds (content.store.types.Instant).
    ago = int(now.timestamp() * 1000) - type_coerce(column, BigInteger)
    day = (ago // int(_DAY.total_seconds() * 1000)).label("day")
    query = (
        select(day, func.count())
        .select_from(table)
        .where(column > now - _DAY * days, column <= now, true() if where is None else where)
        .group_by(day)
    )
    counts = {row[0]: row[1] for row in await connection.execute(query)}
    return tuple(counts.get(back, 0) for back in reversed(range(days)))
