"""Alerts: what came in that somebody waits for."""

from collections.abc import Sequence

from bot.delivery.outbox import Outbox
from bot.locales import texts
from bot.views.alerts import alert_view
from content.article import Article
from content.clock import Clock
from content.newsdesk import STALE_AFTER
from content.newsroom import Newsroom
from content.store import alerts, articles, subscribers
from content.store.alerts import Alert
from content.store.articles import StoredArticle
from content.store.deliveries import Recipient

_CHUNK = 200  # alerts compared at a time


class AlertWatch:
    """Compares new articles with the words readers wait for."""

    def __init__(self, newsroom: Newsroom, outbox: Outbox, clock: Clock) -> None:
        self._newsroom = newsroom
        self._outbox = outbox
        self._clock = clock

    async def check(self) -> int:
        """Owe a message for each alert that something new fits; returns how many."""
        total, now = 0, self._clock.now()
        database = self._newsroom.database
        while True:
            async with database.read() as connection:
                waiting = await alerts.unchecked(connection, now, _CHUNK)
                if not waiting:
                    break
                since = min(one.checked for one in waiting)
                fresh = await articles.taken_in(connection, since, now, not_older_than=since - STALE_AFTER)
            async with database.write() as connection:
                # Another process may be at the same ones.
                free = await alerts.unchecked(connection, now, _CHUNK, lock=True)
                waiting = [one for one in free if one.checked >= since]
                if not waiting:
                    break
                for one in waiting:
                    found = _fitting(one, fresh)
                    reader = await subscribers.get(connection, one.chat_id)
                    if not found or reader is None or reader.stopped:
                        continue
                    message = alert_view(texts(reader.language), one.words, found, reader.timezone)
                    recipient = Recipient(one.chat_id, 0, reader.layout, now)
                    await self._outbox.owe(connection, "alert", one.words, message, [recipient], now)
                    total += 1
                await alerts.set_checked(connection, waiting, now)
        if total:
            self._outbox.wake()
        return total


def _fitting(alert: Alert, fresh: Sequence[StoredArticle]) -> list[Article]:
    return [
        stored.article
        for stored in fresh
        if stored.first_seen >= alert.checked
        and alerts.matches(alert.words, f"{stored.article.title}\n{stored.article.text}")
    ]
