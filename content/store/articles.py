"""Articles, their sections, versions and topics."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from content.article import Article, Section, to_json
from content.store.schema import article as articles
from content.store.schema import article_topic, article_version, saved, section


class Change(StrEnum):
    """What saving an article did."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class StoredSection:
    """A section as the search index knows it."""

    id: int
    title: str  # of the article
    heading: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Saved:
    """The outcome of `save`: which sections the search index has to add and to forget."""

    article_id: str
    change: Change
    version: int
    added: tuple[StoredSection, ...] = ()
    removed: tuple[StoredSection, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with what the store knows about it."""

    article: Article
    dated: datetime  # published, or first_seen where that is unknown or in the future
    first_seen: datetime
    topics: Mapping[str, float]  # topic id -> score in 0..1


async def save(
    connection: AsyncConnection, article: Article, origin: str, topics: Mapping[str, float], now: datetime
) -> Saved:
    """Store `article`: new, as the next version of a changed one, or not at all where nothing changed.

    `origin` is one of feed, page, file, import, library.
    """
    existing = (await connection.execute(select(articles).where(articles.c.id == article.id))).first()
    if existing is not None and existing.fingerprint == article.fingerprint:
        return Saved(article.id, Change.SAME, existing.version)
    removed: tuple[StoredSection, ...] = ()
    first_seen, version = now, 1
    if existing is not None:
        removed = await _retire(connection, existing, now)
        first_seen, version = existing.first_seen, existing.version + 1
    row = {
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "authors": list(article.authors),
        "published": article.published,
        "language": article.language,
        "image": article.image,
        "version": version,
        "fingerprint": article.fingerprint,
        "origin": origin if existing is None else existing.origin,
        "dated": min(article.published or first_seen, first_seen),
        "first_seen": first_seen,
        "updated": now,
    }
    if existing is None:
        await connection.execute(insert(articles).values(id=article.id, **row))
    else:
        await connection.execute(update(articles).where(articles.c.id == article.id).values(**row))
    added = await _add_sections(connection, article)
    if topics:
        await connection.execute(
            insert(article_topic),
            [{"article_id": article.id, "topic": topic, "score": score} for topic, score in topics.items()],
        )
    return Saved(article.id, Change.NEW if existing is None else Change.CHANGED, version, added, removed)


async def get(connection: AsyncConnection, article_id: str) -> Article | None:
    """The newest version of an article."""
    found = await _load(connection, select(articles).where(articles.c.id == article_id))
    return found[0].article if found else None


async def get_many(connection: AsyncConnection, article_ids: Sequence[str]) -> list[StoredArticle]:
    """Articles by id, in no order; those that are gone are left out."""
    found: list[StoredArticle] = []
    for start in range(0, len(article_ids), 500):  # SQLite's variables are limited
        some = articles.c.id.in_(article_ids[start : start + 500])
        found += await _load(connection, select(articles).where(some))
    return found


async def taken_in(
    connection: AsyncConnection,
    since: datetime,
    until: datetime,
    *,
    not_older_than: datetime,
    languages: Sequence[str] = (),
    limit: int = 1000,
    brief: int = 0,
) -> list[StoredArticle]:
    """Articles first seen in [since, until) and dated at or after `not_older_than`, newest first.

    With `brief` they have only so many characters of each section.
    """
    query = (
        select(articles)
        .where(
            articles.c.first_seen >= since, articles.c.first_seen < until, articles.c.dated >= not_older_than
        )
        .order_by(articles.c.dated.desc(), articles.c.id)
        .limit(limit)
    )
    return await _load(connection, _in_languages(query, languages), brief)


async def older_on(
    connection: AsyncConnection,
    topics: Sequence[str],
    before: datetime,
    *,
    languages: Sequence[str] = (),
    limit: int = 20,
) -> list[StoredArticle]:
    """Articles dated before an instant on any of `topics` (none given: on anything), newest first."""
    query = select(articles).where(articles.c.dated < before)
    if topics:
        on_topic = select(article_topic.c.article_id).where(article_topic.c.topic.in_(topics))
        query = query.where(articles.c.id.in_(on_topic))
    query = query.order_by(articles.c.dated.desc(), articles.c.id).limit(limit)
    return await _load(connection, _in_languages(query, languages))


async def everything(connection: AsyncConnection, *, page: int = 200) -> AsyncIterator[Article]:
    """All articles in the order of their ids."""
    last = ""
    while True:
        query = select(articles).where(articles.c.id > last).order_by(articles.c.id).limit(page)
        found = await _load(connection, query)
        for stored in found:
            yield stored.article
        if len(found) < page:
            return
        last = found[-1].article.id


async def count(connection: AsyncConnection) -> int:
    """How many articles there are."""
    return int((await connection.execute(select(func.count()).select_from(articles))).scalar_one())


async def count_sections(connection: AsyncConnection) -> int:
    """How many sections there are."""
    return int((await connection.execute(select(func.count()).select_from(section))).scalar_one())


async def topic_counts(connection: AsyncConnection, since: datetime, until: datetime) -> dict[str, int]:
    """How many articles dated in [since, until) are on each topic."""
    query = (
        select(article_topic.c.topic, func.count())
        .join(articles, articles.c.id == article_topic.c.article_id)
        .where(articles.c.dated >= since, articles.c.dated < until)
        .group_by(article_topic.c.topic)
    )
    return {row[0]: row[1] for row in await connection.execute(query)}


async def outdated(connection: AsyncConnection, before: datetime, limit: int = 200) -> list[str]:
    """Ids of articles last touched before an instant that nobody saved and that are not bundled."""
    query = (
        select(articles.c.id)
        .where(articles.c.updated < before, articles.c.origin != "library")
        .where(articles.c.id.not_in(select(saved.c.article_id)))
        .limit(limit)
    )
    return list((await connection.execute(query)).scalars())


async def remove(connection: AsyncConnection, article_id: str) -> tuple[StoredSection, ...]:
    """Delete an article with all its versions; returns the sections the search index has to forget."""
    gone = await _sections(connection, article_id)
    await connection.execute(delete(articles).where(articles.c.id == article_id))
    return gone


async def _retire(
    connection: AsyncConnection, existing: Row[Any], now: datetime
) -> tuple[StoredSection, ...]:
    """Keep the present version among the old ones and take its sections away."""
    present = await get(connection, existing.id)
    assert present is not None  # noqa: S101  the row was just read in this transaction
    await connection.execute(
        insert(article_version).values(
            article_id=existing.id, version=existing.version, content=to_json(present), replaced=now
        )
    )
    gone = await _sections(connection, existing.id)
    await connection.execute(delete(section).where(section.c.article_id == existing.id))
    await connection.execute(delete(article_topic).where(article_topic.c.article_id == existing.id))
    return gone


async def _add_sections(connection: AsyncConnection, article: Article) -> tuple[StoredSection, ...]:
    await connection.execute(
        insert(section),
        [
            {
                "article_id": article.id,
                "position": position,
                "heading": part.heading,
                "text": part.text,
                "summary": part.summary,
            }
            for position, part in enumerate(article.sections)
        ],
    )
    return await _sections(connection, article.id)


async def _sections(connection: AsyncConnection, article_id: str) -> tuple[StoredSection, ...]:
    query = (
        select(section.c.id, articles.c.title, section.c.heading, section.c.text, articles.c.language)
        .join(articles, articles.c.id == section.c.article_id)
        .where(articles.c.id == article_id)
        .order_by(section.c.position)
    )
    return tuple(StoredSection(*row) for row in await connection.execute(query))


async def _load(connection: AsyncConnection, query: Select[Any], brief: int = 0) -> list[StoredArticle]:
    rows = (await connection.execute(query)).all()
    ids = [row.id for row in rows]
    parts: dict[str, list[Section]] = {}
    topics: dict[str, dict[str, float]] = {}
    for start in range(0, len(ids), 500):  # SQLite's variables are limited
        some = ids[start : start + 500]
        query = (
            select(
                section.c.article_id,
                section.c.heading,
                func.substr(section.c.text, 1, brief).label("text") if brief else section.c.text,
                section.c.summary,
            )
            .where(section.c.article_id.in_(some))
            .order_by(section.c.article_id, section.c.position)
        )
        for part in await connection.execute(query):
            paragraphs = tuple(part.text.split("\n\n")) if part.text else ()
            parts.setdefault(part.article_id, []).append(Section(part.heading, paragraphs, part.summary))
        for topic in await connection.execute(
            select(article_topic).where(article_topic.c.article_id.in_(some))
        ):
            topics.setdefault(topic.article_id, {})[topic.topic] = topic.score
    return [
        StoredArticle(
            article=Article(
                title=row.title,
                sections=tuple(parts.get(row.id, ())),
                url=row.url,
                source=row.source,
                authors=tuple(row.authors),
                published=row.published,
                language=row.language,
                image=row.image,
            ),
            dated=row.dated,
            first_seen=row.first_seen,
            topics=topics.get(row.id, {}),
        )
        for row in rows
    ]


def _in_languages(query: Select[Any], languages: Sequence[str]) -> Select[Any]:
    return query.where(articles.c.language.in_(languages)) if languages else query
