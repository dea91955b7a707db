"""Sources of a reader's own, by an address or a file, and muting those of everyone."""

import pytest

from bot.locales import texts
from bot.web.playground import AIGERIM, BEN
from content.sources.opml import OpmlFeed, write_opml
from content.store import feeds, subscribers

ENGLISH = texts("en")
URL = "https://mine.example/feed"


async def interests(town, chat_id=BEN.id):
    async with town.database.read() as connection:
        return (await subscribers.get(connection, chat_id)).interests


async def stored(town):
    async with town.database.read() as connection:
        return {feed.url: feed for feed in await feeds.list_all(connection)}


async def send(town, name, body, user=BEN):
    """A person sends a file; the first thing the bot says to it."""
    before = len(town.said(user.id))
    town.playground.send_file(user.id, name, body)
    await town.settled()
    return town.said(user.id)[before]


async def test_an_address_alone_is_a_source_for_its_sender_and_nobody_else(town):
    (said,) = await town.say(URL, BEN)
    assert ENGLISH("source-added", name="Mine") in said
    feed = (await stored(town))[URL]
    assert not feed.shared
    assert (await interests(town)).feeds == (feed.id,)
    (others,) = await town.say("/sources", AIGERIM)
    assert "Mine" not in others


async def test_an_address_amid_words_is_a_question(town):
    await town.say(f"copper at {URL}", BEN)
    assert await stored(town) == {}
    assert town.newsroom.asked


@pytest.mark.parametrize(
    ("address", "text"),
    [("https://away.example", "source-unreachable"), ("https://page.example", "source-no-feed")],
)
async def test_what_cannot_be_read_is_said_kindly(town, address, text):
    assert await town.say(address, BEN) == [ENGLISH(text)]
    assert (await interests(town)).feeds == ()


async def test_one_has_as_many_sources_as_the_operator_allows(town):
    town.settings.reader_feeds = 1
    await town.say(URL, BEN)
    assert await town.say(URL + "/2", BEN) == [ENGLISH("words-full", limit=1)]


async def test_an_operator_may_offer_none(town):
    town.settings.reader_feeds = 0
    assert await town.say(URL, BEN) == [ENGLISH("source-not-offered")]


async def test_a_source_is_dropped_by_its_button_and_polled_no_more(town):
    await town.say(URL, BEN)
    await town.tap("fdrop", BEN)
    assert (await interests(town)).feeds == ()
    assert not (await stored(town))[URL].active


async def test_a_source_that_another_reader_has_is_polled_on(town):
    await town.say(URL, BEN)
    await town.say(URL, AIGERIM)
    await town.tap("fdrop", BEN)
    assert (await stored(town))[URL].active


async def test_forgetting_a_reader_ends_the_polling_of_their_sources(town):
    await town.say(URL, BEN)
    await town.say("/privacy", BEN)
    await town.tap("forget", BEN)
    await town.tap("forgetnow", BEN)
    assert not (await stored(town))[URL].active


async def test_a_list_of_feeds_is_taken_from_a_file_as_far_as_there_is_room(town, words):
    town.settings.reader_feeds = 2
    listed = write_opml(OpmlFeed(f"https://{name}.example/feed", name) for name in ("a", "b", "c"))
    said = words(await send(town, "mine.opml", listed))
    assert ENGLISH("opml-taken", count=2) in said
    assert ENGLISH("opml-left", count=1) in said
    assert len((await interests(town)).feeds) == 2


@pytest.mark.parametrize(
    ("name", "body"),
    [("photo.jpg", b"JFIF"), ("mine.opml", b"not at all"), ("big.opml", b"<opml/>" * 200_000)],
)
async def test_another_file_is_refused_kindly(town, words, name, body):
    assert words(await send(town, name, body)) == ENGLISH("unfit-file", kilobytes=1000)


async def test_more_uploads_than_the_operator_allows_wait_until_tomorrow(town):
    town.settings.admins = ()
    town.settings.reader_uploads = 1
    await town.say(URL, BEN)
    assert await town.say(URL + "/2", BEN) == [ENGLISH("uploads-full", limit=1)]


async def test_a_source_of_everyone_is_muted_and_taken_back_by_a_tap(town):
    await town.say("/sources", BEN)
    await town.tap("fmute", BEN)
    assert (await interests(town)).muted_feeds == (900,)
    await town.tap("fmute", BEN)
    assert (await interests(town)).muted_feeds == ()


async def test_the_address_may_be_asked_for(town):
    await town.say("/sources", BEN)
    await town.tap("askfor|source", BEN)
    await town.say("it is " + URL, BEN, reply_to=town.said(BEN.id)[-1].id)
    assert URL in await stored(town)


async def test_in_a_group_only_administrators_add_sources(town):
    group = town.playground.add_group("Traders", BEN.id, AIGERIM.id)
    await town.settled()
    (said,) = await town.say(f"/sources {URL}", AIGERIM, chat_id=group.id)
    assert said == ENGLISH("group-admins-only")
    assert await stored(town) == {}
