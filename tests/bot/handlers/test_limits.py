"""How much one person may ask for, and how they are told."""

from datetime import timedelta

from bot.locales import texts
from bot.web.playground import AIGERIM, BEN

RUSSIAN, ENGLISH = texts("ru"), texts("en")


async def test_who_asks_too_fast_is_told_kindly_once_and_answered_later(town):
    town.settings.reader_questions = 2
    await town.say("copper")
    await town.say("copper")
    assert await town.say("copper") == [RUSSIAN("flood", seconds=30)]
    assert await town.say("copper") == []
    town.clock.advance(timedelta(seconds=31))
    (said,) = await town.say("copper")
    assert "copper cathodes" in said


async def test_one_person_does_not_use_up_anothers_share(town):
    town.settings.reader_questions = 1
    town.settings.admins = ()
    await town.say("copper")
    await town.say("copper")
    (said,) = await town.say("copper", BEN)
    assert "copper cathodes" in said


async def test_the_share_is_the_persons_wherever_they_ask(town):
    town.settings.reader_questions = 1
    group = town.playground.add_group("Traders", BEN.id, AIGERIM.id)
    await town.settled()
    await town.say("copper")
    said = await town.say("/ask copper", chat_id=group.id)
    assert said == [ENGLISH("flood", seconds=60)]


async def test_an_administrator_may_always_ask(town):
    town.settings.reader_questions = 1
    for _ in range(3):
        (said,) = await town.say("copper", BEN)
        assert "copper cathodes" in said


async def test_a_text_is_no_question(town):
    (said,) = await town.say("copper " * 100)
    assert said == RUSSIAN("too-long", limit=500)
    assert town.newsroom.asked == []
