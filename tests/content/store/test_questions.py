"""Texts that buttons refer to."""

from datetime import UTC, datetime, timedelta

from content.store import Database, questions

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


async def test_a_question_is_found_by_its_number_after_a_restart(tmp_path):
    first = await Database.open(f"sqlite:///{tmp_path}/test.db")
    async with first.write() as connection:
        number = await questions.put(connection, 1, "What is made of copper?", NOW)
    await first.close()
    second = await Database.open(f"sqlite:///{tmp_path}/test.db")
    async with second.read() as connection:
        assert await questions.get(connection, 1, number) == "What is made of copper?"
    await second.close()


async def test_a_question_of_another_chat_is_not_shown(database):
    async with database.write() as connection:
        number = await questions.put(connection, 1, "secret", NOW)
        assert await questions.get(connection, 2, number) is None
        assert await questions.take(connection, 2, number) is None


async def test_taking_gives_the_text_once(database):
    async with database.write() as connection:
        number = await questions.put(connection, 1, "announce", NOW)
        assert await questions.take(connection, 1, number) == "announce"
        assert await questions.take(connection, 1, number) is None


async def test_pruning_forgets_the_old_ones_only(database):
    async with database.write() as connection:
        old = await questions.put(connection, 1, "old", NOW - timedelta(days=31))
        new = await questions.put(connection, 1, "new", NOW)
        assert await questions.prune(connection, NOW - timedelta(days=30)) == 1
        assert await questions.get(connection, 1, old) is None
        assert await questions.get(connection, 1, new) == "new"


async def test_counting_takes_those_since_an_instant(database):
    async with database.write() as connection:
        await questions.put(connection, 1, "old", NOW - timedelta(days=2))
        await questions.put(connection, 1, "new", NOW)
        assert await questions.count(connection, NOW - timedelta(days=1)) == 1
