"""Polling: what is new is taken once, and one feed's trouble stays its own."""

from dataclasses import replace
from datetime import timedelta

import pytest
from polled_newsroom import DAY, HALF_HOUR, TEXT, Newsroom, full, rss

from content.errors import FetchError, NotAnArticle, StoreError, UnreadableFeed
from content.interests import Interests
from content.sources import polling
from content.sources.fetch import Fetcher, Response
from content.store import feeds, subscribers, websub


@pytest.fixture
def newsroom(database, fetcher, now):
    return Newsroom(database, fetcher, now)


def linked(server, number):
    """An item whose article is on a page."""
    server.answer(f"/{number}", b"<p>page</p>", headers={"Content-Type": "text/html"})
    return f"<title>News {number}</title><link>{server.url}/{number}</link>"


async def test_new_entries_are_taken_with_the_feeds_name_as_source(server, newsroom):
    url = server.answer("/feed", rss(linked(server, 1), full(2)))
    await newsroom.follow(url)
    (result,) = await newsroom.poll()
    assert (result.url, result.title, result.new, result.unchanged, result.error) == (
        url,
        "The Example",
        2,
        False,
        "",
    )
    assert {document.title for document in newsroom.taken} == {"News 1", "News 2"}
    assert {document.source for document in newsroom.taken} == {"The Example"}
    assert (await newsroom.feed(url)).title == "The Example"


async def test_polling_twice_takes_nothing_twice(server, newsroom):
    url = server.answer("/feed", rss(full(1)))
    await newsroom.follow(url)
    await newsroom.poll()
    server.answer("/feed", rss(full(2), full(1)))
    (result,) = await newsroom.poll(after=2 * HALF_HOUR)
    assert result.new == 1
    assert [document.title for document in newsroom.taken] == ["News 1", "News 2"]


async def test_a_feed_is_not_polled_before_its_time(server, newsroom):
    await newsroom.follow(server.answer("/feed", rss(full(1))))
    await newsroom.poll()
    assert await newsroom.poll(after=timedelta(minutes=20)) == ()
    assert len(await newsroom.poller.poll(only_due=False)) == 1
    assert len(await newsroom.poll(after=HALF_HOUR * 2)) == 1


async def test_what_is_due_is_told_by_host(server, newsroom):
    here, there = server.answer("/1", rss(full(1))), "http://127.0.0.2:1/"
    await newsroom.follow(here, there, server.answer("/2", rss(full(2))))
    assert {host: len(ids) for host, ids in (await newsroom.poller.due()).items()} == {
        "127.0.0.1": 2,
        "127.0.0.2": 1,
    }
    await newsroom.poll()
    assert await newsroom.poller.due() == {}


async def test_validators_are_sent_and_an_unchanged_feed_is_told(server, newsroom):
    url = server.answer("/feed", rss(full(1)), headers={"ETag": '"1"', "Last-Modified": "yesterday"})
    await newsroom.follow(url)
    await newsroom.poll()
    server.answer("/feed", status=304)
    (result,) = await newsroom.poll(after=2 * HALF_HOUR)
    assert (result.unchanged, result.new, result.error) == (True, 0, "")
    assert server.requests[-1].headers["if-none-match"] == b'"1"'
    assert server.requests[-1].headers["if-modified-since"] == b"yesterday"


async def test_nothing_is_lost_when_storing_breaks_off(server, newsroom):
    url = server.answer("/feed", rss(full(1), full(2)), headers={"ETag": '"1"'})
    await newsroom.follow(url)
    newsroom.failing = StoreError("the database is locked")
    (result,) = await newsroom.poll()
    assert "locked" in result.error
    newsroom.failing = None
    (result,) = await newsroom.poll(after=timedelta(days=2))
    assert (result.new, len(newsroom.taken)) == (2, 2)
    assert "if-none-match" not in server.requests[-1].headers


