"""A server that is gone without a word, as behind a network that was cut."""

import asyncio

import pytest
from sqlalchemy import text

from content.errors import StoreError
from content.store import meta


async def test_a_statement_that_is_under_way_when_the_network_is_cut_fails_soon(far, network):
    with pytest.raises(StoreError, match="does not answer"):
        async with asyncio.timeout(20), far.write() as connection:
            await meta.put(connection, "key", "lost")
            network.cut()
            await meta.put(connection, "key", "lost, too")
    network.mend()
    async with far.read() as connection:
        assert await meta.get(connection, "key") is None


async def test_a_commit_that_is_not_answered_fails_soon(far, network):
    with pytest.raises(StoreError):
        async with asyncio.timeout(20), far.write() as connection:
            await meta.put(connection, "key", "lost")
            network.cut()


async def test_connections_that_were_idle_meanwhile_are_all_given_up_at_once(far, network):
    async with far.read() as one, far.read() as other, far.read() as third:
        for connection in (one, other, third):
            await meta.get(connection, "key")
    network.cut()
    with pytest.raises(StoreError):
        async with asyncio.timeout(20), far.read() as connection:
            await meta.get(connection, "key")
    network.mend()
    async with asyncio.timeout(20):
        for _ in range(3):
            async with far.read() as connection:
                assert await meta.get(connection, "key") is None


async def test_an_idle_connection_of_a_network_that_was_cut_for_a_while_costs_nobody_an_error(far, network):
    async with far.read() as connection:
        await meta.get(connection, "key")
    network.cut()
    network.mend()
    async with asyncio.timeout(20), far.read() as connection:
        assert await meta.get(connection, "key") is None


async def test_what_is_known_to_take_long_may_take_long(far):
    with pytest.raises(StoreError, match="does not answer"):
        async with far.read() as connection:
            await connection.execute(text("SELECT pg_sleep(3)"))
    async with far.write(patient=True) as connection:
        await connection.execute(text("SELECT pg_sleep(3)"))
    async with far.read(patient=True) as connection:
        await connection.execute(text("SELECT pg_sleep(3)"))
