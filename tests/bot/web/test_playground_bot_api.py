"""The Bot API server, over a real socket, with python-telegram-bot as its client."""

import asyncio
import io
from typing import Any

import httpx
import pytest
from PIL import Image
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, NetworkError, RetryAfter

from bot.web.playground import AIGERIM, BEN, TOKEN, Playground

ME = AIGERIM.id


def buttons(*data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(one, callback_data=one) for one in data]])


def picture(width: int, height: int) -> bytes:
    """A PNG file."""
    file = io.BytesIO()
    Image.new("RGB", (width, height)).save(file, "PNG")
    return file.getvalue()


async def test_a_message_arrives_as_it_was_sent(telegram_bot: Bot, playground: Playground) -> None:
    sent = await telegram_bot.send_message(
        ME, "<b>Salem</b> 😀", parse_mode="HTML", reply_markup=buttons("a")
    )
    assert (sent.text, sent.entities[0].type, sent.chat.id) == ("Salem 😀", "bold", ME)
    assert playground.messages(ME)[0].text == "Salem 😀"
    assert not playground.world.rejections


async def test_a_form_a_query_and_json_are_all_read(served: Any) -> None:
    given = {"chat_id": ME, "text": "ж <"}
    async with httpx.AsyncClient() as client:
        address = served.method("sendMessage")
        for answer in (
            await client.post(address, data=given),
            await client.post(address, json=given),
            await client.get(address, params=given),
            await client.post(address, data=given, files={"unused": b"\r\n--x\x00"}),
        ):
            assert answer.json()["result"]["text"] == "ж <"


async def test_an_unknown_method_and_a_wrong_token_are_told_apart(served: Any) -> None:
    async with httpx.AsyncClient() as client:
        unknown = await client.get(served.method("sendTelegraph"))
        wrong = await client.get(f"{served.address}/bot123:wrong/getMe")
    assert unknown.json() == {"ok": False, "error_code": 404, "description": "Not Found"}
    assert (wrong.status_code, wrong.json()["description"]) == (401, "Unauthorized")


async def test_the_bot_knows_itself(telegram_bot: Bot) -> None:
    me = await telegram_bot.get_me()
    assert (me.is_bot, me.username, me.supports_inline_queries) == (True, "jarshy_bot", True)


