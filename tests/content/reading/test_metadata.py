"""Who wrote a page, when, its headline and picture: told in data, in tags, or by its layout."""

from datetime import UTC, datetime

import pytest

from content.reading.metadata import page_metadata
from content.reading.page import parse

TEXT = f"<p>{'The first ferry to the northern islands left the harbour with 340 passengers. ' * 3}</p>"


def about(head="", top="", url="https://alda.example/news/ferry", rest=""):
    body = f"<main><h1>Harbour opens ferry line</h1>{top}{TEXT}{rest}</main>"
    return page_metadata(parse(f"<html><head>{head}</head><body>{body}</body></html>"), url)


def data(text):
    return f'<script type="application/ld+json">{text}</script>'


# Authors


def test_authors_of_the_structured_data_win():
    found = about(data('{"@type": "NewsArticle", "author": [{"name": "Ada Lark"}, {"name": "Tom Reed"}]}'))
    assert found.authors == ("Ada Lark", "Tom Reed")


def test_author_that_the_data_only_refer_to_is_looked_up():
    graph = """{"@graph": [{"@type": "Article", "author": {"@id": "#ada"}},
                           {"@type": "Person", "@id": "#ada", "name": "Ada Lark"}]}"""
    assert about(data(graph)).authors == ("Ada Lark",)


@pytest.mark.parametrize(("before", "behind"), [("<!--", "-->"), ("//<![CDATA[\n", "\n//]]>"), ("", ";")])
def test_data_in_marks_of_careless_templates_are_read(before, behind):
    text = '{"@type": "Article", "author": "Ada Lark"}'
    assert about(data(before + text + behind)).authors == ("Ada Lark",)


def test_overlong_declarations_cost_no_time():
    spaces, letters = " " * 300_000, "x@" * 200_000
    head = data(f'{{"@type": "Article", {spaces} "headline": "Ferry" {spaces} }} {spaces}x')
    head += f'<meta name="author" content="Ada Lark {letters}">'
    nested = '<div class="author">' * 200 + "<i>a </i>" * 3000 + "</div>" * 200
    assert about(head, nested).title == "Harbour opens ferry line"


def test_the_papers_own_name_gives_way_to_the_person_below_the_headline():
    head = (
        '<meta property="og:site_name" content="The Alda Post"><meta name="author" content="The Alda Post">'
    )
    assert about(head, '<p class="byline">By <a href="/x">Ada Lark</a></p>').authors == ("Ada Lark",)


def test_the_papers_name_is_told_where_nobody_else_is():
    head = (
        '<meta property="og:site_name" content="The Alda Post"><meta name="author" content="The Alda Post">'
    )
    assert about(head).authors == ("The Alda Post",)


@pytest.mark.parametrize(
    "top",
    [
        '<a rel="author" href="/a">Ada Lark</a>',
        '<span itemprop="author">Ada Lark</span>',
        '<div class="post-author">Posted by Ada Lark | 12 May 2023</div>',
        "<span>By Ada Lark</span>",
        "<p>Автор: Ada Lark</p>",
        '<a href="/authors/ada-lark/">Ada Lark</a>',
        '<div class="byline"><span class="byline__name">Ada Lark</span><span>Senior reporter</span></div>',
        "<div><span>Ada Lark</span><span>May 12, 2023</span></div>",
        "<div><div>Written by</div><div>Ada Lark</div></div>",
        '<div class="article-author">Ada Lark · Politics desk</div>',
    ],
)
def test_bylines_of_many_makes(top):
    assert about(top=top).authors == ("Ada Lark",)


def test_user_whose_page_the_byline_leads_to_is_the_author():
    assert about(top='<span>Posted by <a href="/user/ada_l">AdaL</a></span>').authors == ("AdaL",)


def test_organization_beside_a_person_is_left_out():
    listed = '[{"name": "By Ada Lark"}, {"name": "Alda Garden Network"}]'
    assert about(data(f'{{"@type": "Article", "author": {listed}}}')).authors == ("Ada Lark",)


def test_underscore_in_a_full_name_is_no_user_id():
    assert about('<meta name="author" content="史蒂文的家_藍天 (steven)">').authors == (
        "史蒂文的家_藍天 (steven)",
    )


@pytest.mark.parametrize(
    "top",
    [
        '<div class="related"><p class="byline">By Tom Reed</p></div>',
        '<section class="comments"><a rel="author" href="/t">Tom Reed</a></section>',
        '<button class="follow-author">Follow Author</button>',
        "<span>By the numbers: ferries</span>",
    ],
)
def test_other_peoples_names_are_not_the_authors(top):
    assert about(top=top).authors == ()


# Dates


def test_date_of_publication_wins_over_that_of_the_change():
    dates = '"dateModified": "2023-06-01T00:00Z", "datePublished": "2023-05-12T08:00:00Z"'
    assert about(data(f'{{"@type": "Article", {dates}}}')).published == datetime(2023, 5, 12, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "top",
    [
        '<time datetime="2023-05-12T14:00:00Z">Friday</time>',
        "<p>May 12, 2023, 2:00 pm UTC</p>",
        "<span>12.05.2023 14:00</span>",
        "<div class='date'>12 мая 2023, 14:00</div>",
        "<span>2023 жылғы 12 мамыр 14:00</span>",
        "<span>2023年5月12日 14:00</span>",
        "<p>Updated: June 1, 2023</p><p>Published: 12 May 2023 14:00</p>",
        '<span property="dc:date dc:created" content="2023-05-12T14:00:00Z"></span>',
        '<relative-time datetime="2023-05-12T14:00:00Z">long ago</relative-time>',
        '<footer class="node--promoted"><p>12 May 2023, 14:00</p></footer>',
    ],
)
def test_dates_below_the_headline(top):
    assert about(top=top).published == datetime(2023, 5, 12, 14, tzinfo=UTC)


