"""Telegram's HTML parse mode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.playground.markup import formatted, parse_html
from bot.web.playground.refusals import Refusal
from bot.web.playground.text import units


def refusal(html: str) -> str:
    with pytest.raises(Refusal) as caught:
        formatted(html, "HTML")
    return caught.value.description


def test_entities_are_counted_in_utf16_units() -> None:
    text, entities = formatted("😀 <b>hi</b>", "HTML")
    assert text == "😀 hi"
    assert entities == ({"type": "bold", "offset": 3, "length": 2},)


def test_nested_tags_give_nested_entities() -> None:
    _, entities = formatted("<b>a<i>b</i></b>", "HTML")
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in entities] == [
        ("bold", 0, 2),
        ("italic", 1, 1),
    ]


def test_only_four_named_entities_are_known() -> None:
    assert formatted("&lt;&gt;&amp;&quot;&#65;&#x42;&nbsp;&hellip;", "HTML")[0] == '<>&"AB&nbsp;&hellip;'


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("ж<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("2 < 3", 'Unsupported start tag "" at byte offset 2'),
        ("2 <3", "Unclosed start tag at byte offset 2"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ('<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_broken_markup_is_refused_in_telegrams_words(html: str, reason: str) -> None:
    assert refusal(html) == f"Bad Request: can't parse entities: {reason}"


def test_a_pre_with_code_has_a_language() -> None:
    _, entities = formatted('<pre><code class="language-python">x</code></pre>', "HTML")
    assert entities == ({"type": "pre", "offset": 0, "length": 1, "language": "python"},)


def test_a_standalone_code_has_no_language() -> None:
    _, entities = formatted('<code class="language-python">x</code>', "HTML")
    assert entities == ({"type": "code", "offset": 0, "length": 1},)


def test_a_link_without_a_scheme_gets_one_and_a_hopeless_one_is_dropped() -> None:
    _, entities = formatted('<a href="t.me/x">a</a> <a href="javascript:alert(1)">b</a>', "HTML")
    assert entities == ({"type": "text_link", "offset": 0, "length": 1, "url": "http://t.me/x"},)


def test_an_expandable_quotation_and_a_time_are_known() -> None:
    _, entities = formatted(
        '<blockquote expandable>q</blockquote><tg-time unix="5" format="r">t</tg-time>', "HTML"
    )
    assert entities == (
        {"type": "expandable_blockquote", "offset": 0, "length": 1},
        {"type": "date_time", "offset": 1, "length": 1, "unix_time": 5, "date_time_format": "r"},
    )


def test_text_may_have_4096_units_after_parsing_and_no_more() -> None:
    assert units(formatted("<b>" + "😀" * 2048 + "</b>", "HTML")[0]) == 4096
    assert refusal("😀" * 2048 + "x") == "Bad Request: message is too long"


def test_white_space_at_both_ends_goes_and_entities_follow() -> None:
    assert formatted("\n <b> x </b> ", "HTML") == ("x", ({"type": "bold", "offset": 0, "length": 1},))


def test_commands_links_and_mentions_are_found_but_not_in_links() -> None:
    _, entities = formatted('/help https://a.kz <a href="https://b.kz">/no</a> @jarshy_bot', "HTML")
    assert [entity["type"] for entity in entities] == ["bot_command", "url", "text_link", "mention"]


def test_markdown_is_not_spoken_here() -> None:
    with pytest.raises(Refusal, match="unsupported parse_mode"):
        formatted("*x*", "MarkdownV2")


@given(st.text(st.sampled_from("<>/&;=\"' abp#x1prespan😀\n\ud800"), max_size=60))
def test_any_input_is_parsed_or_refused(html: str) -> None:
    try:
        text, entities = formatted(html, "HTML")
    except Refusal as refused:
        assert refused.status == 400
    else:
        assert all(entity["offset"] + entity["length"] <= units(text) for entity in entities)


@given(st.text(max_size=200))
def test_escaped_text_comes_out_as_it_went_in(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert (
        parse_html(escaped)[0]
        == parse_html(parse_html(escaped)[0].replace("&", "&amp;").replace("<", "&lt;"))[0]
    )
