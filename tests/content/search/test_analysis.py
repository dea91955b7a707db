"""Terms by language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.search.analysis import occurrences, question_words, terms, tokens


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "exports", "exported"),
        ("ru", "ледниками", "ледника"),
        ("ru", "учёные", "ученый"),
        ("kk", "қасқырлардың", "қасқырлар"),
        ("kk", "халықтың", "халықтар"),
        ("kk", "мектебінде", "мектеп"),
        ("kk", "экономикасының", "экономика"),
        ("tr", "kitaplar", "kitap"),
        ("de", "Verträge", "vertrag"),
        ("es", "elecciones", "elección"),
        ("ar", "الأطفال", "اطفال"),
        ("en", "U.S.", "USA"),
        ("en", "café", "CAFE"),
        ("en", "1,250,000", "1250000"),
    ],
)
def test_forms_of_a_word_share_a_term(language, one, other):
    assert terms(one, language) == terms(other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("en", "US", "us"), ("ru", "порт", "спорт"), ("en", "24", "240"), ("kk", "қой", "кой")],
)
def test_different_words_keep_different_terms(language, one, other):
    assert terms(one, language) != terms(other, language)


def test_chinese_gives_characters_and_pairs_with_their_places():
    found = [(token.term, token.start, token.end) for token in tokens("出口铜", "zh")]

    assert found == [("出", 0, 1), ("出口", 0, 2), ("口", 1, 2), ("口铜", 1, 3), ("铜", 2, 3)]


def test_scripts_that_touch_are_told_apart():
    assert {"5", "g", "网", "网络"} <= set(terms("5G网络", "zh"))


def test_places_are_those_in_the_text():
    text = "Grain, grain — and more GRAIN!"

    assert [text[token.start : token.end] for token in tokens(text, "en")] == [
        "Grain",
        "grain",
        "and",
        "more",
        "GRAIN",
    ]


@given(st.text(), st.sampled_from(["en", "ru", "kk", "zh", "tr", "ar", "de", "es", "", "xx"]))
def test_any_text_has_the_same_terms_with_and_without_places(text, language):
    assert sorted(terms(text, language)) == sorted(token.term for token in tokens(text, language))


def test_a_question_is_about_its_telling_words():
    words = question_words("What does Kazakhstan export to China?")

    assert [word.text for word in words] == ["Kazakhstan", "export", "China"]


def test_a_question_of_stop_words_alone_keeps_them():
    assert question_words("who is who?")


def test_a_word_that_may_be_in_two_languages_stands_for_both_stems():
    (word,) = question_words("қазақтар")
    assert word.terms == tuple(terms("қазақтар", "kk"))

    (word,) = question_words("казахстанның")
    assert set(word.terms) >= set(terms("казахстанның", "kk"))


@given(
    st.text(alphabet="abIİéßU.S ал ҚқЁ铜矿ﬁ12,٣ال"),
    st.sampled_from(["en", "ru", "kk", "zh", "tr", "ar", "de", "es", ""]),
    st.data(),
)
def test_occurrences_are_the_tokens_with_wanted_terms(text, language, data):
    every = tokens(text, language)
    wanted = data.draw(st.sets(st.sampled_from(sorted({token.term for token in every}) or ["none"])))

    assert sorted(occurrences(text, language, wanted)) == sorted(t for t in every if t.term in wanted)


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("tell us about trade", ["trade"]),
        ("what does the US export", ["US", "export"]),
        ("WHO", ["WHO"]),
        ("What do I need for trade", ["need", "trade"]),
        ("В Астане открыли порт", ["Астане", "открыли", "порт"]),
        ("WHAT IS THE PRICE OF WHEAT", ["PRICE", "WHEAT"]),
        ("WHAT DOES THE US EXPORT", ["US", "EXPORT"]),
    ],
)
def test_capitals_tell_names_from_small_words_where_they_can(question, kept):
    assert [word.text for word in question_words(question)] == kept


def test_a_run_without_an_end_is_counted_as_one():
    text = "石油价格上涨" * 700
    assert sorted(terms(text, "zh")) == sorted(token.term for token in tokens(text, "zh"))
