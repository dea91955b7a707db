"""Databases of every schema that was released, each with rows in all of its tables, opened by this version.

The files in tests/data/schemas are SQLite dumps (`sqlite3 jarshy.db .dump`), named by their revision; a
release whose schema is new adds one.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import JSON, LargeBinary, MetaData, create_engine, select, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.types import Boolean

from content.store import Database, copies, deliveries, subscribers
from content.store.database import HEAD, MIGRATIONS

DUMPS = sorted((Path(__file__).parents[2] / "data" / "schemas").glob("*.sql"))


@pytest.fixture(params=DUMPS, ids=lambda dump: dump.stem)
def old_file(request, tmp_path):
    """A SQLite database as that release left it."""
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(request.param.read_text("utf-8"))
    return file


def contents(file):
    """Every table's rows, as columns and values."""
    with closing(sqlite3.connect(file)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
                " AND name NOT LIKE 'sqlite%' AND name <> 'alembic_version'"
            )
        ]
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2')]
            for name in tables
        }


async def revision(database):
    async with database.read() as connection:
        return (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar()


def test_there_is_a_database_of_the_first_release():
    assert DUMPS[0].stem == "0001"


def test_a_stored_database_has_rows_in_every_table(old_file):
    assert all(contents(old_file).values())


async def test_an_old_sqlite_database_is_brought_up_and_keeps_every_row(old_file):
    before = contents(old_file)
    database = await Database.open(f"sqlite:///{old_file}")
    assert await revision(database) == HEAD
    await database.close()
    after = contents(old_file)
    for table, rows in before.items():
        left = after[table][0].keys() & rows[0].keys() if after[table] else rows[0].keys()
        assert _only(left, after[table]) == _only(left, rows), table


def _only(columns, rows):
    return [{column: row[column] for column in columns} for row in rows]


async def test_what_an_old_database_holds_is_understood(old_file):
    database = await Database.open(f"sqlite:///{old_file}")
    async with database.read() as connection:
        reader = await subscribers.get(connection, 101)
        assert (reader.timezone, reader.hours, reader.interests.topics) == (
            "Asia/Almaty",
            ("08:00", "18:30"),
            ("trade",),
        )
        forum = await subscribers.get(connection, -1001234567890123, 7)
        assert forum.interests.languages == ("en",)
        (owed,) = await deliveries.owed(connection, reader.next_due, 10)
        assert (owed.chat_id, owed.attempts) == (101, 2)
    await database.close()


async def test_an_old_backup_is_taken_back(old_file, tmp_path):
    url = f"sqlite:///{tmp_path}/new.db"
    await copies.put_back(url, old_file)
    database = await Database.open(url)
    assert await revision(database) == HEAD
    async with database.read() as connection:
        assert await subscribers.get(connection, 101) is not None
    await database.close()


async def test_an_old_postgresql_database_is_brought_up_and_keeps_every_row(old_file, postgresql):
    name = await postgresql.new_database()
    engine = create_async_engine(postgresql.url(name).replace("postgresql://", "postgresql+asyncpg://"))
    async with engine.begin() as connection:
        await connection.run_sync(_fill, old_file)
    before = await _counts(engine)
    database = await Database.open(postgresql.url(name))
    assert await revision(database) == HEAD
    async with database.read() as connection:
        assert (await subscribers.get(connection, 101)).hours == ("08:00", "18:30")
    await database.close()
    after = await _counts(engine)
    assert {table: after[table] for table in before} == before
    assert all(before.values())
    await engine.dispose()
    await postgresql.drop_database(name)


def _fill(connection, old_file):
    """Make the tables of the same release, and put the same rows in."""
    source = create_engine(f"sqlite:///{old_file}")
    with source.connect() as old:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, old.execute(text("SELECT version_num FROM alembic_version")).scalar())
        tables = MetaData()
        tables.reflect(connection)
        known = MetaData()
        known.reflect(old)
        for table in tables.sorted_tables:
            if table.name == "alembic_version":
                continue
            for row in old.execute(select(known.tables[table.name])).mappings():
                connection.execute(table.insert().values({key: _as(table.c[key], row[key]) for key in row}))
    source.dispose()


def _as(column, value):
    if isinstance(column.type, JSON) and isinstance(value, str):
        return json.loads(value)
    if isinstance(column.type, Boolean):
        return bool(value)
    return bytes(value) if isinstance(column.type, LargeBinary) else value


async def _counts(engine):
    async with engine.connect() as connection:
        tables = MetaData()
        await connection.run_sync(tables.reflect)
        return {
            name: len((await connection.execute(select(table))).all())
            for name, table in tables.tables.items()
            if name != "alembic_version"
        }
