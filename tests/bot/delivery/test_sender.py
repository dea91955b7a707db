import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.delivery import envelopes
from bot.delivery import sender as sender_module
from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.views.message import Message
from bot.web.playground.values import User
from content.interests import Interests
from content.store import deliveries, pause
from content.store.deliveries import Recipient


async def test_every_subscriber_gets_the_digest_once(post, digest):
    for chat in range(1000, 1040):
        await post.subscribe(chat)
    assert await post.outbox.enqueue("digest", digest, post.clock.now()) == 40
    post.sender.start()
    counts = await post.settled()
    assert counts.sent == 40
    assert all(post.texts(chat) == ["Today: all is well."] for chat in range(1000, 1040))
    assert post.playground.world.rejections == []


async def test_what_was_owed_before_a_restart_is_sent_after_it(post, digest):
    await post.subscribe(1000)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    post.sender.start()
    await post.settled()
    await post.subscribe(1001)
    await post.sender.stop()
    await post.outbox.enqueue("digest", Message(parts=("More.",)), post.clock.now())
    post.sender.start()
    await post.settled()
    assert post.texts(1000) == ["Today: all is well.", "More."]
    assert post.texts(1001) == ["More."]


async def test_a_flood_limit_is_waited_out_and_nothing_is_dropped(post, digest):
    await post.subscribe(1000)
    post.playground.fail_next("sendMessage", 429, retry_after=1)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    post.sender.start()
    await post.settled()
    assert post.texts(1000) == ["Today: all is well."]
    assert post.playground.api.calls["sendmessage"] == 2


async def test_a_chat_that_refuses_us_is_stopped_and_keeps_its_settings(post, digest):
    post.playground.add_user(User(1000, "Gone"))
    await post.subscribe(1000, interests=Interests(topics=("trade",)))
    post.playground.block(1000)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    post.sender.start()
    await post.settled()
    gone = await post.subscriber(1000)
    assert "blocked" in gone.stopped
    assert (gone.subscribed, gone.interests.topics) == (True, ("trade",))
    assert await post.outbox.enqueue("digest", digest, post.clock.now()) == 0


async def test_a_group_that_was_upgraded_gets_it_at_its_new_id(post, digest):
    post.playground.add_user(User(1000, "Admin"))
    group = post.playground.add_group("Readers", 1000)
    await post.subscribe(group.id)
    new = post.playground.upgrade(group.id)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    post.sender.start()
    await post.settled()
    assert post.texts(new.id)[-1] == "Today: all is well."
    assert (await post.subscriber(new.id)).subscribed
    assert await post.subscriber(group.id) is None


async def test_a_closed_topic_sends_its_digest_to_the_chat_and_says_so_once(post, digest):
    post.playground.add_user(User(1000, "Admin"))
    group = post.playground.add_group("Forum", 1000, forum=True)
    thread = post.playground.add_thread(group.id, "News")
    await post.subscribe(group.id, thread)
    post.playground.close_thread(group.id, thread)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    post.sender.start()
    await post.settled()
    await post.playground.wait_for(lambda: len(post.texts(group.id)) == 2)
    assert sorted("Today" in text for text in post.texts(group.id)) == [False, True]
    assert (await post.subscriber(group.id)).subscribed
    assert not (await post.subscriber(group.id, thread)).subscribed


@pytest.mark.parametrize("status", [500, 502, 0])
async def test_a_server_in_trouble_is_asked_again_later(post, digest, status):
    await post.subscribe(1000)
    post.playground.fail_next("sendMessage", status)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    post.sender.start()
    await post.playground.wait_for(lambda: post.playground.api.calls["sendmessage"] == 1)
    assert (await post.outbox.counts(post.clock.now())).owed == 1
    post.clock.offset += timedelta(minutes=1)
    await post.settled()
    assert post.texts(1000) == ["Today: all is well."]


async def test_parts_that_are_out_are_not_sent_again(post):
    await post.subscribe(1000)
    long = Message(parts=("one", "two"))
    await post.outbox.enqueue("digest", long, post.clock.now())
    post.sender.start()
    await post.playground.wait_for(lambda: post.texts(1000) == ["one"])
    post.playground.fail_next("sendMessage", 502)
    await post.playground.wait_for(lambda: post.playground.api.calls["sendmessage"] == 2)
    post.clock.offset += timedelta(minutes=1)
    await post.settled()
    assert post.texts(1000) == ["one", "two"]


