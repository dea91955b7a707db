"""What the pages hold, asked over HTTP."""

import asyncio
import re

import feedparser
import httpx
import pytest
from justhtml import JustHTML

from bot.locales import LANGUAGES
from bot.metrics import Metrics
from bot.vitals import Vitals
from bot.web.archive import Archive
from bot.web.site import site
from content.clock import ShiftedClock

PATHS = (
    "/news",
    "/news/2026-11-24",
    "/news/2026-11-23",
    "/news/search",
    "/news/search?q=wheat",
    "/news/search?q=%3Cscript%3E%22",
    "/news/2026-01-01",
)


@pytest.fixture
async def client(address):
    async with httpx.AsyncClient(base_url=address) as asking:
        yield asking


def read(answer):
    """A page, refused where a browser would have to guess what is meant."""
    return JustHTML(answer.text, strict=True, sanitize=False)


def words(page, selector):
    return [found.to_text(separator=" ").strip() for found in page.query(selector)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
async def test_a_page_is_correct_html_in_the_readers_language_and_loads_nothing(client, path, language):
    answer = await client.get(path, headers={"Accept-Language": f"xx, {language}-ZZ;q=0.9, en;q=0.1"})
    page = read(answer)
    assert page.query("html")[0].attrs["lang"] == language
    assert len(page.query("h1")) == len(page.query("main")) == len(page.query("title")) == 1
    assert page.query("script") == page.query("img") == page.query("[style]") == []
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", PATHS)
async def test_every_address_on_a_page_leads_somewhere(client, path):
    page = read(await client.get(path))
    own = {link.attrs["href"] for link in page.query("[href]")} | {"/news/card.png"}
    for address in own:
        if address.startswith("/") or address.startswith(str(client.base_url)):
            assert (await client.get(address)).status_code in {
                200,
                303,
                404 if "2026-01-01" in address else 200,
            }
        elif address.startswith("#"):
            assert page.query(address)


async def test_an_edition_shows_summary_figures_quote_and_sources(client):
    page = read(await client.get("/news/2026-11-24"))
    (copper, bridge) = page.query("article")
    assert "$2.4 billion" in copper.to_text() and "Aidarbek Saparov" in copper.to_text()
    assert "Trade · China" in copper.to_text()
    assert copper.query("h2 a")[0].attrs["href"] == "https://example.org/copper?a=1&b=2"
    assert bridge.query("h2")[0].attrs["lang"] == "ru"


async def test_what_sources_write_is_text_and_nothing_else(client):
    page = read(await client.get("/news/2026-11-23"))
    assert page.query("main script") == page.query("main img") == []
    assert '<script>alert("1")</script> & "quotes"' in page.query("main")[0].to_text()
    assert not [link for link in page.query("a") if link.attrs["href"].startswith("javascript:")]
    assert page.query("[onerror]") == []


async def test_editions_are_listed_the_newest_first_without_empty_days(client):
    page = read(await client.get("/news"))
    assert words(page, "main h2") == ["24 November 2026", "23 November 2026", "22 November 2026"]


async def test_editions_lead_to_those_before_and_after(client):
    page = read(await client.get("/news/2026-11-23"))
    assert [link.attrs["href"] for link in page.query("nav.around a")] == [
        "/news/2026-11-22",
        "/news/2026-11-24",
    ]


async def test_older_editions_are_reached_by_their_day(client):
    page = read(await client.get("/news?before=2026-11-23"))
    assert words(page, "main h2") == ["22 November 2026"]


async def test_a_search_answers_with_marks_and_finds_editions(client):
    page = read(await client.get("/news/search", params={"q": "wheat Uzbekistan"}))
    assert "Uzbekistan bought" in page.query("main")[0].to_text()
    assert {"wheat", "Uzbekistan"} <= set(words(page, "mark"))
    page = read(await client.get("/news/search", params={"q": "ИРТЫШ мост"}))
    assert "Новый мост через Иртыш" in page.query("main")[0].to_text()


@pytest.mark.parametrize("q", ["zxqv", "%", "_", "'; DROP TABLE archive; --", "\x00\u202e", "а" * 5000, '"'])
async def test_a_search_for_anything_is_a_page(client, q):
    answer = await client.get("/news/search", params={"q": q})
    assert answer.status_code == 200
    read(answer)


@pytest.mark.parametrize(
    "path", ["/news/2026-13-01", "/news/../jarshy.db", "/news/%2e%2e%2fconftest.py", "/news/x"]
)
async def test_what_is_not_there_is_said_so(client, path):
    answer = await client.get(path)
    assert answer.status_code == 404


async def test_a_chosen_language_is_kept_and_an_unknown_one_is_not(client):
    chosen = await client.get("/news/in/kk", follow_redirects=True)
    assert read(chosen).query("html")[0].attrs["lang"] == "kk"
    client.cookies.clear()
    unknown = await client.get("/news/in/..%2f", follow_redirects=False)
    assert "set-cookie" not in unknown.headers


async def test_a_link_preview_tells_title_words_and_picture(client):
    page = read(await client.get("/news/2026-11-24"))
    graph = {tag.attrs["property"]: tag.attrs["content"] for tag in page.query("meta[property]")}
    assert graph["og:title"] == "24 November 2026"
    assert "Copper leads exports" in graph["og:description"]
    picture = await client.get(graph["og:image"])
    assert picture.content.startswith(b"\x89PNG")
    width, height = (int.from_bytes(picture.content[at : at + 4]) for at in (16, 20))
    assert (str(width), str(height)) == (graph["og:image:width"], graph["og:image:height"])


async def test_the_feed_is_atom_with_ids_that_stay(client, address):
    answer = await client.get("/news/feed.atom")
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = feedparser.parse(answer.content)
    assert not feed.bozo and feed.version == "atom10"
    assert [entry.title for entry in feed.entries] == [
        "24 November 2026",
        "23 November 2026",
        "22 November 2026",
    ]
    assert "$2.4 billion" in feed.entries[0].content[0].value
    assert "<script" not in feed.entries[1].content[0].value
    ids = [feed.feed.id, *(entry.id for entry in feed.entries)]
    assert len(set(ids)) == 4 and all(re.match("urn:uuid:", one) for one in ids)
    assert feed.entries[0].link == f"{address}/news/2026-11-24"


async def test_links_name_the_public_address(newsroom):
    clock = ShiftedClock()
    pages = Archive(newsroom, clock, "08:00", "UTC", public_url="https://news.example.org").routes()
    app = site(Vitals(newsroom.database, clock, Metrics()), pages=pages)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://inside:8080") as client:
        page = read(await client.get("/news/2026-11-24"))
        assert "inside" not in (await client.get("/news/feed.atom")).text
    assert page.query("link[rel=canonical]")[0].attrs["href"] == "https://news.example.org/news/2026-11-24"


async def test_more_searches_than_the_bot_can_spare_are_sent_away(newsroom, monkeypatch):
    clock = ShiftedClock()
    archive = Archive(newsroom, clock, "08:00", "UTC")
    app = site(Vitals(newsroom.database, clock, Metrics()), pages=archive.routes())
    going = asyncio.Event()

    async def slow(*_args, **_kwargs):
        await going.wait()
        return None

    monkeypatch.setattr(newsroom, "ask", slow)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot") as client:
        waiting = [asyncio.create_task(client.get("/news/search?q=wheat")) for _ in range(8)]
        while len(archive.waiting) < 8:
            await asyncio.sleep(0.01)
        turned_away = await client.get("/news/search?q=wheat")
        going.set()
        answered = await asyncio.gather(*waiting)
    assert (turned_away.status_code, turned_away.headers["retry-after"]) == (503, "5")
    assert [answer.status_code for answer in answered] == [200] * 8
