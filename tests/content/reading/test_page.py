"""A page becomes text with its headings, and what it says about itself."""

from datetime import UTC, datetime

from content.reading.blocks import sections
from content.reading.extraction import parse
from content.reading.lines import page_lines
from content.reading.page import read_page

SENTENCE = "The first ferry to the northern islands left the harbour on Monday with 340 passengers on board. "
PAGE = f"""<!doctype html><html lang="en"><head>
<title>Harbour opens ferry line | The Alda Post</title>
<meta property="og:site_name" content="The Alda Post">
<meta property="og:title" content="Harbour opens ferry line - The Alda Post">
<meta property="og:image" content="/pictures/ferry.jpg">
<link rel="canonical" href="https://alda.example/ferry">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "WebSite", "name": "x"}},
 {{"@type": "NewsArticle", "headline": "Harbour opens ferry line",
  "datePublished": "2023-05-12T14:00:00+06:00",
  "author": [{{"@type": "Person", "name": "Ada Lark"}}, {{"@type": "Person", "name": "Tom Reed"}}],
  "publisher": {{"@type": "Organization", "name": "The Alda Post"}}}}]}}</script>
</head><body><nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>Harbour opens ferry line</h1>
<p>{SENTENCE * 3}</p>
<figure><img src="a.jpg"><figcaption>The new ferry Alda at the pier.</figcaption></figure>
<p class="wp-caption-text">Captain Jon Vale on the bridge.</p>
<p>Passengers board on Monday. Photo credit: City press office</p>
<h2>A longer road</h2>
<p>{SENTENCE * 3}</p><ul><li>Oil is one cargo.</li><li>Fish is the other.</li></ul>
<h3>The islands’ share</h3>
<p>{SENTENCE * 3} <a href="/x">A link</a> &amp; more text, said the mayor.</p>
<h3>Related articles</h3>
<p>Harbour town closes bridge</p>
</article><footer>All rights reserved</footer></body></html>"""


def read(page=PAGE, url="https://alda.example/ferry?utm_source=x"):
    return read_page(page, url)


def test_headings_divide_the_text():
    assert [section.heading for section in sections(read().blocks, read().title)] == [
        "",
        "A longer road",
        "The islands’ share",
    ]


def test_captions_navigation_and_promotion_are_left_out():
    text = "\n".join(block.text for section in sections(read().blocks) for block in [section])
    for line in ("at the pier", "on the bridge", "Photo credit", "Home", "closes bridge", "rights reserved"):
        assert line not in text


def test_links_give_their_words():
    assert "A link & more text, said the mayor." in sections(read().blocks)[-1].text


def test_items_of_a_list_are_paragraphs():
    assert sections(read().blocks)[1].paragraphs[1:] == ("Oil is one cargo.", "Fish is the other.")


def test_page_tells_title_source_authors_date_address_and_picture():
    draft = read()
    assert draft.title == "Harbour opens ferry line"
    assert draft.source == "The Alda Post"
    assert draft.authors == ("Ada Lark", "Tom Reed")
    assert draft.published == datetime(2023, 5, 12, 8, tzinfo=UTC)
    assert draft.url == "https://alda.example/ferry"
    assert draft.image == "https://alda.example/pictures/ferry.jpg"
    assert draft.language == "en"


def test_bold_lines_are_headings_where_a_page_has_no_others():
    page = (
        f"<html><body><article><p>{SENTENCE * 3}</p><p><b>A bold heading</b></p><p>{SENTENCE * 3}</p>"
        f"<p><b>Another one</b></p><p>{SENTENCE * 3}</p></article></body></html>"
    )
    assert [section.heading for section in sections(read(page).blocks)] == [
        "",
        "A bold heading",
        "Another one",
    ]


def test_broken_structured_data_does_no_harm():
    for data in (
        "{",
        "[" * 5000,
        '{"@type": "NewsArticle", "author": 5, "headline": [], "image": {}}',
        "null",
    ):
        page = PAGE.replace("</head>", f'<script type="application/ld+json">{data}</script></head>')
        assert read(page).title == "Harbour opens ferry line"


def test_address_that_is_no_web_page_is_dropped():
    page = PAGE.replace("/pictures/ferry.jpg", "javascript:alert(1)").replace(
        "https://alda.example/ferry", "http://["
    )
    assert (read(page).image, read(page, "").url) == ("", "")


def test_no_script_or_style_reaches_the_text():
    page = PAGE.replace("<h2>", "<script>evil()</script><style>p {}</style><h2>")
    assert "evil" not in "".join(block.text for block in read(page).blocks)


def test_a_heading_right_over_another_is_kept_without_text():
    page = (
        "<html><body><article><h1>The harbour</h1>"
        f"<p>{SENTENCE * 3}</p><h2>Freight</h2><h3>Oil</h3><p>{SENTENCE * 3}</p><h2>Nothing below</h2>"
        "</article></body></html>"
    )
    found = sections(read(page).blocks, "The harbour")
    assert [(section.heading, bool(section.paragraphs)) for section in found] == [
        ("", True),
        ("Freight", False),
        ("Oil", True),
    ]


def test_rows_of_a_plain_table_are_lines_with_their_cells():
    rows = "<tr><td>Oil</td><td>12 million tonnes</td></tr><tr><td>Fish</td><td>3 million tonnes</td></tr>"
    text = f"<p>{SENTENCE * 3}</p>"
    page = f"<html><body><article>{text}<table>{rows}</table>{text}</article></body></html>"
    assert "Oil, 12 million tonnes" in sections(read(page).blocks)[0].paragraphs


def test_author_is_who_the_byline_names_where_the_data_name_the_publisher():
    page = PAGE.replace(
        '"author": [{"@type": "Person", "name": "Ada Lark"}, {"@type": "Person", "name": "Tom Reed"}]',
        '"author": {"@type": "Organization", "name": "The Alda Post"}',
    )
    page = page.replace("<h1>", '<p class="byline">By <a href="/ada">Ada Lark</a>, updated May 3</p><h1>')
    assert read(page).authors == ("Ada Lark",)


def test_title_is_the_heading_that_has_the_words_of_the_declared_one():
    page = PAGE.replace("<h1>Harbour opens ferry line", "<h1>Alda’s harbour opens a new ferry line")
    assert read(page).title == "Alda’s harbour opens a new ferry line"


def test_words_of_a_row_count_as_links_only_where_they_are():
    cells = (
        '<td><a href="/x">Repeat Voyage</a></td><td>A woman wishes she could sail the last year again</td>'
    )
    [line] = page_lines(parse(f"<html><body><table><tr>{cells}</tr></table></body></html>"))
    assert 0 < line.linked < 0.3


def test_lines_under_pictures_are_told_from_the_text():
    markup = '<div class="photo-box"><div>The mayor on the pier</div></div><p>The mayor spoke.</p>'
    below, text = page_lines(parse(f"<html><body>{markup}</body></html>"))
    assert (below.around.pictures, text.around.pictures) == (1, 0)


def test_a_page_of_a_few_words_is_read_too():
    page = "<html><body><div><p>Ferry left</p></div></body></html>"
    assert [block.text for block in read(page).blocks] == ["Ferry left"]
