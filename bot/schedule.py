"""What runs when. The scheduler only ticks: what is due is asked of the database each time.

Ticks put jobs, and do none themselves, so that several processes may tick: a job that waits or runs already
is not put again, and any process may do it.
"""

import json
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.archiving import Archivist
from bot.delivery.alerts import AlertWatch
from bot.delivery.digests import DigestBuilder
from bot.jobs import Jobs
from bot.memory import give_back
from bot.metrics import Metrics
from content.clock import Clock
from content.newsdesk import STORY
from content.newsroom import Newsroom
from content.sources.inbox import Inbox
from content.sources.polling import PollResult
from content.sources.websub import WebSub
from content.store import alerts, allowances, deliveries, feeds, model_texts, questions, subscribers, taps
from content.store.subscribers import Group

logger = logging.getLogger(__name__)

_DIGESTS = timedelta(seconds=15)
_ALERTS = timedelta(minutes=1)
_POLLING = timedelta(seconds=30)  # how often to look which feeds are due
_HOSTS_AT_ONCE = 20  # that a process fetches from
_INBOX = timedelta(seconds=10)  # a file is read when it is the same for that long
_HUBS = timedelta(minutes=2)
_RETENTION = timedelta(hours=6)
_ARCHIVING = timedelta(minutes=5)
_GRASPING = timedelta(seconds=20)
_GRASPED_AT_ONCE = 40  # sections; ten seconds of one core
_TIDYING = timedelta(minutes=1)
_TAPS_KEPT = timedelta(days=taps.KEPT_DAYS)
_QUESTIONS_KEPT = timedelta(days=30)  # "more" below an older answer says that it is too old


class Schedule:
    """Ticks for digests, alerts, polling and retention, and what is done then."""

    def __init__(
        self,
        newsroom: Newsroom,
        digests: DigestBuilder,
        alerts: AlertWatch,
        clock: Clock,
        retention: timedelta,
        jobs: Jobs,
        metrics: Metrics | None = None,
        archivist: Archivist | None = None,
        inbox: Inbox | None = None,
        websub: WebSub | None = None,
    ) -> None:
        self._newsroom = newsroom
        self._digests = digests
        self._alerts = alerts
        self._clock = clock
        self._retention = retention
        self._polls = (metrics or Metrics()).polls
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._jobs = jobs
        self._archivist = archivist
        self._inbox = inbox
        self._websub = websub

    def handle_jobs(self) -> None:
        """Let this process do the jobs that ticks put."""
        self._jobs.handle("digests", self._build, at_once=1)
        self._jobs.handle("alerts", self._check_alerts, at_once=1)
        self._jobs.handle("poll", self._poll, at_once=_HOSTS_AT_ONCE)
        self._jobs.handle("retention", self._forget, at_once=1)
        self._jobs.handle("grasp", self._grasp, at_once=1)
        self._jobs.handle("archive", self._keep_edition, at_once=1)
        self._jobs.handle("inbox", self._take_in_files, at_once=1)
        self._jobs.handle("hubs", self._ask_hubs, at_once=1)

    def start(self) -> None:
        """Begin ticking; digests that were missed while the bot was down are built at once."""
        self._every(_DIGESTS, self.tick, at_once=True)
        self._every(_ALERTS, self._look_for_alerts, at_once=True)
        self._every(_POLLING, self.poll, at_once=True)
        self._every(_RETENTION, self._look_for_old)
        if self._archivist is not None:
            self._every(_ARCHIVING, self._look_for_edition, at_once=True)
        if self._inbox is not None:
            self._every(_INBOX, self._look_for_files, at_once=True)
        if self._websub is not None:
            self._every(_HUBS, self._look_for_hubs)
        self._every(_GRASPING, self._look_for_unread)
        self._every(_TIDYING, self._tidy)
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ticking."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """Have the digests built that are due now."""
        groups = [json.dumps(group) for group in await self._digests.due_groups()]
        await self._jobs.put("digests", dict(zip(groups, groups, strict=True)))

    async def poll(self) -> None:
        """Have the feeds polled that are due."""
        due = await self._newsroom.poller.due()
        await self._jobs.put("poll", {host: " ".join(map(str, ids)) for host, ids in due.items()})

    async def _look_for_alerts(self) -> None:
        await self._jobs.put("alerts", {"all": ""})

    async def _look_for_old(self) -> None:
        await self._jobs.put("retention", {"all": ""})

    async def _look_for_unread(self) -> None:
        await self._jobs.put("grasp", {"all": ""})

    async def _look_for_edition(self) -> None:
        await self._jobs.put("archive", {"all": ""})

    async def _look_for_files(self) -> None:
        await self._jobs.put("inbox", {"all": ""})

    async def _look_for_hubs(self) -> None:
        await self._jobs.put("hubs", {"all": ""})

    async def _grasp(self, _payload: str) -> None:
        await self._newsroom.grasp(_GRASPED_AT_ONCE)

    async def _build(self, group: str) -> None:
        """Build for one group, in which every cohort is whole: so none is made by two processes."""
        await self._digests.build_due(Group(*json.loads(group)))

    async def _poll(self, feed_ids: str) -> None:
        """Poll feeds of one host, those of them that are still due: another process may have been here."""

        def count(result: PollResult) -> None:
            self._polls.add("failed" if result.error else "unchanged" if result.unchanged else "read")

        await self._newsroom.poller.poll([int(feed_id) for feed_id in feed_ids.split()], on_result=count)

    async def _check_alerts(self, _payload: str) -> None:
        await self._alerts.check()

    async def _forget(self, _payload: str) -> None:
        now = self._clock.now()
        await self._newsroom.forget(now - self._retention)
        async with self._newsroom.database.write(patient=True) as connection:
            await deliveries.prune(connection, now - self._retention)
            await allowances.prune(connection, now)
            followed = await subscribers.feeds_followed(connection)
            await feeds.let_go(connection, followed, before=now - self._retention)
            await alerts.prune(connection, now - 2 * STORY)
            await questions.prune(connection, now - _QUESTIONS_KEPT)
            await taps.prune(connection, now - _TAPS_KEPT)
            await model_texts.prune(connection, now - self._retention)

    async def _keep_edition(self, _payload: str) -> None:
        if self._archivist is not None:
            await self._archivist.keep()

    async def _take_in_files(self, _payload: str) -> None:
        if self._inbox is not None:
            await self._inbox.look()

    async def _ask_hubs(self, _payload: str) -> None:
        if self._websub is not None:
            await self._websub.ask()

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
