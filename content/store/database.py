"""Opening the database: engine, transactions, migrations."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from sqlalchemy import Connection, Table, inspect, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from content.errors import StoreError
from content.store.engines import engines, is_sqlite, sqlite_path
from content.store.explaining import explained
from content.store.schema import metadata

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0010"  # the newest revision in MIGRATIONS; a test compares

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

_CLOSING_S = 0.5  # to say goodbye; a server that does not answer would be waited for without end
_LOCK = text("SELECT pg_advisory_xact_lock(:key)")


class Database:
    """A migrated database. Get one with `await Database.open(url)`; close it with `await close()`.

    On SQLite all writing goes through one lock, so that two tasks of a process never wait for each
    other inside the database; readers see the last commit meanwhile (WAL). On PostgreSQL writers work
    side by side, and whoever must be alone says so.
    """

    def __init__(self, engine: AsyncEngine, patient: AsyncEngine) -> None:
        self._engine = engine
        self._patient = patient  # which waits for as long as a statement takes
        self._writing = asyncio.Lock() if engine.dialect.name == "sqlite" else None

    @classmethod
    async def open(cls, url: str, *, create: bool = True) -> "Database":
        """Open `url` (sqlite:///path or postgresql://...), creating and migrating what is missing.

        Raises StoreError where it cannot be opened, is locked, or was written by a newer version; with
        `create=False` also where there is none yet.
        """
        if not create and is_sqlite(url) and not sqlite_path(url).exists():
            raise StoreError(f"there is no database at {sqlite_path(url)} yet")
        database = cls(*engines(url))
        try:
            await database._migrate(create)
        except BaseException:
            await database.close()
            raise
        return database

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @asynccontextmanager
    async def read(self, *, patient: bool = False) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one state of the data throughout; `patient` is as for `write`."""
        with explained():
            async with self._chosen(patient).connect() as connection:
                if self._writing is None:
                    # By itself PostgreSQL would show each statement a state of its own.
                    connection = await connection.execution_options(isolation_level="REPEATABLE READ")
                yield connection

    @asynccontextmanager
    async def write(self, *, alone: str = "", patient: bool = False) -> AsyncIterator[AsyncConnection]:
        """A transaction: committed when the block ends, undone when it raises.

        One that reads what it then changes without locking the rows has to name what it does in
        `alone`: no other transaction of that name runs meanwhile. On SQLite none does anyway.

        A server has half a minute for each statement, or it counts as gone; where it is known to take
        longer, `patient` says so.
        """
        with explained():
            if self._writing is None:
                async with self._chosen(patient).begin() as connection:
                    if alone:
                        await connection.execute(_LOCK, {"key": crc32(alone.encode())})
                    yield connection
                return
            async with self._writing, self._engine.connect() as connection:
                connection = await connection.execution_options(immediate=True)
                async with connection.begin():
                    yield connection

    @asynccontextmanager
    async def each_by_itself(self) -> AsyncIterator[AsyncConnection]:
        """A connection to PostgreSQL on which each statement is a transaction: for one repeated all the time.

        What a crash of the server may take back is the last few of them; nobody waits for its disk.
        """
        with explained():
            async with self._engine.connect() as connection:
                connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
                await connection.execute(text("SET synchronous_commit TO off"))
                try:
                    yield connection
                finally:
                    await connection.invalidate()  # nobody else should get it with that setting

    async def close(self) -> None:
        """Give back all connections; a server that does not answer is not waited for."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_CLOSING_S if self._writing is None else None):
                await self._engine.dispose()

    def _chosen(self, patient: bool) -> AsyncEngine:
        return self._patient if patient else self._engine

    async def _migrate(self, create: bool) -> None:
        async with self.read() as connection:
            current = await connection.run_sync(_current_revision)
        if current == HEAD:
            return
        if current is None and not create:
            raise StoreError("the database is there, but there is nothing of Jarshy's in it")
        async with self.write(alone="migrations", patient=True) as connection:
            await connection.run_sync(_create if current is None else _upgrade)


def upsert(connection: AsyncConnection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """An INSERT that takes `on_conflict_do_update` / `on_conflict_do_nothing`, which both databases know."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # no start on SQLite should pay for it

    return postgresql.insert(table)


def _current_revision(connection: Connection) -> str | None:
    # Asked without Alembic, whose import would cost every start a tenth of a second.
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision


def _create(connection: Connection) -> None:
    """A new database, without Alembic: its import takes a while, and stays in memory for weeks."""
    if _current_revision(connection) is not None:
        return  # another process was quicker
    metadata.create_all(connection)
    # As Alembic makes it, which takes over from here.
    connection.execute(
        text(
            "CREATE TABLE alembic_version "
            "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:head)"), {"head": HEAD})


def _upgrade(connection: Connection) -> None:
    from alembic import command  # imported only when there is something to migrate
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    current = _current_revision(connection)
    try:
        if current is not None:
            ScriptDirectory.from_config(config).get_revision(current)
        command.upgrade(config, "head")
    except CommandError:
        raise StoreError(
            f"the database has schema {current}, which this version of Jarshy does not know: "
            "it was written by a newer version; upgrade Jarshy or restore an older backup"
        ) from None
