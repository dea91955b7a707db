"""Choosing what a digest is made of, and when nothing may come: taps, replies and a shared location."""

import pytest

from bot.handlers.zones import find_zone, zone_at, zone_of_language
from bot.locales import texts
from bot.web.playground import AIGERIM, BEN
from content.store import subscribers

ENGLISH = texts("en")


async def interests(town, chat_id=BEN.id):
    async with town.database.read() as connection:
        return (await subscribers.get(connection, chat_id)).interests


async def reader(town, chat_id=BEN.id):
    async with town.database.read() as connection:
        return await subscribers.get(connection, chat_id)


async def tap(town, data):
    await town.tap(data, BEN)


async def reply(town, kind, words):
    """Ben answers the question that the button of this kind asks."""
    await tap(town, f"askfor|{kind}")
    asked = town.said(BEN.id)[-1]
    assert asked.text == ENGLISH(f"prompt-{kind}")
    return await town.say(words, BEN, reply_to=asked.id)


async def test_a_topic_of_ones_own_is_added_by_a_reply_and_let_go_by_a_tap(town):
    await town.say("/topics", BEN)
    (said,) = await reply(town, "word", "Middle  Corridor")
    assert "Middle Corridor" in said
    assert (await interests(town)).words == ("Middle Corridor",)
    await tap(town, "unword")
    assert (await interests(town)).words == ()


async def test_a_topic_of_ones_own_may_stand_behind_the_command(town):
    await town.say("/topics lithium", BEN)
    await town.say("/topics Lithium", BEN)
    assert (await interests(town)).words == ("lithium",)


async def test_a_muted_word_is_kept_and_taken_off(town):
    await town.say("/settings", BEN)
    await tap(town, "mutes")
    await reply(town, "mute", "horoscope")
    assert (await interests(town)).muted_words == ("horoscope",)
    await tap(town, "unmute")
    assert (await interests(town)).muted_words == ()


async def test_what_is_no_word_is_refused_kindly(town):
    (said,) = await town.say("/topics ...", BEN)
    assert said == ENGLISH("words-unfit", limit=128)


async def test_one_has_as_many_words_as_the_operator_allows(town):
    town.settings.reader_words = 2
    for word in ("copper", "lithium"):
        await town.say(f"/topics {word}", BEN)
    (said,) = await town.say("/topics zinc", BEN)
    assert said == ENGLISH("words-full", limit=2)
    assert (await interests(town)).words == ("copper", "lithium")


async def test_a_reply_to_something_else_the_bot_said_is_a_question(town):
    await town.say("/start", BEN)
    await town.say("copper", BEN, reply_to=town.said(BEN.id)[0].id)
    assert town.newsroom.asked == ["copper"]


async def test_several_languages_of_the_news_are_ticked_one_by_one(town):
    await town.say("/settings", BEN)
    await tap(town, "dlangs")
    await tap(town, "dlang|kk")
    await tap(town, "dlang|ru")
    assert (await interests(town)).languages == ("kk", "ru")
    await tap(town, "dlang|any")
    assert (await interests(town)).languages == ()


async def test_the_length_is_chosen(town):
    await town.say("/settings", BEN)
    await tap(town, "lengths")
    await tap(town, "length|long")
    assert (await interests(town)).length == "long"


async def test_quiet_hours_have_two_ends_and_can_go(town):
    await town.say("/settings", BEN)
    await tap(town, "quiets")
    await tap(town, "quiet|from|23:00")
    await tap(town, "quiet|until|08:00")
    assert (await reader(town)).quiet == "23:00-08:00"
    await tap(town, "quiet|off")
    assert (await reader(town)).quiet == ""


async def test_pictures_and_messages_apart_are_switched_in_the_settings_message(town):
    await town.say("/settings", BEN)
    before = len(town.said(BEN.id))
    await tap(town, "pics")
    await tap(town, "apart")
    assert ((await reader(town)).pictures, (await reader(town)).apart) == (False, True)
    assert len(town.said(BEN.id)) == before


async def test_the_city_is_found_by_a_reply(town):
    await town.say("/settings", BEN)
    await tap(town, "zones")
    await reply(town, "city", "Нью-Йорк")
    assert (await reader(town)).timezone == "America/New_York"


async def test_a_shared_location_gives_the_time_zone_and_is_not_kept(town, words):
    await town.say("/settings", BEN)
    await tap(town, "zones")
    await tap(town, "here")
    assert town.said(BEN.id)[-1].reply_keyboard["keyboard"][0][0]["request_location"]
    town.playground.share_location(BEN.id, longitude=121.56, latitude=25.03)
    await town.settled()
    assert (await reader(town)).timezone == "Asia/Taipei"
    async with town.database.read() as connection:
        assert "25.03" not in str(await subscribers.kept_of(connection, BEN.id))


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Almaty", "Asia/Almaty"),
        ("алматы", "Asia/Almaty"),
        ("Астана", "Asia/Almaty"),
        ("北京", "Asia/Shanghai"),
        ("纽约", "America/New_York"),
        ("Санкт-Петербург", "Europe/Moscow"),
        ("new york", "America/New_York"),
        ("america/new_york", "America/New_York"),
    ],
)
def test_a_city_is_known_by_its_name_in_any_of_the_languages(words, zone):
    assert find_zone(words) == zone


def test_a_city_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="Atlantis"):
        find_zone("Atlantis")


async def test_a_place_has_a_time_zone():
    assert await zone_at(71.43, 51.13) == "Asia/Almaty"


@pytest.mark.parametrize(
    ("language", "default", "zone"),
    [
        ("ru", "UTC", "Europe/Moscow"),
        ("kk-KZ", "UTC", "Asia/Almaty"),
        ("en", "UTC", "UTC"),
        ("ru", "Asia/Almaty", "Asia/Almaty"),
    ],
)
def test_a_language_tells_the_zone_where_the_operator_says_nothing(language, default, zone):
    assert zone_of_language(language, default) == zone


async def test_a_location_that_nobody_asked_for_is_taken_all_the_same(town):
    await town.say("/start")
    town.playground.share_location(AIGERIM.id, longitude=71.43, latitude=51.13)
    await town.settled()
    assert (await reader(town, AIGERIM.id)).timezone == "Asia/Almaty"
