"""Markdown becomes a title, headings and plain paragraphs."""

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
