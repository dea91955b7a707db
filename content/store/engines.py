"""Engines: how each kind of database is connected to."""

import asyncio
import re
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, ExceptionContext, NullPool, event
from sqlalchemy.exc import ArgumentError, InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

from content.errors import StoreError

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}
_BUSY_MS = 5000  # how long to wait for another process that writes
_LOG_PAUSE_MS = 20  # between two tries at write-ahead logging

# Each SQLite connection has a thread and a cache of its own; the system caches the file anyway.
_CONNECTIONS = 3
_CACHE_KIB = 512

# A PostgreSQL server allows 100 connections unless told otherwise, and many processes share it.
_CONNECTIONS_TO_SERVER = 4  # kept open; as many again when busy
_CONNECTING_S = 10

# A server that is gone without a word, as behind a network that was cut, must not hold up anybody for long.
_ANSWER_S = 30  # for a statement, waiting for others' locks included
_SIGN_OF_LIFE_S = 5  # for a connection that was not used for a while
_SESSION = {
    "application_name": "jarshy",
    "jit": "off",  # compiling takes longer than our queries do
    # The server lets go of the locks of a machine that vanished after 20 seconds.
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "2",
}


def is_sqlite(url: str) -> bool:
    """Whether an address is one of SQLite's."""
    return url.startswith("sqlite:")


def sqlite_path(url: str) -> Path:
    """The file of a sqlite:///path address. Raises StoreError for any other."""
    scheme, _, rest = url.partition("://")
    name = rest.removeprefix("/").partition("?")[0]
    if scheme != "sqlite" or not name:
        raise StoreError("DATABASE_URL must name a file: sqlite:///path")
    return Path(name).expanduser()


def engines(url: str) -> tuple[AsyncEngine, AsyncEngine]:
    """One for nearly everything, and one for what may take long."""
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in _DRIVERS:
        shown = re.sub(r"://.*", "://...", url)
        raise StoreError(f"DATABASE_URL {shown!r} must start with sqlite:/// or postgresql://")
    if scheme == "sqlite":
        engine = _sqlite(sqlite_path(url))
        return engine, engine
    address = f"{_DRIVERS[scheme]}://{rest}"
    return _impatient(address), _postgresql(address, poolclass=NullPool)


def _impatient(url: str) -> AsyncEngine:
    """An engine on which no statement waits for ever; a connection that does not answer is given up."""
    engine = _postgresql(
        url, _ANSWER_S, pool_size=_CONNECTIONS_TO_SERVER, max_overflow=_CONNECTIONS_TO_SERVER
    )

    from asyncpg import InterfaceError, PostgresError  # no start on SQLite should pay for it

    @event.listens_for(engine.sync_engine, "checkout")
    def ask_for_a_sign_of_life(connection: Any, _record: object, _proxy: object) -> None:
        server = connection.driver_connection
        try:
            await_only(server.execute("SELECT 1", timeout=_SIGN_OF_LIFE_S))
        except (OSError, PostgresError, InterfaceError):  # of no use any more, and neither are the others
            server.terminate()
            raise InvalidatePoolError from None

    @event.listens_for(engine.sync_engine, "handle_error")
    def give_up(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, TimeoutError) and context.connection is not None:
            driver = context.connection.connection.driver_connection
            if driver is not None:
                driver.terminate()  # by itself it would first ask the server to stop, and wait for that
            context.is_disconnect = True

    return engine


def _postgresql(url: str, answer: float | None = None, **pool: Any) -> AsyncEngine:
    try:
        return create_async_engine(
            url,
            connect_args={"timeout": _CONNECTING_S, "command_timeout": answer, "server_settings": _SESSION},
            hide_parameters=True,  # what readers ask stands in them, and must not stand in a log
            **pool,
        )
    except ModuleNotFoundError:
        raise StoreError("PostgreSQL needs its driver: pip install 'jarshy[postgres]'") from None
    except (ArgumentError, ValueError):  # the latter for a port that is no number
        raise StoreError(
            "DATABASE_URL must be of the form postgresql://user:password@host:port/name"
        ) from None


def _sqlite(path: Path) -> AsyncEngine:
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
            f"busy_timeout={_BUSY_MS}",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            f"cache_size=-{_CACHE_KIB}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        _keep_a_log(cursor)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        # A write takes its lock at once: upgrading a read lock later can fail without waiting.
        immediate = connection.get_execution_options().get("immediate")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _keep_a_log(cursor: Any) -> None:
    # For a file new to it SQLite does not wait until another that does the same is done, but gives up.
    for left in reversed(range(_BUSY_MS // _LOG_PAUSE_MS)):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or not left:
                raise
            await_only(asyncio.sleep(_LOG_PAUSE_MS / 1000))
