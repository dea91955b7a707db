"""Feeds in every form, whole and broken, become clean entries with stable keys."""

import json
from datetime import UTC, datetime

import pytest

from content.errors import UnreadableFeed
from content.sources.feeds import looks_like_feed, parse_feed

URL = "https://example.org/feeds/news.xml"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Example &amp; Times</title><link>https://example.org/</link><language>en-GB</language>
<item><title>Oil &amp;amp; gas: &lt;i&gt;prices&lt;/i&gt; rise</title><link>/2026/oil?utm_source=rss</link>
<guid isPermaLink="false">oil-1</guid><dc:creator>Aigerim Seitova</dc:creator>
<pubDate>Mon, 23 Nov 2026 09:30:00 +0500</pubDate>
<description>Prices rose.</description>
<content:encoded><![CDATA[<p>Prices <b>rose</b> &nbsp; by 3%.</p>]]></content:encoded>
</item>
<item><title>Grain</title><link>https://example.org/grain</link><pubDate>sometime</pubDate></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><title>Пример</title>
<link rel="self" href="/atom"/><link href="https://example.org/"/><id>urn:f</id>
<updated>2026-11-23T04:00:00Z</updated>
<entry><id>urn:1</id><title type="html">Цены &lt;b&gt;растут&lt;/b&gt;</title><link href="oil"/>
<updated>2026-11-23T04:00:00Z</updated><author><name>А. Сеитова</name></author><summary>Кратко</summary>
</entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>RDF</title><link>https://example.org/</link>
</channel><item rdf:about="https://example.org/1"><title>One</title><link>https://example.org/1</link>
<dc:date>2026-11-23T04:00:00Z</dc:date></item></rdf:RDF>"""


def rss(*items, before="", after="", title="T"):
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'{before}<rss version="2.0"><channel><title>{title}</title>{body}</channel></rss>{after}'.encode()


def only(body, **arguments):
    (entry,) = parse_feed(body, URL, **arguments).entries
    return entry


def test_rss_becomes_a_feed():
    feed = parse_feed(RSS.encode(), URL)
    assert (feed.title, feed.site, feed.language) == ("The Example & Times", "https://example.org/", "en")
    oil, grain = feed.entries
    assert oil.title == "Oil & gas: prices rise"
    assert oil.url == "https://example.org/2026/oil"
    assert oil.authors == ("Aigerim Seitova",)
    assert oil.published == datetime(2026, 11, 23, 4, 30, tzinfo=UTC)
    assert (oil.summary, oil.language) == ("Prices rose.", "en")
    assert oil.content == "<p>Prices <b>rose</b> &nbsp; by 3%.</p>"
    assert (grain.title, grain.published) == ("Grain", None)


def test_atom_becomes_a_feed():
    feed = parse_feed(ATOM.encode(), URL)
    (entry,) = feed.entries
    assert (feed.title, entry.title, entry.summary) == ("Пример", "Цены растут", "Кратко")
    assert entry.url == "https://example.org/oil"
    assert entry.authors == ("А. Сеитова",)
    assert entry.published == datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def test_rdf_becomes_a_feed():
    entry = only(RDF.encode())
    assert (entry.title, entry.url) == ("One", "https://example.org/1")
    assert entry.published == datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


RDF_NS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NETSCAPE = "http://my.netscape.com/rdf/simple/0.9/"
OLD = "<title>One &amp; only</title><link>https://example.org/1</link>"


@pytest.mark.parametrize(
    "body",
    [
        f'<rdf:RDF xmlns:rdf="{RDF_NS}" xmlns="{NETSCAPE}"><channel/><item>{OLD}</item></rdf:RDF>',
        f'<r:RDF xmlns:r="{RDF_NS}" xmlns:rss="http://purl.org/rss/1.0/"><rss:item>'
        "<rss:title>One &amp; only</rss:title><rss:link>https://example.org/1</rss:link></rss:item></r:RDF>",
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd">'
        f'<rss version="0.91"><channel><title>C</title><item>{OLD}</item></channel></rss>',
        f'<rss version="0.92"><channel><item>{OLD}<enclosure url="x"/></item></channel></rss>',
        f'<rss version="0.93"><channel><title>C</title><item>{OLD}</item></channel></rss>',
        f"<RSS><CHANNEL><item>{OLD}</item></CHANNEL></RSS>",
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>One &amp; only</title>'
        '<link rel="alternate" href="https://example.org/1"/></entry></feed>',
        "<feed><entry><title>One &amp; only</title><link href='https://example.org/1'/></entry></feed>",
    ],
    ids=[
        "0.90",
        "1.0 with prefixes",
        "0.91",
        "0.92",
        "0.93",
        "capitals",
        "atom 0.3",
        "atom without namespace",
    ],
)
def test_old_and_odd_forms_are_read(body):
    entry = only(body.encode())
    assert (entry.title, entry.url) == ("One & only", "https://example.org/1")


def test_json_feed_becomes_a_feed():
    body = json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "J",
            "home_page_url": "https://example.org/",
            "language": "kk",
            "items": [
                {
                    "id": 7,
                    "url": "/seven",
                    "title": "A <b> & c",
                    "content_text": "One & two.\n\nThree.",
                    "date_published": "2026-11-23T09:00:00+05:00",
                    "authors": [{"name": "Dana"}, {}],
                },
                "no item",
            ],
        }
    ).encode()
    feed = parse_feed(b"\xef\xbb\xbf" + body, URL)
    (entry,) = feed.entries
    assert (feed.title, feed.language, entry.url) == ("J", "kk", "https://example.org/seven")
    assert (entry.title, entry.authors) == ("A <b> & c", ("Dana",))
    assert entry.content == "<p>One &amp; two.</p><p>Three.</p>"
    assert entry.published == datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\0\0\0",
        b"hello",
        b"<html><body><p>No feed here</p></body></html>",
        b"<rss version='2.0'><channel><title>Empty</title></channel></rss>",
        b'{"version": "https://jsonfeed.org/version/1", "items": []}',
        b'{"items": 3}',
        b"{broken",
        b"[" * 100_000,
        b"{" + b'"a":[' * 100_000,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    ],
)
def test_what_is_no_feed_or_empty_is_refused_by_name(body):
    with pytest.raises(UnreadableFeed, match=r"https://example\.org/feeds/news\.xml"):
        parse_feed(body, URL)


ITEM = "<title>Цена — café</title><link>https://example.org/1</link>"


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (rss(ITEM), ""),
        (rss(ITEM), "iso-8859-1"),
        (b"\xef\xbb\xbf" + rss(ITEM), ""),
        (rss(ITEM, before='<?xml version="1.0" encoding="windows-1251"?>'), ""),
        (rss(ITEM, before='<?xml version="1.0" encoding="utf-16"?>'), ""),
        (rss(ITEM, before='<?xml version="1.0" encoding="nonsense"?>'), "more-nonsense"),
        (rss(ITEM).decode().encode("utf-16"), ""),
        (rss(ITEM).decode().encode("utf-16-be"), ""),
        (rss(ITEM).decode().encode("utf-32-le"), ""),
    ],
)
def test_the_character_set_is_found_whatever_the_labels_say(body, charset):
    assert only(body, charset=charset).title == "Цена — café"


@pytest.mark.parametrize(
    ("encoding", "declaration", "charset"),
    [
        ("windows-1251", '<?xml version="1.0" encoding="windows-1251"?>', ""),
        ("koi8-r", '<?xml version="1.0" encoding="KOI8-R"?>', ""),
        ("windows-1251", '<?xml version="1.0"?>', "windows-1251"),
        ("windows-1251", "", ""),
    ],
)
def test_cyrillic_in_older_character_sets_is_read(encoding, declaration, charset):
    item = "<title>Цены на нефть выросли на три процента за неделю</title><link>https://e.org/1</link>"
    body = rss(item, item, item, title="Новости экономики", before=declaration).decode().encode(encoding)
    assert parse_feed(body, URL, charset=charset).title == "Новости экономики"


@pytest.mark.parametrize(
    "body",
    [
        rss(ITEM, before="\n \t"),
        rss(ITEM, before="<br />\n<b>Warning</b>: mysql_connect() in <b>/x.php</b> on line <b>3</b><br />\n"),
        rss(ITEM, before='<?xml version="1.0"?>\n'),
        rss(ITEM, after="<html><body>Injected</body></html>"),
        rss(ITEM).replace(b"</title><link>", b"\0\x0b</title><link>"),
        rss(ITEM, "<title>Fish & chips</title>").replace(b"</item></channel></rss>", b""),
        rss(ITEM, before='<!DOCTYPE rss SYSTEM "http://my.netscape.com/publish/formats/rss-0.91.dtd">'),
        rss(ITEM + "<description><p>Open <b>tags<br></description>"),
        rss(ITEM + "<description><![CDATA[never closed"),
        rss(ITEM + '<media:thumbnail url="x"/>'),
    ],
)
def test_a_broken_feed_is_read_as_far_as_it_goes(body):
    assert parse_feed(body, URL).entries[0].title == "Цена — café"


def test_a_byte_order_mark_amid_the_text_is_no_text():
    body = rss(*["<title>Цена — café\ufdd0</title><link>https://example.org/1</link>"] * 5)
    (title,) = {
        entry.title for entry in parse_feed(body.replace("\ufdd0".encode(), b"\xff\xfe"), URL).entries
    }
    assert title == "Цена — café"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("AT&T &amp; Co", "AT&T & Co"),
        ("Caf&eacute;&nbsp;&hellip;", "Café …"),
        ("R&unknown;D", "R&unknown;D"),
        ("a &lt; b", "a < b"),
        ("<![CDATA[Tom &amp; <b>Jerry</b>]]>", "Tom & Jerry"),
        ("&amp;#8217;tis", "’tis"),
        ("two\n  lines\u0007", "two lines"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;News", "News"),
    ],
)
def test_a_title_is_plain_text(written, title):
    assert only(rss(f"<title>{written}</title><link>https://example.org/1</link>")).title == title


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "mailto:a@example.org", "http://u:p@example.org/", "http://["]
)
def test_a_link_that_cannot_be_fetched_is_no_link(link):
    assert only(rss(f"<title>T</title><link>{link}</link>")).url == ""


@pytest.mark.parametrize("date", ["", "soon", "Thu, 01 Jan 1970 00:00:00 GMT", "99999999999"])
def test_a_date_that_makes_no_sense_is_none(date):
    assert only(rss(f"<title>T</title><pubDate>{date}</pubDate>")).published is None


@pytest.mark.parametrize("guid", ["1", "12", "2019", "2019-05-01"])
def test_an_id_is_no_date(guid):
    assert only(rss(f"<title>T</title><guid>{guid}</guid>")).published is None


def test_an_id_keeps_its_key_when_title_and_link_change():
    first = only(rss("<title>A</title><link>https://e.org/a</link><guid>1</guid>"))
    second = only(rss("<title>A!</title><link>https://e.org/a-2</link><guid>1</guid>"))
    assert first.key == second.key
    assert len(first.key) <= 64


def test_an_id_that_is_an_address_keeps_its_key_when_the_site_moves_to_https():
    first = only(rss("<title>A</title><guid>http://www.e.org/a</guid>"))
    second = only(rss("<title>A</title><guid>https://e.org/a/</guid>"))
    assert first.key == second.key


def test_without_an_id_the_link_is_the_key_whatever_tracks_it():
    first = only(rss("<title>A</title><link>https://e.org/a?utm_source=x</link>"))
    second = only(rss("<title>B</title><link>http://e.org/a</link>"))
    assert first.key == second.key


def test_without_id_and_link_title_and_date_are_the_key():
    entries = parse_feed(rss("<title>A</title>", "<title>B</title>", "<title>A</title>"), URL).entries
    assert entries[0].key == entries[2].key != entries[1].key


def test_entries_that_share_an_id_are_told_apart_by_link():
    items = [f"<title>{n}</title><guid>same</guid><link>https://e.org/{n}</link>" for n in range(3)]
    whole = parse_feed(rss(*items), URL).entries
    assert len({entry.key for entry in whole}) == 3
    turned = parse_feed(rss(*reversed(items)), URL).entries
    assert [entry.key for entry in reversed(turned)] == [entry.key for entry in whole]


def test_parts_of_a_live_page_are_told_apart():
    items = [f"<title>{n}</title><link>https://e.org/live#p{n}</link>" for n in range(3)]
    assert len({entry.key for entry in parse_feed(rss(*items), URL).entries}) == 3


def test_an_external_entity_is_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("top secret")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    entry = only(rss("<title>T &x;</title><description>&x;</description>", before=doctype))
    assert "secret" not in entry.title + entry.summary


def test_entities_do_not_expand():
    levels = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    doctype = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{levels}]>'
    entry = only(rss("<title>T &l9;</title>", before=doctype))
    assert len(entry.title) < 20


@pytest.mark.parametrize(
    "body",
    [
        rss("<title>T</title>" + "<a>" * 50_000),
        rss("<title>T</title>", before="<rss " + " ".join(f'a{n}="x"' for n in range(100_000)) + ">"),
        rss("<title>T</title><description>" + "&" * 1_000_000 + "</description>"),
        rss("<title>T</title><description><![CDATA[" + "<" * 1_000_000),
        rss("<title>" + "x" * 2_000_000 + "</title>"),
        rss(*["<title>T</title>"] * 20_000),
        b"<" * 1_000_000,
        b"<rss><channel>" + b"<item><![CDATA[" * 50_000,
        b"<!DOCTYPE " * 20_000,
        b"<!--" * 100_000,
        rss("<title>" + " " * 1_000_000 + "x</title>"),
        rss("<description><x>" * 50_000),
        b"<item>" * 200_000,
    ],
    ids=[
        "deep",
        "attributes",
        "ampersands",
        "angles",
        "long",
        "many",
        "open",
        "cdata",
        "doctypes",
        "comments",
        "spaces",
        "descriptions",
        "items",
    ],
)
@pytest.mark.timeout(20)
def test_a_hostile_feed_comes_to_an_end(body):
    try:
        feed = parse_feed(body, URL)
    except UnreadableFeed:
        return
    assert all(len(entry.title) <= 500 for entry in feed.entries)


@pytest.mark.parametrize(
    ("body", "content_type", "is_feed"),
    [
        (RSS.encode(), "", True),
        (ATOM.encode(), "text/html", True),
        (RDF.encode(), "text/plain", True),
        (RSS.encode("utf-16"), "", True),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "application/json", True),
        (b"<?xml version='1.0'?><!-- made by x --><rss>", "", True),
        (b"Warning: x in y<br/><rss version='2.0'>", "application/rss+xml", True),
        (b"<!DOCTYPE html><html><head><title>feed <rss></title>", "text/html", False),
        (b"<!DOCTYPE html><html>", "application/rss+xml", False),
        (b"<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'>", "application/xhtml+xml", False),
        (b"# Markdown about <rss>", "text/plain", False),
        (b"", "", False),
    ],
)
def test_a_feed_is_told_from_a_page(body, content_type, is_feed):
    assert looks_like_feed(body, content_type) is is_feed
