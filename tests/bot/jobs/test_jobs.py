"""Jobs by either adapter: in this process, and shared through PostgreSQL."""

import asyncio
import sys
from datetime import timedelta

import pytest
from postgresql_server import running_server

from bot.jobs.here import JobsHere
from bot.jobs.postgres import PostgresJobs


class Work:
    """Stands for what jobs do; counts, and holds them up or fails where told to."""

    def __init__(self):
        self.done = []
        self.running = self.most_running = 0
        self.free = asyncio.Event()
        self.free.set()
        self.failures = 0

    async def __call__(self, payload):
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        try:
            await self.free.wait()
        finally:
            self.running -= 1
        if self.failures:
            self.failures -= 1
            raise LookupError("nothing to work with")
        self.done.append(payload)

    async def until(self, condition):
        async with asyncio.timeout(20):
            while not condition():
                await asyncio.sleep(0.02)


@pytest.fixture
def work():
    return Work()


@pytest.fixture(params=["here", "postgres"])
def url(request):
    return request.getfixturevalue("postgresql_url") if request.param == "postgres" else ""


@pytest.fixture
async def jobs(url, work):
    made = PostgresJobs(url) if url else JobsHere()
    made.handle("read", work, at_once=4)
    made.start()
    if url:
        await connected(made)
    yield made
    work.free.set()
    await made.stop()


async def connected(*several):
    async with asyncio.timeout(20):
        while not all(one.connected for one in several):
            await asyncio.sleep(0.02)


async def test_each_job_is_done_with_its_payload(jobs, work):
    await jobs.put("read", {"a": "one", "b": "two"})
    await work.until(lambda: sorted(work.done) == ["one", "two"])


async def test_a_job_that_runs_or_waits_is_not_put_again(jobs, work):
    work.free.clear()
    await jobs.put("read", {"a": "one"})
    await work.until(lambda: work.running == 1)
    await jobs.put("read", {"a": "one"})
    work.free.set()
    await work.until(lambda: work.done)
    await asyncio.sleep(0.2)
    assert work.done == ["one"]


async def test_no_more_are_done_at_once_than_asked_for(jobs, work):
    work.free.clear()
    await jobs.put("read", {str(number): str(number) for number in range(9)})
    await work.until(lambda: work.running == 4)
    await asyncio.sleep(0.2)
    work.free.set()
    await work.until(lambda: len(work.done) == 9)
    assert work.most_running == 4


async def test_a_job_that_fails_hurts_no_other_and_may_come_again(jobs, work):
    work.failures = 1
    await jobs.put("read", {"a": "one"})
    await work.until(lambda: not work.failures)
    await jobs.put("read", {"b": "two"})
    await work.until(lambda: "two" in work.done)


@pytest.fixture
async def other(postgresql_url, work):
    """Jobs of another process."""
    other = PostgresJobs(postgresql_url, lease=timedelta(seconds=2))
    yield other
    await other.stop()


_TAKES_ONE_AND_KEEPS_IT = """
import asyncio, sys
from datetime import timedelta
from bot.jobs.postgres import PostgresJobs

async def keep(payload):
    print(payload, flush=True)
    await asyncio.sleep(60)

async def main():
    jobs = PostgresJobs(sys.argv[1], lease=timedelta(seconds=2))
    jobs.handle("read", keep, at_once=2)
    jobs.start()
    while not jobs.connected:
        await asyncio.sleep(0.02)
    await jobs.put("read", {"a": "one"})
    await asyncio.sleep(60)

asyncio.run(main())
"""


async def test_what_a_process_was_at_when_it_was_killed_another_one_does(postgresql_url, work, other):
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _TAKES_ONE_AND_KEEPS_IT, postgresql_url, stdout=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(20):
        assert await process.stdout.readline() == b"one\n"
    other.handle("read", work, at_once=4)
    other.start()
    await connected(other)
    process.kill()
    await process.wait()
    await work.until(lambda: work.done == ["one"])


async def test_two_processes_share_what_there_is(postgresql_url, work, other):
    first = PostgresJobs(postgresql_url)
    mine = Work()
    for jobs, doing in ((first, mine), (other, work)):
        jobs.handle("read", doing, at_once=2)
        jobs.start()
    await connected(first, other)
    mine.free.clear()
    work.free.clear()
    await first.put("read", {str(number): str(number) for number in range(4)})
    await work.until(lambda: mine.running == work.running == 2)
    mine.free.set()
    work.free.set()
    await work.until(lambda: len(mine.done) + len(work.done) == 4)
    assert sorted(mine.done + work.done) == ["0", "1", "2", "3"]
    await first.stop()


@pytest.fixture
def own_server():
    """A server that nobody else uses, to be stopped and started."""
    with running_server() as server:
        yield server


async def test_after_a_restart_of_the_server_jobs_go_on(own_server, work, caplog):
    jobs = PostgresJobs(own_server.url("postgres"))
    jobs.handle("read", work, at_once=2)
    jobs.start()
    await connected(jobs)
    await asyncio.to_thread(own_server.stop)
    await work.until(lambda: "PostgreSQL is away" in caplog.text)
    await jobs.put("read", {"a": "lost, and put again by the next tick"})
    await asyncio.to_thread(own_server.start)
    await connected(jobs)
    await jobs.put("read", {"b": "two"})
    await work.until(lambda: work.done == ["two"])
    await jobs.stop()