@pytest.mark.parametrize(
    ("chat", "error", "words"),
    [
        (BEN.id, BadRequest, "Chat not found"),
        (999, BadRequest, "Chat not found"),
        ("@nobody", BadRequest, "Chat not found"),
    ],
)
async def test_nobody_gets_a_message_who_has_not_started_the_bot(
    telegram_bot: Bot, chat: int | str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        await telegram_bot.send_message(chat, "x")


async def test_a_bot_that_is_blocked_may_not_write(telegram_bot: Bot, playground: Playground) -> None:
    playground.block(ME)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await telegram_bot.send_message(ME, "x")
    playground.say(ME, "/start")
    await telegram_bot.send_message(ME, "x")


@pytest.mark.parametrize(
    ("keyboard", "words"),
    [
        ([[{"text": "a", "callback_data": "ж" * 33}]], "BUTTON_DATA_INVALID"),
        ([[{"text": "a", "callback_data": ""}]], "BUTTON_DATA_INVALID"),
        ([[{"text": "a", "callback_data": "x", "url": "https://a.kz"}]], "exactly one"),
        ([[{"text": "a"}]], "exactly one"),
        ([[{"text": " ", "callback_data": "x"}]], "Text buttons are unallowed"),
        ([[{"text": "a", "url": "localhost"}]], "Wrong HTTP URL"),
        ([[{"text": "a", "url": "javascript:x"}]], "Wrong HTTP URL"),
        ([[{"text": "a", "callback_data": "x"}] * 101], "REPLY_MARKUP_TOO_LONG"),
        ("x", "must be of type Array"),
    ],
)
async def test_a_wrong_keyboard_is_refused(served: Any, keyboard: Any, words: str) -> None:
    given = {"chat_id": ME, "text": "x", "reply_markup": {"inline_keyboard": keyboard}}
    async with httpx.AsyncClient() as client:
        answer = (await client.post(served.method("sendMessage"), json=given)).json()
    assert answer["error_code"] == 400
    assert words in answer["description"]
    assert served.playground.world.rejections[0].method == "sendmessage"


async def test_callback_data_of_64_bytes_and_the_usual_addresses_are_taken(telegram_bot: Bot) -> None:
    row = [
        InlineKeyboardButton("a", callback_data="ж" * 32),
        InlineKeyboardButton("b", url="https://пример.рф/a?b#c"),
        InlineKeyboardButton("c", url="tg://user?id=1"),
    ]
    await telegram_bot.send_message(ME, "x", reply_markup=InlineKeyboardMarkup([row]))


async def test_updates_are_kept_until_an_offset_confirms_them(
    telegram_bot: Bot, playground: Playground
) -> None:
    playground.say(ME, "/start now")
    first = await telegram_bot.get_updates()
    again = await telegram_bot.get_updates()
    assert [update.update_id for update in first] == [update.update_id for update in again]
    assert first[0].message and first[0].message.entities[0].type == "bot_command"
    assert not await telegram_bot.get_updates(offset=first[-1].update_id + 1)


async def test_a_long_poll_ends_when_something_is_said(telegram_bot: Bot, playground: Playground) -> None:
    poll = asyncio.create_task(telegram_bot.get_updates(timeout=30))
    await playground.wait_for(lambda: playground.world.updates.polling)
    playground.say(ME, "hello")
    (update,) = await poll
    assert update.message and update.message.text == "hello"


async def test_a_second_poll_ends_the_first(telegram_bot: Bot, served: Any) -> None:
    playground = served.playground
    first = asyncio.create_task(telegram_bot.get_updates(timeout=30))
    await playground.wait_for(lambda: playground.world.updates.polling)
    async with httpx.AsyncClient() as client:
        second = await client.post(served.method("getUpdates"), json={"timeout": 0})
    with pytest.raises(Conflict, match="only one bot instance"):
        await first
    assert second.json() == {"ok": True, "result": []}


async def test_updates_that_the_bot_does_not_want_are_not_kept(
    telegram_bot: Bot, playground: Playground
) -> None:
    await telegram_bot.get_updates(allowed_updates=["callback_query"])
    playground.say(ME, "x")
    assert await telegram_bot.get_updates() == ()


async def test_a_tap_is_answered_once(telegram_bot: Bot, playground: Playground) -> None:
    sent = await telegram_bot.send_message(ME, "x", reply_markup=buttons("go"))
    query = playground.tap(ME, sent.message_id, "go")
    (update,) = await telegram_bot.get_updates()
    assert update.callback_query and update.callback_query.data == "go"
    await update.callback_query.answer("Gone")
    assert query.answered
    with pytest.raises(BadRequest, match="Query is too old"):
        await update.callback_query.answer()


async def test_an_edit_takes_place_and_an_idle_one_is_refused(
    telegram_bot: Bot, playground: Playground
) -> None:
    sent = await telegram_bot.send_message(ME, "one", reply_markup=buttons("a"))
    await telegram_bot.edit_message_text("<i>two</i>", ME, sent.message_id, parse_mode="HTML")
    message = playground.messages(ME)[0]
    assert (message.text, message.keyboard) == ("two", None)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await telegram_bot.edit_message_text("<i>two</i>", ME, sent.message_id, parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await telegram_bot.edit_message_text("x", ME, 777)


async def test_buttons_can_be_changed_alone(telegram_bot: Bot, playground: Playground) -> None:
    sent = await telegram_bot.send_message(ME, "one", reply_markup=buttons("a"))
    await telegram_bot.edit_message_reply_markup(ME, sent.message_id, reply_markup=buttons("b"))
    assert playground.messages(ME)[0].edited == 0
    assert playground.messages(ME)[0].keyboard == buttons("b").to_dict()


async def test_a_rich_message_is_sent_and_edited(served: Any) -> None:
    given: dict[str, Any] = {"chat_id": ME, "rich_message": {"html": "<h1>News</h1>"}}
    async with httpx.AsyncClient() as client:
        sent = (await client.post(served.method("sendRichMessage"), json=given)).json()["result"]
        change = {"chat_id": ME, "message_id": sent["message_id"], "rich_message": {"html": "<h1>Newer</h1>"}}
        await client.post(served.method("editMessageText"), json=change)
    assert sent["rich_message"]["blocks"][0]["text"] == "News"
    assert served.playground.messages(ME)[0].rich["blocks"][0]["text"] == "Newer"


async def test_an_old_server_does_not_know_rich_messages(served: Any) -> None:
    old = Playground(TOKEN, served.playground.world.clock, rich_messages=False)
    given = {"chat_id": ME, "rich_message": {"html": "x"}}
    transport = httpx.ASGITransport(old.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        answer = await client.post(f"/bot{TOKEN}/sendRichMessage", json=given)
    assert answer.status_code == 404
    assert not old.world.rejections


async def test_a_chat_that_gets_too_much_says_when_to_go_on(
    telegram_bot: Bot, playground: Playground
) -> None:
    for _ in range(8):
        await telegram_bot.send_message(ME, "x")
    with pytest.raises(RetryAfter):
        await telegram_bot.send_message(ME, "x")
    assert playground.world.rejections[-1].status == 429


async def test_files_are_kept_with_their_captions(telegram_bot: Bot, playground: Playground) -> None:
    await telegram_bot.send_document(
        ME, io.BytesIO(b"a\r\n--b"), filename="feeds.opml", caption="<b>c</b>", parse_mode="HTML"
    )
    await telegram_bot.send_photo(ME, picture(640, 480))
    document, photo = (message.attachment for message in playground.messages(ME))
    assert document and (document.name, document.body) == ("feeds.opml", b"a\r\n--b")
    assert photo and photo.kind == "photo" and photo.size == (640, 480)


@pytest.mark.parametrize("body", [b"\x89PNG", b"GIF89a", b"hello", None])
async def test_a_photo_must_be_a_picture_of_fair_shape(telegram_bot: Bot, body: bytes | None) -> None:
    with pytest.raises(BadRequest, match=r"(?i)image_process_failed|photo_invalid_dimensions"):
        await telegram_bot.send_photo(ME, picture(2, 50) if body is None else body)


async def test_a_reply_needs_something_to_reply_to(telegram_bot: Bot, playground: Playground) -> None:
    asked = playground.say(ME, "x")
    reply = await telegram_bot.send_message(ME, "y", reply_parameters=ReplyParameters(asked.id))
    assert reply.reply_to_message and reply.reply_to_message.text == "x"
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await telegram_bot.send_message(ME, "y", reply_parameters=ReplyParameters(999))
    lenient = ReplyParameters(999, allow_sending_without_reply=True)
    await telegram_bot.send_message(ME, "y", reply_parameters=lenient)


async def test_a_deleted_message_is_gone(telegram_bot: Bot, playground: Playground) -> None:
    sent = await telegram_bot.send_message(ME, "x")
    await telegram_bot.delete_message(ME, sent.message_id)
    assert playground.messages(ME) == []
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await telegram_bot.delete_message(ME, sent.message_id)


async def test_commands_are_shown_in_the_readers_language(telegram_bot: Bot, playground: Playground) -> None:
    scope = BotCommandScopeAllPrivateChats()
    await telegram_bot.set_my_commands([BotCommand("start", "Begin")], scope)
    await telegram_bot.set_my_commands([BotCommand("start", "Начать")], scope, "ru")
    chat = playground.world.chats[ME]
    shown = [playground.world.profile.commands_for(chat, ME, code)[0]["description"] for code in ("ru", "en")]
    assert shown == ["Начать", "Begin"]
    assert (await telegram_bot.get_my_commands(scope, "ru"))[0].description == "Начать"
    await telegram_bot.delete_my_commands(scope, "ru")
    assert await telegram_bot.get_my_commands(scope, "ru") == ()


@pytest.mark.parametrize(
    "commands",
    [[("Start-up", "x")], [("x" * 33, "x")], [("start", "")], [("start", "x" * 257)], [("start", "x")] * 101],
)
async def test_wrong_commands_are_refused(telegram_bot: Bot, commands: list[tuple[str, str]]) -> None:
    with pytest.raises(BadRequest):
        await telegram_bot.set_my_commands(commands)


async def test_descriptions_have_their_lengths(telegram_bot: Bot) -> None:
    await telegram_bot.set_my_description("x" * 512)
    await telegram_bot.set_my_short_description("x" * 120)
    with pytest.raises(BadRequest):
        await telegram_bot.set_my_short_description("x" * 121)


async def test_a_group_hears_commands_and_mentions_only(telegram_bot: Bot, playground: Playground) -> None:
    group = playground.add_group("Readers", ME, BEN.id)
    for text in ("hello", "/digest", "ask @jarshy_bot"):
        playground.say(BEN.id, text, chat_id=group.id)
    updates = await telegram_bot.get_updates()
    assert updates[0].my_chat_member and updates[0].my_chat_member.chat.title == "Readers"
    assert [update.message.text for update in updates if update.message] == ["/digest", "ask @jarshy_bot"]
    member = await telegram_bot.get_chat_member(group.id, ME)
    assert member.status == "creator"


async def test_forum_topics_are_known_and_may_be_closed(telegram_bot: Bot, playground: Playground) -> None:
    forum = playground.add_group("Forum", ME, forum=True)
    thread = playground.add_thread(forum.id, "News")
    sent = await telegram_bot.send_message(forum.id, "x", message_thread_id=thread)
    assert sent.message_thread_id == thread
    with pytest.raises(BadRequest, match="Message thread not found"):
        await telegram_bot.send_message(forum.id, "x", message_thread_id=thread + 1)
    playground.close_thread(forum.id, thread)
    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await telegram_bot.send_message(forum.id, "x", message_thread_id=thread)


async def test_a_group_that_moves_says_where(telegram_bot: Bot, playground: Playground) -> None:
    old = playground.add_group("Readers", ME)
    new = playground.upgrade(old.id)
    with pytest.raises(ChatMigrated) as caught:
        await telegram_bot.send_message(old.id, "x")
    assert caught.value.new_chat_id == new.id
    playground.kick(new.id, ME)
    with pytest.raises(Forbidden, match="kicked"):
        await telegram_bot.send_message(new.id, "x")


async def test_an_inline_query_is_answered(telegram_bot: Bot, playground: Playground) -> None:
    query = playground.ask_inline(ME, "trade")
    (update,) = await telegram_bot.get_updates()
    assert update.inline_query and update.inline_query.query == "trade"
    result = InlineQueryResultArticle("1", "Trade", InputTextMessageContent("<b>x</b>", "HTML"))
    await update.inline_query.answer([result])
    answer = playground.world.inline_answers[query]
    assert answer and answer.results[0]["title"] == "Trade"


async def test_failures_come_on_order(telegram_bot: Bot, playground: Playground) -> None:
    playground.fail_next("sendMessage", 429, "Too Many Requests: retry after 7", retry_after=7)
    with pytest.raises(RetryAfter):
        await telegram_bot.send_message(ME, "x")
    playground.fail_next("*", 502)
    with pytest.raises(NetworkError):
        await telegram_bot.send_message(ME, "x")
    assert playground.messages(ME) == []
    playground.fail_next("sendMessage", 0, done=True)
    with pytest.raises(NetworkError):
        await telegram_bot.send_message(ME, "x")
    assert len(playground.messages(ME)) == 1
    assert not playground.world.rejections


async def test_a_made_up_reader_is_known_where_any_chat_is(served: Any) -> None:
    crowd = Playground(TOKEN, served.playground.world.clock, any_chat=True)
    transport = httpx.ASGITransport(crowd.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        answer = await client.post(f"/bot{TOKEN}/sendMessage", json={"chat_id": 5005, "text": "x"})
    assert answer.json()["result"]["chat"]["id"] == 5005
    assert crowd.say(5005, "thanks").chat.id == 5005
