"""Hostile markup is cut before a parser sees it; ordinary markup is left alone."""

from content.reading.guard import harmless_markup


def test_tag_with_very_many_attributes_keeps_its_name_only():
    attributes = " ".join(f"a{number}=1" for number in range(3000))
    assert harmless_markup(f"<p>one</p><div {attributes}>two</div>") == "<p>one</p><div>two</div>"


def test_closing_bracket_in_quotes_does_not_hide_attributes():
    attributes = " ".join(f"a{number}=1" for number in range(3000))
    assert harmless_markup(f'<div title="a > b" {attributes}>two') == "<div>two"


def test_long_attribute_of_a_picture_stays():
    picture = f'<img src="data:image/png;base64,{"A" * 90_000}">'
    assert harmless_markup(picture) == picture


def test_comparison_in_a_long_script_does_not_swallow_the_page():
    script = "<script>if (a<b) { " + "x = 1; " * 3000 + "}</script><p>text</p>"
    assert harmless_markup(script).endswith("</script><p>text</p>")


def test_a_page_ends_after_more_tags_than_any_page_has():
    assert harmless_markup("<p>x" * 100_000) == "<p>x" * 40_000


def test_a_page_ends_after_more_text_than_anybody_reads():
    page = f"<p>{'word ' * 10}</p><p>{'more ' * 100_000}"
    assert harmless_markup(page, 50) == f"<p>{'word ' * 10}</p><p>more more "


def test_spaces_and_scripts_are_no_text():
    page = f"<script>if (a<b) {'x = 1; ' * 100}</script>{' ' * 500}<style>{'p {}' * 100}</style><p>text</p>"
    assert harmless_markup(page, 50) == page


def test_a_script_that_ends_in_what_looks_like_a_tag_hides_no_text():
    assert len(harmless_markup("<script>a<b</script><p>" + "x" * 1000, 50)) < 100


def test_nul_and_control_characters_go():
    assert harmless_markup("<p>a\0b\x01c\n</p>") == "<p>abc\n</p>"


def test_hostile_sizes_are_handled_in_one_pass():
    for piece in ("<", "<a ", '<a "', "<a '", '<a b="', "</", "<a =", "&"):
        harmless_markup(piece * 200_000)
