"""The same question gets the same excerpts from SQLite and from a real PostgreSQL, side by side."""

from dataclasses import replace

import pytest

from content.store import Database

QUESTIONS = [
    "How much grain did Kazakhstan send last year?",
    "Kazakhstan",
    "Kuryk grain exports",
    "ледник",
    "Қасқырлар кімді аңдиды?",
    "中欧班列运送什么货物？",
    "grain зерно астық 谷物",
    "who won the chess olympiad",
    "'; DROP TABLE posting; -- % _ \\",
    "the of and",
    "What does Kazakhstan sell across the Caspian?",
]


@pytest.fixture
async def shelf(sqlite_url, make_shelf):
    """A shelf on SQLite."""
    database = await Database.open(sqlite_url)
    yield make_shelf(database)
    await database.close()


@pytest.fixture
async def twin(postgresql_url, make_shelf):
    """A shelf on PostgreSQL."""
    database = await Database.open(postgresql_url)
    yield make_shelf(database)
    await database.close()


async def test_both_databases_give_the_same_answers(shelf, twin, articles_of_full, port):
    copies = [replace(port, title=f"Port {n}", url=f"https://example.org/{n}") for n in range(40)]
    for one in (shelf, twin):
        await one.put(*articles_of_full, *copies)
        await one.put(replace(port, sections=port.sections[1:]))  # a second version
        await one.drop(copies[7])

    assert await shelf.rows() == await twin.rows()
    for question in QUESTIONS:
        for offset in (0, 3):
            assert await shelf.ask(question, offset=offset) == await twin.ask(question, offset=offset)
