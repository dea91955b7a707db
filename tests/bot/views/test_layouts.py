from datetime import UTC, datetime

from bot.views import rich
from bot.views.blocks import (
    Bullets,
    Byline,
    Details,
    Footer,
    Group,
    Heading,
    Paragraph,
    Picture,
    PullQuote,
    Run,
    Table,
    separated,
    unstyled,
)
from bot.views.compose import compose
from bot.views.rich import without_pictures


def test_a_heading_stands_right_above_its_paragraph_in_plain():
    group = Group((Heading(unstyled("Trade")), Paragraph(unstyled("It grew.")), Byline(unstyled("Courier"))))
    assert compose([group]).parts == ("<b>Trade</b>\nIt grew.\nCourier",)


def test_a_searched_word_is_marked_in_rich_and_bold_in_plain():
    message = compose([Paragraph((Run("On "), Run("trade", mark=True), Run(".")))])
    assert message.parts == ("On <b>trade</b>.",)
    assert message.rich == "<p>On <mark>trade</mark>.</p>"


def test_a_moment_is_shown_in_the_readers_own_zone_in_rich():
    run = Run("24 November", instant=datetime(2026, 11, 24, tzinfo=UTC))
    message = compose([Paragraph((run,))])
    assert message.rich == '<p><tg-time unix="1795478400" format="D">24 November</tg-time></p>'
    assert message.parts == ("24 November",)


def test_a_speaker_stands_below_the_words():
    message = compose([PullQuote("We sell sunlight", "the engineer")])
    assert message.rich == "<aside>We sell sunlight<cite>the engineer</cite></aside>"
    assert message.parts == ("<blockquote>We sell sunlight\n— <i>the engineer</i></blockquote>",)


def test_a_table_becomes_lines_in_plain():
    row = (unstyled("exports"), (Run("$13 billion", bold=True),))
    message = compose([Table((row,), caption="In figures")])
    assert message.parts == ("<b>In figures</b>\n• exports: <b>$13 billion</b>",)
    assert message.rich == (
        "<table bordered striped><caption>In figures</caption>"
        "<tr><td>exports</td><td><b>$13 billion</b></td></tr></table>"
    )


def test_folded_blocks_fold_in_both_layouts():
    message = compose([Details(unstyled("More"), (Paragraph(unstyled("inside")),))])
    assert message.rich == "<details><summary>More</summary><p>inside</p></details>"
    assert message.parts == ("<b>More</b>\n<blockquote expandable>inside</blockquote>",)


def test_plain_shows_the_brief_form_of_what_is_folded():
    folded = Details(unstyled("More"), (Paragraph(unstyled("long")),), (Paragraph(unstyled("short")),))
    assert compose([folded]).parts == ("short",)


def test_blocks_without_words_are_left_out():
    blocks = [Heading(unstyled(" ")), PullQuote("", "nobody"), Bullets(((),)), Paragraph(unstyled("here"))]
    message = compose([*blocks, Details(unstyled("More"), (Paragraph(unstyled("\u200b")),))])
    assert message.parts == ("here",)
    assert message.rich == "<p>here</p>"


def test_a_refused_address_leaves_the_words():
    message = compose([Paragraph((Run("here", href="javascript:alert(1)"),))])
    assert message.rich == "<p>here</p>"


def test_a_group_is_kept_in_one_plain_part():
    group = Group((Heading(unstyled("Second")), Paragraph(unstyled("b" * 3000))))
    message = compose([Paragraph(unstyled("a" * 3000)), group], parts=2)
    assert message.parts == ("a" * 3000, "<b>Second</b>\n" + "b" * 3000)


def test_pieces_from_right_to_left_do_not_swap_with_their_neighbours():
    assert [run.text for run in separated(Run("أخبار"), Run("9:00"))] == ["\u2068أخبار\u2069", " · ", "9:00"]


def folds(count, size):
    return [
        Group(
            (Paragraph(unstyled("brief")), Details(unstyled("More"), (Paragraph(unstyled("x" * size)),), ()))
        )
        for _ in range(count)
    ]


def test_rich_leaves_out_folds_first(check):
    message = compose([*folds(5, 10_000), Footer(unstyled("end"))])
    assert message.rich.count("<details>") == 3
    assert message.rich.count("brief") == 5
    assert message.rich.endswith("<footer>end</footer>")
    check(message)


def test_rich_then_leaves_out_whole_groups_and_says_so():
    groups = [Group((Paragraph(unstyled(str(number) + "x" * 9000)),)) for number in range(5)]
    markup = rich.render(
        [*groups, Footer(unstyled("end"))], lambda count: Paragraph(unstyled(f"{count} more"))
    )
    assert markup.endswith("<p>2 more</p><footer>end</footer>")
    assert markup.startswith("<p>0x")


def test_rich_keeps_to_500_blocks(check):
    groups = [Group((Bullets((unstyled("a"), unstyled("b"))),)) for _ in range(300)]
    message = compose(groups, parts=1)
    assert message.rich.count("<ul>") == 100
    check(message)


def test_what_cannot_fit_a_rich_message_is_plain_only():
    assert compose([Paragraph(unstyled("x" * 40_000))]).rich == ""


def test_a_group_may_have_a_message_of_its_own():
    story = Group((Heading(unstyled("A story")), Paragraph(unstyled("What happened."))))
    made = compose(
        [Heading(unstyled("Today")), story, story, Footer(unstyled("The end"))], parts=9, apart=True
    )
    assert made.parts == (
        "<b>Today</b>", "<b>A story</b>\nWhat happened.", "<b>A story</b>\nWhat happened.", "<i>The end</i>"
    )  # fmt: skip
    assert made.rich == ""


def test_a_picture_is_in_the_rich_layout_only_and_can_be_taken_out():
    made = compose([Picture("https://example.org/a.jpg"), Paragraph(unstyled("What happened."))])
    assert made.rich == '<img src="https://example.org/a.jpg"><p>What happened.</p>'
    assert made.parts == ("What happened.",)
    assert without_pictures(made.rich) == "<p>What happened.</p>"