async def test_the_first_poll_takes_only_the_newest(server, newsroom):
    await newsroom.follow(server.answer("/feed", rss(*map(full, range(50)))))
    (result,) = await newsroom.poll()
    assert result.new == 30
    assert newsroom.taken[0].title in {f"News {number}" for number in range(30)}
    (result,) = await newsroom.poll(after=2 * HALF_HOUR)
    assert result.new == 0


async def test_a_date_in_the_future_becomes_now(server, newsroom, now):
    later = "<pubDate>Mon, 23 Nov 2027 09:00:00 GMT</pubDate>"
    await newsroom.follow(server.answer("/feed", rss(full(1, later))))
    await newsroom.poll()
    assert newsroom.taken[0].published == now


async def test_a_page_that_fails_is_tried_again_and_at_most_three_times(server, newsroom):
    item = linked(server, 1)
    server.answer("/1", status=503)
    await newsroom.follow(server.answer("/feed", rss(item), headers={"ETag": '"1"'}))
    for _ in range(5):
        await newsroom.poll(after=DAY)
    assert (len(server.asked("/1")), newsroom.taken) == (3, [])
    conditional = ["if-none-match" in request.headers for request in server.asked("/feed")]
    assert conditional == [False, False, False, True, True]


async def test_what_the_feed_says_is_taken_where_its_page_is_never_to_be_had(server, newsroom):
    """So the feed is asked for whole until then, also where a hub has sent the entry."""
    items = [linked(server, number) + f"<description>{TEXT[:400]}</description>" for number in (1, 2)]
    for number in (1, 2):
        server.answer(f"/{number}", status=503)
    url = server.answer("/feed", rss(items[0]), headers={"ETag": '"1"'})
    await newsroom.follow(url)
    for _ in range(3):
        await newsroom.poll(after=DAY)
    assert [document.title for document in newsroom.taken] == ["News 1"]
    feed = await newsroom.feed(url)
    assert feed.etag == '"1"'
    sent = Response(url, 200, rss(items[1]), "application/rss+xml", "", "", "")
    assert await newsroom.poller.sent(feed.id, sent) == 0
    assert (await newsroom.feed(url)).etag == ""


async def test_a_page_that_works_the_second_time_is_taken(server, newsroom):
    item = linked(server, 1)
    server.answer("/1", status=503)
    await newsroom.follow(server.answer("/feed", rss(item)))
    await newsroom.poll()
    linked(server, 1)
    (result,) = await newsroom.poll(after=2 * HALF_HOUR)
    assert (result.new, newsroom.taken[0].title) == (1, "News 1")


async def test_a_page_that_is_not_for_programs_leaves_the_feeds_own_words(server, newsroom):
    server.answer("/robots.txt", b"User-agent: *\nDisallow: /1")
    item = linked(server, 1) + f"<description>{TEXT[:400]}</description>"
    await newsroom.follow(server.answer("/feed", rss(item)))
    (result,) = await newsroom.poll()
    assert (result.new, server.asked("/1")) == (1, [])
    assert b"oil exports" in newsroom.taken[0].body


async def test_a_page_that_is_refused_for_good_leaves_the_feeds_own_words(server, newsroom):
    item = linked(server, 1) + f"<description>{TEXT[:400]}</description>"
    server.answer("/1", status=404)
    await newsroom.follow(server.answer("/feed", rss(item)))
    (result,) = await newsroom.poll()
    assert result.new == 1
    assert b"oil exports" in newsroom.taken[0].body


async def test_an_entry_that_is_no_article_is_not_tried_again(server, newsroom):
    newsroom.failing = NotAnArticle("nothing to read")
    await newsroom.follow(server.answer("/feed", rss(linked(server, 1))))
    await newsroom.poll()
    await newsroom.poll(after=2 * HALF_HOUR)
    assert len(server.asked("/1")) == 1


async def test_a_site_that_stops_answering_is_left_alone_until_the_next_poll(server, newsroom):
    items = [linked(server, number) for number in range(10)]
    for number in range(10):
        server.answer(f"/{number}", status=503)
    await newsroom.follow(server.answer("/feed", rss(*items)))
    await newsroom.poll()
    assert len(server.requests) - len(server.asked("/robots.txt")) == 1 + 3


