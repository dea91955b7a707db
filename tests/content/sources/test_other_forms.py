"""What is no feed by its form, but one by what is in it: Telegram channels' pages and news sitemaps."""

from datetime import UTC, datetime

import pytest

from content.errors import UnreadableFeed
from content.sources.feeds import looks_like_feed, parse_feed
from content.sources.pages import entry_document, has_full_text
from content.sources.sitemap import listed_sitemaps
from content.sources.telegram_channel import channel_page, is_channel_page

CHANNEL = "https://t.me/s/portnews"
SITEMAP = "https://example.org/news-sitemap.xml"


def message(number, inside, kind=""):
    return (
        '<div class="tgme_widget_message_wrap js-widget_message_wrap">'
        f'<div class="tgme_widget_message text_not_supported_wrap {kind}" data-post="portnews/{number}">'
        f'<div class="tgme_widget_message_bubble">{inside}'
        '<a class="tgme_widget_message_video_player"><time class="message_video_duration">0:29</time></a>'
        f'<a class="tgme_widget_message_date" href="https://t.me/portnews/{number}">'
        f'<time datetime="2026-11-23T0{number}:00:00+05:00" class="time">00:00</time></a></div></div></div>'
    )


def words(inside):
    return f'<div class="tgme_widget_message_text js-message_text" dir="auto">{inside}</div>'


def page(*messages):
    head = '<html><head><meta property="og:title" content="Port &amp; News"></head><body>'
    return f"<!DOCTYPE html>{head}{''.join(messages)}</body></html>".encode()


def entries(*messages):
    return parse_feed(page(*messages), CHANNEL, "text/html").entries


def test_a_channels_messages_are_entries():
    feed = parse_feed(
        page(
            message(1, words("<b>Oil up</b><br/><br/>Exports rose &amp; fell.<br/>Ports opened.")),
            message(2, words('One <i class="emoji"><b>🙏</b></i> line &lt;b&gt; only.')),
        ),
        CHANNEL,
    )
    assert (feed.title, feed.site) == ("Port & News", "https://t.me/portnews")
    first, second = feed.entries
    assert (first.title, first.url) == ("Oil up", "https://t.me/portnews/1")
    assert first.content == "<p>Exports rose &amp; fell.</p><p>Ports opened.</p>"
    assert first.published == datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
    assert (second.title, second.content) == ("One 🙏 line <b> only.", "<p>One 🙏 line &lt;b&gt; only.</p>")


def test_a_quoted_message_is_not_the_messages_own():
    old = '<div class="tgme_widget_message_text js-message_reply_text">Old</div>'
    quoted = f'<a class="tgme_widget_message_reply">{old}</a>'
    (entry,) = entries(message(1, quoted + words("New words here.")))
    assert entry.title == "New words here."


def test_an_albums_words_are_read_once():
    (entry,) = entries(message(1, words(words("Title<br/>Words."))))
    assert entry.content == "<p>Words.</p>"


def test_pictures_and_service_messages_are_passed_over():
    (entry,) = entries(
        message(1, '<a class="tgme_widget_message_photo_wrap"></a>'),
        message(2, words("Channel pinned a message"), kind="service_message"),
        message(3, words("Words.")),
    )
    assert entry.title == "Words."


def test_a_long_message_without_lines_has_its_first_sentence_as_title():
    (entry,) = entries(message(1, words("Exports of oil rose on Monday. " + "More followed. " * 30)))
    assert entry.title == "Exports of oil rose on Monday."


def test_a_message_keeps_its_key_when_it_is_edited():
    assert entries(message(1, words("One.")))[0].key == entries(message(1, words("Other.")))[0].key


async def test_a_message_is_all_there_is_and_nothing_is_fetched_for_it(fetcher):
    (entry,) = entries(message(1, words("Short.")))
    assert has_full_text(entry)
    document = await entry_document(entry, "Port News", fetcher.fetch)
    assert b"Short." in document.body


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>No messages</body></html>", b"\0" * 1000, b"<div>" * 50_000]
)
def test_a_channel_without_messages_is_refused(body):
    with pytest.raises(UnreadableFeed, match="no messages"):
        parse_feed(body, CHANNEL)


@pytest.mark.parametrize(
    ("address", "page_address"),
    [
        ("https://t.me/portnews", CHANNEL),
        ("https://t.me/portnews/", CHANNEL),
        ("https://t.me/s/portnews", CHANNEL),
        ("https://telegram.me/portnews", "https://telegram.me/s/portnews"),
        ("https://t.me/portnews/12", "https://t.me/portnews/12"),
        ("https://t.me/joinchat/AAAA", "https://t.me/joinchat/AAAA"),
        ("https://t.me/+AAAAAA", "https://t.me/+AAAAAA"),
        ("https://example.org/portnews", "https://example.org/portnews"),
    ],
)
def test_a_channels_address_is_that_of_its_page(address, page_address):
    assert channel_page(address) == page_address
    assert is_channel_page(page_address) is ("/s/" in page_address)


def sitemap(*urls):
    return (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{"".join(urls)}</urlset>'
    ).encode()


def news(number, title="Oil &amp; gas"):
    return (
        f"<url><loc>https://example.org/{number}?a=1&amp;b=2</loc><news:news><news:publication>"
        "<news:name>The Example</news:name><news:language>ru</news:language></news:publication>"
        f"<news:publication_date>2026-11-23T09:00:00+05:00</news:publication_date><news:title>{title}</news:title>"
        "</news:news></url>"
    )


def test_a_news_sitemap_is_a_feed():
    body = sitemap(
        news(1), "<url><loc>https://example.org/about</loc></url>", news(2, "<![CDATA[<b>Two</b>]]>")
    )
    assert looks_like_feed(body, "application/xml")
    feed = parse_feed(body, SITEMAP)
    assert (feed.title, feed.language) == ("The Example", "ru")
    assert [entry.title for entry in feed.entries] == ["Oil & gas", "<b>Two</b>"]
    assert feed.entries[0].url == "https://example.org/1?a=1&b=2"
    assert feed.entries[0].published == datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def test_a_broken_news_sitemap_is_read_as_far_as_it_goes():
    whole = sitemap(news(1), news(2), news(3))
    assert len(parse_feed(whole[: whole.rindex(b"<url>")] + b"<url><loc>https://e", SITEMAP).entries) == 2


def test_a_sitemap_of_all_pages_is_no_feed():
    body = sitemap("<url><loc>https://example.org/about</loc></url>")
    with pytest.raises(UnreadableFeed, match="without news"):
        parse_feed(body, SITEMAP)


def test_an_index_lists_its_sitemaps_those_of_news_first():
    body = (
        b"<?xml version='1.0'?><sitemapindex><sitemap><loc> https://e.org/pages.xml </loc></sitemap>"
        b"<sitemap><loc><![CDATA[https://e.org/news.xml?a=1&b=2]]></loc></sitemap></sitemapindex>"
    )
    assert listed_sitemaps(body) == ("https://e.org/news.xml?a=1&b=2", "https://e.org/pages.xml")
    assert listed_sitemaps(b"<html><loc>https://e.org/</loc>") == ()
