"""What runs when. The scheduler only ticks: what is due is asked of the database each time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.delivery.alerts import AlertWatch
from bot.delivery.digests import DigestBuilder
from bot.memory import give_back
from bot.metrics import Metrics
from content.clock import Clock
from content.newsroom import Newsroom
from content.store import deliveries, model_texts, questions

logger = logging.getLogger(__name__)

_DIGESTS = timedelta(seconds=15)
_ALERTS = timedelta(minutes=1)
_POLLING = timedelta(minutes=1)  # how often to look which feeds are due
_RETENTION = timedelta(hours=6)
_TIDYING = timedelta(minutes=1)
_QUESTIONS_KEPT = timedelta(days=30)  # "more" below an older answer says that it is too old


class Schedule:
    """Ticks for digests, alerts, polling and retention. A job never overlaps itself nor dies of an error."""

    def __init__(
        self,
        newsroom: Newsroom,
        digests: DigestBuilder,
        alerts: AlertWatch,
        clock: Clock,
        retention: timedelta,
        metrics: Metrics | None = None,
    ) -> None:
        self._newsroom = newsroom
        self._digests = digests
        self._alerts = alerts
        self._clock = clock
        self._retention = retention
        self._polls = (metrics or Metrics()).polls
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._building = asyncio.Lock()

    def start(self) -> None:
        """Begin ticking; digests that were missed while the bot was down are built at once."""
        self._every(_DIGESTS, self.tick, at_once=True)
        self._every(_ALERTS, self._check_alerts)
        self._every(_POLLING, self.poll, at_once=True)
        self._every(_RETENTION, self._forget)
        self._every(_TIDYING, self._tidy)
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ticking."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """Build the digests that are due now."""
        async with self._building:
            await self._digests.build_due()

    async def poll(self) -> None:
        """Poll the feeds that are due, then see whether somebody waits for what came in."""
        for result in await self._newsroom.poller.poll():
            self._polls.add("failed" if result.error else "unchanged" if result.unchanged else "read")
        await self._check_alerts()

    async def _check_alerts(self) -> None:
        await self._alerts.check()

    async def _forget(self) -> None:
        now = self._clock.now()
        await self._newsroom.forget(now - self._retention)
        async with self._newsroom.database.write() as connection:
            await deliveries.prune(connection, now - self._retention)
            await questions.prune(connection, now - _QUESTIONS_KEPT)
            await model_texts.prune(connection, now - self._retention)

    async def _tidy(self) -> None:
        """A day's edition or a round of polling leaves some ten megabytes of empty pages."""
        give_back()

    def _every(
        self, interval: timedelta, job: Callable[[], Awaitable[None]], *, at_once: bool = False
    ) -> None:
        async def run() -> None:
            try:
                await job()
            except Exception:  # the next tick has to come whatever happened in this one
                logger.exception("%s failed", getattr(job, "__name__", job))

        first = {"next_run_time": datetime.now(self._scheduler.timezone)} if at_once else {}
        self._scheduler.add_job(
            run,
            "interval",
            seconds=interval.total_seconds(),
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,  # a tick that a busy moment delayed is better late than left out
            **first,
        )
