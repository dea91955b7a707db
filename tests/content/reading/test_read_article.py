"""Any document becomes an article, or is refused with a reason."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.article import Article
from content.document import LARGEST_BODY, Document
from content.errors import NotAnArticle
from content.reading.article import read_article


def test_text_becomes_an_article_with_its_language(harbour):
    article = read_article(Document(harbour.encode(), "text"))
    assert article.title.startswith("Harbour Town")
    assert [section.heading for section in article.sections] == ["", "A longer road", "The islands’ share"]
    assert (article.language, article.source, article.url, article.published) == ("en", "", "", None)


def test_hints_win_over_what_the_text_says(harbour):
    published = datetime(2023, 5, 12, tzinfo=UTC)
    article = read_article(
        Document(
            harbour.encode(),
            "text",
            url="https://alda.example/1",
            title="Another title",
            source="The Post",
            authors=("Ada Lark",),
            published=published,
            image="https://alda.example/a.jpg",
        )
    )
    assert (article.title, article.source, article.authors) == ("Another title", "The Post", ("Ada Lark",))
    assert (article.url, article.published, article.image) == (
        "https://alda.example/1",
        published,
        "https://alda.example/a.jpg",
    )


@pytest.mark.parametrize(
    ("canonical", "address"),
    [
        ("https://alda.example/ferry", "https://alda.example/ferry"),
        ("https://www.alda.example/", "https://alda.example/ferry?utm_source=feed"),
        ("https://other.example/ferry", "https://alda.example/ferry?utm_source=feed"),
    ],
)
def test_page_may_correct_its_address_only_within_its_site(canonical, address):
    text = "The ferry left on Monday. " * 20
    page = f'<link rel="canonical" href="{canonical}"><article><p>{text}</p></article>'
    fetched = "https://alda.example/ferry?utm_source=feed"
    assert read_article(Document(page.encode(), "html", url=fetched)).url == address


def test_text_without_a_title_is_called_by_its_first_sentence():
    article = read_article(Document(b"The ferry left on Monday. It was full.", "text"))
    assert article.title == "The ferry left on Monday."
    assert article.sections[0].text == "The ferry left on Monday. It was full."


def test_characters_that_break_messages_are_removed():
    body = "Title here\n\nA\u202eb\u2066c\u200b <b> & \x07d\u0301 e\u0301. Done\u200f."
    assert (
        read_article(Document(body.encode(), "text")).sections[0].text == "Abc <b> & d\u0301 é. Done\u200f."
    )


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (b"", "text", "is empty"),
        (b" \n\t ", "html", "is empty"),
        ("\ufeff \u00a0".encode(), "text", "no article text"),
        (b"%PDF-1.4 x", "text", "PDF"),
        (bytes(range(256)) * 20, "text", "binary"),
        (b"<html><head><title>Home</title></head><body></body></html>", "html", "no article text"),
        (b"---- **** 123", "markdown", "no article text"),
        (b"x" * (LARGEST_BODY + 1), "text", "too large"),
    ],
)
def test_what_holds_no_article_is_refused_with_the_reason(body, kind, reason):
    with pytest.raises(NotAnArticle, match=reason):
        read_article(Document(body, kind))


def test_message_names_the_address():
    with pytest.raises(NotAnArticle, match=r"https://alda\.example/empty is empty"):
        read_article(Document(b"", "html", url="https://alda.example/empty"))


def test_one_paragraph_of_200_000_characters_is_kept_whole():
    paragraph = "The ferry left. " * 12_500
    article = read_article(Document(f"Title\n\n{paragraph}".encode(), "text"))
    assert article.sections[0].paragraphs == (paragraph.strip(),)


@settings(max_examples=150)
@given(
    st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(["text", "markdown", "html"]),
    st.sampled_from(["", "utf-8", "windows-1251", "gb2312", "nonsense"]),
)
def test_any_bytes_are_an_article_or_refused(body, kind, charset):
    try:
        article = read_article(Document(body, kind, charset=charset))
    except NotAnArticle:
        return
    assert isinstance(article, Article)
    assert article.title
    assert article.sections
    assert all("\n" not in paragraph for section in article.sections for paragraph in section.paragraphs)
    article.text.encode()


MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<h2>",
            "</h2>",
            "<article>",
            "<li>",
            "<table><tr><td>",
            "<b>",
            "<!--",
            "-->",
            "<script>",
            "&#0;",
            "&amp;",
        ]
    )
    | st.text(max_size=30),
    max_size=40,
).map("".join)


@settings(max_examples=100)
@given(MARKUP)
def test_any_markup_is_an_article_or_refused(markup):
    try:
        article = read_article(Document(markup.encode("utf-8", "ignore"), "html"))
    except NotAnArticle:
        return
    assert article.sections
