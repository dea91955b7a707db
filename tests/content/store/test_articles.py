from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from content.article import Article, Section
from content.store import articles, saved
from content.store.articles import Change
from content.store.schema import article_version
from content.store.schema import section as sections

ARTICLE = Article(
    title="Oil output rises",
    sections=(Section("", ("Output rose by 3%.",)), Section("Prices", ("Prices fell.",))),
    url="https://news.example/oil",
    source="The Example",
    language="en",
)
TOPICS = {"energy": 0.9}


async def test_a_new_article_comes_back_as_it_was(database, now):
    async with database.write() as connection:
        outcome = await articles.save(connection, ARTICLE, "feed", TOPICS, now)
    assert outcome.change is Change.NEW
    assert [part.text for part in outcome.added] == ["Output rose by 3%.", "Prices fell."]
    async with database.read() as connection:
        assert await articles.get(connection, ARTICLE.id) == ARTICLE


async def test_saving_the_same_article_again_changes_nothing(database, now):
    async with database.write() as connection:
        await articles.save(connection, ARTICLE, "feed", TOPICS, now)
        again = await articles.save(connection, ARTICLE, "file", TOPICS, now + timedelta(days=1))
        assert (again.change, again.added, again.removed) == (Change.SAME, (), ())
        assert len((await connection.execute(select(sections))).all()) == 2


async def test_a_changed_article_becomes_its_next_version_and_keeps_the_last(database, now):
    changed = replace(ARTICLE, sections=(Section("", ("Output fell.",)),))
    async with database.write() as connection:
        first = await articles.save(connection, ARTICLE, "feed", TOPICS, now)
        second = await articles.save(connection, changed, "feed", {}, now + timedelta(hours=1))
        kept = (await connection.execute(select(article_version))).all()
        assert (second.change, second.version, second.removed) == (Change.CHANGED, 2, first.added)
        assert [row.content["sections"][0]["text"] for row in kept] == ["Output rose by 3%."]
        assert await articles.get(connection, ARTICLE.id) == changed


async def test_section_ids_are_never_given_twice(database, now):
    async with database.write() as connection:
        first = await articles.save(connection, ARTICLE, "feed", TOPICS, now)
        await articles.remove(connection, ARTICLE.id)
        second = await articles.save(connection, ARTICLE, "feed", TOPICS, now)
    assert {part.id for part in first.added}.isdisjoint({part.id for part in second.added})


async def test_a_window_holds_what_came_in_during_it_unless_it_is_old_news(database, now):
    late = replace(ARTICLE, url="https://news.example/late", published=now - timedelta(hours=30))
    stale = replace(ARTICLE, url="https://news.example/stale", published=now - timedelta(days=400))
    future = replace(ARTICLE, url="https://news.example/future", published=now + timedelta(days=9))
    async with database.write() as connection:
        for article in (late, stale, future):
            await articles.save(connection, article, "feed", TOPICS, now)
        day = timedelta(days=1)
        found = await articles.taken_in(connection, now - day, now + day, not_older_than=now - 3 * day)
        assert [(stored.article.url, stored.dated) for stored in found] == [
            (future.url, now),
            (late.url, late.published),
        ]
        assert await articles.taken_in(connection, now - day, now, not_older_than=now - 3 * day) == []


async def test_retention_spares_saved_and_bundled_articles(database, now):
    bundled = replace(ARTICLE, url="https://news.example/bundled")
    kept = replace(ARTICLE, url="https://news.example/kept")
    async with database.write() as connection:
        await articles.save(connection, ARTICLE, "feed", TOPICS, now)
        await articles.save(connection, bundled, "library", TOPICS, now)
        await articles.save(connection, kept, "feed", TOPICS, now)
        await saved.put(connection, 1, kept.id, 0, now)
        assert await articles.outdated(connection, now + timedelta(days=1)) == [ARTICLE.id]


async def test_a_failure_in_the_middle_leaves_nothing_behind(database, now):
    with pytest.raises(RuntimeError):
        async with database.write() as connection:
            await articles.save(connection, ARTICLE, "feed", TOPICS, now)
            raise RuntimeError("the power went")
    async with database.read() as connection:
        assert await articles.count(connection) == 0
