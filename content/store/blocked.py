"""People and chats that an administrator has shut out."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.schema import blocked


async def add(connection: AsyncConnection, peer_id: int, now: datetime) -> bool:
    """Shut out a person or chat by id; False where they are already."""
    insertion = (
        upsert(connection, blocked)
        .values(peer_id=peer_id, since=now)
        .on_conflict_do_nothing(index_elements=["peer_id"])
    )
    return (await connection.execute(insertion)).rowcount > 0


async def remove(connection: AsyncConnection, peer_id: int) -> bool:
    """Let them in again; False where they were not shut out."""
    return (await connection.execute(delete(blocked).where(blocked.c.peer_id == peer_id))).rowcount > 0


async def any_of(connection: AsyncConnection, peer_ids: Iterable[int]) -> bool:
    """Whether one of these is shut out."""
    query = select(blocked.c.peer_id).where(blocked.c.peer_id.in_(list(peer_ids))).limit(1)
    return (await connection.execute(query)).first() is not None


async def list_all(connection: AsyncConnection) -> list[int]:
    """Everyone who is shut out, the latest first."""
    query = select(blocked.c.peer_id).order_by(blocked.c.since.desc(), blocked.c.peer_id)
    return [row.peer_id for row in await connection.execute(query)]
