"""Alerts: keeping them, and what they match."""

from datetime import UTC, datetime, timedelta

import pytest

from content.store import alerts

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


async def test_an_alert_is_kept_once_in_tidy_form(database):
    async with database.write() as connection:
        assert await alerts.add(connection, 1, 0, "  Middle \n Corridor ", NOW)
        assert not await alerts.add(connection, 1, 0, "Middle Corridor", NOW)
        assert await alerts.list_of(connection, 1) == [alerts.Alert(1, 0, "Middle Corridor", NOW, NOW)]


async def test_removing_an_alert_twice_says_so(database):
    async with database.write() as connection:
        await alerts.add(connection, 1, 0, "lithium", NOW)
        assert await alerts.remove(connection, 1, 0, "lithium")
        assert not await alerts.remove(connection, 1, 0, "lithium")
        assert await alerts.list_of(connection, 1) == []


@pytest.mark.parametrize("words", ["", "  ", "...", "😀", "x" * 129])
async def test_what_cannot_be_waited_for_is_refused(database, words):
    async with database.write() as connection:
        with pytest.raises(ValueError, match="128"):
            await alerts.add(connection, 1, 0, words, NOW)


async def test_checked_alerts_wait_for_their_next_turn(database):
    async with database.write() as connection:
        await alerts.add(connection, 1, 0, "lithium", NOW)
        await alerts.add(connection, 2, 0, "copper", NOW - timedelta(hours=1))
        later = NOW + timedelta(minutes=1)
        waiting = await alerts.unchecked(connection, later, 10)
        assert [one.words for one in waiting] == ["copper", "lithium"]
        await alerts.set_checked(connection, waiting[:1], later)
        assert [one.words for one in await alerts.unchecked(connection, later, 10)] == ["lithium"]


async def test_a_forum_topic_has_alerts_of_its_own(database):
    async with database.write() as connection:
        await alerts.add(connection, 1, 7, "lithium", NOW)
        assert await alerts.list_of(connection, 1) == []
        assert [one.words for one in await alerts.list_of(connection, 1, 7)] == ["lithium"]
