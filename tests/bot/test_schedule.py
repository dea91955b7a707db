"""The schedule only ticks; that nothing stops it ticking is what counts."""

import asyncio
from datetime import timedelta
from types import SimpleNamespace

import pytest

from bot import schedule
from bot.jobs.here import JobsHere
from bot.schedule import Schedule
from content.clock import SystemClock
from content.sources.polling import PollResult
from content.store.subscribers import Group


class Work:
    """Stands for everything that is ticked; counts, and fails or takes long where told to."""

    def __init__(self):
        self.calls = []
        self.failing = False
        self.running = self.most_running = 0
        self.slow = asyncio.Event()
        self.slow.set()
        self.poller = SimpleNamespace(due=self.due, poll=self.poll)

    async def due_groups(self):
        return [Group("en", "UTC")]

    async def build_due(self, group):
        assert group == Group("en", "UTC")
        self.calls.append("digests")
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        await self.slow.wait()
        self.running -= 1
        if self.failing:
            raise LookupError("nothing to build with")

    async def check(self):
        self.calls.append("alerts")

    async def due(self):
        return {"a.example": [1, 2], "b.example": [3]}

    async def poll(self, ids, on_result):
        for number in ids:
            self.calls.append(f"feed {number}")
            on_result(PollResult(number, "", "", 0, unchanged=True))

    async def seen(self, *wanted):
        """Returns once the calls wanted have been made."""
        async with asyncio.timeout(10):
            while not all(self.calls.count(call) >= wanted.count(call) for call in wanted):
                await asyncio.sleep(0.01)


@pytest.fixture
def work():
    return Work()


@pytest.fixture
async def ticking(work, monkeypatch):
    monkeypatch.setattr(schedule, "_DIGESTS", timedelta(seconds=0.05))
    jobs = JobsHere()
    made = Schedule(work, work, work, SystemClock(), timedelta(days=90), jobs)
    made.handle_jobs()
    jobs.start()
    yield made
    made.stop()
    work.slow.set()
    await jobs.stop()


async def test_digests_and_feeds_are_looked_at_as_soon_as_it_starts(work, ticking):
    ticking.start()
    await work.seen("digests", "feed 1", "feed 2", "feed 3")


async def test_a_tick_that_fails_is_logged_and_the_next_one_comes(work, ticking, caplog):
    work.failing = True
    ticking.start()
    await work.seen("digests", "digests", "digests")
    assert "nothing to build with" in caplog.text


async def test_ticks_never_overlap_even_when_one_is_asked_for(work, ticking):
    work.slow.clear()
    ticking.start()
    asked = asyncio.create_task(ticking.tick())
    await work.seen("digests")
    await asyncio.sleep(0.2)
    work.slow.set()
    await asked
    await work.seen("digests", "digests")
    assert work.most_running == 1


async def test_stopped_it_ticks_no_more(work, ticking):
    ticking.start()
    await work.seen("digests")
    ticking.stop()
    await asyncio.sleep(0)
    before = len(work.calls)
    await asyncio.sleep(0.2)
    assert len(work.calls) == before


async def test_stopping_what_never_started_is_no_error(ticking):
    ticking.stop()
