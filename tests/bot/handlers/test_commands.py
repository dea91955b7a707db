"""Each command, said by a person to a running bot."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.locales import texts
from bot.web.playground import AIGERIM, BEN
from content.store import alerts, subscribers
from content.topics import TOPICS

RUSSIAN, ENGLISH = texts("ru"), texts("en")


async def subscriber(town, chat_id=AIGERIM.id, thread_id=0):
    async with town.database.read() as connection:
        return await subscribers.get(connection, chat_id, thread_id)


async def test_start_says_what_this_is_in_the_language_of_the_app(town):
    said, *_ = await town.say("/start")
    assert RUSSIAN("welcome-title") in said
    assert (await subscriber(town)).language == "ru"


async def test_a_language_that_the_bot_does_not_speak_becomes_english(town):
    town.playground.world.users[BEN.id] = type(BEN)(BEN.id, "Ben", "de-AT", "ben")
    said, *_ = await town.say("/start", BEN)
    assert ENGLISH("welcome-title") in said


async def test_a_deep_link_follows_its_topic(town):
    await town.say("/start topic_trade")
    assert (await subscriber(town)).interests.topics == ("trade",)


@pytest.mark.parametrize("payload", ["topic_", "topic_nonsense", "x", "🙂"])
async def test_a_deep_link_that_leads_nowhere_is_an_ordinary_start(town, payload):
    said, *_ = await town.say(f"/start {payload}")
    assert RUSSIAN("welcome-title") in said
    assert (await subscriber(town)).interests.topics == ()


async def test_help_lists_the_commands_and_shows_those_of_administrators_only_to_them(town):
    (readers,) = await town.say("/help")
    (administrators,) = await town.say("/help", BEN)
    assert "/digest" in readers and "/broadcast" not in readers
    assert "/broadcast" in administrators


async def test_an_unknown_command_gets_the_help(town):
    (said,) = await town.say("/nonsense", BEN)
    assert ENGLISH("help-title") in said


async def test_digest_shows_the_last_day_on_the_readers_topics(town):
    await town.say("/topics", BEN)
    await town.tap("topic|trade", BEN)
    said = " ".join(await town.say("/digest", BEN))
    assert "Copper leads exports" in said
    assert [(interests.topics, until) for interests, _, until in town.newsroom.editions] == [
        (("trade",), town.clock.now())
    ]


async def test_a_question_is_answered_with_an_excerpt(town):
    (said,) = await town.say("/ask copper exports", BEN)
    assert "copper cathodes" in said and "The Steppe Times" in said


async def test_news_of_no_subject_is_the_edition_of_the_time_asked_for(town):
    said = " ".join(await town.say("What happened yesterday?", BEN))
    assert "Copper leads exports" in said
    assert town.newsroom.asked == []
    now = town.clock.now().astimezone(ZoneInfo("Asia/Almaty"))
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    ((_, since, until),) = town.newsroom.editions
    assert (since, until) == (midnight - timedelta(days=1), midnight)
    assert ENGLISH.weekday_date(since, "Asia/Almaty") in said  # and not the day on which it ends


async def test_plain_text_in_private_is_a_question(town):
    (said,) = await town.say("What of Taiwan?", BEN)
    assert "Taiwan was discussed" in said


async def test_a_models_reply_follows_the_excerpts_it_cites(town):
    excerpts, reply = await town.say("What is copper for?", BEN)
    assert "copper cathodes" in excerpts
    assert "Copper is for wires [1]." in reply and "quill" in reply


async def test_a_question_without_an_answer_gets_an_honest_line(town):
    (said,) = await town.say("who won the chess olympiad", BEN)
    assert ENGLISH("answer-nothing") in said


async def test_asking_nothing_gets_a_prompt(town):
    (said,) = await town.say("/ask", BEN)
    assert said.startswith(ENGLISH("ask-prompt")[:20])


async def test_a_topics_own_command_asks_about_it(town):
    await town.say("/trade", BEN)
    assert town.newsroom.asked == [TOPICS["trade"].name("en").lower()]


async def test_a_topic_unanswered_in_ones_language_is_asked_in_english(town):
    (said,) = await town.say("/taiwan")
    assert town.newsroom.asked == ["тайвань", "taiwan"]
    assert "Taiwan was discussed" in said


async def test_what_is_no_text_gets_a_kind_line(town, words):
    await town.say("/start")
    message = {
        "message_id": 900,
        "date": 1,
        "chat": town.playground.world.chats[AIGERIM.id].to_json(),
        "from": AIGERIM.to_json(),
        "photo": [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}],
    }
    await town.send("message", message)
    assert words(town.said()[-1]) == RUSSIAN("unreadable")


async def test_a_bare_subscribe_takes_the_operators_hour_and_zone(town):
    (said,) = await town.say("/subscribe")
    found = await subscriber(town)
    assert (found.subscribed, found.hours, found.timezone) == (True, ("08:00",), "Asia/Almaty")
    assert found.next_due.isoformat() == "2026-11-24T03:00:00+00:00"
    assert RUSSIAN("subscribed-title") in said


async def test_subscribe_takes_hours_as_people_write_them(town):
    await town.say("/subscribe 18.30, 8")
    assert (await subscriber(town)).hours == ("08:00", "18:30")


async def test_subscribing_again_keeps_the_hours(town):
    await town.say("/subscribe 7:15")
    await town.say("/unsubscribe")
    await town.say("/subscribe")
    assert (await subscriber(town)).hours == ("07:15",)


async def test_an_hour_that_is_none_changes_nothing(town):
    (said,) = await town.say("/subscribe 25:00", BEN)
    assert "25:00" in said
    assert not (await subscriber(town, BEN.id)).subscribed


async def test_unsubscribe_ends_digests_and_keeps_the_rest(town):
    await town.say("/subscribe 7:15")
    await town.say("/unsubscribe")
    found = await subscriber(town)
    assert (found.subscribed, found.next_due, found.hours) == (False, None, ("07:15",))


async def test_settings_shows_what_is_chosen(town):
    await town.say("/subscribe 7:15", BEN)
    (said,) = await town.say("/settings", BEN)
    assert ENGLISH("settings-title") in said and "07:15" in said


@pytest.mark.parametrize("typed", ["Asia/Shanghai", "asia/shanghai", "Shanghai"])
async def test_a_time_zone_may_be_typed(town, typed):
    await town.say("/subscribe")
    await town.say(f"/settings timezone {typed}")
    found = await subscriber(town)
    assert found.timezone == "Asia/Shanghai"
    assert found.next_due.isoformat() == "2026-11-24T00:00:00+00:00"


async def test_a_time_zone_that_is_none_changes_nothing(town):
    (said,) = await town.say("/settings timezone Mars/Olympus", BEN)
    assert "Mars/Olympus" in said
    assert (await subscriber(town, BEN.id)).timezone == "Asia/Almaty"


async def test_topics_lists_them_all(town):
    (said,) = await town.say("/topics", BEN)
    assert ENGLISH("topics-title") in said


async def test_sources_lists_the_feeds(town):
    (said,) = await town.say("/sources", BEN)
    assert "Steppe feed" in said


async def test_trends_draws_the_topics_and_names_them_below(town):
    (said,) = await town.say("/trends", BEN)
    assert "Most in the news this week: Trade (4)." in said
    assert town.said(BEN.id)[-1].attachment.kind == "photo"
    [chart] = town.newsroom.charts
    assert [(row.label, row.numbers) for row in chart.rows] == [("Trade", ("4", "2"))]
    assert town.button("ask|trade", BEN.id)


@pytest.mark.parametrize("refusal", ["the pen", "the chat"])
async def test_trends_are_told_in_words_where_no_picture_can_be(town, refusal):
    if refusal == "the pen":
        town.newsroom.cannot_draw = True
    else:
        words = "Bad Request: not enough rights to send photos to the chat"
        town.playground.fail_next("sendPhoto", 400, words)
    (said,) = await town.say("/trends", BEN)
    assert "This week" in said and "Last week" in said
    assert town.said(BEN.id)[-1].attachment is None


async def test_who_wants_no_pictures_gets_the_trends_in_words(town):
    await town.say("/settings", BEN)
    await town.tap("pics", BEN)
    (said,) = await town.say("/trends", BEN)
    assert "This week" in said
    assert town.newsroom.charts == []


async def test_a_story_told_by_several_unfolds_in_a_picture(town, words):
    await town.say("/digest", BEN)
    copper, _taiwan = town.newsroom.kept
    await town.tap(f"art|{copper.id}", BEN)
    await town.tap("when", BEN)
    [chart] = town.newsroom.charts
    assert [row.label for row in chart.rows] == ["1. The Strait Post", "2. The Steppe Times"]
    assert "2 articles from 2 sources" in words(town.said(BEN.id)[-1])


async def test_a_story_told_by_one_has_no_timeline(town):
    await town.say("/digest", BEN)
    _copper, taiwan = town.newsroom.kept
    await town.tap(f"art|{taiwan.id}", BEN)
    await town.tap("when", BEN)
    assert town.toasts()[-1] == "So far only one source has told this."
    assert town.newsroom.charts == []


async def test_privacy_says_how_long_questions_are_kept(town):
    (said,) = await town.say("/privacy", BEN)
    assert "30" in said


async def test_an_alert_is_added_once_and_listed(town):
    await town.say("/alerts lithium", BEN)
    await town.say("/alerts  lithium ", BEN)
    async with town.database.read() as connection:
        assert [one.words for one in await alerts.list_of(connection, BEN.id)] == ["lithium"]
    await town.say("/alerts", BEN)
    assert town.button("unalert", BEN.id)


async def test_an_alert_without_a_word_is_refused(town):
    await town.say("/alerts 🙂", BEN)
    async with town.database.read() as connection:
        assert await alerts.list_of(connection, BEN.id) == []


async def test_saved_is_empty_at_first(town):
    (said,) = await town.say("/saved", BEN)
    assert ENGLISH("saved-none") in said


async def test_a_question_that_goes_on_keeps_the_subject_for_a_while(town):
    await town.say("What does Kazakhstan sell to China?", BEN)
    await town.say("and copper?", BEN)
    assert town.newsroom.asked[-1] == "copper – Kazakhstan China"
    town.clock.advance(timedelta(minutes=20))
    await town.say("and copper?", BEN)
    assert town.newsroom.asked[-1] == "and copper?"


async def test_more_goes_on_in_a_new_message(town):
    (first,) = await town.say("copper price", BEN)
    (second,) = await town.say("more", BEN)
    assert town.newsroom.asked == ["copper price"] * 2
    assert "9,000" in second and "9,000" not in first
    (last,) = await town.say("More!", BEN)
    assert ENGLISH("answer-no-more") in last


async def test_more_of_nothing_is_a_question(town):
    await town.say("more", BEN)
    assert town.newsroom.asked == ["more"]
