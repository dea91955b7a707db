from datetime import timedelta

from content.store import deliveries, questions, subscribers
from content.store.deliveries import Recipient
from content.store.pulse import pulse

DAY = timedelta(days=1)


async def test_each_day_has_its_count_and_the_last_one_ends_now(database, now):
    async with database.write() as connection:
        for when in (now, now - timedelta(hours=23), now - DAY, now - 2 * DAY, now - 9 * DAY):
            await questions.put(connection, 7, "x", when)
        await subscribers.get_or_create(connection, 7, 0, "private", "en", "UTC", now - DAY / 2)
        digest = await deliveries.add_digest(connection, "digest", "all", {}, now)
        await deliveries.owe(connection, {digest: [Recipient(chat, 0, "rich", now) for chat in (7, 8)]}, now)
        (first, _) = await deliveries.owed(connection, now, 9)
        await deliveries.mark_sent(connection, [(first, now - 2 * DAY)])
        found = await pulse(connection, now, 3)
    assert found.questions == (1, 1, 2)
    assert found.sent == (1, 0, 0)
    assert found.readers == (0, 0, 1)
    assert found.articles == (0, 0, 0)
