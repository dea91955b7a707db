from dataclasses import replace

import pytest

from content.answer import Answer
from content.article import Section


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How much grain did Kazakhstan send last year?", "3.2 million tonnes"),
        ("ferry to Baku", "ferry line to Baku"),
        ("Насколько отступил ледник Туюксу?", "сорок метров"),
        ("Қасқырлар кімді аңдиды?", "қойларды"),
        ("中欧班列运送什么货物？", "汽车和机械"),
    ],
)
async def test_a_question_finds_the_sentence_that_answers_it(full, question, words):
    answer = await full.ask(question)
    assert answer.answered
    assert words in answer.excerpts[0].text


async def test_an_excerpt_tells_where_it_comes_from(full, port):
    (excerpt, *_) = (await full.ask("grain exports across the Caspian Sea")).excerpts
    assert (excerpt.article_id, excerpt.position, excerpt.heading) == (port.id, 1, "Grain exports")
    assert (excerpt.title, excerpt.url, excerpt.source) == (port.title, port.url, port.source)
    assert (excerpt.published, excerpt.language) == (port.published, "en")


async def test_words_of_title_and_heading_count(full):
    answer = await full.ask("Kuryk grain exports")
    assert answer.excerpts[0].heading == "Grain exports"


@pytest.mark.parametrize(
    "question",
    ["who won the chess olympiad", "шахматная олимпиада", "шахмат олимпиадасы", "国际象棋奥林匹克"],
)
async def test_a_question_about_something_else_is_not_answered(full, question):
    assert await full.ask(question) == Answer(question, False, ())


async def test_an_empty_store_answers_nothing(shelf):
    assert not (await shelf.ask("grain")).answered


async def test_what_was_removed_is_not_found(full, port):
    await full.drop(port)
    assert not (await full.ask("ferry to Baku")).answered


async def test_a_changed_article_answers_with_its_new_words(full, port):
    await full.put(replace(port, sections=(Section("", ("The ferry to Baku is delayed.",)),)))
    answer = await full.ask("ferry to Baku")
    assert [excerpt.text for excerpt in answer.excerpts] == ["The ferry to Baku is delayed."]


async def test_the_same_question_gets_the_same_answer(full):
    assert await full.ask("Kazakhstan grain") == await full.ask("Kazakhstan grain")


async def test_further_excerpts_follow_page_by_page(shelf, port):
    for place in range(5):
        text = f"Ships took {place + 11} tonnes of grain across the Caspian Sea."
        await shelf.put(replace(port, url=f"https://example.org/{place}", sections=(Section("", (text,)),)))
    every = await shelf.ask("grain across the Caspian Sea", limit=5)
    first = await shelf.ask("grain across the Caspian Sea", limit=3)
    second = await shelf.ask("grain across the Caspian Sea", limit=3, offset=3)
    assert first.excerpts + second.excerpts == every.excerpts
    assert (first.more, second.more) == (True, False)


async def test_the_readers_language_goes_first_where_two_fit(shelf, port):
    await shelf.put(port, replace(port, url="https://example.org/tr", language="tr"))
    for language in ("en", "tr"):
        assert (await shelf.ask("Kuryk Baku", language=language)).excerpts[0].language == language


BAD = {
    "empty": "",
    "spaces": " \n\t ",
    "one letter": "g",
    "one Chinese character": "货",
    "4,096 letters": "grain " * 683,
    "4,096 letters in a word": "g" * 4096,
    "4,096 Chinese characters": "货物" * 2048,
    "stop words": "what is the of and",
    "emoji": "👍🏽" * 500,
    "FTS5 syntax": 'grain AND (NEAR("kuryk" ferry*, 3) OR ^port -title : x',
    "SQL": "'; DROP TABLE posting; -- % _ \\",
    "scripts mixed": "grain зерно астық 谷物 حبوب",
    "right to left": "\u202eحبوب قزوين\u202c",
    "surrogates": "grain \ud83d\udc4d \udfff",
    "NULs": "gr\x00ain \x00",
    "controls": "".join(map(chr, range(32))) + "\x7f\u2028\ufeff",
    "combining marks": "e" + "\u0301" * 3000,
    "digits": "1" * 4096,
    "dots": "U.S." * 1000,
}


@pytest.mark.parametrize("question", BAD.values(), ids=BAD.keys())
async def test_whatever_is_asked_gets_an_answer(full, question):
    answer = await full.ask(question)
    assert answer.question == question
    assert answer.answered == bool(answer.excerpts)


@pytest.mark.parametrize("offset", [0, 7, 1000])
async def test_beyond_the_last_excerpt_there_is_nothing(full, offset):
    answer = await full.ask("zeppelin", offset=offset)
    assert not answer.answered
    assert not answer.more
