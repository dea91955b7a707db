"""Lanes: the fixed shares into which all chats are divided, so that several senders share them.

A chat belongs to one lane, and a lane to one sender at a time, so that nobody gets a message twice, nor two
messages at once. A job's lease says who may take a lane; the row says who did last, which whoever was
taken for dead finds there when it looks again.
"""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.schema import lane

NUMBER = 16  # far more senders than anyone needs: one keeps up with 1,000 messages a second


async def take(connection: AsyncConnection, number: int, holder: str) -> str:
    """Make `holder` the one who sends to a lane; returns who was, or nothing where it was let go."""
    row = {"number": number, "holder": ""}
    await connection.execute(upsert(connection, lane).values(row).on_conflict_do_nothing())
    query = select(lane.c.holder).where(lane.c.number == number).with_for_update()
    former: str = (await connection.execute(query)).scalar_one()
    await connection.execute(update(lane).where(lane.c.number == number).values(holder=holder))
    return former


async def let_go(connection: AsyncConnection, number: int, holder: str) -> None:
    """Leave a lane to whoever comes next, unless somebody has taken it already."""
    where = (lane.c.number == number) & (lane.c.holder == holder)
    await connection.execute(update(lane).where(where).values(holder=""))


async def held_by(connection: AsyncConnection, holder: str) -> set[int]:
    """The lanes that are a sender's own at this moment."""
    return set((await connection.execute(select(lane.c.number).where(lane.c.holder == holder))).scalars())
