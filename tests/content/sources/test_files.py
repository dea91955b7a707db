"""Files become documents with the hints of their front matter."""

from datetime import UTC, datetime

import pytest

from content.document import LARGEST_BODY
from content.errors import ContentError
from content.sources.files import documents_in, read_file

MARKDOWN = """---
title: "Harbour: the ferry line"
url: https://alda.example/ferry
source: The Alda Post
authors: [Ada Lark, Tom Reed]
published: 2023-05-12
language: en
image: https://alda.example/a.jpg
---
# Harbour

Text.
"""


def write(folder, name, text):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_front_matter_gives_the_hints(tmp_path):
    document = read_file(write(tmp_path, "a.md", MARKDOWN))
    assert (document.kind, document.title, document.source) == (
        "markdown",
        "Harbour: the ferry line",
        "The Alda Post",
    )
    assert document.url == "https://alda.example/ferry"
    assert document.authors == ("Ada Lark", "Tom Reed")
    assert document.published == datetime(2023, 5, 12, tzinfo=UTC)
    assert (document.language, document.image) == ("en", "https://alda.example/a.jpg")
    assert document.body.decode().startswith("# Harbour")


@pytest.mark.parametrize(
    "published",
    [
        "2023-05-12T14:00:00+06:00",
        '"2023-05-12T14:00:00+06:00"',
        "2023-05-12 08:00:00",
        "2023-05-12T08:00:00Z",
    ],
)
def test_time_of_publication_may_be_written_in_many_ways(tmp_path, published):
    path = write(tmp_path, "a.md", MARKDOWN.replace("2023-05-12\n", published + "\n"))
    assert read_file(path).published == datetime(2023, 5, 12, 8, tzinfo=UTC)


def test_one_author_may_be_plain_text(tmp_path):
    path = write(tmp_path, "a.md", MARKDOWN.replace("[Ada Lark, Tom Reed]", "Ada Lark"))
    assert read_file(path).authors == ("Ada Lark",)


def test_markdown_without_front_matter_has_no_hints(tmp_path):
    document = read_file(write(tmp_path, "a.markdown", "# Title\n\nText."))
    assert (document.body, document.title, document.published) == (b"# Title\n\nText.", "", None)


@pytest.mark.parametrize(("name", "kind"), [("a.txt", "text"), ("a.HTML", "html"), ("a.htm", "html")])
def test_other_kinds_are_handed_on_byte_for_byte(tmp_path, name, kind):
    document = read_file(write(tmp_path, name, b"\xcf\xf0\xe8"))
    assert (document.kind, document.body) == (kind, b"\xcf\xf0\xe8")


@pytest.mark.parametrize(
    ("front_matter", "reason"),
    [
        ("title: [unclosed", "no valid YAML"),
        ("published: soon", "'published'"),
        ("published: 12", "'published'"),
        ("authors: {a: b}", "'authors'"),
        ("title: [a, b]", "'title'"),
    ],
)
def test_front_matter_that_makes_no_sense_is_refused(tmp_path, front_matter, reason):
    path = write(tmp_path, "bad.md", f"---\n{front_matter}\n---\nText.")
    with pytest.raises(ContentError, match=reason) as caught:
        read_file(path)
    assert "bad.md" in str(caught.value)


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(ContentError, match="there is no file"):
        read_file(tmp_path / "missing.txt")


def test_folder_is_refused(tmp_path):
    with pytest.raises(ContentError, match="is a folder"):
        read_file(tmp_path)


def test_unknown_kind_is_refused_with_the_known_ones(tmp_path):
    with pytest.raises(ContentError, match=r"known are \.txt"):
        read_file(write(tmp_path, "a.docx", "x"))


def test_too_large_file_is_refused_unread(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_BODY + 1)
    with pytest.raises(ContentError, match="too large"):
        read_file(path)


def test_folder_gives_its_readable_files_by_name(tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.md", "a.txt", ".hidden.md", "c.docx", "more/d.html", ".git/e.md"):
        write(tmp_path, name, "x")
    found = [str(path.relative_to(tmp_path)) for path in documents_in(tmp_path)]
    assert found == ["a.txt", "b.md", "more/d.html"]


def test_folder_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(ContentError, match="there is no folder"):
        list(documents_in(tmp_path / "missing"))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("field", ["title", "authors", "published"])
def test_front_matter_of_aliases_without_end_is_refused_quickly(tmp_path, field):
    levels = "\n".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]" for n in range(15))
    path = write(tmp_path, "bad.md", f"---\na0: &a0 [x]\n{levels}\n{field}: *a15\n---\nText.")
    with pytest.raises(ContentError, match=field):
        read_file(path)
