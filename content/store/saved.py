"""Sections that readers keep for later."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from content.phrases import folded, stands_in
from content.store.database import upsert
from content.store.schema import article, saved, section

_MOST = 1_000_000  # no limit

# Columns of what is kept, around its text.
_WHICH = (saved.c.article_id, saved.c.position, article.c.title, func.coalesce(section.c.heading, ""))
_WHENCE = (article.c.source, article.c.url, article.c.published, saved.c.saved)


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


@dataclass(frozen=True, slots=True)
class SavedText:
    """One kept section, word for word."""

    article_id: str
    position: int
    title: str
    heading: str
    text: str  # empty where a newer version has no such section
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
    query = _kept_by(chat_id, *_WHICH, *_WHENCE).limit(limit).offset(offset)
    return [SavedSection(*row) for row in await connection.execute(query)]


async def with_words(connection: AsyncConnection, chat_id: int, words: str) -> list[SavedSection]:
    """What the chat keeps that has all of `words` in it, the latest first."""
    pieces = await list_of(connection, chat_id, limit=_MOST)
    texts = {(one.article_id, one.position): one.text for one in await everything(connection, chat_id)}
    return [
        piece
        for piece in pieces
        if stands_in(words, folded(f"{piece.title}\n{piece.heading}\n{texts.get(_place(piece), '')}"))
    ]


async def everything(connection: AsyncConnection, chat_id: int) -> list[SavedText]:
    """What the chat keeps, word for word, the latest first."""
    query = _kept_by(chat_id, *_WHICH, func.coalesce(section.c.text, ""), *_WHENCE)
    return [SavedText(*row) for row in await connection.execute(query)]


def _kept_by(chat_id: int, *columns: ColumnElement[Any]) -> Select[Any]:
    """These columns of what a chat keeps, the latest first."""
    return (
        select(*columns)
        .join(article, article.c.id == saved.c.article_id)
        .outerjoin(section, _this_section())
        .where(saved.c.chat_id == chat_id)
        .order_by(saved.c.saved.desc(), saved.c.article_id, saved.c.position)
    )


def _place(piece: SavedSection) -> tuple[str, int]:
    return piece.article_id, piece.position


def _this_section() -> ColumnElement[bool]:
    return (section.c.article_id == saved.c.article_id) & (section.c.position == saved.c.position)


async def count(connection: AsyncConnection, chat_id: int) -> int:
    """How many sections the chat keeps."""
    query = select(func.count()).select_from(saved).where(saved.c.chat_id == chat_id)
    return int((await connection.execute(query)).scalar_one())