async def test_an_address_in_two_feeds_is_read_once(server, newsroom):
    item = linked(server, 1)
    await newsroom.follow(server.answer("/a", rss(item)), server.answer("/b", rss(item)))
    results = await newsroom.poll()
    assert [result.new for result in results] == [1, 0]
    assert len(server.asked("/1")) == 1


async def test_a_readers_own_feed_cannot_speak_for_another_site(server, newsroom, now):
    """Nor by an address of its own that leads there."""
    page = server.answer("/1", b"<p>page</p>", headers={"Content-Type": "text/html"})
    elsewhere = server.url.replace("127.0.0.1", "localhost")
    server.redirect("/leads", f"{elsewhere}/1")
    forged = f"<link>{elsewhere}/1</link><author>Eve</author>{full(1)}"
    twice = forged.replace("'>1<", "'>2<")  # under two ids, an address tells nothing
    leading = f"<title>Forged</title><link>{server.url}/leads</link>"
    own = server.answer("/own", rss(forged, twice, leading, f"<link>{page}</link>{full(3)}", title="Forged"))
    async with newsroom.database.write() as connection:
        await feeds.add(connection, own, "", now, shared=False)
    await newsroom.poll()
    there = [document for document in newsroom.taken if document.url.startswith(elsewhere)]
    assert {(document.title, document.source, document.authors) for document in there} == {("", "", ())}
    assert [document.body for document in there] == [b"<p>page</p>"] * 3
    (here,) = (document for document in newsroom.taken if document not in there)
    assert (here.title, here.source) == ("News 3", "Forged")


async def test_a_page_elsewhere_that_cannot_be_had_is_not_told_by_a_readers_own_feed(server, newsroom, now):
    elsewhere = server.url.replace("127.0.0.1", "localhost")
    own = server.answer("/own", rss(f"<link>{elsewhere}/gone</link>{full(1)}"))
    async with newsroom.database.write() as connection:
        await feeds.add(connection, own, "", now, shared=False)
    await newsroom.poll()
    assert newsroom.taken == []


async def test_a_readers_own_feed_cannot_take_another_sources_name(server, newsroom, now):
    own = server.answer("/own", rss(full(1), title="The Astana Times"))
    async with newsroom.database.write() as connection:
        await feeds.add(connection, own, "", now, shared=False)
    await newsroom.poll()
    assert [document.source for document in newsroom.taken] == ["127.0.0.1"]


async def test_a_changed_id_announces_nothing_again(server, newsroom):
    item = linked(server, 1)
    await newsroom.follow(server.answer("/feed", rss(item + "<guid>old</guid>")))
    await newsroom.poll()
    server.answer("/feed", rss(item + "<guid>new</guid>"))
    (result,) = await newsroom.poll(after=2 * HALF_HOUR)
    assert (result.new, len(newsroom.taken)) == (0, 1)


async def test_a_site_that_moves_to_https_and_changes_all_ids_announces_nothing_again(server, newsroom):
    item = linked(server, 1)
    await newsroom.follow(server.answer("/feed", rss(item + "<guid>old</guid>")))
    await newsroom.poll()
    moved = item.replace("http://127.0.0.1", "https://www.127.0.0.1").replace("</link>", "/</link>")
    server.answer("/feed", rss(moved + "<guid>new</guid>"))
    (result,) = await newsroom.poll(after=DAY)
    assert (result.new, len(newsroom.taken)) == (0, 1)


async def test_a_feed_published_once_more_under_other_ids_and_links_announces_nothing_again(server, newsroom):
    words = f"<description>{TEXT[:300]}</description>"
    before, after = linked(server, 1), linked(server, 2).replace("News 2", "News 1")
    await newsroom.follow(server.answer("/feed", rss(f"{before}<guid>a</guid>{words}")))
    await newsroom.poll()
    server.answer("/feed", rss(linked(server, 3), f"{after}<guid>b</guid>{words}"))
    await newsroom.poll(after=DAY)
    assert [document.title for document in newsroom.taken] == ["News 1", "News 3"]


