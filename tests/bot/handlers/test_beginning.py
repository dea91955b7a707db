"""A new reader's first minute, and links that begin it."""

from bot.locales import texts
from bot.web.playground import AIGERIM, BEN
from content.store import subscribers

RUSSIAN, KAZAKH, ENGLISH = texts("ru"), texts("kk"), texts("en")


async def reader(town, chat_id=AIGERIM.id):
    async with town.database.read() as connection:
        return await subscribers.get(connection, chat_id)


async def test_start_says_what_the_bot_is_shows_the_news_and_asks_for_the_language(town):
    greeting, edition, step = await town.say("/start")
    assert RUSSIAN("welcome-title") in greeting
    assert "Copper leads exports" in edition
    assert RUSSIAN("begin-language") in step


async def test_three_taps_lead_to_a_digest(town, words):
    await town.say("/start")
    before = len(town.said())
    await town.tap("begin|topics|kk")
    await town.tap("begin|hour")
    await town.tap("begin|at|07:00")
    found = await reader(town)
    assert (found.language, found.hours, found.subscribed) == ("kk", ("07:00",), True)
    assert found.next_due is not None
    assert KAZAKH("subscribed-title") in words(town.said()[-1])
    assert len(town.said()) == before


async def test_topics_are_ticked_on_the_way(town, words):
    await town.say("/start")
    await town.tap("begin|topics|ru")
    assert RUSSIAN("button-everything") in [label(town, "begin|hour")]
    await town.tap("begin|topic|trade")
    assert RUSSIAN("button-next") in [label(town, "begin|hour")]
    assert (await reader(town)).interests.topics == ("trade",)


def label(town, data):
    message, _ = town.button(data)
    rows = message.keyboard["inline_keyboard"]
    return next(button["text"] for row in rows for button in row if button["callback_data"] == data)


async def test_a_city_told_before_the_hour_leads_back_to_the_hour(town, words):
    await town.say("/start")
    await town.tap("begin|topics|ru")
    await town.tap("begin|hour")
    town.playground.share_location(AIGERIM.id, longitude=37.6, latitude=55.75)
    await town.settled()
    assert RUSSIAN("begin-hour") in words(town.said()[-1])
    assert RUSSIAN.zone_name("Europe/Moscow") in words(town.said()[-1])
    await town.tap("begin|at|08:00")
    assert (await reader(town)).next_due.hour == 5


async def test_who_has_a_digest_is_not_asked_again(town):
    await town.say("/subscribe", BEN)
    (said,) = await town.say("/start", BEN)
    assert ENGLISH("welcome-title") in said


async def test_a_link_to_a_topic_begins_with_it_followed(town):
    await town.say("/start topic_trade")
    assert (await reader(town)).interests.topics == ("trade",)


async def test_a_link_to_a_section_opens_it(town):
    (article,) = town.newsroom.kept[:1]
    (said,) = await town.say(f"/start art_{article.id}_1")
    assert "9,000" in said


async def test_a_link_to_what_is_gone_says_so(town):
    (said,) = await town.say("/start art_0123456789abcdef_7")
    assert said == RUSSIAN("article-gone")


async def test_a_step_that_does_not_exist_is_an_old_button(town):
    await town.say("/start")
    message, _ = town.button("begin|topics|ru")
    message.keyboard["inline_keyboard"][0][0]["callback_data"] = "begin|topics|tlh"
    town.playground.tap(AIGERIM.id, message.id, "begin|topics|tlh")
    await town.settled()
    assert RUSSIAN("toast-outdated") in town.toasts()


async def test_the_language_chosen_tells_the_zone_where_the_app_and_the_operator_did_not(town):
    town.settings.default_timezone = "UTC"
    await town.say("/start", BEN)
    await town.tap("begin|topics|ru", BEN)
    assert (await reader(town, BEN.id)).timezone == "Europe/Moscow"
