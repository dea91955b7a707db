"""Looking after a group or channel from one's private chat."""

import pytest

from bot.locales import texts
from bot.web.playground import AIGERIM, BEN
from content.store import managers, subscribers

ENGLISH = texts("en")


@pytest.fixture
async def channel(town):
    """Ben, whom the bot knows, has brought it into his channel."""
    await town.say("/help", BEN)
    made = town.playground.add_channel("Steppe news", BEN.id)
    await town.settled()
    return made.id


async def reader(town, chat_id, thread_id=0):
    async with town.database.read() as connection:
        return await subscribers.get(connection, chat_id, thread_id)


async def tap(town, data):
    await town.tap(data, BEN)


async def test_who_brings_the_bot_into_a_channel_is_told_in_private_and_the_channel_is_left_in_peace(
    town, channel, words
):
    assert ENGLISH("managing-added", title="Steppe news") in words(town.said(BEN.id)[-1])
    assert town.said(channel) == []


async def test_a_channel_is_subscribed_and_its_hours_chosen_from_the_private_chat(town, channel, words):
    await tap(town, "manage")
    assert "Steppe news" in words(town.said(BEN.id)[-1])
    await tap(town, "hours")
    await tap(town, "hour|18:00")
    await tap(town, "set")
    await tap(town, "sub")
    found = await reader(town, channel)
    assert (found.subscribed, found.hours) == (True, ("08:00", "18:00"))
    assert not (await reader(town, BEN.id)).subscribed
    assert town.said(channel) == []


async def test_every_button_of_a_channels_settings_is_about_the_channel(town, channel):
    await tap(town, "manage")
    message = town.said(BEN.id)[-1]
    rows = message.keyboard["inline_keyboard"]
    data = [button["callback_data"] for row in rows for button in row]
    assert len(data) > 8
    assert all(one in {"close", "manage"} or one.endswith(f"|@{channel}") for one in data)


async def test_who_is_no_administrator_any_more_chooses_nothing_there(town, channel):
    await tap(town, "manage")
    town.playground.demote(channel, BEN.id)
    await tap(town, "sub")
    assert not (await reader(town, channel)).subscribed
    assert ENGLISH("toast-group-admins") in town.toasts()
    async with town.database.read() as connection:
        assert await managers.list_of(connection, BEN.id) == []


async def test_somebody_else_cannot_press_their_way_into_a_channel(town, channel):
    await town.say("/settings")
    message, data = town.button("sub")
    forged = f"sub|@{channel}"
    for row in message.keyboard["inline_keyboard"]:
        for button in row:
            if button["callback_data"] == data:
                button["callback_data"] = forged
    town.playground.tap(AIGERIM.id, message.id, forged)
    await town.settled()
    assert not (await reader(town, channel)).subscribed


async def test_the_topics_of_a_forum_are_listed_each_by_itself(town, words):
    forum = town.playground.add_group("Traders", BEN.id, AIGERIM.id, forum=True)
    await town.settled()
    thread = town.playground.add_thread(forum.id, "Energy")
    await town.say("/subscribe", BEN, chat_id=forum.id, thread_id=thread)
    await town.say("/settings", BEN)
    await tap(town, "manage")
    await tap(town, f"manage|{forum.id}|{thread}")
    await tap(town, "unsub")
    assert not (await reader(town, forum.id, thread)).subscribed


async def test_a_group_is_not_managed_from_another_group(town):
    group = town.playground.add_group("Traders", BEN.id, AIGERIM.id)
    await town.settled()
    await town.say("/settings", BEN, chat_id=group.id)
    await town.tap("manage", BEN, chat_id=group.id)
    assert ENGLISH("toast-outdated") in town.toasts()
