"""A page becomes text with its headings, and what it says about itself."""

from datetime import UTC, datetime

from content.reading.blocks import sections
from content.reading.lines import page_lines
from content.reading.page import parse, read_page

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


def test_comments_are_no_text_however_long_they_are():
    comment = f'<li class="reply"><div class="reply-text">{SENTENCE * 4}I was on board as well.</div></li>'
    page = PAGE.replace("</article>", f'</article><ul class="comments">{comment * 8}</ul>')
    text = [block.text for block in read(page).blocks]
    assert not any("I was on board" in line for line in text)
    assert any(line.startswith(SENTENCE) for line in text)


def test_a_page_that_stands_in_its_own_menu_is_read_all_the_same():
    page = PAGE.replace("<article>", '<nav class="menu footer"><div>').replace("</article>", "</div></nav>")
    assert [section.heading for section in sections(read(page).blocks, read(page).title)][1:] == [
        "A longer road",
        "The islands’ share",
    ]


def test_captions_are_known_by_names_written_together_and_by_the_figures_they_stand_in():
    pictures = (
        '<div class="photo"><span class="newsCaption">The old ferry is sold.</span></div>'
        "<figure><img src='b.jpg'><p>Its last captain on the bridge in March.</p></figure>"
    )
    text = "\n".join(block.text for block in read(PAGE.replace("<h2>", f"{pictures}<h2>", 1)).blocks)
    assert "is sold" not in text
    assert "last captain" not in text


def test_a_quotation_shown_as_a_figure_is_text():
    said = "We have waited twelve years for this line, and now it sails every single day of the year."
    figure = f"<figure><blockquote><p>{said}</p></blockquote></figure>"
    text = [
        block.text for block in read(PAGE.replace("<h2>", f"<p>{SENTENCE * 2}</p>{figure}<h2>", 1)).blocks
    ]
    assert said in text


def test_lines_without_spaces_between_words_weigh_as_much_as_others():
    line = "玉峰道路一路上雲氣繚繞，順路下切蜿蜒道路後不久即抵達村裡的小學。"
    reply = f'<li class="post-item"><b>2013/12/28 10:42</b><div>{"謝謝分享，真是漂亮的地方。" * 3}</div></li>'
    page = (
        "<html><head><title>山村紀行</title></head><body><h1>山村紀行</h1>"
        f'<div class="article-content">{"".join(f"<p>{line}{number}。</p>" for number in range(20))}</div>'
        f'<ul class="comment-list">{reply * 30}</ul></body></html>'
    )
    text = [block.text for block in read(page).blocks]
    assert sum(block.startswith(line) for block in text) == 20
    assert not any("謝謝分享" in block for block in text)


def test_a_page_of_headings_alone_is_read_as_text():
    headings = "<h2>The ferry leaves at nine</h2><h2>The bus leaves at ten</h2>"
    page = f"<html><body><main>{headings}</main></body></html>"
    assert [block.text for block in read(page).blocks if block.kind == "paragraph"] == [
        "The ferry leaves at nine",
        "The bus leaves at ten",
    ]


def test_headings_that_count_pictures_are_none_of_the_article():
    slides = "".join(f"<h3>{number}/12 The harbour at dawn</h3><p>{SENTENCE}</p>" for number in range(1, 13))
    page = PAGE.replace(
        "<h2>", f"<p>{SENTENCE * 2}</p>{slides}<h2>9/11 changed the route</h2><p>{SENTENCE}</p><h2>", 1
    )
    headings = [block.text for block in read(page).blocks if block.kind == "heading"]
    assert not any("/12" in heading for heading in headings)
    assert "9/11 changed the route" in headings


def test_captions_are_known_by_names_that_end_so():
    page = PAGE.replace("<h2>", '<div class="thumbcaption">The old ferry on its last day.</div><h2>', 1)
    assert "last day" not in "\n".join(block.text for block in read(page).blocks)


def test_a_page_of_links_and_dates_is_no_article():
    menu = "".join(f'<li><a href="/{place}">Section {place}</a></li>' for place in range(30))
    cards = "".join(
        f'<div><h3><a href="/n{day}">News of the day</a></h3><p>{day} May</p></div>' for day in range(1, 9)
    )
    page = f"<html><body><ul>{menu}</ul>{cards}<footer>All of it is ours</footer></body></html>"
    assert not sections(read(page).blocks)


def test_a_table_below_a_menu_is_read_without_the_menu():
    menu = "".join(f'<li><a href="/{place}">Section {place}</a></li>' for place in range(30))
    rows = "<tr><td>Norway</td><td>12</td></tr><tr><td>Iceland</td><td>9</td></tr>"
    page = f"<html><body><ul>{menu}</ul><table>{rows}</table></body></html>"
    assert [block.text for block in read(page).blocks] == ["Norway, 12", "Iceland, 9"]


def test_no_script_or_style_in_a_table_reaches_the_text():
    rows = (
        "<tr><td>Oslo<br>Norway<script>alert(1)</script></td><td> </td><td>12 <style>p {}</style></td></tr>"
    )
    page = PAGE.replace("<h2>", f"<table>{rows}</table><h2>", 1)
    text = [block.text for block in read(page).blocks]
    assert "Oslo Norway, 12" in text
    assert not any("alert" in line or "p {}" in line for line in text)
