"""Groups, forum topics and channels: who may choose, and when the bot speaks."""

import pytest

from bot.locales import texts
from bot.web.playground import AIGERIM, BEN
from content.store import questions, subscribers

RUSSIAN, ENGLISH = texts("ru"), texts("en")


@pytest.fixture
async def group(town):
    """Ben's group with Aigerim; the bot was just added and has said hello."""
    chat = town.playground.add_group("Traders", BEN.id, AIGERIM.id)
    await town.settled()
    return chat.id


@pytest.fixture
async def forum(town):
    chat = town.playground.add_group("Traders' forum", BEN.id, AIGERIM.id, forum=True)
    await town.settled()
    return chat.id


async def subscriber(town, chat_id, thread_id=0):
    async with town.database.read() as connection:
        return await subscribers.get(connection, chat_id, thread_id)


async def test_the_bot_greets_a_group_it_is_added_to(town, group, words):
    assert ENGLISH("welcome-title") in words(town.said(group)[0])


async def test_an_administrator_subscribes_the_group(town, group):
    await town.say("/subscribe", BEN, chat_id=group)
    assert (await subscriber(town, group)).subscribed


async def test_an_ordinary_member_cannot(town, group):
    (said,) = await town.say("/subscribe", AIGERIM, chat_id=group)
    assert ENGLISH("group-admins-only")[:15] in said
    assert not (await subscriber(town, group)).subscribed


async def test_an_ordinary_members_tap_changes_nothing(town, group):
    await town.say("/topics", AIGERIM, chat_id=group)
    await town.tap("topic|trade", AIGERIM, chat_id=group)
    assert (await subscriber(town, group)).interests.topics == ()
    assert town.toasts() == [ENGLISH("toast-group-admins")]


async def test_an_administrators_tap_does(town, group):
    await town.say("/topics", AIGERIM, chat_id=group)
    await town.tap("topic|trade", BEN, chat_id=group)
    assert (await subscriber(town, group)).interests.topics == ("trade",)


def anonymous(town, group, sender_chat, text="/subscribe"):
    chat = town.playground.world.chats[group].to_json()
    return {
        "message_id": 901,
        "date": 1,
        "chat": chat,
        "sender_chat": chat | {"id": sender_chat},
        "from": {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}],
    }


async def test_an_anonymous_administrator_writes_as_the_group_and_may_choose(town, group):
    await town.send("message", anonymous(town, group, group))
    assert (await subscriber(town, group)).subscribed


async def test_a_stranger_who_writes_as_another_chat_may_not(town, group):
    await town.send("message", anonymous(town, group, group - 7))
    assert not (await subscriber(town, group)).subscribed


async def test_each_forum_topic_is_a_subscriber_of_its_own_and_is_answered_where_it_asked(town, forum):
    thread = town.playground.add_thread(forum, "Energy")
    await town.say("/subscribe", BEN, chat_id=forum, thread_id=thread)
    assert (await subscriber(town, forum, thread)).subscribed
    assert not (await subscriber(town, forum)).subscribed
    assert town.said(forum)[-1].thread_id == thread


async def test_a_mention_is_a_question_without_the_name(town, group):
    await town.say("@jarshy_bot, copper price?", AIGERIM, chat_id=group)
    assert town.newsroom.asked == ["copper price?"]


async def test_a_reply_to_the_bot_is_a_question(town, group):
    await town.say("copper", AIGERIM, chat_id=group, reply_to=town.said(group)[0].id)
    assert town.newsroom.asked == ["copper"]


async def test_what_members_say_to_each_other_is_neither_answered_nor_kept(town, group):
    before = await subscriber(town, group)
    message = {
        "message_id": 902,
        "date": 1,
        "chat": town.playground.world.chats[group].to_json(),
        "from": AIGERIM.to_json(),
        "text": "copper, @ben?",
        "entities": [{"type": "mention", "offset": 8, "length": 4}],
    }
    await town.send("message", message)
    assert town.newsroom.asked == []
    assert await subscriber(town, group) == before
    async with town.database.read() as connection:
        assert await questions.count(connection, town.clock.now()) == 0


async def test_a_topics_opening_does_not_make_every_message_in_it_a_question(town, forum):
    bot = town.playground.world.bot.to_json()
    chat = town.playground.world.chats[forum].to_json()
    opening = {
        "message_id": 903, "date": 1, "chat": chat, "from": bot, "message_thread_id": 903,
        "forum_topic_created": {"name": "Energy", "icon_color": 1},
    }  # fmt: skip
    message = {
        "message_id": 904, "date": 1, "chat": chat, "from": AIGERIM.to_json(), "text": "copper",
        "message_thread_id": 903, "is_topic_message": True, "reply_to_message": opening,
    }  # fmt: skip
    await town.send("message", message)
    assert town.newsroom.asked == []


async def test_what_is_saved_in_a_group_is_in_ones_own_list(town, group):
    await town.say("/start", AIGERIM)
    await town.say("/ask copper", BEN, chat_id=group)
    await town.tap("save", AIGERIM, chat_id=group)
    (said,) = await town.say("/saved", AIGERIM)
    assert "Copper leads exports" in said


async def test_a_channel_is_managed_by_its_own_posts(town, group):
    channel = town.playground.world.chats[group]
    channel.type = "channel"
    post = {
        "message_id": 905,
        "date": 1,
        "chat": channel.to_json(),
        "sender_chat": channel.to_json(),
        "text": "/subscribe 7:30",
        "entities": [{"type": "bot_command", "offset": 0, "length": 10}],
    }
    await town.send("channel_post", post)
    found = await subscriber(town, group)
    assert (found.subscribed, found.hours) == (True, ("07:30",))


async def test_a_group_that_becomes_a_supergroup_keeps_its_subscription(town, group):
    await town.say("/subscribe", BEN, chat_id=group)
    new = town.playground.upgrade(group)
    await town.settled()
    assert (await subscriber(town, new.id)).subscribed
    assert await subscriber(town, group) is None


async def test_a_group_that_removes_the_bot_is_stopped(town, group):
    await town.say("/subscribe", BEN, chat_id=group)
    town.playground.kick(group, BEN.id)
    await town.settled()
    assert (await subscriber(town, group)).stopped
