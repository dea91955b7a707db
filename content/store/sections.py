"""Sections with what an excerpt tells of their article."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.schema import article, entry, section


@dataclass(frozen=True, slots=True)
class FoundSection:
    """One section and its article."""

    id: int
    article_id: str
    position: int  # in the article, from 0
    heading: str
    text: str  # paragraphs, a blank line between two
    title: str  # of the article, as the rest
    url: str
    source: str
    published: datetime | None
    language: str


async def get_many(connection: AsyncConnection, section_ids: Sequence[int]) -> dict[int, FoundSection]:
    """Sections by id; those that are gone are left out. At most a few hundred at a time."""
    query = (
        select(
            section.c.id,
            section.c.article_id,
            section.c.position,
            section.c.heading,
            section.c.text,
            article.c.title,
            article.c.url,
            article.c.source,
            article.c.published,
            article.c.language,
        )
        .join(article, article.c.id == section.c.article_id)
        .where(section.c.id.in_(section_ids))
    )
    return {row.id: FoundSection(*tuple(row)) for row in await connection.execute(query)}


async def came_only_by(connection: AsyncConnection, feed_ids: Collection[int]) -> Sequence[int]:
    """The ids of the sections of articles that came by some of these feeds and by no other."""
    if not feed_ids:
        return ()
    others = select(entry.c.article_id).where(
        entry.c.feed_id.not_in(sorted(feed_ids)), entry.c.article_id.is_not(None)
    )
    query = (
        select(section.c.id)
        .join(entry, entry.c.article_id == section.c.article_id)
        .where(entry.c.feed_id.in_(sorted(feed_ids)), section.c.article_id.not_in(others))
        .distinct()
    )
    return (await connection.execute(query)).scalars().all()


async def dated_in(connection: AsyncConnection, since: datetime, until: datetime) -> Sequence[int]:
    """The ids of the sections of articles dated in [since, until)."""
    query = (
        select(section.c.id)
        .join(article, article.c.id == section.c.article_id)
        .where(article.c.dated >= since, article.c.dated < until)
    )
    return (await connection.execute(query)).scalars().all()
