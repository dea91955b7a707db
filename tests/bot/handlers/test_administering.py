"""/stats and /broadcast, for the bot's administrators only."""

from datetime import timedelta

from bot.locales import texts
from bot.web.playground import AIGERIM, BEN
from content.store import model_texts

RUSSIAN, ENGLISH = texts("ru"), texts("en")


async def test_stats_counts_news_readers_and_deliveries(town):
    await town.say("/subscribe")
    await town.say("copper")
    (said,) = await town.say("/stats", BEN)
    assert ENGLISH("stats-title") in said
    assert ENGLISH("stats-subscribed") in said


async def test_stats_tell_what_the_language_model_was_refused_where_one_is_asked(town):
    (said,) = await town.say("/stats", BEN)
    assert ENGLISH("stats-model-refused") not in said
    async with town.newsroom.database.write() as connection:
        await model_texts.count(connection, town.clock.now().date(), requests=5, refused=2)
    (said,) = await town.say("/stats", BEN)
    assert ENGLISH("stats-model-refused") in said


async def test_others_are_refused(town):
    for command in ("/stats", "/broadcast hello"):
        (said,) = await town.say(command)
        assert RUSSIAN("not-allowed")[:10] in said
    assert town.outbox.enqueued == []


async def test_a_broadcast_without_words_explains_itself(town):
    (said,) = await town.say("/broadcast", BEN)
    assert ENGLISH("broadcast-prompt")[:20] in said


async def test_a_broadcast_is_shown_first_and_sent_on_confirmation_also_after_a_restart(town, words):
    (preview,) = await town.say("/broadcast Hello <all>\nof you & more", BEN)
    assert "Hello <all>" in preview
    assert town.outbox.enqueued == []
    await town.start_bot()
    await town.tap("bsend", BEN)
    ((kind, message),) = town.outbox.enqueued
    assert kind == "broadcast"
    assert "Hello &lt;all&gt;" in message.parts[0] and "of you &amp; more" in message.parts[0]
    assert "17" in words(town.said(BEN.id)[-1])


async def test_a_broadcast_confirmed_twice_goes_out_once(town):
    await town.say("/broadcast Hello", BEN)
    message, data = town.button("bsend", BEN.id)
    for _ in range(2):
        query = town.playground.world.ask(BEN, message, data)
        town.clock.advance(timedelta(seconds=2))  # beyond a double tap
        await town.send("callback_query", query.to_json())
    assert len(town.outbox.enqueued) == 1


async def test_a_cancelled_broadcast_cannot_be_sent(town):
    await town.say("/broadcast Hello", BEN)
    message, data = town.button("bsend", BEN.id)
    await town.tap("bstop", BEN)
    query = town.playground.world.ask(BEN, message, data)
    await town.send("callback_query", query.to_json())
    assert town.outbox.enqueued == []
    assert town.toasts()[-1] == ENGLISH("toast-outdated")


async def test_someone_else_cannot_press_send(town):
    await town.say("/broadcast Hello", BEN)
    await town.say("/start")
    message, data = town.button("bsend", BEN.id)
    query = town.playground.world.ask(AIGERIM, message, data)
    await town.send("callback_query", query.to_json())
    assert town.outbox.enqueued == []
