import asyncio

from sqlalchemy import text

from bot.delivery.ledger import Ledger
from content.store import deliveries, meta
from content.store.deliveries import Recipient


async def owed_to(database, clock, *chats):
    now = clock.now()
    async with database.write() as connection:
        number = await deliveries.add_digest(connection, "digest", "everyone", {}, now)
        await deliveries.owe(connection, {number: [Recipient(chat, 0, "rich", now) for chat in chats]}, now)
        return await deliveries.owed(connection, now, 100)


async def test_what_was_sent_together_is_settled_together(post):
    settled = []
    owed = await owed_to(post.database, post.clock, 1, 2, 3)
    ledger = Ledger(post.database, settled.append)
    for one in owed:
        ledger.sent(one, post.clock.now())
    await ledger.close()
    assert settled == [owed]
    counts = await post.outbox.counts(post.clock.now())
    assert (counts.owed, counts.sent) == (0, 3)


async def test_nothing_is_settled_before_it_is_written(post, caplog):
    settled = []
    owed = await owed_to(post.database, post.clock, 1)
    ledger = Ledger(post.database, settled.append)
    async with post.database.write() as connection:
        await connection.execute(text("ALTER TABLE delivery RENAME TO elsewhere"))
    ledger.sent(owed[0], post.clock.now())
    await post.playground.wait_for(lambda: "cannot be written" in caplog.text)
    assert settled == []
    async with post.database.write() as connection:
        await connection.execute(text("ALTER TABLE elsewhere RENAME TO delivery"))
    await ledger.close()
    assert settled == [owed]


async def test_a_mark_is_committed_when_write_returns(database):
    async def mark(connection):
        await meta.put(connection, "mark", "there")

    await asyncio.wait_for(Ledger(database, lambda _: None).write(mark), 10)
    async with database.read() as connection:
        assert await meta.get(connection, "mark") == "there"
