"""Words that chats want to hear about as soon as they are in the news, and the stories they were told of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from content.phrases import tidy
from content.store.database import upsert
from content.store.schema import alert, alerted


@dataclass(frozen=True, slots=True)
class Alert:
    """What one chat, or one of its forum topics, waits for."""

    chat_id: int
    thread_id: int  # forum topic; 0 for none
    words: str  # as the reader wrote them, spaces made single
    checked: datetime  # articles taken in before are known
    created: datetime


async def add(connection: AsyncConnection, chat_id: int, thread_id: int, words: str, now: datetime) -> bool:
    """Wait for `words` from now on; False where the chat does already.

    Raises ValueError for no words, or more than content.phrases.LONGEST characters.
    """
    insertion = (
        upsert(connection, alert)
        .values(chat_id=chat_id, thread_id=thread_id, words=tidy(words), checked=now, created=now)
        .on_conflict_do_nothing(index_elements=["chat_id", "thread_id", "words"])
    )
    return (await connection.execute(insertion)).rowcount > 0


async def remove(connection: AsyncConnection, chat_id: int, thread_id: int, words: str) -> bool:
    """Wait for them no longer; False where the chat did not."""
    deletion = delete(alert).where(
        alert.c.chat_id == chat_id, alert.c.thread_id == thread_id, alert.c.words == words
    )
    return (await connection.execute(deletion)).rowcount > 0


async def list_of(connection: AsyncConnection, chat_id: int, thread_id: int = 0) -> list[Alert]:
    """What the chat waits for, the oldest first."""
    query = (
        select(alert)
        .where(alert.c.chat_id == chat_id, alert.c.thread_id == thread_id)
        .order_by(alert.c.created, alert.c.words)
    )
    return [Alert(*row) for row in await connection.execute(query)]


async def unchecked(
    connection: AsyncConnection, before: datetime, limit: int, *, lock: bool = False
) -> list[Alert]:
    """Alerts last compared with the news before an instant, the longest ago first.

    With `lock` they are this transaction's alone, and those of another one are passed over.
    """
    query = (
        select(alert)
        .where(alert.c.checked < before)
        .order_by(alert.c.checked, alert.c.chat_id, alert.c.thread_id, alert.c.words)
        .limit(limit)
    )
    if lock:
        query = query.with_for_update(skip_locked=True)
    return [Alert(*row) for row in await connection.execute(query)]


async def set_back(connection: AsyncConnection, now: datetime) -> None:
    """Let alerts that were checked in the future wait for what is new from now on: the clock was set back."""
    await connection.execute(update(alert).where(alert.c.checked > now).values(checked=now))


async def set_checked(connection: AsyncConnection, alerts: Sequence[Alert], now: datetime) -> None:
    """Note that these were compared with everything taken in before `now`."""
    keys = [(one.chat_id, one.thread_id, one.words) for one in alerts]
    for start in range(0, len(keys), 200):  # SQLite's variables are limited
        some = tuple_(alert.c.chat_id, alert.c.thread_id, alert.c.words).in_(keys[start : start + 200])
        await connection.execute(update(alert).where(some).values(checked=now))


async def told(connection: AsyncConnection, chat_id: int, thread_id: int) -> list[str]:
    """Ids of the articles that the chat was told of."""
    query = select(alerted.c.article_id).where(alerted.c.chat_id == chat_id, alerted.c.thread_id == thread_id)
    return list((await connection.execute(query)).scalars())


async def note_told(
    connection: AsyncConnection, chat_id: int, thread_id: int, article_ids: Iterable[str], now: datetime
) -> None:
    """Remember that the chat was told of these."""
    for article_id in article_ids:
        await connection.execute(
            upsert(connection, alerted)
            .values(chat_id=chat_id, thread_id=thread_id, article_id=article_id, told=now)
            .on_conflict_do_nothing(index_elements=["chat_id", "thread_id", "article_id"])
        )


async def prune(connection: AsyncConnection, before: datetime) -> None:
    """Forget what was told before an instant: the stories are over."""
    await connection.execute(delete(alerted).where(alerted.c.told < before))