async def test_entries_without_id_and_link_are_told_apart_by_title_and_date(server, newsroom):
    def bare(number, hour):
        return (
            f"<title>Bulletin</title><pubDate>Mon, 23 Nov 2026 {hour:02}:00:00 GMT</pubDate>"
            f"<description>&lt;p&gt;{number} {TEXT}&lt;/p&gt;</description>"
        )

    await newsroom.follow(server.answer("/feed", rss(bare(1, 1))))
    await newsroom.poll()
    server.answer("/feed", rss(bare(2, 2), bare(1, 1)))
    (result,) = await newsroom.poll(after=DAY)
    assert (result.new, len(newsroom.taken)) == (1, 2)


@pytest.mark.parametrize(
    "date", ["Mon, 23 Nov 2099 09:00:00 GMT", "Mon, 23 Nov 2026 05:00:00 +9900", "soon", ""]
)
async def test_a_wrong_date_neither_loses_nor_repeats_an_entry(server, newsroom, date):
    await newsroom.follow(server.answer("/feed", rss(full(1, f"<pubDate>{date}</pubDate>"))))
    await newsroom.poll()
    server.answer("/feed", rss(full(2), full(1)))
    await newsroom.poll(after=DAY)
    assert [document.title for document in newsroom.taken] == ["News 1", "News 2"]
    assert all(
        document.published is None or document.published <= newsroom.clock.time for document in newsroom.taken
    )


async def test_what_feed_and_server_ask_for_is_kept_and_granted(server, newsroom, now):
    asking = b"<ttl>90</ttl><skipHours><hour>6</hour><hour>7</hour></skipHours>"
    body = rss(full(1)).replace(b"<item>", asking + b"<item>", 1)
    url = server.answer("/feed", body, headers={"ETag": '"1"', "Cache-Control": "private, max-age=7000"})
    await newsroom.follow(url)
    await newsroom.poll()
    feed = await newsroom.feed(url)
    # 04:00 and nearly two hours on may be in the hours that it skips; if so it is the first one after.
    assert feed.rhythm.ttl == 5400
    assert now + timedelta(seconds=7000) <= feed.next_poll
    assert feed.next_poll.hour not in (6, 7)
    server.answer("/feed", status=304, headers={"Cache-Control": "max-age=20000"})
    await newsroom.poll(after=DAY)
    assert (await newsroom.feed(url)).next_poll >= newsroom.clock.time + timedelta(seconds=20_000)


async def test_a_feed_that_seldom_has_news_is_polled_less_often(server, newsroom):
    url = server.answer("/feed", rss(full(1)))
    await newsroom.follow(url)
    waits = []
    for _ in range(4):
        await newsroom.poll(after=timedelta(hours=3))
        waits.append((await newsroom.feed(url)).next_poll - newsroom.clock.time)
    assert waits[0] < waits[1] < waits[2]
    server.answer("/feed", rss(full(2), full(1)))
    await newsroom.poll(after=DAY)
    assert (await newsroom.feed(url)).rhythm.gap > 3 * 3600


async def test_a_feeds_hub_is_noted_and_what_it_sends_is_read_once(server, newsroom):
    url = server.answer(
        "/feed", rss(full(1)), headers={"Link": f'<{server.url}/hub>; rel="hub", </feed>; rel=self'}
    )
    await newsroom.follow(url)
    await newsroom.poll()
    feed = await newsroom.feed(url)
    async with newsroom.database.read() as connection:
        hub = await websub.of_feed(connection, feed.id)
    assert (hub.hub, hub.topic) == (f"{server.url}/hub".replace("http:", "https:"), url)
    sent = Response(url, 200, rss(full(2)), "application/rss+xml", "", "", "")
    assert [await newsroom.poller.sent(feed.id, sent) for _ in range(2)] == [1, 0]
    assert [document.title for document in newsroom.taken] == ["News 1", "News 2"]
    assert await newsroom.poller.sent(feed.id + 1, sent) == 0


