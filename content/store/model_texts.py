"""What a language model wrote, by what it was asked, and how often it was asked and refused on each day."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.schema import model_day, model_text


class Usage(NamedTuple):
    """A day's counts."""

    requests: int
    refused: int  # answers that said what their source does not
    failed: int  # no answer, or none that could be read


async def get(connection: AsyncConnection, key: str) -> str | None:
    """The text kept under a key; empty where what the model wrote was refused."""
    found: str | None = (
        await connection.execute(select(model_text.c.text).where(model_text.c.key == key))
    ).scalar()
    return found


async def put(connection: AsyncConnection, key: str, text: str, now: datetime) -> None:
    """Keep a text, or an empty one for a refusal."""
    insertion = upsert(connection, model_text).values(key=key, text=text, written=now)
    changed = {"text": text, "written": now}
    await connection.execute(insertion.on_conflict_do_update(index_elements=["key"], set_=changed))


async def prune(connection: AsyncConnection, before: datetime) -> None:
    """Forget what was written before an instant."""
    await connection.execute(delete(model_text).where(model_text.c.written < before))


async def usage(connection: AsyncConnection, day: date) -> Usage:
    """The counts of a day (UTC)."""
    found = (
        await connection.execute(
            select(model_day.c.requests, model_day.c.refused, model_day.c.failed).where(
                model_day.c.day == day.isoformat()
            )
        )
    ).one_or_none()
    return Usage(*found) if found else Usage(0, 0, 0)


async def count(
    connection: AsyncConnection, day: date, *, requests: int = 0, refused: int = 0, failed: int = 0
) -> None:
    """Add to the counts of a day (UTC)."""
    added = {"requests": requests, "refused": refused, "failed": failed}
    insertion = upsert(connection, model_day).values(day=day.isoformat(), **added)
    raised = {name: model_day.c[name] + number for name, number in added.items()}
    await connection.execute(insertion.on_conflict_do_update(index_elements=["day"], set_=raised))
