from hypothesis import given
from hypothesis import strategies as st

from bot.views.markup import (
    clean,
    escape,
    isolate,
    length,
    plain_text,
    safe_href,
    split,
    truncate,
    units,
)

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=400)


def test_escaped_text_reads_as_before():
    text = 'a < b & "c" > d'
    assert plain_text(escape(text)) == text


def test_units_count_an_emoji_as_two_and_markup_as_none():
    assert units("<b>😀 &amp; a</b>") == 6


def test_control_characters_and_unpaired_surrogates_are_taken_out():
    assert clean("a\x00b\x1b\ud800c\u200bd") == "abcd"


def test_line_breaks_fold_to_a_space():
    assert clean("one\r\n two\u2029three\tfour") == "one two three four"


def test_an_override_does_not_reach_past_its_text():
    assert clean("\u202egnp.exe\u202c") == "gnp.exe"


def test_an_isolate_that_nothing_closes_is_taken_out():
    assert clean("\u2067abc") == "abc"
    assert clean("abc\u2069") == "abc"
    assert clean("\u2067abc\u2069") == "\u2067abc\u2069"


def test_text_from_right_to_left_is_isolated_and_other_text_is_not():
    assert isolate("أخبار") == "\u2068أخبار\u2069"
    assert isolate("news, новости, 新闻") == "news, новости, 新闻"


def test_truncating_cuts_between_words():
    assert truncate("Kazakhstan and China have excellent ties", 20) == "Kazakhstan and…"


def test_truncating_never_cuts_an_emoji_or_a_flag_in_two():
    assert truncate("😀" * 10, 6) == "😀😀…"
    assert truncate("🇰🇿🇨🇳🇰🇿", 8) == "🇰🇿…"
    assert truncate("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 15) == "👩‍👩‍👧‍👦…"


@given(ANY_TEXT, st.integers(2, 60))
def test_truncated_text_keeps_the_limit(text, limit):
    assert length(truncate(text, limit)) <= limit


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT)
def test_cleaned_text_can_be_encoded(text):
    clean(text).encode()


def test_only_web_and_mail_addresses_become_links():
    assert safe_href("javascript:alert(1)") == ""
    assert safe_href("data:text/html,x") == ""
    assert safe_href("//example.org/a") == ""
    assert safe_href("http://localhost/a") == ""
    assert safe_href("http://[half") == ""
    assert safe_href("https://example.org:99999/") == ""
    assert safe_href("mailto:desk@example.org") == "mailto:desk@example.org"


def test_an_address_comes_out_in_ascii():
    href = safe_href('https://пример.рф/новости?q=а б"<>&x=1#я')
    assert href.isascii()
    assert href.startswith("https://xn--e1afmkfd.xn--p1ai/%D0%BD")
    assert not set(href) & set(' "<>')


@given(ANY_TEXT)
def test_any_text_is_a_link_of_ascii_or_none(text):
    assert safe_href("https://example.org/" + text).isascii()
    assert safe_href(text).isascii()


def test_a_part_ends_where_a_block_ends():
    assert split(["a" * 3000, "b" * 1000, "c" * 1000]) == ("a" * 3000 + "\n\n" + "b" * 1000, "c" * 1000)


def test_a_paragraph_of_200_000_characters_is_cut_into_whole_words():
    text = "word " * 40_000
    parts = split([f"<b>{text.strip()}</b>"])
    assert all(units(part) <= 4096 for part in parts)
    assert all(part.startswith("<b>word") and part.endswith("word</b>") for part in parts)
    assert " ".join(map(plain_text, parts)) == text.strip()


def test_4097_emoji_come_through_whole(check_plain_part):
    parts = split(["😀" * 4097])
    for part in parts:
        check_plain_part(part)
    assert "".join(parts) == "😀" * 4097


def test_a_part_has_at_most_a_hundred_entities(check_plain_part):
    parts = split([" ".join(f"<b>{number}</b>" for number in range(350))])
    for part in parts:
        check_plain_part(part)
    assert " ".join(plain_text(part).strip() for part in parts) == " ".join(map(str, range(350)))


def test_a_cut_inside_nested_tags_closes_and_opens_them_again():
    parts = split(['<blockquote>x<a href="https://a.b/?c&amp;d">' + "y " * 40 + "</a></blockquote>"], 50)
    assert len(parts) == 2
    assert parts[0].endswith("</a></blockquote>")
    assert parts[1].startswith('<blockquote><a href="https://a.b/?c&amp;d">')


WORDS = st.lists(st.tuples(ANY_TEXT, st.sampled_from(["", "b", "i", "code"])), max_size=8)


@given(st.lists(WORDS, max_size=6), st.integers(10, 120))
def test_splitting_loses_nothing_visible(blocks, limit):
    markup = [
        "".join(
            f"<{tag}>{escape(clean(text))}</{tag}>" if tag else escape(clean(text)) for text, tag in words
        )
        for words in blocks
    ]
    parts = split(markup, limit)
    assert all(0 < units(part) <= limit for part in parts)
    kept = "".join("".join(plain_text(part).split()) for part in parts)
    assert kept == "".join("".join(plain_text(block).split()) for block in markup)
