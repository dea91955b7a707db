import pytest

from content.errors import StoreError
from content.store import Database, meta
from content.store.copies import back_up, put_back


async def _note(url: str, value: str) -> None:
    database = await Database.open(url)
    async with database.write() as connection:
        await meta.put(connection, "note", value)
    await database.close()


async def _noted(url: str) -> str | None:
    database = await Database.open(url)
    async with database.read() as connection:
        value = await meta.get(connection, "note")
    await database.close()
    return value


async def test_a_backup_taken_while_open_brings_everything_back(database_url, tmp_path):
    await _note(database_url, "before")
    running = await Database.open(database_url)
    await back_up(database_url, tmp_path / "copy.db")
    await running.close()
    await _note(database_url, "after")
    await put_back(database_url, tmp_path / "copy.db")
    assert await _noted(database_url) == "before"


async def test_restoring_something_else_changes_nothing(database_url, tmp_path):
    await _note(database_url, "kept")
    (tmp_path / "text.db").write_text("not a database at all" * 100)
    with pytest.raises(StoreError, match="no database"):
        await put_back(database_url, tmp_path / "text.db")
    assert await _noted(database_url) == "kept"


async def test_backing_up_before_anything_exists_says_so(tmp_path):
    with pytest.raises(StoreError, match="no database"):
        await back_up(f"sqlite:///{tmp_path}/jarshy.db", tmp_path / "copy.db")


async def test_a_backup_never_takes_the_place_of_the_database_itself(tmp_path):
    await _note(f"sqlite:///{tmp_path}/own.db", "kept")
    before = (tmp_path / "own.db").stat().st_ino
    with pytest.raises(StoreError, match="the database itself"):
        await back_up(f"sqlite:///{tmp_path}/own.db", tmp_path / "own.db")
    assert (tmp_path / "own.db").stat().st_ino == before


async def test_restoring_to_where_no_folder_can_be_made_says_so(tmp_path):
    url = f"sqlite:///{tmp_path}/own.db"
    await _note(url, "kept")
    await back_up(url, tmp_path / "copy.db")
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="restoring"):
        await put_back(f"sqlite:///{tmp_path}/file/own.db", tmp_path / "copy.db")
