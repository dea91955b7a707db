"""Building what is due, with the bundled library as the news."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from bot.delivery import digests
from bot.delivery.digests import DigestBuilder
from bot.delivery.outbox import Outbox
from content.article import Article, Section
from content.edition import Tap
from content.errors import StoreError
from content.newsroom import Newsroom
from content.store import deliveries, feeds, subscribers, taps, told, websub
from content.store.schema import feed
from content.store.subscribers import Group

EIGHT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class Fixed:
    """A clock that a test moves by hand."""

    def __init__(self, instant):
        self.instant = instant

    def now(self):
        return self.instant


class Building:
    """A newsroom with subscribers and a builder."""

    def __init__(self, newsroom, clock):
        self.newsroom, self.clock = newsroom, clock
        self.database = newsroom.database
        self.woken = 0
        self.outbox = Outbox(self.database, self.wake)
        self.builder = DigestBuilder(newsroom, self.outbox, clock, "Asia/Almaty")

    def wake(self):
        self.woken += 1

    async def subscribe(self, *chats, due=EIGHT, timezone="UTC"):
        async with self.database.write() as connection:
            for chat in chats:
                fresh = await subscribers.get_or_create(connection, chat, 0, "private", "en", timezone, EIGHT)
                await subscribers.update(
                    connection, replace(fresh, hours=("08:00",), subscribed=True, next_due=due)
                )

    async def subscriber(self, chat_id):
        async with self.database.read() as connection:
            return await subscribers.get(connection, chat_id)

    async def owed(self):
        """What is owed, with its plain text."""
        async with self.database.read() as connection:
            found = await deliveries.owed(connection, self.clock.now(), 10_000)
            return [
                (
                    one,
                    "\n".join(
                        (await deliveries.messages_of(connection, {one.digest_id}))[one.digest_id]["parts"]
                    ),
                )
                for one in found
            ]


@pytest.fixture
async def building(database_url):
    clock = Fixed(EIGHT)
    async with await Newsroom.open(database_url, clock) as newsroom:
        yield Building(newsroom, clock)


async def test_a_due_digest_is_owed_and_the_next_one_noted(building):
    await building.subscribe(1)
    assert await building.builder.build_due() == 1
    [(one, _)] = await building.owed()
    assert (one.chat_id, one.due) == (1, EIGHT)
    reader = await building.subscriber(1)
    assert (reader.next_due, reader.last_digest) == (EIGHT + timedelta(days=1), EIGHT)
    assert building.woken


async def test_building_again_owes_nothing_more(building):
    await building.subscribe(1)
    await building.builder.build_due()
    assert await building.builder.build_due() == 0
    assert len(await building.owed()) == 1


async def test_what_is_not_due_yet_waits(building):
    await building.subscribe(1, due=EIGHT + timedelta(seconds=1))
    assert await building.builder.build_due() == 0


async def test_one_missed_for_days_is_owed_once_and_says_that_it_is_late(building):
    await building.subscribe(1)
    building.clock.instant = EIGHT + timedelta(days=3, hours=2)
    assert await building.builder.build_due() == 1
    [(_, text)] = await building.owed()
    assert "23" in text.split("\n")[1]  # the day it was due
    assert (await building.subscriber(1)).next_due == EIGHT + timedelta(days=4)


async def test_a_little_late_is_not_called_late(building):
    await building.subscribe(1)
    await building.builder.build_due()
    [(_, punctual)] = await building.owed()
    building.clock.instant = EIGHT + timedelta(minutes=10)
    await building.subscribe(2)
    await building.builder.build_due()
    late = next(text for one, text in await building.owed() if one.chat_id == 2)
    assert late.count("\n") == punctual.count("\n")


async def test_who_shares_a_cohort_shares_a_digest(building):
    await building.subscribe(*range(1, 602))  # more than one chunk
    rendered = []
    edition = building.newsroom.edition

    async def counted(*arguments, **named):
        rendered.append(arguments)
        return await edition(*arguments, **named)

    building.newsroom.edition = counted
    assert await building.builder.build_due() == 601
    assert len(rendered) == 1


async def test_a_zone_that_no_longer_exists_holds_up_nobody(building, caplog):
    await building.subscribe(1, timezone="Mars/Olympus")
    await building.subscribe(2)
    assert await building.builder.build_due() == 2
    assert "Mars/Olympus" in caplog.text
    # 08:00 in Almaty, the default
    assert (await building.subscriber(1)).next_due == datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


async def test_an_edition_that_fails_is_tried_again_and_costs_the_others_nothing(building, caplog):
    await building.subscribe(1)
    await building.subscribe(2, timezone="Asia/Tokyo")  # another cohort
    edition_view = digests.edition_view

    def failing_in_tokyo(texts, edition, timezone, **named):
        if timezone == "Asia/Tokyo":
            raise LookupError("no paper today")
        return edition_view(texts, edition, timezone, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(digests, "edition_view", failing_in_tokyo)
        assert await building.builder.build_due() == 1
    assert [one.chat_id for one, _ in await building.owed()] == [1]
    assert "no edition for" in caplog.text
    assert (await building.subscriber(2)).last_digest is None
    building.clock.instant += timedelta(minutes=6)
    assert await building.builder.build_due() == 1
    assert [one.chat_id for one, _ in await building.owed()] == [1, 2]


async def test_a_store_that_fails_owes_nothing_until_it_works_again(building):
    await building.subscribe(1)
    edition, calls = building.newsroom.edition, []

    async def failing_once(*arguments, **named):
        calls.append(arguments)
        if len(calls) == 1:
            raise StoreError("the database is locked")
        return await edition(*arguments, **named)

    building.newsroom.edition = failing_once
    with pytest.raises(StoreError):
        await building.builder.build_due()
    assert await building.owed() == []
    assert await building.builder.build_due() == 1


async def test_two_that_build_at_once_owe_everyone_one_digest(building):
    await building.subscribe(*range(1, 701))
    other = DigestBuilder(building.newsroom, building.outbox, building.clock, "Asia/Almaty")
    await asyncio.gather(building.builder.build_due(), other.build_due())
    await building.builder.build_due()
    assert sorted(one.chat_id for one, _ in await building.owed()) == list(range(1, 701))


async def test_a_tap_gives_its_reader_a_digest_of_their_own_and_leaves_the_others_theirs(building):
    await building.subscribe(1, 2, 3)
    async with building.database.write() as connection:
        await taps.put(connection, 2, "a" * 16, Tap(True, ("trade",), "", ()), EIGHT)
    await building.builder.build_due()
    digests_of = {one.chat_id: one.digest_id for one, _ in await building.owed()}
    assert digests_of[1] == digests_of[3] != digests_of[2]


async def test_a_story_that_did_not_move_is_told_once(building):
    train = Article(
        "A freight train left the rails",
        (Section("", ("A freight train left the rails near Aktobe on Sunday. Nobody was hurt.",)),),
        url="https://courier.example/train",
        source="Courier",
        language="en",
    )
    copied = replace(train, url="https://copyist.example/train", source="Copyist")
    building.clock.instant = EIGHT - timedelta(hours=1)
    await building.newsroom.take([train], "feed")
    building.clock.instant = EIGHT
    await building.subscribe(1)
    await building.builder.build_due()
    [(delivered, first)] = await building.owed()
    async with building.database.write() as connection:
        await deliveries.mark_sent(connection, [(delivered, EIGHT)])
    await building.newsroom.take([copied], "feed")
    building.clock.instant = EIGHT + timedelta(days=1)
    await building.builder.build_due()
    [(_, second)] = await building.owed()
    assert "left the rails" in first
    assert "left the rails" not in second


async def test_a_cohort_in_several_chunks_shares_one_stored_digest(building):
    await building.subscribe(*range(1, 1202))
    await building.builder.build_due()
    async with building.database.read() as connection:
        owed = await deliveries.owed(connection, building.clock.now(), 10_000)
    assert len(owed) == 1201
    assert len({one.digest_id for one in owed}) == 1


async def test_a_group_is_built_by_itself(building):
    await building.subscribe(1)
    await building.subscribe(2, timezone="Asia/Tokyo")
    assert await building.builder.due_groups() == [Group("en", "Asia/Tokyo"), Group("en", "UTC")]
    assert await building.builder.build_due(Group("en", "Asia/Tokyo")) == 1
    assert [one.chat_id for one, _ in await building.owed()] == [2]


async def test_a_digest_that_did_not_arrive_before_the_next_is_merged_into_it_which_says_so(building):
    await building.subscribe(1)
    await building.builder.build_due()
    [(first, _)] = await building.owed()
    building.clock.instant = EIGHT + timedelta(days=1)  # Telegram was down all the while
    assert await building.builder.build_due() == 0
    assert await building.owed() == []  # a sender may be at it, and none is to begin
    building.clock.instant += timedelta(minutes=1)
    assert await building.builder.build_due() == 1
    [(second, text)] = await building.owed()
    assert second.digest_id != first.digest_id
    assert "23" in text.split("\n")[1]  # the day the first was due
    assert "The Astana Times" in text


async def test_a_digest_that_arrives_while_the_next_falls_due_is_not_told_again(building):
    await building.subscribe(1)
    await building.builder.build_due()
    [(first, _)] = await building.owed()
    building.clock.instant = EIGHT + timedelta(days=1)
    await building.builder.build_due()
    async with building.database.write() as connection:  # a sender was at it
        await deliveries.mark_sent(connection, [(first, building.clock.instant)])
    building.clock.instant += timedelta(minutes=1)
    assert await building.builder.build_due() == 1
    [(second, text)] = await building.owed()
    assert second.digest_id != first.digest_id
    assert "The Astana Times" not in text


async def test_one_that_rests_after_failures_is_merged_at_once(building):
    await building.subscribe(1)
    await building.builder.build_due()
    [(first, _)] = await building.owed()
    building.clock.instant = EIGHT + timedelta(days=1)
    async with building.database.write() as connection:
        later = building.clock.instant + timedelta(minutes=10)
        await deliveries.postpone(connection, first, later, "Bad Gateway", failed=True)
    assert await building.builder.build_due() == 1
    building.clock.instant = later
    assert [one.digest_id for one, _ in await building.owed()] != [first.digest_id]
    assert len(await building.owed()) == 1


async def test_what_waited_to_be_merged_is_sent_after_all_where_nobody_builds(building):
    await building.subscribe(1)
    await building.builder.build_due()
    building.clock.instant = EIGHT + timedelta(days=1)
    await building.builder.build_due()
    building.clock.instant += timedelta(minutes=4)
    assert len(await building.owed()) == 1


async def test_a_clock_that_was_a_day_ahead_for_a_while_costs_nobody_a_digest(building, caplog):
    await building.subscribe(1, due=EIGHT)
    async with building.database.write() as connection:
        await feeds.add(connection, "https://example.org/feed", "News", EIGHT)
        await connection.execute(
            feed.update().values(
                last_polled=EIGHT + timedelta(hours=19), next_poll=EIGHT + timedelta(hours=20)
            )
        )
    building.clock.instant = EIGHT + timedelta(hours=19)  # 03:00, but it is the day before
    assert await building.builder.build_due() == 1
    [(first, _)] = await building.owed()
    async with building.database.write() as connection:
        await deliveries.mark_sent(connection, [(first, building.clock.instant)])
    building.clock.instant = EIGHT - timedelta(hours=5)
    assert await building.builder.due_groups() == []
    assert "the clock was set back" in caplog.text
    reader = await building.subscriber(1)
    assert (reader.next_due, reader.last_digest) == (EIGHT, EIGHT - timedelta(hours=5))
    async with building.database.read() as connection:
        assert len(await feeds.due(connection, building.clock.instant, 10)) == 1
    building.clock.instant = EIGHT
    assert await building.builder.due_groups() == [Group("en", "UTC")]
    assert await building.builder.build_due() == 1
    [(second, _)] = await building.owed()
    async with building.database.read() as connection:
        known = await told.digests_of(connection, [(1, 0)], EIGHT - timedelta(days=4), EIGHT)
    assert known == {(1, 0): (first.digest_id, second.digest_id)}


async def test_a_clock_that_was_ahead_while_only_feeds_were_polled_holds_up_neither_these_nor_their_hubs(
    building,
):
    ahead = EIGHT + timedelta(hours=19)
    async with building.database.write() as connection:
        for name in ("polled", "put off"):
            await feeds.add(connection, f"https://example.org/{name}", "News", EIGHT)
        polled, put_off = await feeds.list_all(connection)
        await websub.offered(connection, polled.id, "https://hub.example/", polled.url, ahead)
        await websub.record_verified(connection, polled.id, ahead + timedelta(days=5), ahead)
        await feeds.record_failure(connection, polled.id, ahead, ahead + timedelta(hours=1), "asks for rest")
        await feeds.postpone(connection, [put_off.id], ahead + timedelta(hours=1))
    building.clock.instant = EIGHT
    await building.builder.due_groups()
    async with building.database.read() as connection:
        assert len(await feeds.due(connection, EIGHT, 10)) == 2
        assert (await feeds.newest(connection)) == EIGHT
        (hub,) = await websub.due(connection, EIGHT, 10)
    assert hub.lease_until is None


async def test_clocks_of_two_machines_that_differ_a_little_change_nothing(building, caplog):
    await building.subscribe(1)
    await building.builder.build_due()
    building.clock.instant -= timedelta(minutes=1)
    await building.builder.due_groups()
    assert (await building.subscriber(1)).last_digest == EIGHT
    assert "set back" not in caplog.text


async def test_a_digest_that_has_begun_to_arrive_is_finished_and_not_merged(building):
    await building.subscribe(1)
    await building.builder.build_due()
    [(first, _)] = await building.owed()
    async with building.database.write() as connection:
        await deliveries.mark_parts(connection, first, 1)
    building.clock.instant = EIGHT + timedelta(days=1)
    await building.builder.build_due()
    assert len(await building.owed()) == 2


async def test_readers_who_want_stories_apart_get_each_in_a_message_of_its_own(building):
    await building.subscribe(1, 2)
    async with building.database.write() as connection:
        two = await subscribers.get(connection, 2)
        await subscribers.update(connection, replace(two, apart=True))
    await building.builder.build_due()
    async with building.database.read() as connection:
        owed = await deliveries.owed(connection, EIGHT, 10)
        kept = await deliveries.messages_of(connection, {one.digest_id for one in owed})
    together, apart = (kept[one.digest_id] for one in sorted(owed, key=lambda one: one.chat_id))
    assert together["rich"] and len(together["parts"]) == 1
    assert not apart["rich"] and len(apart["parts"]) >= 3  # head, stories, foot


# A server's disk cannot be filled by a test; what it says then is explained alike.
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_full_disk_loses_nobody(building):
    await building.subscribe(*range(1, 400))
    engine = building.database._engine.sync_engine

    def full(connection):
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    event.listen(engine, "begin", full)
    with pytest.raises(StoreError, match="free some space"):
        await building.builder.build_due()
    assert await building.owed() == []
    event.remove(engine, "begin", full)
    event.listen(
        engine, "begin", lambda connection: connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    )
    assert await building.builder.build_due() == 399
    assert len(await building.owed()) == 399
