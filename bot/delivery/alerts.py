"""Alerts: what came in that somebody waits for, each story once, and not in the night."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.outbox import Outbox
from bot.due import quiet_until
from bot.locales import texts
from bot.views.alerts import alert_view
from content.article import Article
from content.clock import Clock
from content.newsdesk import STALE_AFTER
from content.newsroom import Newsroom
from content.phrases import folded, stands_in
from content.store import alerts, articles, entries, feeds, subscribers
from content.store.alerts import Alert
from content.store.deliveries import Recipient
from content.store.subscribers import Subscriber

logger = logging.getLogger(__name__)

_CHUNK = 200  # alerts compared at a time


class AlertWatch:
    """Compares new articles with the words readers wait for."""

    def __init__(self, newsroom: Newsroom, outbox: Outbox, clock: Clock) -> None:
        self._newsroom = newsroom
        self._outbox = outbox
        self._clock = clock

    async def check(self) -> int:
        """Owe a message for each alert that a new story fits; returns how many."""
        total, now = 0, self._clock.now()
        database = self._newsroom.database
        while True:
            async with database.read() as connection:
                waiting = await alerts.unchecked(connection, now, _CHUNK)
                if not waiting:
                    break
                since = min(one.checked for one in waiting)
                fresh = await articles.taken_in(connection, since, now, not_older_than=since - STALE_AFTER)
                came_by = await entries.feeds_of(connection, [one.article.id for one in fresh])
                own = await feeds.own_ids(connection)
            seen = await asyncio.to_thread(_readable, [(one.first_seen, one.article) for one in fresh])
            stories: Mapping[str, str] = {}
            if any(_fitting(one, seen) for one in waiting):
                stories = await self._newsroom.stories_of_articles(now)
            async with database.write() as connection:
                # Another process may be at the same ones.
                free = await alerts.unchecked(connection, now, _CHUNK, lock=True)
                waiting = [one for one in free if one.checked >= since]
                if not waiting:
                    break
                for one in waiting:
                    fitting = _fitting(one, seen)
                    reader = (
                        await subscribers.get(connection, one.chat_id, one.thread_id) if fitting else None
                    )
                    if reader is None or reader.stopped:
                        continue
                    theirs = [
                        article
                        for article in fitting
                        if reader.interests.takes_from(came_by.get(article.id, frozenset()), own)
                    ]
                    total += await self._tell(connection, one, reader, theirs, stories, now)
                await alerts.set_checked(connection, waiting, now)
        if total:
            self._outbox.wake()
        return total

    async def _tell(
        self,
        connection: AsyncConnection,
        one: Alert,
        reader: Subscriber,
        found: Sequence[Article],
        stories: Mapping[str, str],
        now: datetime,
    ) -> bool:
        """Owe the alert with the stories that the reader was not told of yet; whether there are any."""
        known = {
            stories.get(article_id, article_id)
            for article_id in await alerts.told(connection, one.chat_id, one.thread_id)
        }
        fresh: dict[str, Article] = {}
        for article in found:
            story = stories.get(article.id, article.id)
            if story not in known:
                fresh.setdefault(story, article)
        # Those that go on with a story told are known from now on too: it may outlast its first articles.
        ids = [article.id for article in found]
        await alerts.note_told(connection, one.chat_id, one.thread_id, ids, now)
        if not fresh:
            return False
        told = list(fresh.values())
        message = alert_view(texts(reader.language), one.words, told, reader.timezone)
        waits = quiet_until(reader.quiet, now, reader.timezone)
        recipient = Recipient(one.chat_id, one.thread_id, reader.layout, now, not_before=waits)
        await self._outbox.owe(connection, "alert", one.words, message, [recipient], now)
        return True


# What is compared: when an article was first seen, the article, and its text as words are looked for in it.
_Readable = tuple[datetime, Article, str]


def _readable(fresh: Sequence[tuple[datetime, Article]]) -> list[_Readable]:
    return [(seen, article, folded(f"{article.title}\n{article.text}")) for seen, article in fresh]


def _fitting(alert: Alert, fresh: Sequence[_Readable]) -> list[Article]:
    return [
        article for seen, article, text in fresh if seen >= alert.checked and stands_in(alert.words, text)
    ]