async def test_a_database_in_trouble_ends_nothing(post, digest, caplog):
    await post.subscribe(1000)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    async with post.database.write() as connection:
        await connection.execute(text("ALTER TABLE delivery RENAME TO elsewhere"))
    post.sender.start()
    await post.playground.wait_for(lambda: "the outbox cannot be read" in caplog.text)
    async with post.database.write() as connection:
        await connection.execute(text("ALTER TABLE elsewhere RENAME TO delivery"))
    await post.settled()
    assert post.texts(1000) == ["Today: all is well."]


async def test_a_digest_that_cannot_be_read_holds_up_no_other(post, digest):
    await post.subscribe(1000)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    async with post.database.write() as connection:
        await connection.execute(text("UPDATE digest SET messages = '{}'"))
    await post.outbox.enqueue("digest", Message(parts=("The next one.",)), post.clock.now())
    post.sender.start()
    await post.playground.wait_for(lambda: post.texts(1000) == ["The next one."])
    await post.sender.stop()
    counts = await post.outbox.counts(post.clock.now())
    assert (counts.owed, counts.sent) == (1, 1)


async def test_a_group_has_time_between_two_messages(post, digest):
    post.playground.add_user(User(1000, "Admin"))
    group = post.playground.add_group("Readers", 1000)
    await post.subscribe(group.id)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    await post.outbox.enqueue("alert", Message(parts=("And this.",)), post.clock.now())
    post.sender.start()
    await post.playground.wait_for(lambda: post.texts(group.id) == ["Today: all is well."])
    assert (await post.outbox.counts(post.clock.now())).owed
    await post.settled()
    assert post.texts(group.id) == ["Today: all is well.", "And this."]


async def test_a_message_of_which_only_the_answer_was_lost_counts_as_unknown_and_comes_again(post, digest):
    await post.subscribe(1000)
    post.playground.fail_next("sendMessage", 0, done=True)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    post.sender.start()
    await post.playground.wait_for(lambda: len(post.texts(1000)) == 1)
    post.clock.offset += timedelta(minutes=1)
    await post.settled()
    assert len(post.texts(1000)) == 2


async def test_stopping_finishes_what_is_in_flight(post, digest):
    for chat in range(1000, 1030):
        await post.subscribe(chat)
    post.playground.delay(0.2, "sendMessage")
    await post.outbox.enqueue("digest", digest, post.clock.now())
    post.sender.start()
    await post.playground.wait_for(lambda: post.playground.api.calls["sendmessage"] >= 5)
    await post.sender.stop()
    owed = (await post.outbox.counts(post.clock.now())).owed
    got = sum(post.texts(chat) == ["Today: all is well."] for chat in range(1000, 1030))
    assert owed + got == 30
    post.sender.start()
    await post.settled()
    assert all(len(post.texts(chat)) == 1 for chat in range(1000, 1030))


async def test_a_revoked_token_ends_sending_and_keeps_what_is_owed(post, digest, caplog):
    for chat in range(1000, 1010):
        await post.subscribe(chat)
    refused = asyncio.Event()
    sender = Sender(post.database, post.courier, Pace(1000), post.clock, refused.set)
    post.playground.fail_next("sendMessage", 401)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    sender.start()
    async with asyncio.timeout(10):
        await refused.wait()
    await sender.stop()
    assert "refuses the token" in caplog.text
    counts = await post.outbox.counts(post.clock.now() + timedelta(hours=1))
    assert counts.owed >= 1
    assert counts.owed + counts.sent == 10


async def test_a_server_that_was_away_gets_everything_as_soon_as_it_is_back(post, digest):
    for chat in range(1000, 1010):
        await post.subscribe(chat)
    for _ in range(10):
        post.playground.fail_next("sendMessage", 502)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    post.playground.fail_next("getMe", 502)
    post.sender.start()
    await post.playground.wait_for(lambda: post.playground.api.calls["getme"] >= 1)
    await post.settled()
    assert all(post.texts(chat) == ["Today: all is well."] for chat in range(1000, 1010))


async def test_nothing_goes_out_while_sending_is_paused(post, digest):
    await post.subscribe(1000)
    async with post.database.write() as connection:
        await pause.begin(connection, post.clock.now())
    await post.outbox.enqueue("digest", digest, post.clock.now())
    post.sender.start()
    await asyncio.sleep(0.3)
    assert post.texts(1000) == []
    async with post.database.write() as connection:
        await pause.end(connection)
    post.sender.wake()
    await post.settled()
    assert post.texts(1000) == ["Today: all is well."]


