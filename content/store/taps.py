"""What readers asked for more and fewer of."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from content.edition import Tap
from content.store.database import upsert
from content.store.schema import tap

MOST = 100  # that count, the latest of a chat
KEPT_DAYS = 60  # what a reader wanted less of in winter says little about summer
_KEYS = 500  # chats at a time: SQLite's variables are limited


async def put(connection: AsyncConnection, chat_id: int, article_id: str, one: Tap, now: datetime) -> None:
    """Keep a tap on a story; it takes the place of an earlier one on the same story."""
    values = {
        "more": one.more,
        "topics": list(one.topics),
        "source": one.source,
        "words": list(one.words),
        "tapped": now,
    }
    insertion = upsert(connection, tap).values(chat_id=chat_id, article_id=article_id, **values)
    await connection.execute(
        insertion.on_conflict_do_update(index_elements=["chat_id", "article_id"], set_=values)
    )


async def list_of(connection: AsyncConnection, chat_id: int) -> tuple[Tap, ...]:
    """The taps of a chat that count, the latest first."""
    return (await of_chats(connection, [chat_id])).get(chat_id, ())


async def of_chats(connection: AsyncConnection, chats: Sequence[int]) -> dict[int, tuple[Tap, ...]]:
    """The taps of those chats that have any."""
    found: dict[int, list[Tap]] = defaultdict(list)
    for start in range(0, len(chats), _KEYS):
        query = (
            select(tap)
            .where(tap.c.chat_id.in_(chats[start : start + _KEYS]))
            .order_by(tap.c.tapped.desc(), tap.c.article_id)
        )
        for row in await connection.execute(query):
            found[row.chat_id].append(Tap(row.more, tuple(row.topics), row.source, tuple(row.words)))
    return {chat: tuple(taps[:MOST]) for chat, taps in found.items()}


async def forget(connection: AsyncConnection, chat_id: int) -> int:
    """Forget all taps of a chat; returns how many there were."""
    return (await connection.execute(delete(tap).where(tap.c.chat_id == chat_id))).rowcount


async def prune(connection: AsyncConnection, before: datetime) -> None:
    """Forget taps from before an instant: taste changes."""
    await connection.execute(delete(tap).where(tap.c.tapped < before))
