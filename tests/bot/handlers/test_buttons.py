"""Taps on buttons, also after a restart, twice, and on messages from another age."""

from datetime import timedelta

import pytest

from bot.locales import texts
from bot.web.playground import BEN
from content.store import alerts, saved, subscribers

RUSSIAN, ENGLISH = texts("ru"), texts("en")


async def subscriber(town, chat_id=BEN.id):
    async with town.database.read() as connection:
        return await subscribers.get(connection, chat_id)


async def kept(town, chat_id=BEN.id):
    async with town.database.read() as connection:
        return [one.heading for one in await saved.list_of(connection, chat_id)]


async def tap(town, data):
    await town.tap(data, BEN)


async def test_more_turns_the_page_in_place_also_after_a_restart(town, words):
    await town.say("copper price", BEN)
    await town.start_bot()
    before = len(town.said(BEN.id))
    await tap(town, "more")
    assert len(town.said(BEN.id)) == before
    assert "9,000" in words(town.said(BEN.id)[-1])


async def test_a_section_opens_below_the_answer_and_the_article_in_its_place(town, words):
    await town.say("copper price", BEN)
    await tap(town, "sec")
    _, section = town.said(BEN.id)[-2:]
    assert "copper cathodes to China" in words(section)
    await tap(town, "art")
    _, article = town.said(BEN.id)[-2:]
    assert article.id == section.id
    assert "Prices" in words(article)


async def test_closing_takes_the_message_away(town):
    await town.say("copper price", BEN)
    await tap(town, "sec")
    before = len(town.said(BEN.id))
    await tap(town, "close")
    assert len(town.said(BEN.id)) == before - 1


async def test_an_article_that_is_gone_says_so(town, words):
    await town.say("copper price", BEN)
    town.newsroom.kept = ()
    await tap(town, "sec")
    assert words(town.said(BEN.id)[-1]) == ENGLISH("article-gone")


async def test_a_star_keeps_the_section_and_a_second_one_lets_it_go(town):
    await town.say("copper price", BEN)
    await tap(town, "save")
    assert await kept(town) == [""]
    await tap(town, "unsave")
    assert await kept(town) == []
    assert town.toasts() == [ENGLISH("toast-saved"), ENGLISH("toast-unsaved")]


async def test_saving_an_open_section_offers_to_take_it_off_again(town):
    await town.say("copper price", BEN)
    await tap(town, "sec")
    message, _ = town.button("save", BEN.id)
    await tap(town, "save")
    assert town.button("unsave", BEN.id)[0].id == message.id


async def test_a_piece_taken_off_the_saved_list_is_gone_from_it(town, words):
    await town.say("copper price", BEN)
    await tap(town, "save")
    await town.say("/saved", BEN)
    await tap(town, "unsave")
    assert ENGLISH("saved-none") in words(town.said(BEN.id)[-1])


async def test_a_topic_is_followed_and_unfollowed_by_its_button(town):
    await town.say("/topics", BEN)
    await tap(town, "topic|trade")
    assert (await subscriber(town)).interests.topics == ("trade",)
    await tap(town, "topic|trade")
    assert (await subscriber(town)).interests.topics == ()
    assert town.toasts() == [ENGLISH("toast-followed"), ENGLISH("toast-unfollowed")]


async def test_a_double_tap_counts_once(town):
    await town.say("/topics", BEN)
    message, data = town.button("topic|trade", BEN.id)
    queries = [town.playground.tap(BEN.id, message.id, data) for _ in range(2)]
    await town.settled()
    assert (await subscriber(town)).interests.topics == ("trade",)
    assert all(query.answered for query in queries)


async def test_a_topic_below_nothing_found_asks_about_it(town):
    await town.say("who won the chess olympiad", BEN)
    await tap(town, "ask|trade")
    assert town.newsroom.asked[-1] == "trade"


async def test_subscribing_by_the_button_of_the_settings(town):
    await town.say("/settings", BEN)
    await tap(town, "sub")
    found = await subscriber(town)
    assert found.subscribed and found.next_due > town.clock.now()


async def test_hours_are_added_and_taken_away_and_one_stays(town):
    await town.say("/subscribe", BEN)
    await tap(town, "set")
    await tap(town, "hours")
    await tap(town, "hour|18:00")
    assert (await subscriber(town)).hours == ("08:00", "18:00")
    await tap(town, "hour|08:00")
    await tap(town, "hour|18:00")
    assert (await subscriber(town)).hours == ("18:00",)
    assert town.toasts()[-1] == ENGLISH("toast-last-hour")


async def test_a_new_hour_moves_the_next_digest_at_once(town):
    await town.say("/subscribe", BEN)
    await tap(town, "hours")
    await tap(town, "hour|10:00")
    assert (await subscriber(town)).next_due - town.clock.now() < timedelta(hours=2)


