"""What readers expect of questions besides words: times, news, quotations, spelling, other scripts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from content.article import Article, Section

TODAY = datetime(2026, 4, 29, 9, tzinfo=UTC)  # a Wednesday


def report(text: str, published: datetime | None = TODAY, *, name: str = "", language: str = "en") -> Article:
    return Article(
        title="Report",
        sections=(Section("", (text,)),),
        url=f"https://example.org/{name or abs(hash(text))}",
        published=published,
        language=language,
    )


@pytest.fixture
async def trade(shelf):
    """Reports on trade with China from this week, last month and last year, told alike."""
    for days, figure in ((1, "3.1"), (30, "2.7"), (400, "1.9")):
        text = f"Trade with China came to {figure} billion dollars, officials of the ministry announced."
        await shelf.put(report(text + f" Wheat led with part {figure}.", TODAY - timedelta(days)))
    return shelf


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("trade with China last month", "2.7"),
        ("trade with China this week", "3.1"),
        ("yesterday's trade with China", "3.1"),
        ("trade with China last year", "1.9"),
        ("trade with China in the past 3 days", "3.1"),
    ],
)
async def test_a_time_in_the_question_holds(trade, question, figure):
    answer = await trade.ask(question, now=TODAY)
    assert [figure in excerpt.text for excerpt in answer.excerpts] == [True]
    assert not answer.elsewhen


async def test_where_nothing_is_from_that_time_the_rest_is_shown_and_said_so(trade):
    answer = await trade.ask("trade with China today", now=TODAY)
    assert answer.excerpts
    assert answer.elsewhen


async def test_who_asks_for_news_gets_the_newest_first(trade):
    answer = await trade.ask("latest news on trade with China", now=TODAY)
    assert len(answer.excerpts) == 3
    dates = [excerpt.published for excerpt in answer.excerpts]
    assert dates == sorted(dates, reverse=True)


async def test_quotation_marks_mean_these_very_words(shelf):
    await shelf.put(
        report("The ministry of trade spoke about the middle corridor and the port."),
        report("In the middle of the corridor stood the minister of trade and the port."),
    )
    assert len((await shelf.ask("middle corridor")).excerpts) == 2
    for question in ('"middle corridor"', "“Middle Corridor” port", "«middle corridor»"):
        (excerpt,) = (await shelf.ask(question)).excerpts
        assert "middle corridor" in excerpt.text
    assert not (await shelf.ask('"corridor middle"')).answered


async def test_quotation_marks_hold_in_chinese(shelf):
    await shelf.put(report("铜矿条约已经签署。", language="zh"), report("条约规定铜矿出口。", language="zh"))
    (excerpt,) = (await shelf.ask("“铜矿条约”")).excerpts
    assert excerpt.text == "铜矿条约已经签署。"


@pytest.mark.parametrize("asked", ["Tokayev", "Tokaev", "Токаев", "Тоқаев", "Токаева", "托卡耶夫", "توكاييف"])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("President Tokayev opened the new railway station.", "en"),
        ("Президент Токаев открыл новый вокзал.", "ru"),
        ("总统托卡耶夫为新火车站揭幕。", "zh"),
    ],
)
async def test_a_name_is_found_in_any_script(shelf, asked, text, language):
    await shelf.put(report(text, language=language))
    answer = await shelf.ask(asked)
    assert [excerpt.text for excerpt in answer.excerpts] == [text]
    assert answer.excerpts[0].marks


@pytest.mark.parametrize("asked", ["parlament vote", "parliment vote", "parlaiment vote"])
async def test_a_misspelt_word_is_found(shelf, asked):
    await shelf.put(report("The parliament put the budget to the vote on Friday."))
    assert (await shelf.ask(asked)).answered


async def test_a_known_word_is_taken_as_it_is(shelf):
    await shelf.put(report("The marine institute opened."), report("The martian institute closed."))
    (excerpt, *_) = (await shelf.ask("marine")).excerpts
    assert "marine" in excerpt.text


async def test_what_several_articles_say_is_shown_once_with_the_others_named(shelf):
    text = "Copper exports to China grew by twelve percent in April, the agency said."
    for name in ("one", "two", "three"):
        await shelf.put(replace(report(text, name=name), title=f"Report {name}"))
    (excerpt,) = (await shelf.ask("copper exports")).excerpts
    assert {excerpt.title, *(copy.title for copy in excerpt.also)} == {
        "Report one",
        "Report two",
        "Report three",
    }
    assert excerpt.url not in {copy.url for copy in excerpt.also}


async def test_an_excerpt_links_to_its_most_telling_sentence(shelf):
    await shelf.put(report("It rained in Almaty. Copper went to China by rail. Nobody minded.", name="rain"))
    (excerpt,) = (await shelf.ask("copper to China")).excerpts
    assert excerpt.link == "https://example.org/rain#:~:text=Copper%20went%20to%20China%20by%20rail."


@pytest.mark.parametrize(
    "question", ['"USA Today" reporters', '"last month" reporters', '"latest news" reporters']
)
async def test_what_is_quoted_is_neither_a_time_nor_a_wish_for_news(shelf, question):
    phrase = question.split('"')[1]
    await shelf.put(report(f"Reporters of {phrase} met in Almaty.", TODAY - timedelta(700)))
    await shelf.put(report("Reporters met in Almaty.", name="other"))
    answer = await shelf.ask(question, now=TODAY)
    assert [phrase in excerpt.text for excerpt in answer.excerpts] == [True]
    assert not answer.elsewhen


async def test_a_word_that_is_a_part_of_a_quoted_one_is_not_quoted(shelf):
    await shelf.put(report("The labour party won the vote in Kent."))
    assert (await shelf.ask('art vote won in Kent by the "labour party"')).answered


@pytest.mark.parametrize("question", ["more", "what", "the of and", "я", "не", "и в на", "A"])
async def test_small_words_alone_find_nothing_that_only_holds_them(shelf, question):
    await shelf.put(
        report("What a new day, and more of the same to come, said the head of the port."),
        report("Я не знаю, и в море, и на суше.", language="ru"),
    )
    assert not (await shelf.ask(question)).answered


async def test_small_words_that_stand_together_are_found_together(shelf):
    await shelf.put(report("The book is called Who is who in Almaty."), report("He who knows is happy."))
    (excerpt,) = (await shelf.ask("who is who?")).excerpts
    assert "Who is who" in excerpt.text
