from datetime import timedelta

import pytest

from content.store import deliveries
from content.store.deliveries import Recipient

MESSAGES = {"parts": ["Today"], "rich": "", "keyboard": []}


@pytest.fixture
def owing(database, now):
    """Owes a digest to private chats; returns the digest's id."""

    async def owe(*chats, thread=0):
        recipients = [Recipient(chat, thread, "rich", now) for chat in chats]
        async with database.write() as connection:
            digest_id = await deliveries.add_digest(connection, "digest", "everyone", MESSAGES, now)
            await deliveries.owe(connection, {digest_id: recipients}, now)
        return digest_id

    return owe


async def _owed(database, at, limit=1000):
    async with database.read() as connection:
        return await deliveries.owed(connection, at, limit)


async def test_what_is_owed_comes_with_its_message(database, now, owing):
    digest_id = await owing(1, 2)
    assert [one.chat_id for one in await _owed(database, now)] == [1, 2]
    async with database.read() as connection:
        assert await deliveries.messages_of(connection, {digest_id}) == {digest_id: MESSAGES}


async def test_a_transaction_that_fails_owes_nothing(database, now):
    with pytest.raises(RuntimeError):
        async with database.write() as connection:
            digest_id = await deliveries.add_digest(connection, "digest", "everyone", MESSAGES, now)
            await deliveries.owe(connection, {digest_id: [Recipient(1, 0, "rich", now)]}, now)
            raise RuntimeError
    assert await _owed(database, now) == []


async def test_owing_the_same_digest_again_owes_it_once(database, now, owing):
    digest_id = await owing(*range(1, 251))
    async with database.write() as connection:
        again = [Recipient(chat, 0, "rich", now) for chat in range(1, 301)]
        await deliveries.owe(connection, {digest_id: again}, now)
    assert len(await _owed(database, now)) == 300


async def test_what_was_sent_is_owed_no_longer(database, now, owing):
    await owing(1)
    [one] = await _owed(database, now)
    async with database.write() as connection:
        await deliveries.mark_sent(connection, [(one, now)])
        counts = await deliveries.counts(connection, now)
    assert await _owed(database, now) == []
    assert (counts.owed, counts.sent, counts.oldest) == (0, 1, None)


async def test_parts_that_are_out_are_remembered(database, now, owing):
    await owing(1)
    [one] = await _owed(database, now)
    async with database.write() as connection:
        await deliveries.mark_parts(connection, one, 2)
    [one] = await _owed(database, now)
    assert one.parts_sent == 2


async def test_what_is_put_off_waits_until_then_and_counts_failures(database, now, owing):
    await owing(1)
    [one] = await _owed(database, now)
    later = now + timedelta(minutes=5)
    async with database.write() as connection:
        await deliveries.postpone(connection, one, later, "Bad Gateway", failed=True)
    assert await _owed(database, now) == []
    [one] = await _owed(database, later)
    assert one.attempts == 1


async def test_the_longest_waiting_comes_first(database, now, owing):
    await owing(1)
    [one] = await _owed(database, now)
    async with database.write() as connection:
        await deliveries.postpone(connection, one, now + timedelta(seconds=1), "429", failed=False)
    await owing(2)
    assert [one.chat_id for one in await _owed(database, now + timedelta(minutes=1), limit=1)] == [2]


async def test_a_closed_topics_digest_goes_to_the_chat_itself(database, now, owing):
    await owing(-1, thread=7)
    [one] = await _owed(database, now)
    async with database.write() as connection:
        await deliveries.move_to_main_thread(connection, one)
    assert [one.thread_id for one in await _owed(database, now)] == [0]


async def test_a_chat_that_is_owed_it_already_gets_a_closed_topics_digest_once(database, now, owing):
    digest_id = await owing(-1, thread=7)
    async with database.write() as connection:
        await deliveries.owe(connection, {digest_id: [Recipient(-1, 0, "rich", now)]}, now)
    topic = next(one for one in await _owed(database, now) if one.thread_id)
    async with database.write() as connection:
        await deliveries.move_to_main_thread(connection, topic)
    assert [one.thread_id for one in await _owed(database, now)] == [0]


async def test_a_chat_that_refuses_us_is_owed_nothing_any_more(database, now, owing):
    await owing(1, 2)
    await owing(1)
    async with database.write() as connection:
        await deliveries.drop_chat(connection, 1, "blocked")
    assert [one.chat_id for one in await _owed(database, now)] == [2]


async def test_pruning_keeps_what_is_still_owed(database, now, owing):
    done, _ = await owing(1), await owing(2)
    first = next(one for one in await _owed(database, now) if one.digest_id == done)
    async with database.write() as connection:
        await deliveries.mark_sent(connection, [(first, now)])
        await deliveries.prune(connection, now + timedelta(days=1))
        assert (await deliveries.counts(connection, now)).sent == 0
    assert [one.chat_id for one in await _owed(database, now)] == [2]
