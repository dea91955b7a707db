"""A bot that follows hostile feeds and a good one: nothing happens to it, and the good one is read."""

import asyncio
import sys
from pathlib import Path

import psutil
import pytest
from hostile_server import ITEM, SECRET, HostileServer, curbed, harms, link, pages, rss, whole

from content.store import Database, articles, feeds

LARGEST = 300_000_000  # bytes of the whole bot, its reading process included


async def largest_size(process: asyncio.subprocess.Process) -> int:
    """How large a process and its children are at most until it ends."""
    watched, largest = psutil.Process(process.pid), 0
    while process.returncode is None:
        size = 0
        for one in [watched, *_children(watched)]:
            try:
                size += one.memory_info().rss
            except psutil.Error:
                continue
        largest = max(largest, size)
        try:
            await asyncio.wait_for(process.wait(), 0.02)
        except TimeoutError:
            continue
    return largest


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


@pytest.fixture(scope="module")
def secret(tmp_path_factory):
    file = tmp_path_factory.mktemp("secret") / "secret.txt"
    file.write_text(SECRET)
    return file.as_uri()


@pytest.fixture
async def polled(sqlite_url, secret, now):
    """What came of one round over all: feeds by the name of their harm, articles, the largest size."""
    server = HostileServer(harms(secret) | curbed(secret) | {"good": whole(rss())} | pages())
    addresses = await server.start()
    server.add("leading", whole(rss("".join(link(name, addresses[name]) for name in pages()) + ITEM)))
    addresses = await server.start()
    database = await Database.open(sqlite_url)
    async with database.write() as connection:
        for name in addresses.keys() - pages().keys():
            await feeds.add(connection, addresses[name], "", now)
    process = await asyncio.create_subprocess_exec(
        sys.executable, Path(__file__).with_name("hostile_poll.py"), sqlite_url
    )
    size = await largest_size(process)
    assert process.returncode == 0
    names = {url: name for name, url in addresses.items()}
    async with database.read() as connection:
        found = {names[feed.url]: feed for feed in await feeds.list_all(connection)}
        read = [article async for article in articles.everything(connection)]
    await database.close()
    server.stop()
    return found, read, size


@pytest.mark.timeout(180)
async def test_each_harm_is_an_error_of_its_own_feed_and_costs_little(polled, secret, record_property):
    found, read, size = polled
    record_property("summary", f"hostile feeds and pages: {size / 1e6:.0f} MB")
    for name in harms(secret):
        assert (found[name].failures, bool(found[name].error)) == (1, True), name
    for name in (*curbed(secret), "good", "leading"):
        assert (found[name].failures, found[name].error) == (0, ""), name
    assert all(SECRET not in str(article) for article in read)
    assert size < LARGEST
