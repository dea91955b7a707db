"""A consistent copy of a SQLite database while it is in use, and back."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from content.errors import StoreError
from content.store.database import Database, sqlite_path

_WAIT = 10.0  # seconds for another process that writes


def back_up(url: str, file: Path) -> int:
    """Copy the database at `url` to `file`; returns its size in bytes. `file` is whole or not there.

    Raises StoreError where either cannot be read or written.
    """
    source = sqlite_path(url)
    if not source.exists():
        raise StoreError(f"there is no database at {source} yet")
    unfinished = file.with_name(file.name + ".part")
    try:
        unfinished.unlink(missing_ok=True)
        with closing(_open(source, "ro")) as present, closing(sqlite3.connect(unfinished)) as copy:
            present.backup(copy)
        unfinished.replace(file)
    except (sqlite3.Error, OSError) as error:
        unfinished.unlink(missing_ok=True)
        raise StoreError(f"backup to {file} failed: {error}") from None
    return file.stat().st_size


async def put_back(url: str, file: Path) -> None:
    """Replace the database at `url` by the copy in `file`, then migrate it to the present schema.

    The copy is opened and checked before anything is touched. Raises StoreError.
    """
    target = sqlite_path(url)
    _verify(file)
    target.parent.mkdir(parents=True, exist_ok=True)
    trial = target.with_name(target.name + ".restoring")
    try:
        with closing(_open(file, "ro")) as copy, closing(sqlite3.connect(trial)) as fresh:
            copy.backup(fresh)
        database = await Database.open(f"sqlite:///{trial}")  # refuses a copy from a newer version
        await database.close()
        with (
            closing(sqlite3.connect(trial)) as fresh,
            closing(sqlite3.connect(target, timeout=_WAIT)) as present,
        ):
            present.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            fresh.backup(present)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"restoring {file} failed: {error}; stop the bot and try again") from None
    finally:
        for leftover in (trial, *(trial.with_name(trial.name + end) for end in ("-wal", "-shm"))):
            leftover.unlink(missing_ok=True)


def _open(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode={mode}", uri=True, timeout=_WAIT)


def _verify(file: Path) -> None:
    try:
        with closing(_open(file, "ro")) as copy:
            sound = copy.execute("PRAGMA quick_check").fetchone()[0]
            tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.Error as error:
        raise StoreError(f"{file} is no database: {error}") from None
    if sound != "ok":
        raise StoreError(f"{file} is damaged: {sound}")
    if not {"alembic_version", "article", "subscriber"} <= tables:
        raise StoreError(f"{file} is a database, but not one of Jarshy's")
