"""/block, /pause and /feeds: what administrators do about people, sending and sources."""

import pytest

from bot.locales import texts
from bot.web.playground import AIGERIM, BEN
from content.store import blocked, feeds, pause, subscribers

RUSSIAN, ENGLISH = texts("ru"), texts("en")


async def asked(town, question):
    """What `question` finds in the database."""
    async with town.database.read() as connection:
        return await question(connection)


async def test_a_blocked_reader_gets_neither_answers_nor_digests(town):
    await town.say("/subscribe")
    await town.say(f"/block {AIGERIM.id}", BEN)
    assert await town.say("copper") == []
    reader = await asked(town, lambda connection: subscribers.get(connection, AIGERIM.id))
    assert (reader.stopped, reader.subscribed) == ("blocked by an administrator", True)
    assert town.newsroom.asked == []


async def test_a_blocked_reader_cannot_tap_old_buttons_either(town):
    await town.say("copper price")
    message, data = town.button("sec")
    await town.say(f"/block {AIGERIM.id}", BEN)
    before = len(town.said())
    query = town.playground.world.ask(AIGERIM, message, data)
    await town.send("callback_query", query.to_json())
    assert len(town.said()) == before


async def test_who_is_let_in_again_is_answered_and_gets_the_next_digest(town):
    await town.say("/subscribe")
    await town.say(f"/block {AIGERIM.id}", BEN)
    (said,) = await town.say(f"/unblock {AIGERIM.id}", BEN)
    assert str(AIGERIM.id) in said
    reader = await asked(town, lambda connection: subscribers.get(connection, AIGERIM.id))
    assert reader.stopped == "" and reader.next_due > town.clock.now()
    assert "copper cathodes" in (await town.say("copper"))[0]


async def test_the_list_of_the_blocked_lets_them_in_by_a_tap(town):
    await town.say("/block 555", BEN)
    await town.say("/block", BEN)
    await town.tap("unblock|555", BEN)
    assert await asked(town, blocked.list_all) == []


async def test_in_a_group_the_answered_message_says_who_is_meant(town):
    group = town.playground.add_group("Traders", BEN.id, AIGERIM.id)
    await town.settled()
    spam = town.playground.say(AIGERIM.id, "buy my coins", chat_id=group.id)
    await town.say("/block", BEN, chat_id=group.id, reply_to=spam.id)
    assert await asked(town, blocked.list_all) == [AIGERIM.id]


async def test_an_administrator_cannot_be_blocked_nor_can_others_block(town):
    await town.say(f"/block {BEN.id}", BEN)
    for command in ("/block 555", "/unblock 555", "/pause", "/feeds"):
        (said,) = await town.say(command)
        assert RUSSIAN("not-allowed")[:10] in said
    assert await asked(town, blocked.list_all) == []


@pytest.mark.parametrize("words", ["everyone", "5 5", "12345678901234567890123", "٣", "-", "0x5"])
async def test_what_is_no_number_blocks_nobody(town, words):
    await town.say(f"/block {words}", BEN)
    assert await asked(town, blocked.list_all) == []


async def test_a_tap_pauses_and_another_goes_on(town):
    await town.say("/pause", BEN)
    await town.tap("pause|1", BEN)
    assert await asked(town, pause.since) == town.clock.now()
    await town.tap("pause|0", BEN)
    assert await asked(town, pause.since) is None


@pytest.fixture
async def failing_feed(town):
    async with town.database.write() as connection:
        now = town.clock.now()
        for name in ("fine", "failing"):
            await feeds.add(connection, f"https://example.org/{name}", name.title(), now)
        feed = await feeds.get(connection, "https://example.org/failing")
        await feeds.record_failure(connection, feed.id, now, now, "503 <b>Busy</b>")
    return feed


async def test_feeds_in_trouble_come_first_with_what_is_wrong(town, failing_feed):
    (said,) = await town.say("/feeds", BEN)
    assert said.index("Failing") < said.index("503 <b>Busy</b>") < said.index("Fine")


async def test_one_tap_switches_a_feed_off_and_another_on_again(town, failing_feed):
    async def state():
        return await asked(town, lambda connection: feeds.get(connection, failing_feed.url))

    await town.say("/feeds", BEN)
    await town.tap(f"fswitch|{failing_feed.id}|0", BEN)
    assert not (await state()).active
    await town.tap(f"fswitch|{failing_feed.id}|1", BEN)
    assert (await state()).active and not (await state()).error


async def test_a_feed_that_was_removed_meanwhile_is_said_so(town, failing_feed):
    await town.say("/feeds", BEN)
    message, data = town.button("fswitch", BEN.id)
    async with town.database.write() as connection:
        await feeds.remove(connection, failing_feed.url)
    query = town.playground.world.ask(BEN, message, data)
    await town.send("callback_query", query.to_json())
    assert town.toasts()[-1] == ENGLISH("toast-outdated")
