"""What strangers publish: nothing of it is announced twice or lost."""

import json
from datetime import timedelta

import pytest
from polled_newsroom import DAY, HALF_HOUR, TEXT, Newsroom, full, rss

from content.sources.feeds import parse_feed


@pytest.fixture
def newsroom(database, fetcher, now):
    return Newsroom(database, fetcher, now)


def titles(newsroom):
    return sorted(document.title for document in newsroom.taken)


def item(server, number, more="", host="", **changed):
    """An item with a link and the whole article."""
    link = f"{host or server.url}/{number}{changed.get('query', '')}"
    return full(changed.get("id", number), f"<link>{link}</link>{more}").replace(
        f"News {changed.get('id', number)}", f"News {number}"
    )


async def test_a_feed_published_anew_at_https_with_other_ids_and_tracking_announces_nothing_again(
    server, newsroom
):
    await newsroom.follow(server.answer("/feed", rss(*(item(server, n) for n in range(20)))))
    await newsroom.poll()
    secure = server.url.replace("http://", "https://www.")
    again = [
        item(server, n, id=f"new-{n}", query=f"?utm_source=feed{n}&amp;fbclid={n}", host=secure)
        for n in range(20)
    ]
    server.answer("/feed", rss(*reversed(again)))
    (result,) = await newsroom.poll(after=DAY)
    assert (result.new, len(newsroom.taken)) == (0, 20)


async def test_an_article_in_three_feeds_is_read_once(server, newsroom):
    for name in ("a", "b", "c"):
        url = server.answer(f"/{name}", rss(item(server, 1, id=name, query=f"?utm_campaign={name}")))
        await newsroom.follow(url)
    await newsroom.poll()
    assert titles(newsroom) == ["News 1"]


async def test_one_id_for_all_entries_loses_none_in_whatever_order_they_come(server, newsroom):
    every = [item(server, n, id="same") for n in range(6)]
    await newsroom.follow(server.answer("/feed", rss(*every[:3])))
    await newsroom.poll()
    for some in (every[::-1], every):
        server.answer("/feed", rss(*some))
        await newsroom.poll(after=DAY)
    assert titles(newsroom) == [f"News {n}" for n in range(6)]


async def test_an_edited_entry_is_not_announced_again(server, newsroom):
    await newsroom.follow(server.answer("/feed", rss(item(server, 1))))
    await newsroom.poll()
    for words in ("Correction. ", "All of it is new. " * 60):
        server.answer("/feed", rss(item(server, 1).replace(TEXT[:40], words)))
        await newsroom.poll(after=DAY)
    assert titles(newsroom) == ["News 1"]


@pytest.mark.parametrize("dated", [True, False])
async def test_a_feed_of_thousands_the_oldest_first_loses_nothing_new(server, newsroom, now, dated):
    def short(number):
        date = (now - timedelta(hours=5000 - number)).strftime("%a, %d %b %Y %H:%M:%S GMT")
        return (
            f"<title>News {number}</title><guid>{number}</guid>"
            f"<description>&lt;p&gt;Words.&lt;/p&gt;</description>"
            + (f"<pubDate>{date}</pubDate>" if dated else "")
        )

    await newsroom.follow(server.answer("/feed", rss(*map(short, range(2500)))))
    assert [result.new for result in await newsroom.poll()] == [30]
    server.answer("/feed", rss(*map(short, range(2503))))
    newsroom.taken.clear()
    await newsroom.poll(after=DAY)
    assert titles(newsroom) == ["News 2500", "News 2501", "News 2502"]
    server.answer("/feed", rss(*map(short, reversed(range(2503)))))
    assert [result.new for result in await newsroom.poll(after=DAY)] == [0]


@pytest.mark.parametrize(
    "field", ["id", "url", "home_page_url", "feed_url", "hub", "title", "date_published", "language"]
)
@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        17,
        1.5,
        "",
        "\ud800",
        "http://e.org/\ud800",
        "http://e.org/#\ud800\0",
        "http://[",
        [[]],
        {},
    ],
    ids=repr,
)
async def test_a_json_feed_with_odd_values_keeps_its_good_entry(server, newsroom, field, value):
    odd = {"title": "Odd", "url": f"{server.url}/odd", "content_text": TEXT, field: value}
    good = {"id": 1, "url": f"{server.url}/good", "title": "Good", "content_text": TEXT}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [odd, good], field: value}
    feed["hubs"] = [{"type": "WebSub", "url": value if field == "hub" else "https://hub.example/"}]
    await newsroom.follow(server.answer("/feed", json.dumps(feed).encode()))
    for _ in range(2):
        (result,) = await newsroom.poll(after=DAY)
        assert result.error == ""
    assert titles(newsroom).count("Good") == 1
    assert len(newsroom.taken) == 2


async def test_a_site_whose_address_is_none_costs_the_feed_nothing_else(server, newsroom):
    body = rss(full(1)).replace(b"<item>", b"<link>http://[</link><item>", 1)
    await newsroom.follow(server.answer("/feed", body))
    assert [(result.new, result.error) for result in await newsroom.poll()] == [(1, "")]


@pytest.mark.parametrize(
    ("base", "link", "address"),
    [
        ("", "a/1", "https://e.org/blog/a/1"),
        ("", "/1", "https://e.org/1"),
        ("", "?p=1", "https://e.org/blog/?p=1"),
        ("", "//other.example/1", "https://other.example/1"),
        ("https://cdn.example/x/", "a/1", "https://cdn.example/x/a/1"),
        ("", "http://пример.рф/статья", "http://xn--e1afmkfd.xn--p1ai/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F"),
    ],
)
def test_a_relative_link_means_what_its_base_says(base, link, address):
    attribute = f' xml:base="{base}"' if base else ""
    body = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"{attribute}><title>T</title>'
        f'<link href="https://e.org/blog/"/><entry><id>1</id><title>N</title>'
        f'<link href="{link}"/></entry></feed>'
    )
    assert parse_feed(body.encode(), "https://e.org/feed").entries[0].url == address


async def test_entries_that_all_link_to_the_front_page_are_told_apart(server, newsroom):
    def at_front(number):
        return full(number, f"<link>{server.url}/</link>").replace(
            f"<guid isPermaLink='false'>{number}</guid>", ""
        )

    await newsroom.follow(server.answer("/feed", rss(at_front(1), at_front(2))))
    await newsroom.poll()
    server.answer("/feed", rss(at_front(3), at_front(2), at_front(1)))
    await newsroom.poll(after=2 * HALF_HOUR)
    assert titles(newsroom) == ["News 1", "News 2", "News 3"]
