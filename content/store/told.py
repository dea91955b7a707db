"""Which stories digests told, and so which ones a reader knows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import insert, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from content.edition import Dated, Story, Told
from content.store import articles
from content.store.schema import delivery, digest, told

_ARTICLES = 5  # of a story that are remembered; more do not tell better whether another goes on with it
_KEYS = 200  # chats at a time: SQLite's variables are limited


async def put(connection: AsyncConnection, digest_id: int, stories: Iterable[Story]) -> None:
    """Note which stories a digest tells."""
    rows = {
        story.id: {
            "digest_id": digest_id,
            "story_id": story.id,
            "articles": [article.id for article in story.articles[:_ARTICLES]],
        }
        for story in stories
    }
    if rows:
        await connection.execute(insert(told), list(rows.values()))


async def digests_of(
    connection: AsyncConnection, chats: Sequence[tuple[int, int]], since: datetime, until: datetime
) -> dict[tuple[int, int], tuple[int, ...]]:
    """The digests made in [since, until] that chats (with thread) were sent or are owed, oldest first."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for start in range(0, len(chats), _KEYS):
        some = tuple_(delivery.c.chat_id, delivery.c.thread_id).in_(chats[start : start + _KEYS])
        query = (
            select(delivery.c.chat_id, delivery.c.thread_id, delivery.c.digest_id)
            .join(digest, digest.c.id == delivery.c.digest_id)
            .where(some, digest.c.kind == "digest", delivery.c.state != "dropped")
            .where(digest.c.created >= since, digest.c.created <= until)
            .order_by(delivery.c.digest_id)
        )
        for row in await connection.execute(query):
            found[row.chat_id, row.thread_id].append(row.digest_id)
    return {chat: tuple(digests) for chat, digests in found.items()}


async def stories(connection: AsyncConnection, digests: Sequence[int]) -> list[Told]:
    """What these digests told, those of their articles that are still there; the oldest first."""
    if not digests:
        return []
    query = (
        select(told.c.story_id, told.c.articles, digest.c.created)
        .join(digest, digest.c.id == told.c.digest_id)
        .where(told.c.digest_id.in_(digests))
        .order_by(digest.c.created, told.c.story_id)
    )
    rows = (await connection.execute(query)).all()
    ids = list({article_id for row in rows for article_id in row.articles})
    known = {
        one.article.id: Dated(one.article, one.dated, one.topics)
        for one in await articles.get_many(connection, ids)
    }
    return [
        Told(row.story_id, row.created, tuple(known[key] for key in row.articles if key in known))
        for row in rows
    ]
