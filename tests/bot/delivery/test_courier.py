import pytest
from telegram.error import BadRequest

from bot.delivery.pace import Pace
from bot.settings import RichMessages
from bot.telegram import Courier, build_bot
from bot.views.message import Button, Message
from bot.web.playground import TOKEN

BOTH = Message(
    parts=("<b>Heading</b>\nText",),
    rich="<h2>Heading</h2><p>Text</p>",
    keyboard=((Button("More", data="more|1"), Button("Source", url="https://news.example/a")),),
)


def shown(post, chat_id=1000):
    return post.playground.messages(chat_id)


async def test_a_message_is_rich_where_the_server_takes_it(post):
    [message_id] = await post.courier.show(1000, BOTH)
    [message] = shown(post)
    assert (message.id, bool(message.rich), bool(message.keyboard)) == (message_id, True, True)


async def test_a_reader_may_want_plain_messages(post):
    await post.courier.show(1000, BOTH, layout="plain")
    [message] = shown(post)
    assert (message.text, message.rich, bool(message.keyboard)) == ("Heading\nText", None, True)


async def test_a_server_that_knows_no_rich_messages_is_asked_only_once(post):
    post.playground.fail_next("sendRichMessage", 404, "Not Found", times=9)
    await post.courier.show(1000, BOTH)
    await post.courier.show(1000, BOTH)
    assert [message.text for message in shown(post)] == ["Heading\nText"] * 2
    assert post.playground.api.calls["sendrichmessage"] == 1


async def test_a_refused_rich_message_goes_out_plain(post):
    await post.courier.show(1000, Message(parts=("plain twin",), rich="<video></video><nonsense>"))
    assert [message.text for message in shown(post)] == ["plain twin"]


async def test_refused_markup_still_gets_its_text_through(post):
    await post.courier.show(1000, Message(parts=("<b>never closed & so on",)))
    assert [message.text for message in shown(post)] == ["never closed & so on"]


async def test_a_reply_waits_out_a_flood_without_repeating_parts(post):
    post.playground.fail_next("sendMessage", 429, retry_after=1)
    await post.courier.show(1000, Message(parts=("one", "two")))
    assert [message.text for message in shown(post)] == ["one", "two"]


async def test_the_keyboard_stands_below_the_last_part(post):
    await post.courier.show(1000, Message(parts=("one", "two"), keyboard=BOTH.keyboard))
    assert [bool(message.keyboard) for message in shown(post)] == [False, True]


@pytest.mark.parametrize("before", ["rich", "plain"])
@pytest.mark.parametrize("after", ["rich", "plain"])
async def test_an_edit_replaces_a_message_in_either_layout(post, before, after):
    [message_id] = await post.courier.show(1000, BOTH, layout=before)
    changed = Message(parts=("<i>Changed</i>",), rich="<p>Changed</p>")
    await post.courier.edit(1000, message_id, changed, layout=after)
    [message] = shown(post)
    assert "Changed" in (message.text or str(message.rich))


async def test_an_edit_that_changes_nothing_is_no_error(post):
    [message_id] = await post.courier.show(1000, BOTH)
    await post.courier.edit(1000, message_id, BOTH)
    assert len(shown(post)) == 1


async def test_an_edit_of_a_message_that_is_gone_sends_it_anew(post):
    await post.courier.edit(1000, 999, Message(parts=("Here again",)))
    assert [message.text for message in shown(post)] == ["Here again"]


async def test_a_chat_that_is_not_there_is_an_error_and_not_a_fallback(post):
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await post.courier.show(-1, BOTH)


async def test_rich_messages_can_be_switched_off(post):
    async with build_bot(TOKEN, post.playground_address) as bot:
        await Courier(bot, RichMessages.OFF, Pace(1000)).show(1000, BOTH)
    assert "sendrichmessage" not in post.playground.api.calls


async def test_a_picture_that_cannot_be_had_costs_the_picture_and_not_the_layout(post):
    with_picture = Message(
        parts=("plain twin",), rich='<img src="https://away.example/a.jpg"><p>What happened.</p>'
    )
    post.playground.fail_next("sendRichMessage", 400, "Bad Request: failed to get HTTP URL content")
    await post.courier.show(1000, with_picture)
    [message] = shown(post)
    assert message.rich and "photo" not in str(message.rich)
