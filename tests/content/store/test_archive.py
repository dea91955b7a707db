"""Editions that are kept."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from content.archived import ArchivedEdition, ArchivedSource, ArchivedStory
from content.store import archive

DAY = date(2026, 11, 24)
UNTIL = datetime(2026, 11, 24, 3, tzinfo=UTC)
STORY = ArchivedStory(
    "00000000000000aa",
    "Медь — 100% роста",
    "Summary.",
    "ru",
    ("trade",),
    (ArchivedSource("Степь", "https://example.org/a", UNTIL),),
    (("Share", "100%"),),
    "Words.",
    "Somebody",
)
EDITION = ArchivedEdition(DAY, UNTIL - timedelta(days=1), UNTIL, (STORY, replace(STORY, id="b", sources=())))


@pytest.fixture
async def kept(database):
    async with database.write() as connection:
        await archive.put(connection, EDITION)
        await archive.put(connection, replace(EDITION, day=DAY - timedelta(days=2)))
        await archive.put(connection, replace(EDITION, day=DAY - timedelta(days=1), stories=()))
    return database


async def test_an_edition_comes_back_as_it_was(kept):
    async with kept.read() as connection:
        assert await archive.get(connection, DAY) == EDITION


async def test_a_day_has_one_edition(kept):
    async with kept.write() as connection:
        assert not await archive.put(connection, replace(EDITION, from_shelf=True))
        assert await archive.get(connection, DAY) == EDITION


async def test_a_quiet_day_is_remembered_but_not_shown(kept):
    quiet = DAY - timedelta(days=1)
    async with kept.read() as connection:
        assert await archive.has(connection, quiet)
        assert await archive.get(connection, quiet) is None
        assert [one.day for one in await archive.latest(connection, 9)] == [DAY, DAY - timedelta(days=2)]
        assert await archive.days_around(connection, quiet) == (DAY - timedelta(days=2), DAY)


@pytest.mark.parametrize(
    ("words", "found"), [(["медь"], 2), (["100%"], 2), (["%%"], 0), (["_едь"], 0), (["медь", "x"], 0)]
)
async def test_a_search_takes_words_as_they_stand(kept, words, found):
    async with kept.read() as connection:
        assert len(await archive.search(connection, words, 9)) == found
