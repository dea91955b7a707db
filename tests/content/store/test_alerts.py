"""Alerts: keeping them, and what they match."""

from datetime import UTC, datetime, timedelta

import pytest

from content.store import alerts

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


async def test_an_alert_is_kept_once_in_tidy_form(database):
    async with database.write() as connection:
        assert await alerts.add(connection, 1, "  Middle \n Corridor ", NOW)
        assert not await alerts.add(connection, 1, "Middle Corridor", NOW)
        assert await alerts.list_of(connection, 1) == [alerts.Alert(1, "Middle Corridor", NOW, NOW)]


async def test_removing_an_alert_twice_says_so(database):
    async with database.write() as connection:
        await alerts.add(connection, 1, "lithium", NOW)
        assert await alerts.remove(connection, 1, "lithium")
        assert not await alerts.remove(connection, 1, "lithium")
        assert await alerts.list_of(connection, 1) == []


@pytest.mark.parametrize("words", ["", "  ", "...", "😀", "x" * 129])
async def test_what_cannot_be_waited_for_is_refused(database, words):
    async with database.write() as connection:
        with pytest.raises(ValueError, match="128"):
            await alerts.add(connection, 1, words, NOW)


async def test_checked_alerts_wait_for_their_next_turn(database):
    async with database.write() as connection:
        await alerts.add(connection, 1, "lithium", NOW)
        await alerts.add(connection, 2, "copper", NOW - timedelta(hours=1))
        later = NOW + timedelta(minutes=1)
        waiting = await alerts.unchecked(connection, later, 10)
        assert [one.words for one in waiting] == ["copper", "lithium"]
        await alerts.set_checked(connection, waiting[:1], later)
        assert [one.words for one in await alerts.unchecked(connection, later, 10)] == ["lithium"]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("lithium", "Lithium prices rose.", True),
        ("tariff", "New tariffs came.", True),
        ("oil", "The oilcloth was sold.", False),
        ("Middle Corridor", "The corridor in the middle grew.", True),
        ("Middle Corridor", "The middle grew.", False),
        ("台湾", "中国和台湾的贸易", True),
        ("токаев", "Слова Токаева услышали.", True),
        ("COVID-19", "covid-19 is back", True),
    ],
)
def test_an_alert_matches_when_all_its_words_stand_in_the_text(words, text, found):
    assert alerts.matches(words, text) is found
