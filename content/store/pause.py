"""Whether an administrator has paused sending, and since when."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from content.store import meta

_KEY = "paused"


async def since(connection: AsyncConnection) -> datetime | None:
    """When sending was paused; None while it goes on."""
    value = await meta.get(connection, _KEY)
    return datetime.fromisoformat(value) if value else None


async def begin(connection: AsyncConnection, now: datetime) -> None:
    """Let nothing go out from now on; a pause that is on already goes on."""
    if await since(connection) is None:
        await meta.put(connection, _KEY, now.isoformat())


async def end(connection: AsyncConnection) -> None:
    """Let go out what is due."""
    await meta.put(connection, _KEY, "")
