"""Small facts about the installation itself, by key."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.schema import meta


async def get(connection: AsyncConnection, key: str) -> str | None:
    """The value kept under `key`."""
    value: str | None = (await connection.execute(select(meta.c.value).where(meta.c.key == key))).scalar()
    return value


async def put(connection: AsyncConnection, key: str, value: str) -> None:
    """Keep `value` under `key`, replacing what was there."""
    insertion = upsert(connection, meta).values(key=key, value=value)
    await connection.execute(insertion.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
