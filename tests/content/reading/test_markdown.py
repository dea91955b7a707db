"""Markdown becomes a title, headings and plain paragraphs."""

import pytest

from content.reading.blocks import sections
from content.reading.markdown import read_markdown

TEXT = """# Harbour *town* opens

First [paragraph](https://example.org/a) with **bold**
text and `code`.

## A longer road

1. One
2. Two

> A quoted line.

```
code block
```

### The islands &amp; the share

| Year | Fares |
|------|-------|
| 2022 | 3.50  |

![A picture](a.png)

<script>alert(1)</script>
"""


def test_first_heading_is_the_title():
    assert read_markdown(TEXT).title == "Harbour town opens"


def test_sections_hold_text_without_markup():
    found = sections(read_markdown(TEXT).blocks)
    assert [(section.heading, section.paragraphs) for section in found] == [
        ("", ("First paragraph with bold text and code.",)),
        ("A longer road", ("One", "Two", "A quoted line.")),
        ("The islands & the share", ("Year, Fares", "2022, 3.50")),
    ]


def test_known_title_is_not_repeated_as_a_heading():
    draft = read_markdown("# The title\n\nText.", title="The Title")
    assert draft.title == "The Title"
    assert [section.heading for section in sections(draft.blocks, draft.title)] == [""]


def test_quotes_nested_without_end_are_read_as_far_as_they_go():
    read_markdown(">" * 20_000 + " deep")


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    [
        *("[", "![", "[a](", "[[]", "*a ", "*a _b ", "**a*", "`", "<a", "~~a ", "> ", "- ", "1. "),
        *("|a|b|\n|-|-|\n", "# a\n", "a\\\n"),
    ],
)
def test_a_million_characters_of_markup_come_to_an_end(piece):
    draft = read_markdown("# Oil\n\nExports rose.\n\n" + piece * (1_000_000 // len(piece)))
    assert (draft.title, draft.blocks[0].text) == ("Oil", "Exports rose.")


def test_a_long_book_is_read_to_its_end():
    """With as many lines, emphasis and links as real ones have."""
    chapter = (
        "It was *said* that [exports](https://example.org/) of oil had risen, and so they had in spring.\n"
    )
    text = ("## Chapter\n\n" + chapter * 40 + "\n") * 240
    assert len(text) > 900_000
    assert sum(block.kind == "heading" for block in read_markdown(text).blocks) == 240
