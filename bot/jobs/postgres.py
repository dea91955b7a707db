"""Jobs shared by many processes, done by PgQueuer on the same PostgreSQL that holds everything else.

This is the one place that knows PgQueuer; another engine would take its place here.
"""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import AsyncExitStack, suppress
from datetime import timedelta
from functools import partial
from typing import Any

import asyncpg
from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver, AsyncpgPoolDriver
from pgqueuer.adapters.persistence.qb import (
    QueryBuilderEnvironment,
    QueryQueueBuilder,
    QuerySchedulerBuilder,
)
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.core.executors import DatabaseRetryEntrypointExecutor
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.models import Job
from pgqueuer.domain.settings import DBSettings, Durability
from pgqueuer.ports.driver import Driver

from bot.jobs import Work

logger = logging.getLogger(__name__)

# A process that gives no sign of life for so long has its jobs taken over; signs come every half of it.
LEASE = timedelta(seconds=8)
_LOOK = timedelta(seconds=1)  # between looks for jobs whose process died; new ones announce themselves
_CONNECTIONS = 4  # to the server, the one that listens included
_CONNECTING = 10.0  # seconds
_AGAIN = 2.0  # seconds before the next try after the server was lost
_GRACE = 5.0  # seconds for what runs when stopping

_TRIES = 4  # of a job that fails, further and further apart; then it waits for the next tick
_FIRST_PAUSE = timedelta(seconds=5)
_LAST_PAUSE = timedelta(minutes=2)

# PgQueuer notes each step of each job. An hour of that is enough to see what went wrong.
_TIDYING = 600.0  # seconds
_NOTES_KEPT = "1 hour"

# Tables that a crash of the server empties: jobs are hints that the next tick puts again, and so cost no log.
_SETTINGS = DBSettings(durability=Durability.volatile)
_SETTING_UP = 0x4A6F6273  # the key of the lock for that: "Jobs"

_LOST = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError)


class PostgresJobs:
    """See `bot.jobs.Jobs`. `url` is DATABASE_URL. While the server is away, jobs wait; then they go on."""

    def __init__(self, url: str, lease: timedelta = LEASE) -> None:
        self._url = url
        self._lease = lease
        self._handled: dict[str, tuple[Work, int]] = {}
        self._running: asyncio.Task[None] | None = None
        self._managers: list[QueueManager] = []
        self._pool: Any = None
        self._queries: Queries | None = None  # None while the server is away
        self._stopping = False

    def handle(self, kind: str, work: Work, at_once: int) -> None:
        self._handled[kind] = (work, at_once)

    async def put(self, kind: str, jobs: Mapping[str, str]) -> None:
        if self._queries is None or not jobs:
            return
        number = len(jobs)
        try:
            await self._queries.enqueue(
                [kind] * number,
                [payload.encode() for payload in jobs.values()],
                [0] * number,
                dedupe_key=[f"{kind} {key}" for key in jobs],
                on_conflict="skip",
            )
        except _LOST as error:
            logger.warning("jobs wait for the next tick: %s", error)

    @property
    def connected(self) -> bool:
        """Whether jobs can be put and done just now."""
        return self._queries is not None

    def start(self) -> None:
        self._stopping = False
        self._running = asyncio.create_task(self._run(), name="jobs")

    async def stop(self) -> None:
        self._stopping = True
        for manager in self._managers:
            manager.shutdown.set()
        if self._running is not None:
            _, late = await asyncio.wait({self._running}, timeout=_GRACE if self._managers else 0)
            for task in late:
                if self._pool is not None:  # whose server may not answer: no cancelling ends that
                    self._pool.terminate()
                task.cancel()
            await asyncio.gather(self._running, return_exceptions=True)

    async def _run(self) -> None:
        away = False
        while not self._stopping:
            try:
                await self._serve()
                away = False
            except Exception as error:  # whatever it is, jobs have to go on once it has passed
                if not away:
                    logger.warning("no jobs for now, PostgreSQL is away: %s", error)
                    logger.debug("what came of it", exc_info=error)
                away = True
            if not self._stopping:
                await asyncio.sleep(_AGAIN)

    async def _serve(self) -> None:
        """Do jobs until stopped or the server is lost."""
        async with AsyncExitStack() as stack:
            pool = await asyncpg.create_pool(
                self._url, min_size=1, max_size=_CONNECTIONS, timeout=_CONNECTING, command_timeout=_CONNECTING
            )
            stack.push_async_callback(_close, pool)
            self._pool = pool
            async with pool.acquire() as connection:
                await _set_up(connection)
            self._queries = _queries(AsyncpgPoolDriver(pool))
            stack.callback(self._forget)
            self._managers = [
                _manager(self._queries, kind, work) for kind, (work, _) in self._handled.items()
            ]
            async with asyncio.TaskGroup() as tasks:
                tidying = tasks.create_task(_tidy(pool))
                doing = [
                    tasks.create_task(
                        manager.run(
                            dequeue_timeout=_LOOK,
                            batch_size=max(1, at_once // 2),
                            max_concurrent_tasks=max(2, at_once),
                            shutdown_on_listener_failure=True,
                            heartbeat_timeout=self._lease,
                            log_aggregation_interval=timedelta(0),
                        )
                    )
                    for manager, (_, at_once) in zip(self._managers, self._handled.values(), strict=True)
                ]
                await asyncio.gather(*doing)
                tidying.cancel()

    def _forget(self) -> None:
        self._pool = self._queries = None
        self._managers = []


def _manager(queries: Queries, kind: str, work: Work) -> QueueManager:
    manager = QueueManager(queries)

    async def do(job: Job) -> None:
        await work((job.payload or b"").decode())

    retrying = partial(
        DatabaseRetryEntrypointExecutor,
        max_attempts=_TRIES,
        initial_delay=_FIRST_PAUSE,
        max_delay=_LAST_PAUSE,
    )
    manager.entrypoint(kind, executor_factory=retrying)(do)
    return manager


def _queries(driver: Driver) -> Queries:
    return Queries(
        driver,
        qbe=QueryBuilderEnvironment(_SETTINGS),
        qbq=QueryQueueBuilder(_SETTINGS),
        qbs=QuerySchedulerBuilder(_SETTINGS),
    )


async def _set_up(connection: Any) -> None:
    """Make PgQueuer's tables, or bring them to this version's form, one process at a time."""
    await connection.execute("SELECT pg_advisory_lock($1)", _SETTING_UP)
    try:
        queries = _queries(AsyncpgDriver(connection))
        if not await queries.schema_is_installed():
            await queries.install()
        elif (await queries.plan_upgrade()).statements:
            await queries.upgrade()
    finally:
        await connection.execute("SELECT pg_advisory_unlock($1)", _SETTING_UP)


async def _tidy(pool: Any) -> None:
    while True:
        await pool.execute(
            f"DELETE FROM {_SETTINGS.queue_table_log} WHERE created < now() - interval '{_NOTES_KEPT}'"  # noqa: S608
        )
        await asyncio.sleep(_TIDYING)


async def _close(pool: Any) -> None:
    with suppress(*_LOST):
        async with asyncio.timeout(1):
            await pool.close()
            return
    pool.terminate()
