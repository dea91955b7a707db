"""What readers were told, and what they asked more and fewer of."""

from datetime import timedelta

from content.article import Article, Section
from content.edition import Story, Tap
from content.store import articles, deliveries, subscribers, taps, told
from content.store.deliveries import Recipient

TRAIN = Article(
    "A train", (Section("", ("A train left the rails.",)),), url="https://example.org/train", language="en"
)
LIKED = Tap(True, ("trade",), "The Steppe", ("train", "rails"))


async def digest(connection, chats, now):
    digest_id = await deliveries.add_digest(connection, "digest", "all", {}, now)
    await deliveries.owe(connection, {digest_id: [Recipient(chat, 0, "rich", now) for chat in chats]}, now)
    return digest_id


async def test_a_reader_knows_the_stories_of_their_digests(database, now):
    story = Story(TRAIN.id, TRAIN.title, "", (TRAIN,), (), now)
    async with database.write() as connection:
        await articles.save(connection, TRAIN, "feed", {"trade": 0.9}, now)
        first = await digest(connection, [1, 2], now - timedelta(days=1))
        second = await digest(connection, [1], now)
        await told.put(connection, first, [story, story])
        await told.put(connection, second, [])
    async with database.read() as connection:
        chats = [(1, 0), (2, 0), (3, 0)]
        assert await told.digests_of(connection, chats, now - timedelta(days=4), now) == {
            (1, 0): (first, second),
            (2, 0): (first,),
        }
        assert await told.digests_of(connection, chats, now, now) == {(1, 0): (second,)}
        [known] = await told.stories(connection, (first, second))
        assert (known.id, known.when) == (TRAIN.id, now - timedelta(days=1))
        assert [dated.article.title for dated in known.articles] == ["A train"]
        assert await told.stories(connection, ()) == []


async def test_a_digest_that_never_arrived_told_nothing(database, now):
    async with database.write() as connection:
        await digest(connection, [1], now)
        await deliveries.drop_chat(connection, 1, "blocked")
        assert await told.digests_of(connection, [(1, 0)], now, now) == {}


async def test_the_last_tap_on_a_story_counts(database, now):
    fewer = Tap(False, ("sport",), "", ())
    async with database.write() as connection:
        await taps.put(connection, 1, "a" * 16, LIKED, now)
        await taps.put(connection, 1, "b" * 16, LIKED, now + timedelta(hours=1))
        await taps.put(connection, 1, "a" * 16, fewer, now + timedelta(hours=2))
    async with database.read() as connection:
        assert await taps.list_of(connection, 1) == (fewer, LIKED)
        assert await taps.of_chats(connection, [1, 2]) == {1: (fewer, LIKED)}


async def test_taps_are_forgotten_when_told_so_with_the_reader_and_with_time(database, now):
    async with database.write() as connection:
        for chat in (1, 2, 3):
            await taps.put(connection, chat, "a" * 16, LIKED, now)
        assert await taps.forget(connection, 1) == 1
        await subscribers.forget(connection, 2)
        assert set(await taps.of_chats(connection, [1, 2, 3])) == {3}
        await taps.prune(connection, now + timedelta(seconds=1))
        assert await taps.list_of(connection, 3) == ()