async def test_a_batch_of_more_cohorts_than_are_kept_is_posted_ready_made(post, monkeypatch):
    monkeypatch.setattr(envelopes, "_KEPT", 2)
    for chat in range(1000, 1010):
        await post.subscribe(chat)
    now = post.clock.now()
    async with post.database.write() as connection:
        for chat in range(1000, 1010):
            message = Message(parts=(f"For {chat}.",))
            await post.outbox.owe(
                connection, "digest", str(chat), message, [Recipient(chat, 0, "rich", now)], now
            )
    monkeypatch.setattr(post.courier, "deliver", None)  # the slow way is not taken
    post.sender.start()
    await post.settled()
    assert all(post.texts(chat) == [f"For {chat}."] for chat in range(1000, 1010))


async def test_what_was_owed_by_a_clock_that_has_been_set_back_goes_out_at_once(post, digest):
    await post.subscribe(1000)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    post.clock.offset -= timedelta(days=1)
    post.sender.start()
    await post.playground.wait_for(lambda: post.texts(1000) == ["Today: all is well."])


async def test_after_two_hours_without_a_server_everyone_has_the_digest_once(post, digest):
    for chat in range(1000, 1010):
        await post.subscribe(chat)
    for _ in range(10):
        post.playground.fail_next("sendMessage", 502)
    for _ in range(3):
        post.playground.fail_next("getMe", 502)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    post.sender.start()
    await post.playground.wait_for(lambda: post.playground.api.calls["getme"] >= 2)
    post.clock.offset += timedelta(hours=2)
    await post.settled()
    assert all(post.texts(chat) == ["Today: all is well."] for chat in range(1000, 1010))


def _raising(error):
    def post(*_):
        raise error

    return post


def _answering(error):
    def post(*_):
        answer = asyncio.get_running_loop().create_future()
        if error is None:
            answer.cancel()
        else:
            answer.set_exception(error)
        return answer

    return post


@pytest.mark.parametrize(
    "odd",
    [_raising(LookupError("no such digest")), _answering(RuntimeError("odd")), _answering(None)],
    ids=["raised", "answered", "cancelled"],
)
async def test_an_odd_failure_costs_its_chat_a_pause_and_nobody_else_anything(post, digest, odd):
    usual = post.courier.post

    def sometimes_odd(envelope, chat_id, thread_id):
        return (odd if chat_id == 1000 else usual)(envelope, chat_id, thread_id)

    for chat in (1000, 1001, 1002):
        await post.subscribe(chat)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(post.courier, "post", sometimes_odd)
        await post.outbox.enqueue("digest", digest, post.clock.now())
        post.sender.start()
        await post.playground.wait_for(lambda: post.texts(1001) and post.texts(1002))
    post.clock.offset += timedelta(minutes=1)
    await post.settled()
    assert [len(post.texts(chat)) for chat in (1000, 1001, 1002)] == [1, 1, 1]


async def test_a_failure_that_cannot_even_be_noted_holds_its_chat_up_for_a_while_only(
    post, digest, monkeypatch, caplog
):
    async def unable(*_):
        raise LookupError("a bug")

    monkeypatch.setattr(sender_module, "_AFTER_A_BUG", 0.2)
    await post.subscribe(1000)
    post.playground.fail_next("sendMessage", 502)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sender_module, "settle", unable)
        await post.outbox.enqueue("digest", digest, post.clock.now())
        post.sender.start()
        await post.playground.wait_for(lambda: "is left as it is" in caplog.text)
    await post.settled()
    assert post.texts(1000) == ["Today: all is well."]


async def test_a_bug_in_one_batch_does_not_end_sending(post, digest, caplog):
    async def broken(_batch):
        raise LookupError("a bug")

    await post.subscribe(1000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(post.sender, "_send", broken)
        await post.outbox.enqueue("digest", digest, post.clock.now())
        post.sender.start()
        await post.playground.wait_for(lambda: "nothing of this batch is sent" in caplog.text)
    await post.settled()
    assert post.texts(1000) == ["Today: all is well."]


async def test_no_more_is_out_unmarked_than_a_kill_may_have_sent_again(post, digest, monkeypatch):
    for chat in range(1000, 1100):
        await post.subscribe(chat)
    marking, mark_sent = asyncio.Event(), deliveries.mark_sent

    async def mark_late(connection, sent):
        await marking.wait()
        await mark_sent(connection, sent)

    monkeypatch.setattr(deliveries, "mark_sent", mark_late)
    post.sender._pace = Pace(100)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    post.sender.start()
    await asyncio.sleep(1)
    longest = 0.125  # seconds a round trip is taken for while nothing is known of it
    assert post.playground.api.calls["sendmessage"] <= 1 + 100 * (longest + 0.02)
    marking.set()
    await post.settled()
    assert all(len(post.texts(chat)) == 1 for chat in range(1000, 1100))
