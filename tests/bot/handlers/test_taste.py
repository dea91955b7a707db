"""More and fewer like this, and asking about a story."""

from bot.web.playground import BEN
from content.store import articles, taps


async def given(town):
    async with town.database.read() as connection:
        return await taps.list_of(connection, BEN.id)


async def test_a_tap_is_noted_and_changes_the_next_digest_visibly(town, words):
    await town.say("/digest", BEN)
    await town.tap("less", BEN)
    [tap] = await given(town)
    assert (tap.more, tap.topics) == (False, ("trade",))
    assert "From your next digest fewer of: Trade" in town.toasts()[-1]

    said = " ".join(await town.say("/digest", BEN))
    assert town.newsroom.wishes[-1].taps == (tap,)
    assert "Fewer, as you asked: Trade." in said


async def test_the_opposite_tap_on_a_story_takes_its_place(town):
    await town.say("/digest", BEN)
    await town.tap("less", BEN)
    await town.tap("like", BEN)
    [tap] = await given(town)
    assert tap.more


async def test_taps_are_shown_and_forgotten_from_the_topics(town, words):
    await town.say("/digest", BEN)
    await town.tap("like", BEN)
    await town.say("/topics", BEN)
    await town.tap("taste", BEN)
    assert "More, as you asked: Trade." in words(town.said(BEN.id)[-1])
    await town.tap("untaste", BEN)
    assert await given(town) == ()
    assert "nothing yet" in words(town.said(BEN.id)[-1])


async def test_a_tap_below_a_digest_of_long_ago_says_that_the_article_is_gone(town, words):
    await town.say("/digest", BEN)
    async with town.database.write() as connection:
        for article in town.newsroom.kept:
            await articles.remove(connection, article.id)
    await town.tap("like", BEN)
    assert "no longer keep" in words(town.said(BEN.id)[-1])
    assert await given(town) == ()


async def test_asking_about_a_story_finds_what_there_is_and_goes_on_from_it(town, words):
    await town.say("/digest", BEN)
    await town.tap("about", BEN)
    assert town.newsroom.asked == ["Copper leads exports"]
    assert "Ask on in your own words" in town.toasts()[-1]
