"""Jobs done in this process: all that one machine needs.

PgQueuer has an in-memory adapter, too; importing it takes a tenth of a second of every start and 10 MB, and
nothing it could remember outlives the process.
"""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.jobs import Work

logger = logging.getLogger(__name__)

_GRACE = 5.0  # seconds for what runs when stopping


@dataclass(slots=True)
class _Kind:
    work: Work
    at_once: int
    waiting: dict[str, str] = field(default_factory=dict)  # payloads by key, in the order they came
    running: dict[str, asyncio.Task[None]] = field(default_factory=dict)


class JobsHere:
    """See `bot.jobs.Jobs`. A job that fails is logged, and comes again with the tick that put it."""

    def __init__(self) -> None:
        self._kinds: dict[str, _Kind] = {}
        self._started = False

    def handle(self, kind: str, work: Work, at_once: int) -> None:
        self._kinds[kind] = _Kind(work, at_once)

    async def put(self, kind: str, jobs: Mapping[str, str]) -> None:
        found = self._kinds[kind]
        for key, payload in jobs.items():
            if key not in found.running:
                found.waiting.setdefault(key, payload)
        self._fill(kind)

    def start(self) -> None:
        self._started = True
        for kind in self._kinds:
            self._fill(kind)

    async def stop(self) -> None:
        self._started = False
        running = [task for kind in self._kinds.values() for task in kind.running.values()]
        if not running:
            return
        _, late = await asyncio.wait(running, timeout=_GRACE)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _fill(self, kind: str) -> None:
        found = self._kinds[kind]
        while self._started and found.waiting and len(found.running) < found.at_once:
            key = next(iter(found.waiting))
            payload = found.waiting.pop(key)
            task = asyncio.create_task(self._do(kind, key, payload), name=f"{kind} {key}")
            found.running[key] = task

    async def _do(self, kind: str, key: str, payload: str) -> None:
        found = self._kinds[kind]
        try:
            await found.work(payload)
        except Exception:  # the next one has to come whatever happened in this one
            logger.exception("%s %s failed", kind, key)
        finally:
            del found.running[key]
            self._fill(kind)
