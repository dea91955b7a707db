"""A bot that follows many feeds and is ended amid polling, at random instants, by clocks that are wrong.

Whatever happens: each entry's article is there once and stays as it is, no version of a feed counts as read
whose entries are not, and once the clock is right again each feed is polled when it should be.
"""

import asyncio
import random
import signal
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from live_feeds import LiveFeeds, titles_of
from sqlalchemy import select

from content.store import feeds
from content.store.schema import article, entry

NUMBERS = {"sqlite": 200, "postgresql": 60}
# How each process ends, and how many hours its clock is ahead; the last one's is right.
LIVES = (
    (signal.SIGKILL, 0),
    (signal.SIGKILL, 6),
    (signal.SIGTERM, -4),
    (signal.SIGKILL, 50),
    (signal.SIGTERM, 0),
)
WITHIN = 60  # seconds in which the last one has everything read, on a machine that does other things too
LONGEST = timedelta(days=1.1)  # between two polls


@dataclass
class Bot:
    """One process after another on the same database."""

    url: str
    folder: Path

    async def start(self, hours: float) -> asyncio.subprocess.Process:
        environment = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.folder),
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "DATABASE_URL": self.url,
            "LISTEN": "127.0.0.1:0",
            "FETCH_PRIVATE": "on",
            "POLL_INTERVAL": "1h",
        }
        with (self.folder / "log.txt").open("a") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                Path(__file__).with_name("polling_bot.py"),
                str(hours),
                cwd=self.folder,
                env=environment,
                stdout=log,
                stderr=log,
            )


async def until(condition, within=30.0):
    """Wait for it, but not for ever: what is missing then is what has to be told."""
    for _ in range(int(within / 0.05)):
        if await condition():
            return
        await asyncio.sleep(0.05)


async def end(process, how):
    process.send_signal(how)
    assert await asyncio.wait_for(process.wait(), 20) == (0 if how is signal.SIGTERM else -how)


async def read_as_told(database):
    """The articles of entries: when each title was first seen. Each is there once, in one version."""
    query = select(article.c.title, article.c.first_seen, article.c.version).where(article.c.origin == "feed")
    async with database.read() as connection:
        rows = (await connection.execute(query)).all()
    seen = {row.title: row.first_seen for row in rows}
    assert len(seen) == len(rows)
    assert {row.version for row in rows} <= {1}
    return seen


async def assert_that_no_version_counts_that_is_not_read(database):
    """A feed's validators say which version it was read in: all entries of that have articles."""
    query = select(entry.c.feed_id, article.c.title).join(article, article.c.id == entry.c.article_id)
    read = {}
    async with database.read() as connection:
        for feed_id, title in await connection.execute(query):
            read.setdefault(feed_id, set()).add(title)
        states = await feeds.list_all(connection)
    for one in states:
        version = one.etag.strip('"') or one.last_modified[-6:-4]
        if version:
            assert titles_of(int(one.title.removeprefix("Feed ")), int(version)) <= read[one.id]


@pytest.mark.timeout(180)
async def test_nothing_is_lost_or_doubled_whenever_a_process_ends_and_whatever_its_clock_says(
    database_url, database, tmp_path
):
    bot, number = Bot(database_url, tmp_path), NUMBERS[database.dialect]
    async with LiveFeeds(number) as server:
        async with database.write() as connection:
            for address in server.addresses():
                await feeds.add(connection, address, "", datetime.now(UTC))
        seen = {}
        for how, hours in LIVES[:-1]:
            server.asked.clear()
            process = await bot.start(hours)
            await until(lambda: asyncio.sleep(0, len(server.asked) > random.randrange(1, 40)))
            await asyncio.sleep(random.uniform(0, 2.5))
            await end(process, how)
            now_seen = await read_as_told(database)
            assert seen.items() <= now_seen.items()
            seen = now_seen
            await assert_that_no_version_counts_that_is_not_read(database)
            server.round += 1
        server.asked.clear()
        process = await bot.start(0)

        async def all_read():
            return (await read_as_told(database)).keys() >= server.titles()

        await until(all_read, WITHIN)
        await end(process, signal.SIGTERM)
        assert sorted(server.titles() - (await read_as_told(database)).keys()) == []
        assert seen.items() <= (await read_as_told(database)).items()
        await assert_that_no_version_counts_that_is_not_read(database)
        assert len(server.asked) == number
    now = datetime.now(UTC)
    async with database.read() as connection:
        states = await feeds.list_all(connection)
    for one in states:
        assert (one.active, one.error) == (True, ""), one.url
        assert one.last_polled <= now <= one.next_poll <= now + LONGEST, one.url
    assert "Traceback" not in (tmp_path / "log.txt").read_text()
