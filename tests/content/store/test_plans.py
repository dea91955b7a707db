"""What is asked for every few hundred readers: an index finds it, at the same cost among a million."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from content.store import deliveries, subscribers, told
from content.store.subscribers import Group

CHATS = [(chat, 0) for chat in range(500)]


async def due(connection, now):
    await subscribers.due(connection, now, 500, Group("en", "UTC"))


async def due_of_all(connection, now):
    await subscribers.due(connection, now, 500)


async def owed(connection, now):
    await deliveries.owed(connection, now, 500)


async def owed_in_lanes(connection, now):
    await deliveries.owed(connection, now, 500, {1, 2})


async def lanes(connection, now):
    await deliveries.lanes_owed(connection, now)


async def waiting(connection, now):
    await deliveries.waiting(connection, CHATS)


async def history(connection, now):
    await told.digests_of(connection, CHATS, now - timedelta(days=4), now)


async def released(connection, now):
    await deliveries.release(connection, now)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL plans by what is in a table
@pytest.mark.parametrize(
    "ask",
    [due, due_of_all, owed, owed_in_lanes, lanes, waiting, history, released],
    ids=lambda one: one.__name__,
)
async def test_an_index_finds_it_in_order(database, now, ask):
    asked = []

    def note(_connection, _cursor, statement, parameters, *_):
        asked.append((statement, parameters))

    event.listen(database._engine.sync_engine, "before_cursor_execute", note)
    async with database.write() as connection:
        await ask(connection, now)
        statement, parameters = asked[-1]  # before it comes BEGIN
        steps = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        plan = [step.detail for step in steps]
    # What such a step has found may be gone through once more.
    assert any("USING INDEX" in step or "USING COVERING INDEX" in step for step in plan)
    scanned = ("SCAN delivery", "SCAN digest", "SCAN subscriber")
    assert not [step for step in plan if step.startswith(scanned) or "ORDER BY" in step], plan