def test_date_in_the_address_serves_where_the_page_tells_none():
    found = about(url="https://alda.example/2023/05/12/ferry")
    assert found.published == datetime(2023, 5, 12, tzinfo=UTC)


def test_time_without_a_zone_is_that_of_the_sites_country():
    found = about(top="<span>12.05.2025 14:00</span>", url="https://alda.kz/ferry")
    assert found.published == datetime(2025, 5, 12, 9, tzinfo=UTC)


@pytest.mark.parametrize(("language", "month"), [("en", 5), ("en-US", 5), ("en-GB", 12), ("de", 12)])
def test_month_comes_first_in_american_english_only(language, month):
    page = f'<html lang="{language}"><body><h1>Harbour opens</h1><p>05/12/2023</p>{TEXT}</body></html>'
    assert page_metadata(parse(page), "").published == datetime(2023, month, 17 - month, tzinfo=UTC)


def test_date_of_a_work_that_is_no_article_counts():
    head = data('{"@type": "Recipe", "datePublished": "2023-05-12T14:00:00Z"}')
    assert about(head).published == datetime(2023, 5, 12, 14, tzinfo=UTC)


def test_only_date_in_the_pages_programs_serves_where_it_shows_none():
    program = """<script>state = "{\\"published_at\\": \\"2023-05-12T14:00:00Z\\"}"</script>"""
    assert about(program).published == datetime(2023, 5, 12, 14, tzinfo=UTC)


def test_several_dates_in_the_pages_programs_are_nobodys():
    program = '<script>x = [{"createdAt": "2023-05-12"}, {"createdAt": "2023-05-14"}]</script>'
    assert about(program).published is None


def test_days_of_other_articles_are_not_the_pages():
    teaser = '<div class="related-card"><time datetime="2019-01-01">1 January</time></div>'
    assert about(rest=teaser).published is None


# Titles


@pytest.mark.parametrize("title", ["Ferry line opens | The Alda Post", "The Alda Post: Ferry line opens"])
def test_name_of_the_site_is_not_in_the_title(title):
    head = f'<meta property="og:site_name" content="The Alda Post"><title>{title}</title>'
    page = f"<html><head>{head}</head><body><h1>The Alda Post</h1>{TEXT}</body></html>"
    assert page_metadata(parse(page), "").title == "Ferry line opens"


def test_name_of_the_site_is_known_from_its_address():
    page = f"<html><head><title>Ferry line opens - Alda</title></head><body>{TEXT}</body></html>"
    assert page_metadata(parse(page), "https://www.alda.example/x").title == "Ferry line opens"


def test_heading_that_leads_to_the_front_page_is_no_headline():
    head = "<title>Harbour diary - Ferry line opens on Monday morning</title>"
    page = f'<html><head>{head}</head><body><h1><a href="/">Harbour diary</a></h1>{TEXT}</body></html>'
    assert page_metadata(parse(page), "").title == "Ferry line opens on Monday morning"


def test_shouted_heading_is_told_in_the_letters_of_the_declared_title():
    page = f"<head><title>Ferry line opens</title></head><body><h1>FERRY LINE OPENS</h1>{TEXT}</body>"
    assert page_metadata(parse(f"<html>{page}</html>"), "").title == "Ferry line opens"


def test_heading_whose_remark_behind_a_bar_the_title_lacks_is_told_without_it():
    head = '<meta property="og:site_name" content="Alda"><title>Ferry line opens on Monday | Alda</title>'
    heading = "<h1>Ferry line opens on Monday | Ships &amp;#x26; ports</h1>"
    page = f"<html><head>{head}</head><body>{heading}{TEXT}</body></html>"
    assert page_metadata(parse(page), "").title == "Ferry line opens on Monday"


def test_references_that_a_heading_shows_by_mistake_are_resolved():
    page = f"<html><body><h1>Ferries &amp;#x26; ports open again</h1>{TEXT}</body></html>"
    assert page_metadata(parse(page), "").title == "Ferries & ports open again"


# Pictures


def test_declared_photograph_is_likelier_than_a_drawing():
    drawing = '<meta property="og:image" content="/cover.gif">'
    photograph = '<meta property="og:image:secure_url" content="/cover.jpeg">'
    assert about(drawing + photograph).image == "https://alda.example/cover.jpeg"
    assert about(drawing).image == "https://alda.example/cover.gif"


def test_picture_above_the_headline_is_the_articles():
    body = f'<img src="/ferry.jpg"><h1>Ferry line opens</h1>{TEXT * 3}<img src="/map.jpg">'
    assert (
        page_metadata(parse(f"<html><body>{body}</body></html>"), "https://alda.example/x").image
        == "https://alda.example/ferry.jpg"
    )


def test_first_large_picture_serves_where_none_is_declared():
    small = '<img src="/logo.png"><img src="/face.jpg" width="40">'
    large = '<figure><img src="/ferry.jpg" width="900"></figure>'
    assert about(rest=small + large).image == "https://alda.example/ferry.jpg"
