"""What chats wrote that a button refers to later: questions ("more"), announcements ("send")."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.schema import question

KEPT_DAYS = 30  # then they are pruned; readers are told so


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was answered."""

    id: int
    text: str
    shown: int  # excerpts up to the last one shown


async def put(connection: AsyncConnection, chat_id: int, text: str, now: datetime) -> int:
    """Keep `text` for the chat; returns the number that a button carries."""
    result = await connection.execute(insert(question).values(chat_id=chat_id, text=text, asked=now, shown=0))
    key = result.inserted_primary_key
    assert key is not None  # noqa: S101  an INSERT of one row always has it
    return int(key[0])


async def get(connection: AsyncConnection, chat_id: int, question_id: int) -> str | None:
    """The text that this chat wrote; None for one of another chat, or one that was pruned."""
    where = (question.c.id == question_id) & (question.c.chat_id == chat_id)
    text: str | None = (await connection.execute(select(question.c.text).where(where))).scalar()
    return text


async def last(connection: AsyncConnection, chat_id: int, since: datetime) -> Asked | None:
    """The newest question of a chat that was answered, where it was asked at or after an instant."""
    query = (
        select(question.c.id, question.c.text, question.c.shown)
        .where(question.c.chat_id == chat_id, question.c.asked >= since, question.c.shown > 0)
        .order_by(question.c.asked.desc(), question.c.id.desc())
        .limit(1)
    )
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else Asked(row.id, row.text, row.shown)


async def show(connection: AsyncConnection, question_id: int, shown: int) -> None:
    """Note up to which excerpt a question's answer was shown."""
    await connection.execute(update(question).where(question.c.id == question_id).values(shown=shown))


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
