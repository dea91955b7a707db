"""Who may look after which group or channel from their private chat."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.schema import managed


@dataclass(frozen=True, slots=True)
class Managed:
    """A group or channel."""

    chat_id: int
    title: str


async def note(connection: AsyncConnection, user_id: int, chat_id: int, title: str) -> None:
    """Remember that a person looks after a chat, and what it is called now."""
    await connection.execute(
        upsert(connection, managed)
        .values(user_id=user_id, chat_id=chat_id, title=title)
        .on_conflict_do_update(index_elements=["user_id", "chat_id"], set_={"title": title})
    )


async def drop(connection: AsyncConnection, user_id: int, chat_id: int) -> None:
    """They look after it no longer."""
    await connection.execute(
        delete(managed).where(managed.c.user_id == user_id, managed.c.chat_id == chat_id)
    )


async def list_of(connection: AsyncConnection, user_id: int) -> list[Managed]:
    """The chats that a person looks after, by title."""
    query = (
        select(managed.c.chat_id, managed.c.title)
        .where(managed.c.user_id == user_id)
        .order_by(managed.c.title, managed.c.chat_id)
    )
    return [Managed(*row) for row in await connection.execute(query)]
