"""Opening the database: engine, transactions, migrations."""

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, event, inspect, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from content.errors import StoreError
from content.store.schema import metadata

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0001"  # the newest revision in MIGRATIONS; a test compares

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}
_BUSY_MS = 5000  # how long to wait for another process that writes

# Each SQLite connection has a thread and a cache of its own; the system caches the file anyway.
_CONNECTIONS = 3
_CACHE_KIB = 512


class Database:
    """A migrated database. Get one with `await Database.open(url)`; close it with `await close()`.

    On SQLite all writing goes through one lock, so that two tasks of a process never wait for each
    other inside the database; readers see the last commit meanwhile (WAL).
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._writing = asyncio.Lock() if engine.dialect.name == "sqlite" else None

    @classmethod
    async def open(cls, url: str) -> "Database":
        """Open `url` (sqlite:///path or postgresql://...), creating and migrating what is missing.

        Raises StoreError where it cannot be opened, is locked, or was written by a newer version.
        """
        database = cls(_engine(url))
        try:
            await database._migrate()
        except BaseException:
            await database.close()
            raise
        return database

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one state of the data throughout."""
        with _explained():
            async with self._engine.connect() as connection:
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction: committed when the block ends, undone when it raises."""
        with _explained():
            if self._writing is None:
                async with self._engine.begin() as connection:
                    yield connection
                return
            async with self._writing, self._engine.connect() as connection:
                connection = await connection.execution_options(immediate=True)
                async with connection.begin():
                    yield connection

    async def close(self) -> None:
        """Give back all connections."""
        await self._engine.dispose()

    async def _migrate(self) -> None:
        async with self.read() as connection:
            current = await connection.run_sync(_current_revision)
        if current == HEAD:
            return
        async with self.write() as connection:
            await connection.run_sync(_create if current is None else _upgrade)


def upsert(connection: AsyncConnection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """An INSERT that takes `on_conflict_do_update` / `on_conflict_do_nothing`, which both databases know."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # no start on SQLite should pay for it

    return postgresql.insert(table)


def sqlite_path(url: str) -> Path:
    """The file of a sqlite:///path address. Raises StoreError for any other."""
    scheme, _, rest = url.partition("://")
    name = rest.removeprefix("/").partition("?")[0]
    if scheme != "sqlite" or not name:
        raise StoreError("this needs a SQLite database in a file; for PostgreSQL use its own tools (pg_dump)")
    return Path(name).expanduser()


def _engine(url: str) -> AsyncEngine:
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in _DRIVERS:
        shown = re.sub(r"://.*", "://...", url)
        raise StoreError(f"DATABASE_URL {shown!r} must start with sqlite:/// or postgresql://")
    if scheme != "sqlite":
        # What readers ask stands in parameters, and must not stand in a log.
        return create_async_engine(f"{_DRIVERS[scheme]}://{rest}", pool_pre_ping=True, hide_parameters=True)
    path = sqlite_path(url)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the database's folder {path.parent} cannot be made: {error.strerror}") from None
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{path}",
        connect_args={"timeout": _BUSY_MS / 1000},
        hide_parameters=True,
        pool_size=_CONNECTIONS,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # BEGIN is ours, below
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            f"busy_timeout={_BUSY_MS}",
            "foreign_keys=ON",
            f"cache_size=-{_CACHE_KIB}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        # A write takes its lock at once: upgrading a read lock later can fail without waiting.
        immediate = connection.get_execution_options().get("immediate")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


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


class _explained:
    """Turns the driver's errors into a StoreError that says what to do."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if not isinstance(error, SQLAlchemyError | sqlite3.Error | OSError):
            return
        cause = str(getattr(error, "orig", None) or error)
        if isinstance(error, DBAPIError) and "locked" in cause:
            raise StoreError("the database is locked by another process; stop that one or wait") from error
        if "unable to open" in cause or "readonly" in cause:
            raise StoreError(
                f"the database cannot be opened for writing ({cause}); check path and rights"
            ) from error
        if "disk is full" in cause or "disk I/O" in cause:
            raise StoreError(f"the database cannot write ({cause}); free some space") from error
        if "not a database" in cause or "malformed" in cause:
            raise StoreError(
                f"the database file is damaged or no database ({cause}); restore a backup"
            ) from error
        if isinstance(error, OSError):
            raise StoreError(f"the database cannot be reached: {cause}") from error
