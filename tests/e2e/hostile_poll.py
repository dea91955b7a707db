"""Polls every feed of a database as the bot does, with less patience. usage: hostile_poll.py DATABASE_URL"""

import asyncio
import sys
from datetime import timedelta

from content.clock import SystemClock
from content.newsroom import Newsroom
from content.reading.worker import Reader
from content.sources.fetch import Fetcher
from content.store import Database


async def main(url: str) -> None:
    """One round."""
    database = await Database.open(url)
    fetcher = Fetcher(allow_private=True, deadline=4)
    async with Newsroom(
        database, Reader(deadline=10), fetcher, SystemClock(), timedelta(hours=1)
    ) as newsroom:
        await newsroom.poller.poll()


asyncio.run(main(sys.argv[1]))
