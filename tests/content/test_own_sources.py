"""What came by a reader's own feed is in their answers and editions, and in nobody else's."""

from datetime import timedelta

import pytest

from content.article import Article, Section
from content.clock import SystemClock
from content.edition import Wish
from content.interests import Interests
from content.newsroom import Newsroom
from content.store import feeds
from content.store.schema import entry

TEXT = "The glassworks at Zhuravlinka reopened its second furnace on Monday after repairs of eleven weeks."


@pytest.fixture
async def newsroom(database_url):
    """With a feed of a reader's own, and an article that came by it."""
    async with await Newsroom.open(database_url, SystemClock()) as opened:
        article = Article("Furnace of the glassworks", (Section("", (TEXT,)),), url="https://own.example/1")
        await opened.take([article], "feed")
        now = SystemClock().now()
        async with opened.database.write() as connection:
            await feeds.add(connection, "https://own.example/feed", "Own", now, shared=False)
            (opened.own,) = await feeds.own_ids(connection)
            await connection.execute(
                entry.insert().values(
                    feed_id=opened.own, key="1", url=article.url, article_id=article.id, state="read",
                    attempts=1, error="", first_seen=now,
                )
            )  # fmt: skip
        yield opened


async def titles(newsroom, own_feeds):
    answer = await newsroom.ask("glassworks furnace Zhuravlinka", own_feeds=own_feeds)
    return [excerpt.title for excerpt in answer.excerpts]


async def test_an_answer_has_it_for_its_reader_alone(newsroom):
    assert await titles(newsroom, (newsroom.own,)) == ["Furnace of the glassworks"]
    assert await titles(newsroom, ()) == []


async def test_an_edition_has_it_for_its_reader_alone(newsroom):
    now = SystemClock().now() + timedelta(minutes=1)

    async def edition(own):
        found = await newsroom.edition(Wish(Interests(feeds=own)), now - timedelta(days=1), now)
        return [story.title for story in found.stories]

    assert await edition((newsroom.own,)) == ["Furnace of the glassworks"]
    assert await edition(()) == []


async def test_once_the_operator_follows_the_feed_it_is_everyones(newsroom):
    async with newsroom.database.write() as connection:
        assert await feeds.add(connection, "https://own.example/feed", "", SystemClock().now())
    assert await titles(newsroom, ()) == ["Furnace of the glassworks"]
