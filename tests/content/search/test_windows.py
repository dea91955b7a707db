from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.article import Article, Section
from content.search.analysis import terms

LONGEST = 320


def article(*paragraphs, language="en"):
    return Article(
        title="A title", sections=(Section("", paragraphs),), url="https://e.org/1", language=language
    )


FILLER = "Nothing of note was said about the weather on that day either. " * 8


async def test_the_excerpt_is_whole_sentences(shelf):
    await shelf.put(article(FILLER + "The minister signed the copper treaty in Astana. " + FILLER))
    (excerpt,) = (await shelf.ask("copper treaty")).excerpts
    assert len(excerpt.text) <= LONGEST
    assert "The minister signed the copper treaty in Astana." in excerpt.text
    assert excerpt.text.endswith(".")
    assert excerpt.text.startswith(("Nothing", "The minister"))


async def test_a_sentence_too_long_is_cut_around_its_matches(shelf):
    await shelf.put(article("word " * 300 + "the copper treaty was signed " + "word " * 300))
    (excerpt,) = (await shelf.ask("copper treaty")).excerpts
    assert len(excerpt.text) <= LONGEST
    assert "copper treaty" in excerpt.text
    assert excerpt.text.startswith("…")
    assert excerpt.text.endswith("…")


async def test_a_paragraph_without_spaces_is_cut_as_well(shelf):
    await shelf.put(article("无" * 1000 + "铜矿条约" + "无" * 1000, language="zh"))
    (excerpt,) = (await shelf.ask("铜矿条约")).excerpts
    assert len(excerpt.text) <= LONGEST
    assert "铜矿条约" in excerpt.text


async def test_paragraphs_join_in_one_line(shelf):
    await shelf.put(article("The copper treaty was signed.", "It ends tariffs."))
    (excerpt,) = (await shelf.ask("copper treaty tariffs")).excerpts
    assert excerpt.text == "The copper treaty was signed. It ends tariffs."


async def test_marks_cover_the_words_that_match(shelf):
    await shelf.put(article("Exports of copper rose; copper prices fell."))
    (excerpt,) = (await shelf.ask("What about exported copper?")).excerpts
    assert [excerpt.text[start:end] for start, end in excerpt.marks] == ["Exports", "copper", "copper"]


async def test_chinese_pairs_are_marked_as_one_word(shelf):
    await shelf.put(article("今年铜矿出口增加。", language="zh"))
    (excerpt,) = (await shelf.ask("铜矿")).excerpts
    assert [excerpt.text[start:end] for start, end in excerpt.marks] == ["铜矿"]


SENTENCES = st.lists(
    st.text(alphabet="copper ртуть铜矿 .!?。\u200f\U0001f600<&", min_size=1, max_size=500),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
@given(paragraphs=SENTENCES)
def test_any_text_gives_marks_inside_a_short_line(paragraphs, language):
    from content.search.question import understand
    from content.search.rank import rank
    from content.search.retrieve import Candidate, Retrieved
    from content.store.sections import FoundSection

    text = "\n\n".join(paragraphs)
    section = FoundSection(1, "a", 0, "", text, "", "", "", None, language)
    asked = understand("copper ртуть 铜矿", datetime(2026, 5, 4, tzinfo=UTC))
    retrieved = Retrieved((Candidate(1, 1.0),), (1.0,) * len(asked.words), ())
    (found,) = rank(asked, retrieved, {1: section}, "")
    excerpt = found.window.text
    assert len(excerpt) <= LONGEST
    assert "\n" not in excerpt
    wanted = {term for word in asked.words for term in word.terms}
    for match in found.window.matches:
        assert 0 <= match.start < match.end <= len(excerpt)
        assert wanted & set(terms(excerpt[match.start : match.end], language))
