"""Which stories digests told, and so which ones a reader knows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from content.edition import Dated, Story, Told
from content.store import articles
from content.store.schema import delivery, digest, told

_ARTICLES = 5  # of a story that are remembered; more do not tell better whether another goes on with it


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
    """The digests made in [since, until] that chats (with thread) were sent or are owed, oldest first.

    For some hundred chats at a time.
    """
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    wanted = set(chats)
    # Of all that a chat ever had only the end is read: digests are numbered in the order they are made.
    first = select(digest.c.id).where(digest.c.created >= since).order_by(digest.c.created).limit(1)
    query = (
        select(delivery.c.chat_id, delivery.c.thread_id, delivery.c.digest_id)
        .join(digest, digest.c.id == delivery.c.digest_id)
        .where(delivery.c.chat_id.in_({chat for chat, _ in chats}), delivery.c.state.in_(("owed", "sent")))
        .where(delivery.c.digest_id >= first.scalar_subquery())
        .where(digest.c.kind == "digest", digest.c.created >= since, digest.c.created <= until)
    )
    for chat, thread, digest_id in sorted((await connection.execute(query)).all()):
        if (chat, thread) in wanted:
            found[chat, thread].append(digest_id)
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
        one.article.id: Dated(one.article, one.dated, one.topics, one.first_seen)
        for one in await articles.get_many(connection, ids)
    }
    return [
        Told(row.story_id, row.created, tuple(known[key] for key in row.articles if key in known))
        for row in rows
    ]
