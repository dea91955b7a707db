"""Failures, blocks and refusals: the bot says so where it can, and goes on."""

import logging

from bot.handlers import menu
from bot.locales import texts
from bot.web.playground import AIGERIM, BEN
from content.store import subscribers

RUSSIAN, ENGLISH = texts("ru"), texts("en")


async def subscriber(town, chat_id=BEN.id):
    async with town.database.read() as connection:
        return await subscribers.get(connection, chat_id)


async def test_a_handler_that_fails_tells_the_reader_an_id_that_is_in_the_log(town, caplog):
    (said,) = await town.say("fail", BEN)
    (record,) = [record for record in caplog.records if record.name == "bot.handlers.errors"]
    error_id = record.getMessage().rpartition(" ")[2]
    assert error_id in said
    assert "the newsroom burnt down" in caplog.text


async def test_after_a_failure_the_next_question_is_answered(town):
    await town.say("fail", BEN)
    (said,) = await town.say("copper", BEN)
    assert "copper cathodes" in said


async def test_a_question_is_not_in_the_log(town, caplog):
    caplog.set_level(logging.INFO)
    await town.say("copper secretword", BEN)
    town.newsroom.ask = None
    await town.say("another secretword", BEN)
    assert "secretword" not in caplog.text


async def test_a_failing_button_is_answered_too(town):
    await town.say("copper price", BEN)
    town.newsroom.article = None
    await town.tap("sec", BEN)
    assert town.toasts() == [ENGLISH("toast-error")]


async def test_when_even_telling_fails_the_bot_goes_on(town):
    for method in ("sendMessage", "sendRichMessage"):
        town.playground.fail_next(method, 400, "Bad Request: something", times=9)
    assert await town.say("copper", BEN) == []
    town.playground.api.failures.clear()
    (said,) = await town.say("/help", BEN)
    assert ENGLISH("help-title") in said


async def test_who_blocks_the_bot_is_stopped_and_goes_on_when_back(town):
    await town.say("/subscribe", BEN)
    town.playground.block(BEN.id)
    await town.settled()
    assert (await subscriber(town)).stopped == "blocked by the user"
    town.clock.instant = town.clock.instant.replace(month=12)
    town.playground.unblock(BEN.id)
    await town.settled()
    found = await subscriber(town)
    assert found.stopped == "" and found.subscribed
    assert found.next_due > town.clock.now()


async def test_who_writes_again_is_back_even_if_telegram_did_not_tell(town):
    await town.say("/subscribe", BEN)
    async with town.database.write() as connection:
        await subscribers.stop(connection, BEN.id, "chat not found")
    await town.say("copper", BEN)
    assert (await subscriber(town)).stopped == ""


async def test_a_reader_who_blocks_while_being_answered_is_stopped(town):
    await town.say("/start", BEN)
    town.playground.world.chats[BEN.id].refusal = "bot was blocked by the user"
    message = {
        "message_id": 910,
        "date": 1,
        "chat": town.playground.world.chats[BEN.id].to_json(),
        "from": BEN.to_json(),
        "text": "copper",
    }
    await town.send("message", message)
    assert "blocked" in (await subscriber(town)).stopped
    town.playground.world.rejections.clear()  # which is what this was about


async def test_an_edited_message_is_not_answered_again(town):
    await town.say("copper", BEN)
    before = len(town.said(BEN.id))
    said = next(message for message in town.playground.messages(BEN.id) if message.text == "copper")
    await town.send("edited_message", said.to_json() | {"edit_date": 2, "text": "/ask taiwan"})
    assert len(town.said(BEN.id)) == before


async def test_two_first_messages_at_once_make_one_reader(town):
    for text in ("copper", "taiwan"):
        town.playground.say(BEN.id, text)
    await town.settled()
    assert len(town.said(BEN.id)) == 2
    assert (await subscriber(town)).language == "en"


async def test_the_menu_is_set_in_every_language_and_for_administrators(town):
    await town.say("/start", BEN)
    await menu.set_commands(town.bot, town.settings.admins)
    russian = await town.bot.get_my_commands(language_code="ru")
    assert "trade" in {command.command for command in russian}
    assert town.playground.world.rejections == []


async def test_a_menu_that_telegram_refuses_does_not_stop_the_start(town):
    town.playground.fail_next("setMyCommands", 400, "Bad Request: no", times=9)
    await menu.set_commands(town.bot, (AIGERIM.id,))
