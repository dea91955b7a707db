"""The limiter row of a bot: which instants are given away already, for all processes that send for it.

On PostgreSQL alone, since a SQLite file has one process that sends, which needs to ask nobody. Instants are
microseconds since 1970 on the server's clock, the only one that all machines share.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, case, cast, func, or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.schema import pace

SECOND = 1_000_000  # microseconds: milliseconds would round 1,000 a second to nothing

# Nobody reserves further ahead. What lies beyond was written before the clock went back.
_FURTHEST = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Slots:
    """Instants to send at, one after the other; or none, while nothing may be sent."""

    number: int
    first: int  # or, without any, when it makes sense to ask again
    now: int


async def reserve(connection: AsyncConnection, bot: str, number: int, per_second: float) -> Slots:
    """Take the next `number` instants, 1/per_second apart, for the caller alone.

    This is the generic cell rate algorithm (ATM Forum TM 4.0) with a burst of one. A clock that jumps costs
    no more than the instants reserved.
    """
    now = _now()
    taken = round(number / per_second * SECOND)
    frozen = and_(pace.c.frozen_from <= now, pace.c.frozen_until > now)
    unusable = or_(pace.c.next_slot < now, pace.c.next_slot > now + _FURTHEST // timedelta(microseconds=1))
    following = case((frozen, pace.c.next_slot), (unusable, now + taken), else_=pace.c.next_slot + taken)
    statement = (
        update(pace)
        .where(pace.c.bot == bot)
        .values(next_slot=following)
        .returning(pace.c.next_slot, pace.c.frozen_until, now, frozen)
    )
    while (row := (await connection.execute(statement)).first()) is None:
        await _begin(connection, bot)
    next_slot, frozen_until, at, is_frozen = row
    return Slots(0, frozen_until, at) if is_frozen else Slots(number, next_slot - taken, at)


async def freeze(connection: AsyncConnection, bot: str, seconds: float) -> None:
    """Give nobody an instant for so long: Telegram has said 429 to the bot as a whole."""
    now = _now()
    until = now + round(seconds * SECOND)
    statement = update(pace).where(pace.c.bot == bot).values(frozen_from=now, frozen_until=until)
    while not (await connection.execute(statement)).rowcount:
        await _begin(connection, bot)


async def _begin(connection: AsyncConnection, bot: str) -> None:
    fresh: dict[str, Any] = {"bot": bot, "next_slot": 0, "frozen_from": 0, "frozen_until": 0}
    await connection.execute(upsert(connection, pace).values(fresh).on_conflict_do_nothing())


def _now() -> ColumnElement[int]:
    return cast(func.extract("epoch", func.clock_timestamp()) * SECOND, BigInteger)
