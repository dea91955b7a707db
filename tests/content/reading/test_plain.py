"""A plain text becomes a title, headings and paragraphs."""

from content.reading.blocks import sections
from content.reading.plain import read_plain


def test_first_line_alone_is_the_title(harbour):
    assert read_plain(harbour).title.startswith("Harbour Town Opens Ferry Line")


def test_short_lines_alone_before_prose_are_headings(harbour):
    found = sections(read_plain(harbour).blocks)
    assert [section.heading for section in found] == ["", "A longer road", "The islands’ share"]


def test_captions_and_the_closing_promotion_are_in_no_section(harbour):
    text = "\n".join(section.text for section in sections(read_plain(harbour).blocks))
    assert "Photo credit" not in text
    assert "northern pier" not in text
    assert "stories sent directly" not in text


def test_dateline_and_verbatim_paragraphs_stay(harbour):
    lead = sections(read_plain(harbour).blocks)[0]
    assert lead.paragraphs[0].startswith("PORT ALDA – The first ferry")
    assert lead.paragraphs[1] == "The line cost $24 million. Fares start at 3.50 crowns."


def test_lines_wrapped_at_72_columns_are_joined():
    text = (
        "A Title\n\nThe council met on Monday and spoke for three hours about the\n"
        "budget of the coming year, smaller.\n\nIt meets again in May and will then\nvote.\n"
    )
    assert [block.text for block in read_plain(text).blocks] == [
        "The council met on Monday and spoke for three hours about the budget of the coming year, smaller.",
        "It meets again in May and will then vote.",
    ]


def test_one_paragraph_a_line_without_blank_lines():
    text = "A Title\nFirst paragraph ends here.\nA heading\nSecond paragraph ends here."
    found = sections(read_plain(text).blocks)
    assert [(section.heading, section.paragraphs) for section in found] == [
        ("", ("First paragraph ends here.",)),
        ("A heading", ("Second paragraph ends here.",)),
    ]


def test_byline_and_date_below_the_title_are_taken_out():
    draft = read_plain("A Title\n\nBy Ada Lark and Tom Reed\n\n12 May 2023\n\nThe text begins.")
    assert draft.authors == ("Ada Lark", "Tom Reed")
    assert [block.text for block in draft.blocks] == ["The text begins."]


def test_items_of_a_list_are_no_headings():
    draft = read_plain("A Title\n\nIt sells:\n\n- Oil\n\n- Gas\n\nThat is all.")
    assert {block.kind for block in draft.blocks} == {"paragraph"}


def test_title_that_is_known_already_is_not_repeated_in_the_text():
    draft = read_plain("The Known Title\n\nText follows.", title="The known title")
    assert draft.title == "The known title"
    assert [block.text for block in draft.blocks] == ["Text follows."]


def test_a_single_paragraph_is_text_and_no_title():
    draft = read_plain("Only one sentence stands here.")
    assert (draft.title, [block.text for block in draft.blocks]) == ("", ["Only one sentence stands here."])


def test_chinese_headings_are_known_by_their_shape():
    found = sections(
        read_plain("港口开通渡轮\n\n周一，第一班渡轮出发了。\n\n未来计划\n\n第二阶段明年开始。").blocks
    )
    assert [section.heading for section in found] == ["", "未来计划"]


def test_kazakh_headings_are_known_by_their_shape():
    found = sections(
        read_plain("Порт ашылды\n\nАлғашқы кеме шықты.\n\nЖаңа жоспар\n\nЕкінші кезең келесі жылы.").blocks
    )
    assert [section.heading for section in found] == ["", "Жаңа жоспар"]
