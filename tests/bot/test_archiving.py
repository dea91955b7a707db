"""When the edition of a day is kept."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.archiving import Archivist
from content.article import Article, Section
from content.newsroom import Newsroom
from content.store import archive


class Clock:
    def __init__(self):
        self.instant = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)  # 07:30 in Almaty

    def now(self):
        return self.instant


@pytest.fixture
async def at_work(sqlite_url):
    clock = Clock()
    async with await Newsroom.open(sqlite_url, clock) as newsroom:
        await newsroom.take(
            [
                Article(
                    "Wheat goes south",
                    (Section("", ("Uzbekistan bought 3.1 million tonnes of wheat last year.",)),),
                    "https://example.org/wheat",
                    "The Steppe Times",
                    (),
                    clock.now() - timedelta(hours=1),
                    "en",
                )
            ],
            "file",
        )
        yield newsroom, clock, Archivist(newsroom, clock, "Asia/Almaty", "08:00")


async def of(newsroom, day):
    async with newsroom.database.read() as connection:
        return await archive.get(connection, day)


async def test_the_edition_of_the_day_is_kept_at_the_hour_and_once(at_work):
    newsroom, clock, archivist = at_work
    await archivist.keep()  # what was due on earlier days
    assert await of(newsroom, date(2026, 11, 24)) is None
    clock.instant += timedelta(minutes=31)
    assert await archivist.keep() == 1
    assert await archivist.keep() == 0
    (story,) = (await of(newsroom, date(2026, 11, 24))).stories
    assert (story.title, story.sources[0].name) == ("Wheat goes south", "The Steppe Times")


async def test_what_came_out_stays_when_its_articles_are_forgotten(at_work):
    newsroom, clock, archivist = at_work
    clock.instant += timedelta(minutes=31)
    await archivist.keep()
    await newsroom.forget(clock.now() + timedelta(days=1))
    assert (await of(newsroom, date(2026, 11, 24))).stories