async def test_a_host_that_asks_for_rest_is_not_asked_for_its_other_feeds(server, newsroom):
    busy = [server.answer(f"/{n}", status=429, headers={"Retry-After": "3600"}) for n in range(3)]
    await newsroom.follow(*busy)
    assert len(await newsroom.poll()) == 1
    assert await newsroom.poll(after=HALF_HOUR) == ()
    assert len(server.requests) == 1
    other = await newsroom.feed(busy[1])
    assert (other.failures, other.error) == (0, "")


async def test_a_feed_switched_off_while_others_are_polled_is_not_asked(server, newsroom, monkeypatch):
    monkeypatch.setattr(polling, "_HOSTS_AT_ONCE", 1)
    waiting = server.answer("/2", rss(full(2))).replace("127.0.0.1", "localhost")

    async def switch_off(request, writer):
        async with newsroom.database.write() as connection:
            await feeds.switch(connection, feed.id, newsroom.clock.time, on=False)
        writer.write(b"HTTP/1.1 404 None\r\nContent-Length: 0\r\n\r\n")

    await newsroom.follow(server.handle("/1", switch_off), waiting)
    feed = await newsroom.feed(waiting)
    assert len(await newsroom.poller.poll(only_due=False)) == 1
    assert (server.asked("/2"), (await newsroom.feed(waiting)).active) == ([], False)


async def test_a_feed_that_moves_there_and_back_again_stays_followed_once(server, newsroom):
    body = rss(full(1))
    one, other = server.answer("/one", body), server.answer("/other", body)
    await newsroom.follow(one)
    for there, here in (("/one", "/other"), ("/other", "/one")):
        server.redirect(there, here, 301)
        server.answer(here, body)
        await newsroom.poll(after=DAY)
        assert (await newsroom.feed(server.url + here)) is not None
    server.redirect("/other", "/one", 301)
    server.redirect("/one", "/other", 301)
    (result,) = await newsroom.poll(after=DAY)
    assert "redirected more than" in result.error
    assert ((await newsroom.feed(one)).active, await newsroom.feed(other)) == (True, None)


