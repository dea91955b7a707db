"""What chats wrote that a button refers to later: questions ("more"), announcements ("send")."""

from datetime import datetime

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.schema import question

KEPT_DAYS = 30  # then they are pruned; readers are told so


async def put(connection: AsyncConnection, chat_id: int, text: str, now: datetime) -> int:
    """Keep `text` for the chat; returns the number that a button carries."""
    result = await connection.execute(insert(question).values(chat_id=chat_id, text=text, asked=now))
    key = result.inserted_primary_key
    assert key is not None  # noqa: S101  an INSERT of one row always has it
    return int(key[0])


async def get(connection: AsyncConnection, chat_id: int, question_id: int) -> str | None:
    """The text that this chat wrote; None for one of another chat, or one that was pruned."""
    where = (question.c.id == question_id) & (question.c.chat_id == chat_id)
    text: str | None = (await connection.execute(select(question.c.text).where(where))).scalar()
    return text


async def take(connection: AsyncConnection, chat_id: int, question_id: int) -> str | None:
    """The same, and forget it: of two taps on a button only one gets the text."""
    where = (question.c.id == question_id) & (question.c.chat_id == chat_id)
    taken = delete(question).where(where).returning(question.c.text)
    text: str | None = (await connection.execute(taken)).scalar()
    return text


async def count(connection: AsyncConnection, since: datetime) -> int:
    """How many were written at or after an instant."""
    query = select(func.count()).select_from(question).where(question.c.asked >= since)
    return int((await connection.execute(query)).scalar_one())


async def prune(connection: AsyncConnection, before: datetime) -> int:
    """Forget what was written before an instant; returns how many."""
    return (await connection.execute(delete(question).where(question.c.asked < before))).rowcount
