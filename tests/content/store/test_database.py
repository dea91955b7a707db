import asyncio
import shutil
import sqlite3
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from postgresql_server import brought_along, running_server
from sqlalchemy import text

from content.errors import StoreError
from content.store import Database, meta
from content.store.database import HEAD, MIGRATIONS, _upgrade
from content.store.schema import metadata


def differences(connection):
    """What a database and the schema do not have in common."""
    return compare_metadata(MigrationContext.configure(connection), metadata)


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty_url(request, tmp_path):
    """The address of a database in which there is nothing yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/jarshy.db"
        return
    server = request.getfixturevalue("postgresql")
    name = await server.new_database()
    yield server.url(name)
    await server.drop_database(name)


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


async def test_two_that_open_a_new_database_at_once_both_get_it(empty_url):
    for opened in await asyncio.gather(Database.open(empty_url), Database.open(empty_url)):
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


async def test_a_database_from_a_newer_version_is_refused_untouched(database, database_url):
    async with database.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version"):
        await Database.open(database_url)


async def test_a_database_one_migration_behind_is_brought_up_by_whoever_opens_it_first(
    database, database_url, tmp_path, monkeypatch
):
    later = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, later)
    (later / "versions" / "9999_later.py").write_text(
        "from alembic import op\n"
        "import sqlalchemy as sa\n"
        f"revision, down_revision = '9999', {HEAD!r}\n"
        "def upgrade(): op.create_table('later', sa.Column('id', sa.Integer, primary_key=True))\n"
    )
    monkeypatch.setattr("content.store.database.MIGRATIONS", later)
    monkeypatch.setattr("content.store.database.HEAD", "9999")
    for opened in await asyncio.gather(Database.open(database_url), Database.open(database_url)):
        async with opened.read() as connection:
            assert (await connection.execute(text("SELECT count(*) FROM later"))).scalar() == 0
        await opened.close()


async def test_a_locked_database_is_named_as_locked(tmp_path, monkeypatch):
    monkeypatch.setattr("content.store.engines._BUSY_MS", 50)
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


async def test_of_many_that_count_at_once_each_counts(database):
    async def write(number: int) -> None:
        async with database.write(alone="count") as connection:
            found = int(await meta.get(connection, "count") or 0)
            await asyncio.sleep(0)
            await meta.put(connection, "count", str(found + 1))

    await asyncio.gather(*(write(number) for number in range(40)))
    async with database.read() as connection:
        assert await meta.get(connection, "count") == "40"


async def test_a_reader_sees_one_state_throughout(database):
    async with database.read() as before:
        assert await meta.get(before, "key") is None
        async with database.write() as connection:
            await meta.put(connection, "key", "value")
        assert await meta.get(before, "key") is None
    async with database.read() as after:
        assert await meta.get(after, "key") == "value"


@pytest.mark.parametrize("statement", ["SELECT nonsense", "INSERT INTO meta VALUES ('key', NULL)"])
async def test_whatever_the_driver_raises_comes_as_a_store_error_without_the_row(database, statement):
    with pytest.raises(StoreError) as refused:
        async with database.write() as connection:
            await connection.execute(text(statement))
    assert "\n" not in str(refused.value)
    assert "Failing row" not in str(refused.value)


async def test_a_postgresql_that_is_not_there_is_named_as_such(postgresql, unused_tcp_port):
    for url, words in (
        (f"postgresql://jarshy@127.0.0.1:{unused_tcp_port}/jarshy", "cannot be reached"),
        (postgresql.url("nothing_of_this_name"), "no such database"),
        ("postgresql://jarshy@127.0.0.1:many/jarshy", "DATABASE_URL must be"),
    ):
        with pytest.raises(StoreError, match=words):
            await Database.open(url)


async def test_after_a_restart_of_postgresql_the_same_database_serves_again():
    with running_server() as server:
        database = await Database.open(server.url(await server.new_database()))
        async with database.write() as connection:
            await meta.put(connection, "key", "value")
        with pytest.raises(StoreError, match=r"connection was lost|being stopped"):
            async with database.write() as connection:
                server.stop()
                await meta.put(connection, "key", "lost")
        with pytest.raises(StoreError, match="cannot be reached"):
            async with database.read() as connection:
                await meta.get(connection, "key")
        server.start()
        async with database.read() as connection:
            assert await meta.get(connection, "key") == "value"
        await database.close()


async def test_the_postgresql_that_the_tests_bring_along_serves():
    with running_server(brought_along()) as server:
        database = await Database.open(server.url(await server.new_database()))
        async with database.read() as connection:
            assert "PostgreSQL 18" in (await connection.execute(text("SELECT version()"))).scalar()
        await database.close()
