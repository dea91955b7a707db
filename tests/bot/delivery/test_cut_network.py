"""A broadcast while the network to PostgreSQL is cut and comes back."""

import asyncio

import pytest


@pytest.fixture
def database(far):
    """Takes the place of the one on this machine that the sender has elsewhere."""
    return far


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