async def test_dead_feeds_do_not_keep_others_from_being_read(server, newsroom):
    async def hang_up(request, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")

    dead = [
        server.handle("/dead", hang_up),
        server.answer("/page", b"<html><p>No feed"),
        server.answer("/broken", b"\0\1\2"),
        f"{server.url}/missing",
        "http://127.0.0.1:1/",
    ]
    await newsroom.follow(*dead, server.answer("/good", rss(full(1))))
    results = await newsroom.poll()
    assert [bool(result.error) for result in results] == [True] * 5 + [False]
    assert all(url in result.error for url, result in zip(dead, results, strict=False))
    assert len(newsroom.taken) == 1


async def test_a_fault_of_ours_is_one_feeds_error(server, newsroom):
    newsroom.failing = ZeroDivisionError("a fault")
    await newsroom.follow(server.answer("/feed", rss(full(1))))
    (result,) = await newsroom.poll()
    assert "a fault" in result.error


async def test_failures_back_off_and_their_reason_is_kept(server, newsroom, now):
    url = f"{server.url}/missing"
    await newsroom.follow(url)
    waits = []
    for _ in range(3):
        await newsroom.poller.poll(only_due=False)
        feed = await newsroom.feed(url)
        waits.append(feed.next_poll - now)
    assert waits[0] < waits[1] < waits[2]
    assert (feed.failures, "404" in feed.error) == (3, True)


async def test_a_server_that_asks_for_rest_gets_it(server, newsroom, now):
    url = server.answer("/feed", status=429, headers={"Retry-After": "100000"})
    await newsroom.follow(url)
    await newsroom.poll()
    assert (await newsroom.feed(url)).next_poll == now + timedelta(seconds=100_000)


async def test_a_feed_that_is_gone_is_polled_no_more(server, newsroom):
    url = server.answer("/feed", status=410)
    await newsroom.follow(url)
    await newsroom.poll()
    assert not (await newsroom.feed(url)).active
    assert await newsroom.poller.poll(only_due=False) == ()


@pytest.mark.parametrize("unchanged", [False, True])
async def test_a_feed_switched_off_during_its_own_poll_stays_off(server, newsroom, monkeypatch, unchanged):
    url = server.answer("/feed", rss(full(1)), headers={"ETag": '"1"'})
    await newsroom.follow(url)
    await newsroom.poll()
    if unchanged:
        server.answer("/feed", status=304)
    feed = await newsroom.feed(url)
    fetch = Fetcher.fetch

    async def switched_off_meanwhile(fetcher, address, **more):
        response = await fetch(fetcher, address, **more)
        async with newsroom.database.write() as connection:
            await feeds.switch(connection, feed.id, newsroom.clock.time, on=False)
        return response

    monkeypatch.setattr(Fetcher, "fetch", switched_off_meanwhile)
    (result,) = await newsroom.poll(after=DAY)
    assert (result.error, result.unchanged) == ("", unchanged)
    assert not (await newsroom.feed(url)).active


async def test_a_feed_that_had_gone_and_answers_when_asked_for_is_polled_again(server, newsroom):
    url = server.answer("/feed", rss(full(1)))
    await newsroom.follow(url)
    feed = await newsroom.feed(url)
    async with newsroom.database.write() as connection:
        await feeds.switch(connection, feed.id, newsroom.clock.time, on=False)
    await newsroom.poller.poll([feed.id], only_due=False)
    assert (await newsroom.feed(url)).active


async def test_what_a_hub_sends_for_a_feed_that_is_switched_off_is_not_read(server, newsroom):
    url = server.answer("/feed", rss(full(1)))
    await newsroom.follow(url)
    await newsroom.poll()
    feed = await newsroom.feed(url)
    async with newsroom.database.write() as connection:
        await feeds.switch(connection, feed.id, newsroom.clock.time, on=False)
    sent = Response(url, 200, rss(full(2)), "application/rss+xml", "", "", "")
    assert await newsroom.poller.sent(feed.id, sent) == 0
    assert not (await newsroom.feed(url)).active


async def test_a_feed_that_has_moved_is_polled_at_its_new_address(server, newsroom):
    new = server.answer("/new", rss(full(1)))
    await newsroom.follow(server.redirect("/old", "/new", 301))
    await newsroom.poll()
    assert (await newsroom.feed(new)) is not None
    await newsroom.poll(after=2 * HALF_HOUR)
    assert len(server.asked("/old")) == 1


async def test_a_feed_that_has_moved_to_a_followed_one_is_given_up(server, newsroom):
    new = server.answer("/new", rss(full(1)))
    old = server.redirect("/old", "/new", 308)
    await newsroom.follow(old, new)
    results = await newsroom.poll()
    assert [bool(result.error) for result in results] == [True, False]
    assert not (await newsroom.feed(old)).active


async def test_readers_of_a_feed_that_moves_to_a_followed_one_have_that_one(server, newsroom, now):
    new = server.answer("/new", rss(full(1)))
    old = server.redirect("/old", "/new", 301)
    async with newsroom.database.write() as connection:
        for url in (old, new):
            await feeds.add(connection, url, "", now, shared=False)
        ids = await feeds.ids_at(connection, [old, new])
        reader = await subscribers.get_or_create(connection, 7, 0, "private", "en", "UTC", now)
        listed = Interests(feeds=(ids[old],), muted_feeds=(ids[old],))
        await subscribers.update(connection, replace(reader, interests=listed))
    await newsroom.poll()
    async with newsroom.database.read() as connection:
        kept = (await subscribers.get(connection, 7, 0)).interests
    assert (kept.feeds, kept.muted_feeds) == ((ids[new],), (ids[new],))
    assert not (await newsroom.feed(new)).shared


async def test_everyones_feed_that_moves_to_a_readers_own_takes_it_along(server, newsroom, now):
    new = server.answer("/new", rss(full(1)))
    await newsroom.follow(server.redirect("/old", "/new", 301))
    async with newsroom.database.write() as connection:
        await feeds.add(connection, new, "", now, shared=False)
        await feeds.let_go(connection, (), before=now - DAY)
    await newsroom.poll()
    assert (await newsroom.feed(new)).shared
    assert [result.url for result in await newsroom.poll(after=2 * HALF_HOUR)] == [new]
    assert len(newsroom.taken) == 1


async def test_a_feed_that_moves_and_back_by_way_of_another_goes_on(server, newsroom):
    old, new = server.redirect("/old", "/new", 301), server.answer("/new", rss(full(1)))
    await newsroom.follow(old, new)
    await newsroom.poll()
    server.answer("/old", rss(full(2)))
    server.redirect("/new", "/old", 301)
    await newsroom.poll(after=DAY)
    await newsroom.poll(after=DAY)
    assert [document.title for document in newsroom.taken] == ["News 1", "News 2"]
    assert (await newsroom.feed(old)).active


async def test_what_the_operator_turned_off_is_not_polled_because_another_moves_there(server, newsroom, now):
    new = server.answer("/new", rss(full(1)))
    await newsroom.follow(server.redirect("/old", "/new", 301), new)
    feed = await newsroom.feed(new)
    async with newsroom.database.write() as connection:
        await feeds.switch(connection, feed.id, now, on=False)
    await newsroom.poll()
    assert not (await newsroom.feed(new)).active


async def test_a_redirect_to_what_is_no_feed_does_not_move_it(server, newsroom):
    server.answer("/login", b"<html>Log in</html>")
    url = server.redirect("/feed", "/login", 301)
    await newsroom.follow(url)
    (result,) = await newsroom.poll()
    assert result.error
    assert (await newsroom.feed(url)).url == url


async def test_feeds_are_polled_by_id_even_before_their_time(server, newsroom):
    first, second = server.answer("/1", rss(full(1))), server.answer("/2", rss(full(2)))
    await newsroom.follow(first, second)
    await newsroom.poll()
    feed = await newsroom.feed(second)
    assert [result.url for result in await newsroom.poller.poll([feed.id], only_due=False)] == [second]


async def test_a_feed_is_added_by_its_address(server, newsroom):
    url = server.answer("/feed", rss(full(1)))
    feed = await newsroom.poller.add(url)
    assert (feed.url, feed.title, newsroom.taken) == (url, "The Example", [])
    assert (await newsroom.poller.add(url)).id == feed.id
    assert len(server.requests) == 1


async def test_a_feed_that_was_added_just_now_is_not_fetched_again_for_its_entries(server, newsroom):
    url = server.answer("/feed", rss(full(1)), headers={"ETag": '"1"'})
    await newsroom.poller.add(url)
    (result,) = await newsroom.poll()
    assert (result.new, len(server.requests)) == (1, 1)
    server.answer("/feed", status=304)
    await newsroom.poll(after=DAY)
    assert server.requests[-1].headers["if-none-match"] == b'"1"'


async def test_a_feed_is_added_by_the_page_that_announces_it(server, newsroom):
    url = server.answer("/feed", rss(full(1)))
    page = server.answer("/", b"<link rel=alternate type=application/rss+xml href=/feed>")
    assert (await newsroom.poller.add(page)).url == url


async def test_what_cannot_be_followed_is_not_added(server, newsroom):
    with pytest.raises(UnreadableFeed, match="announces none"):
        await newsroom.poller.add(server.answer("/", b"<html>nothing</html>"))
    with pytest.raises(FetchError, match="404"):
        await newsroom.poller.add(f"{server.url}/missing")
    async with newsroom.database.read() as connection:
        assert await feeds.list_all(connection) == []
