"""Vectors of what sections mean (content.search.meaning): there are some where its model is installed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.schema import article, embedding, section


@dataclass(frozen=True, slots=True)
class Unread:
    """A section without a vector, as the model reads it."""

    section_id: int
    text: str  # title, heading and text


async def missing(connection: AsyncConnection, limit: int) -> list[Unread]:
    """Sections that have no vector yet, the newest first: they are asked about soonest."""
    query = (
        select(section.c.id, article.c.title, section.c.heading, section.c.text)
        .join(article, article.c.id == section.c.article_id)
        .outerjoin(embedding, embedding.c.section_id == section.c.id)
        .where(embedding.c.section_id.is_(None), section.c.text != "")
        .order_by(section.c.id.desc())
        .limit(limit)
    )
    rows = await connection.execute(query)
    return [Unread(row.id, "\n".join(filter(None, (row.title, row.heading, row.text)))) for row in rows]


async def put(connection: AsyncConnection, vectors: Mapping[int, bytes]) -> None:
    """Keep vectors by section; of sections that went meanwhile nothing is kept."""
    there = select(section.c.id).where(section.c.id.in_(vectors)).order_by(section.c.id)
    rows = [{"section_id": id_, "data": vectors[id_]} for id_ in (await connection.execute(there)).scalars()]
    if rows:
        await connection.execute(upsert(connection, embedding).on_conflict_do_nothing(), rows)


async def of(connection: AsyncConnection, section_ids: Sequence[int]) -> dict[int, bytes]:
    """The vectors of those of these sections that have one."""
    query = select(embedding.c.section_id, embedding.c.data).where(embedding.c.section_id.in_(section_ids))
    return {row.section_id: row.data for row in await connection.execute(query)}
