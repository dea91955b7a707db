"""An archive for readers only: their links, and nobody else's."""

from datetime import timedelta

import httpx
import pytest

from bot.metrics import Metrics
from bot.vitals import Vitals
from bot.web.archive import Archive, Keys
from bot.web.archive.access import KEPT
from bot.web.site import site
from content.clock import ShiftedClock
from content.store import blocked, subscribers

READER = 101
PAGES = ("/news", "/news/2026-11-24", "/news/search?q=wheat", "/news/feed.atom")


@pytest.fixture
def keys():
    return Keys("1000000001:AAAAAAAAAAAAAAAA")


@pytest.fixture
async def client(newsroom, keys):
    clock = ShiftedClock()
    async with newsroom.database.write() as connection:
        await subscribers.get_or_create(connection, READER, 0, "private", "en", "UTC", clock.now())
    app = site(
        Vitals(newsroom.database, clock, Metrics()),
        pages=Archive(newsroom, clock, "08:00", "UTC", keys).routes(),
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot") as asking:
        yield asking


@pytest.mark.parametrize("path", PAGES)
async def test_without_a_key_nothing_is_shown(client, path):
    answer = await client.get(path)
    assert answer.status_code == 403
    assert "Copper" not in answer.text and "Uzbekistan" not in answer.text


async def test_a_readers_link_opens_everything_and_leaves_the_address(client, keys):
    key = keys.make(READER, ShiftedClock().now())
    answer = await client.get("/news", params={"key": key})
    assert (answer.status_code, answer.headers["location"]) == (303, "/news")
    assert "httponly" in answer.headers["set-cookie"].lower()
    for path in PAGES:
        opened = await client.get(path)
        assert opened.status_code == 200
        assert "private" in opened.headers["cache-control"]
    assert "noindex" in (await client.get("/news")).text


async def test_a_feed_reader_without_cookies_uses_the_key_itself(client, keys):
    key = keys.make(READER, ShiftedClock().now())
    answer = await client.get("/news/feed.atom", params={"key": key})
    assert answer.status_code == 200
    assert key not in answer.text


@pytest.mark.parametrize("change", ["another reader", "longer", "signature", "token", "too old"])
async def test_a_key_that_was_changed_or_is_too_old_opens_nothing(client, keys, change):
    now = ShiftedClock().now()
    key = keys.make(READER, now)
    reader, until, signature = key.split(".")
    key = {
        "another reader": f"{READER + 1}.{until}.{signature}",
        "longer": f"{reader}.{int(until) + 1}.{signature}",
        "signature": f"{reader}.{until}.{'0' * 64}",
        "token": Keys("1000000001:BBBBBBBBBBBBBBBB").make(READER, now),
        "too old": keys.make(READER, now - KEPT - timedelta(seconds=1)),
    }[change]
    assert (await client.get("/news/2026-11-24", params={"key": key})).status_code == 403


@pytest.mark.parametrize("key", ["", ".", "101", "101.1.x", "٣.1." + "0" * 64, "a" * 5000])
async def test_what_is_no_key_opens_nothing(client, key):
    assert (await client.get("/news/2026-11-24", params={"key": key})).status_code == 403


async def test_who_was_forgotten_or_blocked_is_out(client, keys, newsroom):
    key = keys.make(READER, ShiftedClock().now())
    async with newsroom.database.write() as connection:
        await blocked.add(connection, READER, ShiftedClock().now())
    assert (await client.get("/news/2026-11-24", params={"key": key})).status_code == 403
    async with newsroom.database.write() as connection:
        await blocked.remove(connection, READER)
        await subscribers.forget(connection, READER)
    assert (await client.get("/news/2026-11-24", params={"key": key})).status_code == 403
