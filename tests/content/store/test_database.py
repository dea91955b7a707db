import asyncio
import sqlite3
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from content.errors import StoreError
from content.store import Database, meta
from content.store.database import HEAD, MIGRATIONS, _upgrade
from content.store.schema import metadata


def differences(connection):
    """What a database and the schema do not have in common."""
    return compare_metadata(MigrationContext.configure(connection), metadata)


async def test_migrations_lead_to_the_schema(database):
    async with database.write() as connection:
        await connection.run_sync(metadata.drop_all)
        await connection.execute(text("DELETE FROM alembic_version"))
        await connection.run_sync(_upgrade)
    async with database.read() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_new_database_is_one_that_alembic_takes_for_the_newest(database):
    def revision(connection):
        return MigrationContext.configure(connection).get_current_revision()

    async with database.read() as connection:
        assert await connection.run_sync(revision) == HEAD
        assert await connection.run_sync(differences) == []


async def test_two_that_open_a_new_database_at_once_both_get_it(tmp_path):
    url = f"sqlite:///{tmp_path}/jarshy.db"
    for opened in await asyncio.gather(Database.open(url), Database.open(url)):
        async with opened.read() as connection:
            assert await meta.get(connection, "library") is None
        await opened.close()


def test_head_names_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


async def test_opening_twice_keeps_what_is_there(tmp_path):
    url = f"sqlite:///{tmp_path}/deep/below/jarshy.db"
    first = await Database.open(url)
    async with first.write() as connection:
        await meta.put(connection, "key", "value")
    await first.close()
    second = await Database.open(url)
    async with second.read() as connection:
        assert await meta.get(connection, "key") == "value"
    await second.close()


async def test_a_database_from_a_newer_version_is_refused_untouched(tmp_path):
    url = f"sqlite:///{tmp_path}/jarshy.db"
    await (await Database.open(url)).close()
    with closing(sqlite3.connect(tmp_path / "jarshy.db")) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version"):
        await Database.open(url)


async def test_a_locked_database_is_named_as_locked(tmp_path, monkeypatch):
    monkeypatch.setattr("content.store.database._BUSY_MS", 50)
    database = await Database.open(f"sqlite:///{tmp_path}/jarshy.db")
    with closing(sqlite3.connect(tmp_path / "jarshy.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"):
            async with database.write() as connection:
                await connection.execute(text("SELECT 1"))
    await database.close()


async def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "jarshy.db").write_bytes(b"certainly no database, and long enough to have a header" * 20)
    with pytest.raises(StoreError, match="no database"):
        await Database.open(f"sqlite:///{tmp_path}/jarshy.db")


@pytest.mark.parametrize("url", ["mysql://localhost/x", "jarshy.db", ""])
async def test_an_unknown_address_is_refused(url):
    with pytest.raises(StoreError, match="DATABASE_URL"):
        await Database.open(url)


async def test_many_writers_at_once_all_succeed(database):
    async def write(number: int) -> None:
        async with database.write() as connection:
            found = int(await meta.get(connection, "count") or 0)
            await asyncio.sleep(0)
            await meta.put(connection, "count", str(found + 1))

    await asyncio.gather(*(write(number) for number in range(40)))
    async with database.read() as connection:
        assert await meta.get(connection, "count") == "40"