async def test_days_are_chosen_and_one_stays(town):
    await town.say("/settings", BEN)
    await tap(town, "days")
    await tap(town, "day|workdays")
    assert (await subscriber(town)).days == 0b0011111
    for day in range(4):
        await tap(town, f"day|{day}")
    await tap(town, "day|4")
    assert (await subscriber(town)).days == 0b0010000
    assert town.toasts()[-1] == ENGLISH("toast-last-day")


async def test_a_time_zone_is_found_by_paging(town):
    await town.say("/settings", BEN)
    await tap(town, "zones")
    for _ in range(20):
        try:
            town.button("zone|Asia/Tokyo", BEN.id)
        except AssertionError:
            message, _ = town.button("zones", BEN.id)
            forward = [
                row[-1]["callback_data"] for row in message.keyboard["inline_keyboard"] if len(row) == 3
            ]
            await tap(town, forward[-1])
    await tap(town, "zone|Asia/Tokyo")
    assert (await subscriber(town)).timezone == "Asia/Tokyo"


async def test_the_language_changes_at_once(town, words):
    await town.say("/settings", BEN)
    await tap(town, "langs")
    await tap(town, "lang|ru")
    assert (await subscriber(town)).language == "ru"
    assert RUSSIAN("settings-title") in words(town.said(BEN.id)[-1])


async def test_the_language_of_articles_is_chosen_apart(town):
    await town.say("/settings", BEN)
    await tap(town, "dlangs")
    await tap(town, "dlang|kk")
    assert (await subscriber(town)).interests.languages == ("kk",)
    await tap(town, "dlang|any")
    assert (await subscriber(town)).interests.languages == ()


async def test_every_chooser_leads_back_to_the_settings_in_the_same_message(town):
    await town.say("/settings", BEN)
    before = len(town.said(BEN.id))
    for chooser in ("hours", "days", "zones", "langs", "dlangs", "layouts"):
        await tap(town, chooser)
        await tap(town, "set")
    assert len(town.said(BEN.id)) == before


async def test_the_layout_switch_below_a_digest_repeats_it_in_the_other_one(town):
    await town.say("/digest", BEN)
    before = len(town.said(BEN.id))
    await tap(town, "layout|switch")
    assert (await subscriber(town)).layout == "plain"
    assert len(town.said(BEN.id)) > before
    assert "Copper leads exports" in town.said(BEN.id)[-1].text


async def test_settings_opened_from_a_digest_leave_it_where_it_is(town, words):
    await town.say("/digest", BEN)
    digest = town.said(BEN.id)[-1]
    await tap(town, "set")
    assert "Copper leads exports" in words(digest)
    assert ENGLISH("settings-title") in words(town.said(BEN.id)[-1])


async def test_an_alert_is_removed_by_its_button(town):
    await town.say("/alerts lithium", BEN)
    await town.say("/alerts", BEN)
    await tap(town, "unalert")
    async with town.database.read() as connection:
        assert await alerts.list_of(connection, BEN.id) == []
    assert town.toasts() == [ENGLISH("toast-alert-removed")]


@pytest.mark.parametrize(
    "data",
    [
        "",
        "nonsense",
        "more",
        "more|x|0",
        "more|99|0",
        "topic|nonsense",
        "hour|25:00",
        "day|9",
        "zone|Mars/Olympus",
        "lang|xx",
        "dlang|🙂",
        "layout|wide",
        "save|0123456789abcdef|0",
        "sec|0123456789abcdef",
        "unalert",
        "zones|-1",
    ],
)
async def test_a_button_from_another_age_is_answered_kindly(town, data):
    await town.say("/start", BEN)
    message = town.said(BEN.id)[-1]
    query = town.playground.world.ask(BEN, message, data)
    await town.send("callback_query", query.to_json())
    assert town.toasts() == [ENGLISH("toast-outdated")]


async def test_a_button_below_a_message_that_telegram_no_longer_has_still_works(town, words):
    await town.say("copper price", BEN)
    message, data = town.button("sec", BEN.id)
    query = town.playground.world.ask(BEN, message, data)
    body = query.to_json()
    body["message"] = {"chat": message.chat.to_json(), "message_id": message.id, "date": 0}
    await town.send("callback_query", body)
    assert "copper cathodes" in words(town.said(BEN.id)[-1])


async def test_a_reader_gets_what_is_kept_as_a_file_and_is_forgotten_after_saying_so_twice(town, words):
    await town.say("/subscribe", BEN)
    await town.say("/privacy", BEN)
    await tap(town, "export")
    asked, exported = town.said(BEN.id)[-2:]
    assert words(exported) == ENGLISH("export-caption")
    await tap(town, "forget")
    assert words(asked).startswith(ENGLISH("forget-title"))
    assert await subscriber(town) is not None
    await tap(town, "forgetnow")
    assert words(asked) == ENGLISH("forgotten")
    assert await subscriber(town) is None
