"""Sections that readers keep for later."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.schema import article, saved, section


@dataclass(frozen=True, slots=True)
class SavedSection:
    """One kept section, as a list shows it."""

    article_id: str
    position: int  # of the section in its article, from 0
    title: str  # of the article
    heading: str  # of the section; empty for the lead, or where a newer version has no such section
    source: str
    url: str
    published: datetime | None
    saved: datetime


async def put(
    connection: AsyncConnection, chat_id: int, article_id: str, position: int, now: datetime
) -> bool:
    """Keep a section; False where the chat keeps it already. The article must exist."""
    insertion = (
        upsert(connection, saved)
        .values(chat_id=chat_id, article_id=article_id, position=position, saved=now)
        .on_conflict_do_nothing(index_elements=["chat_id", "article_id", "position"])
    )
    return (await connection.execute(insertion)).rowcount > 0


async def remove(connection: AsyncConnection, chat_id: int, article_id: str, position: int) -> bool:
    """Keep it no longer; False where it was not kept."""
    deletion = delete(saved).where(
        saved.c.chat_id == chat_id, saved.c.article_id == article_id, saved.c.position == position
    )
    return (await connection.execute(deletion)).rowcount > 0


async def has(connection: AsyncConnection, chat_id: int, article_id: str, position: int) -> bool:
    """Whether the chat keeps this section."""
    query = select(saved.c.position).where(
        saved.c.chat_id == chat_id, saved.c.article_id == article_id, saved.c.position == position
    )
    return (await connection.execute(query)).first() is not None


async def list_of(
    connection: AsyncConnection, chat_id: int, limit: int = 10, offset: int = 0
) -> list[SavedSection]:
    """What the chat keeps, the latest first."""
    this_section = (section.c.article_id == saved.c.article_id) & (section.c.position == saved.c.position)
    query = (
        select(
            saved.c.article_id,
            saved.c.position,
            article.c.title,
            func.coalesce(section.c.heading, ""),
            article.c.source,
            article.c.url,
            article.c.published,
            saved.c.saved,
        )
        .join(article, article.c.id == saved.c.article_id)
        .outerjoin(section, this_section)
        .where(saved.c.chat_id == chat_id)
        .order_by(saved.c.saved.desc(), saved.c.article_id, saved.c.position)
        .limit(limit)
        .offset(offset)
    )
    return [SavedSection(*row) for row in await connection.execute(query)]


async def count(connection: AsyncConnection, chat_id: int) -> int:
    """How many sections the chat keeps."""
    query = select(func.count()).select_from(saved).where(saved.c.chat_id == chat_id)
    return int((await connection.execute(query)).scalar_one())
