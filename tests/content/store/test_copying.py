"""Moving from one database to another, verified."""

import pytest
from sqlalchemy import insert, text

from content.article import Article, Section
from content.errors import StoreError
from content.newsroom import Newsroom
from content.store import Database, deliveries, meta, subscribers
from content.store.copying import copy
from content.store.deliveries import Recipient
from content.store.schema import digest, metadata


class Fixed:
    """A clock that stands still."""

    def __init__(self, instant):
        self.instant = instant

    def now(self):
        return self.instant


async def furnish(url, now):
    """An installation with articles (one in two versions), readers and something owed."""
    async with await Newsroom.open(url, Fixed(now)) as newsroom:
        for words in ("Grain went to Georgia.", "Grain went to Georgia by sea. Қасқыр. 列车."):
            article = Article(
                "Grain", (Section("", (words,)),), url="https://example.org/grain", language="en"
            )
            await newsroom.take([article], "feed")
        async with newsroom.database.write() as connection:
            for chat in range(1, 601):
                await subscribers.get_or_create(connection, chat, 0, "private", "kk", "Asia/Almaty", now)
            digest_id = await deliveries.add_digest(connection, "digest", "all", {"parts": ["x"]}, now)
            await deliveries.owe(connection, {digest_id: [Recipient(7, 0, "rich", now)]}, now)


@pytest.fixture
async def there(database_url, postgresql, tmp_path):
    """An empty database of the other kind."""
    name = await postgresql.new_database()
    other = (
        f"sqlite:///{tmp_path}/other.db" if database_url.startswith("postgresql") else postgresql.url(name)
    )
    opened = await Database.open(other)
    yield opened
    await opened.close()
    await postgresql.drop_database(name)


async def test_a_copy_answers_and_owes_as_the_first_did(database_url, database, there, now):
    await furnish(database_url, now)
    copied = await copy(database, there)
    assert {table.table for table in copied} == set(metadata.tables)
    assert {table.table: table.rows for table in copied}["subscriber"] == 600

    async with database.read() as left, there.read() as right:
        assert await deliveries.owed(right, now, 9) == await deliveries.owed(left, now, 9)
        assert await subscribers.get(right, 7) == await subscribers.get(left, 7)


async def test_new_rows_are_numbered_after_those_that_came(database_url, database, there, now):
    await furnish(database_url, now)
    await copy(database, there)
    async with there.write() as connection:
        assert await deliveries.add_digest(connection, "digest", "all", {"parts": []}, now) == 2


async def test_what_holds_something_is_not_copied_into(database_url, database, there, now):
    await furnish(database_url, now)
    async with there.write() as connection:
        await meta.put(connection, "note", "mine")
    with pytest.raises(StoreError, match="empty database"):
        await copy(database, there)
    async with there.read() as connection:
        assert await meta.get(connection, "note") == "mine"
        assert await subscribers.get(connection, 1) is None


async def test_a_row_that_arrives_otherwise_undoes_the_copy(database, there, now):
    async with database.write() as connection:
        row = {"kind": "digest", "cohort": "all", "messages": {"parts": []}, "created": now}
        await connection.execute(insert(digest).values(row))
    change = "UPDATE digest SET created = created + 1"
    trigger = {
        "sqlite": [f"CREATE TRIGGER late AFTER INSERT ON digest BEGIN {change}; END"],
        "postgresql": [
            "CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql "
            f"AS $$ BEGIN {change}; RETURN NULL; END $$",
            "CREATE TRIGGER late AFTER INSERT ON digest FOR EACH ROW EXECUTE FUNCTION late()",
        ],
    }
    async with there.write() as connection:
        for statement in trigger[there.dialect]:
            await connection.execute(text(statement))
    with pytest.raises(StoreError, match="table digest did not arrive"):
        await copy(database, there)
    async with there.read() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM digest"))).scalar() == 0


async def test_a_source_that_is_not_there_is_not_made(tmp_path, postgresql):
    with pytest.raises(StoreError, match="no database at"):
        await Database.open(f"sqlite:///{tmp_path}/typo.db", create=False)
    assert not (tmp_path / "typo.db").exists()
    with pytest.raises(StoreError, match="nothing of Jarshy's"):
        await Database.open(postgresql.url("postgres"), create=False)
