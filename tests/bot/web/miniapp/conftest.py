"""The Mini App, served over a real socket, and Ben, who reads in English."""

from collections.abc import AsyncIterator

import pytest
from mini_app_signing import TOKEN

from bot.metrics import Metrics
from bot.vitals import Vitals
from bot.web.miniapp import MiniApp
from bot.web.serving import serving
from bot.web.site import site
from content.clock import ShiftedClock
from content.store import Database, subscribers


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """SQLite's alone: what is asked of the store has its tests on both."""
    return sqlite_url


@pytest.fixture
async def address(database: Database) -> AsyncIterator[str]:
    clock = ShiftedClock()
    async with database.write() as connection:
        await subscribers.get_or_create(connection, 102, 0, "private", "en", "Asia/Almaty", clock.now())
    pages = MiniApp(database, clock, TOKEN, "UTC", "08:00").routes()
    async with serving(site(Vitals(database, clock, Metrics()), pages=pages), "127.0.0.1", 0) as served:
        yield served
