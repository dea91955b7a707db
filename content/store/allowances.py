"""How much readers may have of something in a while: questions a minute, uploads a day."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.schema import allowance


async def take(
    connection: AsyncConnection, chat_id: int, kind: str, number: int, within: timedelta, now: datetime
) -> timedelta:
    """Use one of `number` that a chat may have `within` a time; zero, or how long it has to wait for it.

    All may be taken in a row, then one each time that a share of `within` has passed (the generic cell
    rate algorithm, ITU-T I.371): one row a chat says it all, whichever process asks. Where it has to wait,
    nothing is used.
    """
    share = within / number
    query = select(allowance.c.used_until).where(allowance.c.chat_id == chat_id, allowance.c.kind == kind)
    used_until = (await connection.execute(query.with_for_update())).scalar_one_or_none()
    following = max(used_until or now, now) + share
    if following - now > within:
        return following - now - within
    await connection.execute(
        upsert(connection, allowance)
        .values(chat_id=chat_id, kind=kind, used_until=following)
        .on_conflict_do_update(index_elements=["chat_id", "kind"], set_={"used_until": following})
    )
    return timedelta()


async def first(
    connection: AsyncConnection, chat_id: int, kind: str, within: timedelta, now: datetime
) -> bool:
    """Whether a chat does this for the first time in a while; of several at once, one is the first."""
    until = now + within
    over = (allowance.c.used_until <= now) | (allowance.c.used_until > until)  # the clock was set back
    statement = (
        upsert(connection, allowance)
        .values(chat_id=chat_id, kind=kind, used_until=until)
        .on_conflict_do_update(index_elements=["chat_id", "kind"], set_={"used_until": until}, where=over)
        .returning(allowance.c.chat_id)
    )
    return (await connection.execute(statement)).first() is not None


async def prune(connection: AsyncConnection, now: datetime) -> int:
    """Forget those of whom nothing is used any more; returns how many."""
    return (await connection.execute(delete(allowance).where(allowance.c.used_until <= now))).rowcount
