"""What tests in every folder share."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from network import Network, network_to
from postgresql_server import Server, running_server

from content.store import Database

# How long an example takes depends on who else is at work.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--crash-rounds", type=int, default=3, help="how often tests/e2e/test_crash.py ends a process"
    )


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what tests recorded as their summary."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, value in report.user_properties:
                if name == "summary":
                    terminalreporter.write_line(str(value))


@pytest.fixture
def now() -> datetime:
    """The instant at which tests happen: a Monday, 09:00 in Almaty."""
    return datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A real PostgreSQL, one for the whole run."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy: making one takes a while."""
    file = tmp_path_factory.mktemp("migrated") / "jarshy.db"
    asyncio.run(_migrate(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def migrated_database(postgresql: Server) -> str:
    """The name of a migrated PostgreSQL database to copy."""
    name = asyncio.run(postgresql.new_database())
    asyncio.run(_migrate(postgresql.url(name)))
    return name


async def _migrate(url: str) -> None:
    await (await Database.open(url)).close()


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """The address of a fresh, migrated SQLite file."""
    shutil.copy(migrated_file, tmp_path / "jarshy.db")
    return f"sqlite:///{tmp_path}/jarshy.db"


@pytest.fixture
async def postgresql_url(postgresql: Server, migrated_database: str) -> AsyncIterator[str]:
    """The address of a fresh, migrated PostgreSQL database."""
    name = await postgresql.new_database(migrated_database)
    yield postgresql.url(name)
    await postgresql.drop_database(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated database of either kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A fresh, migrated database of either kind."""
    opened = await Database.open(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def network(postgresql: Server) -> AsyncIterator[Network]:
    """A network to PostgreSQL that can be cut."""
    async with network_to(postgresql.port) as network:
        yield network


@pytest.fixture
async def far(
    network: Network, postgresql_url: str, postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Database]:
    """A database beyond the network, for which nobody waits longer than a busy machine takes."""
    for name, seconds in (("_ANSWER_S", 2), ("_SIGN_OF_LIFE_S", 1), ("_CONNECTING_S", 2)):
        monkeypatch.setattr(f"content.store.engines.{name}", seconds)
    database = await Database.open(postgresql_url.replace(str(postgresql.port), str(network.port)))
    yield database
    await database.close()
