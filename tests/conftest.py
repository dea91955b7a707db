"""What tests in every folder share."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from content.store import Database


@pytest.fixture
def now() -> datetime:
    """The instant at which tests happen: a Monday, 09:00 in Almaty."""
    return datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A fresh, migrated SQLite file."""
    opened = await Database.open(f"sqlite:///{tmp_path}/jarshy.db")
    yield opened
    await opened.close()
