"""A consistent copy of a database while it is in use, as a SQLite file, and back."""

import asyncio
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from content.errors import StoreError
from content.store.copying import copy
from content.store.database import Database
from content.store.engines import is_sqlite, sqlite_path

_WAIT = 10.0  # seconds for another process that writes


async def back_up(url: str, file: Path) -> int:
    """Copy the database at `url` to `file`; returns its size in bytes. `file` is whole or not there.

    Raises StoreError where either cannot be read or written.
    """
    if is_sqlite(url) and _same(file, sqlite_path(url)):
        raise StoreError(f"{file} is the database itself; name another file for the copy")
    unfinished = file.with_name(file.name + ".part")
    try:
        _remove(unfinished)
        if is_sqlite(url):
            await asyncio.to_thread(_copy_file, sqlite_path(url), unfinished)
        else:
            await _fetch(url, unfinished)
        size = unfinished.stat().st_size
        unfinished.replace(file)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"backup to {file} failed: {error}") from None
    finally:
        _remove(unfinished)
    return size


async def put_back(url: str, file: Path) -> None:
    """Replace the database at `url` by the copy in `file`, then migrate it to the present schema.

    The copy is opened and checked before anything is touched. Raises StoreError.
    """
    _verify(file)
    if not is_sqlite(url):
        await _put_into_server(url, file)
        return
    target = sqlite_path(url)
    trial = target.with_name(target.name + ".restoring")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"restoring {file} failed: {target.parent} cannot be made ({error})") from None
    try:
        await _migrated(file, trial)
        with (
            closing(sqlite3.connect(trial)) as fresh,
            closing(sqlite3.connect(target, timeout=_WAIT)) as present,
        ):
            present.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            fresh.backup(present)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"restoring {file} failed: {error}; stop the bot and try again") from None
    finally:
        _remove(trial)


def _copy_file(source: Path, unfinished: Path) -> None:
    if not source.exists():
        raise StoreError(f"there is no database at {source} yet")
    with closing(_open(source, "ro")) as present, closing(sqlite3.connect(unfinished)) as copied:
        present.backup(copied)


async def _fetch(url: str, unfinished: Path) -> None:
    source = await Database.open(url, create=False)
    try:
        target = await Database.open(f"sqlite:///{unfinished}")
        try:
            await copy(source, target)
        finally:
            await target.close()
    finally:
        await source.close()


async def _put_into_server(url: str, file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / "jarshy.db"
        await _migrated(file, trial)
        source = await Database.open(f"sqlite:///{trial}")
        try:
            target = await Database.open(url)
            try:
                await copy(source, target, replace=True)
            finally:
                await target.close()
        finally:
            await source.close()


async def _migrated(file: Path, trial: Path) -> None:
    """Copy `file` to `trial` and migrate it there, which refuses a copy from a newer version."""
    await asyncio.to_thread(_copy_file, file, trial)
    await (await Database.open(f"sqlite:///{trial}")).close()


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _remove(path: Path) -> None:
    """Remove a SQLite file with all that lies beside it."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


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
