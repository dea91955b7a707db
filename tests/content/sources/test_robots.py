"""Pages that sites ask programs not to read."""

import pytest

from content.errors import FetchError
from content.sources.pages import page_fetch
from content.sources.robots import Robots

RULES = b"User-agent: *\nDisallow: /private\n\nUser-agent: jarshy\nDisallow: /no-jarshy\nAllow: /private\n"


@pytest.fixture
def robots(fetcher):
    return Robots(fetcher)


async def test_rules_for_this_program_go_before_those_for_all(server, robots):
    server.answer("/robots.txt", RULES)
    await robots.check(f"{server.url}/private/1")
    with pytest.raises(FetchError, match=r"robots\.txt") as refused:
        await robots.check(f"{server.url}/no-jarshy/1")
    assert not refused.value.temporary


async def test_a_site_is_asked_once(server, robots):
    server.answer("/robots.txt", RULES)
    for number in range(3):
        await robots.check(f"{server.url}/{number}")
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_a_site_without_rules_is_open(server, robots, status):
    server.answer("/robots.txt", status=status)
    await robots.check(f"{server.url}/1")


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_site_whose_rules_cannot_be_had_is_left_alone_for_now(server, robots, status):
    server.answer("/robots.txt", status=status)
    for _ in range(2):
        with pytest.raises(FetchError) as refused:
            await robots.check(f"{server.url}/1")
        assert refused.value.temporary
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Not found</body></html>",
        b"\xff\xfe\0\x01" * 1000,
        b"Disallow: /" * 50_000,
        b"User-agent: *\nDisallow: " + b"/*a" * 2000 + b"$",
        b"User-agent: *\n" + b"Disallow: /x*y*z\n" * 30_000,
    ],
    ids=["empty", "page", "binary", "one line", "wildcards", "many"],
)
@pytest.mark.timeout(20)
async def test_rules_that_make_no_sense_or_trouble_close_nothing(server, robots, body):
    server.answer("/robots.txt", body)
    await robots.check(f"{server.url}/" + "a" * 2000)


async def test_a_page_that_is_not_for_programs_is_never_asked_for_by_whatever_way(server, fetcher, robots):
    server.answer("/robots.txt", RULES)
    server.answer("/no-jarshy/1", b"<p>secret")
    fetch = page_fetch(fetcher, robots)
    for address in (f"{server.url}/no-jarshy/1", server.redirect("/short", "/no-jarshy/1")):
        with pytest.raises(FetchError, match=r"robots\.txt"):
            await fetch(address)
    assert server.asked("/no-jarshy/1") == []


async def test_a_page_that_is_for_all_is_read(server, fetcher, robots):
    server.answer("/robots.txt", RULES)
    assert (await page_fetch(fetcher, robots)(server.answer("/1", b"words"))).body == b"words"
