"""Hubs that send the news of feeds (WebSub): who was asked, until when they send, how it went."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.schema import feed, websub

_LONGEST_ERROR = 500  # characters

# A feed that was switched off, or has gone, has nothing to hear from its hub either.
_POLLED = exists().where(feed.c.id == websub.c.feed_id, feed.c.active)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed at its hub."""

    feed_id: int
    hub: str
    topic: str  # the feed's address as the hub knows it
    token: str  # of our address that the hub calls
    secret: str  # that it signs with
    next_request: datetime  # when to ask it, for the first time or again
    lease_until: datetime | None  # None until it has said yes
    failures: int  # in a row
    error: str


async def offered(connection: AsyncConnection, feed_id: int, hub: str, topic: str, now: datetime) -> None:
    """The feed names this hub (empty: none). A hub that is new, or calls it otherwise, is asked at once."""
    known = await of_feed(connection, feed_id)
    if known is not None and (known.hub, known.topic) == (hub, topic):
        return
    if known is not None:
        await connection.execute(delete(websub).where(websub.c.feed_id == feed_id))
    if hub:
        row = {
            "feed_id": feed_id,
            "hub": hub,
            "topic": topic,
            "token": secrets.token_urlsafe(32),
            "secret": secrets.token_urlsafe(32),
            "next_request": now,
            "failures": 0,
            "error": "",
        }
        await connection.execute(
            upsert(connection, websub).values(row).on_conflict_do_nothing(index_elements=["feed_id"])
        )


async def of_feed(connection: AsyncConnection, feed_id: int) -> Subscription | None:
    """The feed's hub."""
    return _one((await connection.execute(select(websub).where(websub.c.feed_id == feed_id))).first())


async def with_token(connection: AsyncConnection, token: str) -> Subscription | None:
    """The subscription that a hub calls by this token, where its feed is still polled."""
    query = select(websub).where(websub.c.token == token, _POLLED)
    return _one((await connection.execute(query)).first())


async def due(connection: AsyncConnection, now: datetime, limit: int) -> list[Subscription]:
    """Subscriptions whose hub is to be asked at `now`, the longest due first."""
    query = (
        select(websub)
        .where(websub.c.next_request <= now, _POLLED)
        .order_by(websub.c.next_request)
        .limit(limit)
    )
    return [Subscription(**row._asdict()) for row in await connection.execute(query)]


async def record_asked(
    connection: AsyncConnection, feed_id: int, next_request: datetime, error: str = ""
) -> None:
    """The hub was asked, with an `error` where it did not agree; it is asked again at an instant."""
    values: dict[str, Any] = {"next_request": next_request, "error": error[:_LONGEST_ERROR]}
    if error:
        values["failures"] = websub.c.failures + 1
    await connection.execute(update(websub).where(websub.c.feed_id == feed_id).values(**values))


async def record_verified(
    connection: AsyncConnection, feed_id: int, lease_until: datetime, next_request: datetime
) -> None:
    """The hub has said yes until an instant, and is to be asked again at another, before that."""
    await connection.execute(
        update(websub)
        .where(websub.c.feed_id == feed_id)
        .values(lease_until=lease_until, next_request=next_request, failures=0, error="")
    )


async def record_denied(
    connection: AsyncConnection, feed_id: int, next_request: datetime, error: str
) -> None:
    """The hub sends nothing (any more)."""
    await record_asked(connection, feed_id, next_request, error or "denied")
    await connection.execute(update(websub).where(websub.c.feed_id == feed_id).values(lease_until=None))


async def set_back(connection: AsyncConnection, now: datetime) -> None:
    """Ask all hubs again: the clock was set back, and until when they send was reckoned by it."""
    await connection.execute(
        update(websub).where(websub.c.next_request > now).values(next_request=now, lease_until=None)
    )


def _one(row: Row[Any] | None) -> Subscription | None:
    return None if row is None else Subscription(**row._asdict())
