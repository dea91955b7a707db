"""Inline mode: what @bot offers in any chat, and what happens when it is shared."""

from bot.locales import texts
from bot.web.playground import AIGERIM, BEN
from content.store import subscribers

RUSSIAN = texts("ru")


async def offered(town, words, user=AIGERIM, offset=""):
    query = town.playground.ask_inline(user.id, words, offset)
    await town.settled()
    return query, town.playground.world.inline_answers[query]


async def test_words_bring_the_excerpts_that_answer_them(town):
    _, answer = await offered(town, "copper price")
    (found,) = answer.results
    assert found["title"] == "Copper leads exports"
    assert "copper cathodes" in found["input_message_content"]["message_text"]
    assert answer.next_offset == "1"


async def test_further_excerpts_come_when_the_list_is_scrolled(town):
    _, answer = await offered(town, "copper price", offset="1")
    assert answer.results[0]["title"] == "Prices"
    assert answer.next_offset == ""


async def test_nothing_typed_brings_the_days_stories(town):
    _, answer = await offered(town, "")
    assert [found["title"] for found in answer.results] == ["Copper leads exports", "A word on Taiwan"]


async def test_words_for_news_alone_bring_the_days_stories(town):
    _, answer = await offered(town, "что нового?")
    assert [found["title"] for found in answer.results] == ["Copper leads exports", "A word on Taiwan"]
    assert town.newsroom.asked == []


async def test_what_is_shared_links_to_its_source_and_to_the_section_in_the_bot(town):
    group = town.playground.add_group("Friends", BEN.id, AIGERIM.id)
    await town.settled()
    query, answer = await offered(town, "copper price")
    shared = town.playground.share_inline(AIGERIM.id, query, answer.results[0]["id"], chat_id=group.id)
    source, there = (row["url"] for row in shared.keyboard["inline_keyboard"][0])
    assert source == "https://example.org/copper"
    assert there == f"https://t.me/jarshy_bot?start=art_{town.newsroom.kept[0].id}_0"


async def test_what_is_shared_is_no_question_to_the_bot(town):
    await town.say("/start")
    query, answer = await offered(town, "copper price")
    town.newsroom.asked.clear()
    before = len(town.said())
    town.playground.share_inline(AIGERIM.id, query, answer.results[0]["id"])
    await town.settled()
    assert town.newsroom.asked == []
    assert len(town.said()) == before


async def test_somebody_who_never_wrote_to_the_bot_is_served_and_not_kept(town):
    _, answer = await offered(town, "copper price")
    assert answer.button["text"] == RUSSIAN("button-ask-in-private")
    async with town.database.read() as connection:
        assert await subscribers.get(connection, AIGERIM.id) is None


async def test_too_many_queries_get_nothing_until_later(town):
    town.settings.reader_questions = 2
    for _ in range(2):
        _, answer = await offered(town, "copper price")
        assert answer.results
    _, answer = await offered(town, "copper price")
    assert answer.results == ()
