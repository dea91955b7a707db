"""Rich messages."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.playground.refusals import Refusal
from bot.web.playground.rich import parse_rich, rich_message
from bot.web.playground.rich_source import BLOCKS, INLINE


def blocks(html: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parse_rich(html)["blocks"]
    return found


def refusal(html: str) -> str:
    with pytest.raises(Refusal) as caught:
        parse_rich(html)
    return caught.value.description


def test_headings_paragraphs_and_marks_become_blocks() -> None:
    assert blocks("<h2>Title</h2><p>One <mark>two</mark></p>") == [
        {"type": "heading", "text": "Title", "size": 2},
        {"type": "paragraph", "text": ["One ", {"type": "marked", "text": "two"}]},
    ]


def test_white_space_collapses_and_a_break_stays() -> None:
    assert blocks("<p>  a\n\n  b <br> c </p>") == [{"type": "paragraph", "text": ["a b ", "\n", "c"]}]


def test_text_between_blocks_becomes_a_paragraph() -> None:
    assert blocks("loose <b>words</b>\n<hr/>\n")[0] == {
        "type": "paragraph",
        "text": ["loose ", {"type": "bold", "text": "words"}],
    }


def test_all_thirteen_named_entities_are_known_and_no_other() -> None:
    html = "<p>&lt;&gt;&amp;&quot;&apos;&nbsp;&hellip;&mdash;&ndash;&lsquo;&rsquo;&ldquo;&rdquo;&copy;</p>"
    assert blocks(html)[0]["text"] == "<>&\"'\u00a0…—–‘’“”&copy;"


def test_a_quotation_names_its_speaker() -> None:
    assert blocks("<aside>Words<cite>Speaker</cite></aside>") == [
        {"type": "pullquote", "text": "Words", "credit": "Speaker"}
    ]


def test_details_hold_blocks_and_may_be_open() -> None:
    assert blocks("<details open><summary>S</summary><p>x</p></details>") == [
        {"type": "details", "summary": "S", "blocks": [{"type": "paragraph", "text": "x"}], "is_open": True}
    ]


def test_a_table_has_rows_of_cells() -> None:
    table = blocks('<table bordered><tr><th>A</th><td align="right" colspan="2">1</td></tr></table>')[0]
    assert table["cells"][0][1] == {"text": "1", "colspan": 2, "align": "right", "valign": "top"}
    assert table["is_bordered"] is True


def test_an_ordered_list_counts_as_it_is_told() -> None:
    items = blocks('<ol start="3" type="i" reversed><li>x</li><li>y</li></ol>')[0]["items"]
    assert [item["label"] for item in items] == ["iii.", "ii."]


def test_links_become_what_their_address_says() -> None:
    html = (
        '<a href="#x">1</a><a href="mailto:a@b.kz">2</a><a href="tel:+7">3</a><a href="tg://user?id=5">4</a>'
    )
    kinds = [part["type"] for part in blocks(html)[0]["text"]]
    assert kinds == ["anchor_link", "email_address", "phone_number", "text_mention"]


@pytest.mark.parametrize(
    ("html", "part"),
    [
        ("<div>x</div>", 'unsupported tag "div"'),
        ("<p>x", 'can\'t find end tag corresponding to start tag "p"'),
        ("<p>x</h1>", 'expected "</p>", found "</h1>"'),
        ("<p><ul><li>x</li></ul></p>", 'tag "ul" can\'t be used inside of inline content'),
        ("<li>x</li>", 'tag "li" can\'t be used'),
        ("<table><tr><td><p>x</p></td></tr></table>", 'tag "p" can\'t be used inside of inline content'),
        ('<a href="javascript:alert(1)">x</a>', "unsupported link"),
        ('<p><img src="https://a.kz/b.jpg"/></p>', 'tag "img" can\'t be used inside of inline content'),
        ('<img src="data:image/png;base64,AA"/>', "HTTP or HTTPS"),
        ("<details><p>x</p></details>", 'must begin with a "summary"'),
        ('<tg-time unix="now">x</tg-time>', "Unix time"),
        ('<tg-time unix="1" format="rD">x</tg-time>', "invalid format"),
        ("a < b", 'unexpected "<"'),
        ("<p> </p><p", 'unexpected "<"'),
        ("  ", "non-empty"),
    ],
)
def test_what_the_rules_forbid_is_refused(html: str, part: str) -> None:
    assert part in refusal(html)


@pytest.mark.parametrize(
    ("html", "part"),
    [
        ("<p>" + "x" * 32_769 + "</p>", "too long"),
        ("<hr/>" * 501, "too many blocks"),
        ("<ul>" + "<li>x</li>" * 251 + "</ul>", "too many blocks"),
        ("<b>" * 17 + "x" + "</b>" * 17, "nested too deeply"),
        ('<img src="https://a.kz/b.jpg"/>' * 51, "too many media"),
        ("<table><tr>" + "<td>x</td>" * 21 + "</tr></table>", "too wide"),
        ('<table><tr><td rowspan="2" colspan="20">x</td></tr><tr><td>y</td></tr></table>', "too wide"),
    ],
)
def test_what_is_too_much_is_refused(html: str, part: str) -> None:
    assert part in refusal(html)


def test_a_message_at_its_limits_is_taken() -> None:
    assert len(blocks("<p>" + "x" * 32_768 + "</p>")) == 1
    assert len(blocks("<hr/>" * 500)) == 500
    assert blocks("<b>" * 16 + "x" + "</b>" * 16)


def test_exactly_one_source_must_be_given() -> None:
    with pytest.raises(Refusal, match="exactly one"):
        rich_message({"html": "<p>x</p>", "markdown": "x"})


TAGS = sorted(INLINE | BLOCKS | {"li", "summary", "cite", "tr", "td", "caption", "figcaption"})


@given(
    st.lists(
        st.sampled_from([*(f"<{tag}>" for tag in TAGS), *(f"</{tag}>" for tag in TAGS), "x", " ", "&#0;"])
    )
)
def test_any_order_of_tags_is_parsed_or_refused(parts: list[str]) -> None:
    try:
        assert parse_rich("".join(parts))["blocks"]
    except Refusal as refused:
        assert refused.status == 400


@given(st.text(st.sampled_from("<>/=&;#\"' apbh1tr\n😀\ud800")))
def test_any_text_is_parsed_or_refused(html: str) -> None:
    try:
        parse_rich(html)
    except Refusal as refused:
        assert refused.status == 400
