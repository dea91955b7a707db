import asyncio

import pytest

from bot.delivery.ledger import Ledger
from content.store import meta


async def test_a_mark_that_cannot_be_written_takes_no_other_with_it(database):
    ledger = Ledger(database)

    async def broken(connection):
        raise LookupError("of no use")

    async def good(connection):
        await meta.put(connection, "good", "written")

    results = await asyncio.gather(
        ledger.write(good), ledger.write(broken), ledger.write(good), return_exceptions=True
    )
    assert [type(result) for result in results] == [type(None), LookupError, type(None)]
    async with database.read() as connection:
        assert await meta.get(connection, "good") == "written"


async def test_a_mark_is_committed_when_write_returns(database):
    async def mark(connection):
        await meta.put(connection, "mark", "there")

    await Ledger(database).write(mark)
    async with database.read() as connection:
        assert await meta.get(connection, "mark") == "there"


async def test_after_a_failure_it_goes_on(database):
    ledger = Ledger(database)

    async def broken(connection):
        raise LookupError("of no use")

    async def good(connection):
        await meta.put(connection, "good", "written")

    with pytest.raises(LookupError):
        await ledger.write(broken)
    await ledger.write(good)
    async with database.read() as connection:
        assert await meta.get(connection, "good") == "written"
