"""A broadcast while the network to PostgreSQL is cut and comes back."""

import asyncio

import pytest
from network import network_to

from content.store import Database


@pytest.fixture
async def network(postgresql):
    async with network_to(postgresql.port) as network:
        yield network


@pytest.fixture
async def database(network, postgresql_url, postgresql, monkeypatch):
    """Takes the place of the one on this machine that the sender has elsewhere."""
    for name, seconds in (("_ANSWER_S", 1), ("_SIGN_OF_LIFE_S", 0.5), ("_CONNECTING_S", 1)):
        monkeypatch.setattr(f"content.store.engines.{name}", seconds)
    opened = await Database.open(postgresql_url.replace(str(postgresql.port), str(network.port)))
    yield opened
    await opened.close()


async def test_nothing_is_lost_and_nothing_comes_twice(post, digest, network, caplog):
    chats = range(1000, 1200)
    for chat in chats:
        await post.subscribe(chat)
    await post.outbox.enqueue("digest", digest, post.clock.now())
    post.sender.start()
    await post.playground.wait_for(lambda: post.playground.api.calls["sendmessage"] > 20)
    network.cut()
    await post.playground.wait_for(lambda: "does not answer" in caplog.text)
    await asyncio.sleep(1)
    network.mend()
    await post.settled()
    assert [len(post.texts(chat)) for chat in chats] == [1] * len(chats)
