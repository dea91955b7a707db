"""Sections kept for later."""

from datetime import UTC, datetime, timedelta

import pytest

from content.article import Article, Section
from content.store import articles, saved

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ARTICLE = Article(
    title="Copper",
    sections=(Section("", ("Lead.",)), Section("Exports", ("Cathodes.",))),
    source="The Times",
    url="https://example.org/copper",
)


@pytest.fixture
async def database(database):
    async with database.write() as connection:
        await articles.save(connection, ARTICLE, "file", {}, NOW)
    return database


async def test_a_saved_section_is_listed_with_its_article(database):
    async with database.write() as connection:
        assert await saved.put(connection, 1, ARTICLE.id, 1, NOW)
        assert await saved.list_of(connection, 1) == [
            saved.SavedSection(
                ARTICLE.id, 1, "Copper", "Exports", "The Times", "https://example.org/copper", None, NOW
            )
        ]
        assert await saved.has(connection, 1, ARTICLE.id, 1)
        assert not await saved.has(connection, 2, ARTICLE.id, 1)


async def test_saving_twice_keeps_one(database):
    async with database.write() as connection:
        assert await saved.put(connection, 1, ARTICLE.id, 0, NOW)
        assert not await saved.put(connection, 1, ARTICLE.id, 0, NOW)
        assert await saved.count(connection, 1) == 1


async def test_the_latest_comes_first_and_pages_go_on(database):
    async with database.write() as connection:
        await saved.put(connection, 1, ARTICLE.id, 0, NOW)
        await saved.put(connection, 1, ARTICLE.id, 1, NOW + timedelta(minutes=1))
        assert [one.position for one in await saved.list_of(connection, 1, limit=1)] == [1]
        assert [one.position for one in await saved.list_of(connection, 1, limit=1, offset=1)] == [0]


async def test_a_removed_section_is_gone_and_removing_it_again_says_so(database):
    async with database.write() as connection:
        await saved.put(connection, 1, ARTICLE.id, 0, NOW)
        assert await saved.remove(connection, 1, ARTICLE.id, 0)
        assert not await saved.remove(connection, 1, ARTICLE.id, 0)
        assert await saved.list_of(connection, 1) == []


async def test_a_section_that_a_newer_version_dropped_is_listed_without_heading(database):
    async with database.write() as connection:
        await saved.put(connection, 1, ARTICLE.id, 9, NOW)
        assert [one.heading for one in await saved.list_of(connection, 1)] == [""]
