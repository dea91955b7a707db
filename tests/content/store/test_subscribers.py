"""Subscribers in a real database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, select

from content.article import Article, Section
from content.edition import Tap
from content.interests import Interests
from content.store import (
    Database,
    alerts,
    allowances,
    articles,
    deliveries,
    managers,
    questions,
    saved,
    schema,
    subscribers,
    taps,
)
from content.store.schema import delivery, digest

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


async def known(connection, chat_id=1, thread_id=0, **changes):
    made = await subscribers.get_or_create(connection, chat_id, thread_id, "group", "ru", "Asia/Almaty", NOW)
    changed = replace(made, **changes)
    await subscribers.update(connection, changed)
    return changed


async def test_first_contact_makes_a_subscriber_who_is_not_subscribed(database):
    async with database.write() as connection:
        made = await subscribers.get_or_create(connection, 1, 0, "private", "ru", "Asia/Almaty", NOW)
    assert made == subscribers.Subscriber(1, 0, "private", "ru", "Asia/Almaty", created=NOW)
    assert (made.subscribed, made.days, made.layout) == (False, 127, "rich")


async def test_second_contact_changes_nothing(database):
    async with database.write() as connection:
        first = await known(connection)
        again = await subscribers.get_or_create(connection, 1, 0, "group", "en", "UTC", NOW + timedelta(1))
    assert again == first


async def test_what_is_changed_comes_back_the_same(database):
    async with database.write() as connection:
        changed = await known(
            connection,
            hours=("08:00", "18:30"),
            interests=Interests(
                topics=("taiwan", "trade"),
                words=("lithium",),
                languages=("kk", "ru"),
                feeds=(4, 17),
                muted_words=("horoscope",),
                muted_feeds=(3,),
                length="long",
            ),
            subscribed=True,
            next_due=NOW + timedelta(days=1),
            last_digest=NOW,
            layout="plain",
            pictures=False,
            apart=True,
            quiet="22:00-07:00",
        )
    async with database.read() as connection:
        assert await subscribers.get(connection, 1) == changed


async def test_threads_of_a_chat_are_subscribers_of_their_own(database):
    async with database.write() as connection:
        await known(connection, thread_id=7, language="kk")
        assert await subscribers.get(connection, 1, 0) is None
        assert (await subscribers.get(connection, 1, 7)).language == "kk"


async def test_due_gives_the_longest_due_first_and_leaves_out_the_stopped_and_the_unsubscribed(database):
    async with database.write() as connection:
        await known(connection, 1, subscribed=True, next_due=NOW)
        await known(connection, 2, subscribed=True, next_due=NOW - timedelta(hours=1))
        await known(connection, 3, subscribed=True, next_due=NOW + timedelta(seconds=1))
        await known(connection, 4, subscribed=True, next_due=NOW, stopped="blocked")
        await known(connection, 5, subscribed=False, next_due=NOW)
        assert [one.chat_id for one in await subscribers.due(connection, NOW, 10)] == [2, 1]
        assert [one.chat_id for one in await subscribers.due(connection, NOW, 1)] == [2]


async def test_setting_the_next_due_time_notes_the_window_of_the_last_digest(database):
    async with database.write() as connection:
        await known(connection, subscribed=True, next_due=NOW)
        await subscribers.set_due(connection, {(1, 0): NOW + timedelta(days=1)}, last_digest=NOW)
        found = await subscribers.get(connection, 1)
    assert (found.next_due, found.last_digest) == (NOW + timedelta(days=1), NOW)


async def test_a_stopped_chat_keeps_its_settings_and_gets_them_back_when_it_resumes(database):
    async with database.write() as connection:
        before = await known(connection, thread_id=7, subscribed=True, hours=("08:00",), next_due=NOW)
        await subscribers.stop(connection, 1, "bot was kicked")
        assert await subscribers.due(connection, NOW, 10) == []
        assert await subscribers.resume(connection, 1) == [before]
        assert await subscribers.resume(connection, 1) == []
        assert await subscribers.due(connection, NOW, 10) == [before]


async def test_reachable_goes_on_behind_a_key(database):
    async with database.write() as connection:
        for chat_id, thread_id in [(1, 0), (1, 5), (2, 0)]:
            await known(connection, chat_id, thread_id, subscribed=True)
        await known(connection, 3)
        first = await subscribers.reachable(connection, limit=2)
        rest = await subscribers.reachable(connection, after=(1, 5))
    assert [(one.chat_id, one.thread_id) for one in first + rest] == [(1, 0), (1, 5), (2, 0)]


async def test_a_migrated_group_takes_everything_along_and_twice_is_the_same(database):
    async with database.write() as connection:
        await known(connection, -5, subscribed=True, interests=Interests(topics=("trade",)))
        await known(connection, -5, thread_id=3)
        await known(connection, -1005)  # made by an update that came first from the new chat
        question_id = await questions.put(connection, -5, "trade", NOW)
        await alerts.add(connection, -5, 0, "lithium", NOW)
        await alerts.add(connection, -1005, 0, "lithium", NOW)
        await connection.execute(
            insert(digest).values(id=1, kind="digest", cohort="", messages=[], created=NOW)
        )
        await connection.execute(
            insert(delivery).values(
                digest_id=1, chat_id=-5, thread_id=0, state="owed", layout="rich", parts_sent=0,
                attempts=0, not_before=NOW, due=NOW, error="",
            )
        )  # fmt: skip
        for _ in range(2):
            await subscribers.migrate_chat(connection, -5, -1005)
        moved = await subscribers.get(connection, -1005)
        owed = (await connection.execute(select(delivery.c.chat_id))).scalars().all()
        assert await subscribers.get(connection, -5) is None
        assert (moved.interests.topics, moved.subscribed, moved.kind) == (("trade",), True, "supergroup")
        assert await subscribers.get(connection, -1005, 3) is not None
        assert await questions.get(connection, -1005, question_id) == "trade"
        assert [one.words for one in await alerts.list_of(connection, -1005)] == ["lithium"]
        assert owed == [-1005]


async def test_counts_tell_known_subscribed_and_stopped(database):
    async with database.write() as connection:
        await known(connection, 1, subscribed=True)
        await known(connection, 2, subscribed=True, stopped="blocked")
        await known(connection, 3)
        assert await subscribers.counts(connection) == subscribers.Counts(3, 1, 1)


async def test_forgetting_all_readers_leaves_no_row_of_any(database):
    async with database.write() as connection:
        await known(connection, 1)
        number = await questions.put(connection, 1, "trade", NOW)
        await alerts.add(connection, 1, 0, "lithium", NOW)
        await subscribers.forget_all(connection)
        assert await subscribers.get(connection, 1) is None
        assert await questions.get(connection, 1, number) is None
        assert await alerts.list_of(connection, 1) == []


async def test_forgetting_a_reader_leaves_no_row_in_any_table(database):
    article = Article("Copper", (Section("", ("Copper was sold.",)),), url="https://example.org/copper")
    async with database.write() as connection:
        saved_article = await articles.save(connection, article, "test", {}, NOW)
        for chat in (1, 2):
            await known(connection, chat, subscribed=True)
            await questions.put(connection, chat, "trade", NOW)
            await alerts.add(connection, chat, 0, "lithium", NOW)
            await saved.put(connection, chat, saved_article.article_id, 0, NOW)
            await taps.put(connection, chat, saved_article.article_id, Tap(True, (), "", ()), NOW)
            await alerts.note_told(connection, chat, 0, [saved_article.article_id], NOW)
            await allowances.take(connection, chat, "question", 10, timedelta(minutes=1), NOW)
            await managers.note(connection, chat, 100 + chat, "A channel")
            number = await deliveries.add_digest(connection, "alert", f"lithium {chat}", {}, NOW)
            await deliveries.owe(connection, {number: [deliveries.Recipient(chat, 0, "rich", NOW)]}, NOW)
        before = await subscribers.kept_of(connection, 1)
        await subscribers.forget(connection, 1)
    with_chats = {table for table in schema.metadata.sorted_tables if "chat_id" in table.c}
    assert {table.name for table in with_chats} == before.keys()
    assert all(before.values())
    async with database.read() as connection:
        for table in with_chats:
            whose = table.c.user_id if "user_id" in table.c else table.c.chat_id
            left = (await connection.execute(select(whose))).scalars().all()
            assert left == [2], table.name
        cohorts = (await connection.execute(select(schema.digest.c.cohort))).scalars().all()
    assert cohorts == ["lithium 2"]


async def test_on_postgresql_who_is_dealt_with_elsewhere_is_passed_over(postgresql_url):
    database = await Database.open(postgresql_url)
    async with database.write() as connection:
        await known(connection, 1, subscribed=True, next_due=NOW)
        await known(connection, 2, subscribed=True, next_due=NOW)
    async with database.write() as first, database.write() as second:
        [taken] = await subscribers.due(first, NOW, 1, lock=True)
        [left] = await subscribers.due(second, NOW, 2, lock=True)
        assert {taken.chat_id, left.chat_id} == {1, 2}
    await database.close()
