"""Everything from one database into another, of either kind, verified before it counts."""

import hashlib
import json
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Table, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from content.errors import StoreError
from content.store.database import Database
from content.store.schema import metadata

_ROWS = 500  # read, and written, at a time
_CHECKSUM_BITS = 128


@dataclass(frozen=True, slots=True)
class Contents:
    """What a table holds, whatever the order of its rows."""

    table: str
    rows: int
    checksum: str  # hexadecimal; the sum of the rows' SHA-256


async def copy(
    source: Database,
    target: Database,
    *,
    replace: bool = False,
    on_table: Callable[[Contents], None] = lambda _contents: None,
) -> tuple[Contents, ...]:
    """Copy all that `source` holds at this moment; returns what there is now, by table.

    It is one transaction: where counts or checksums differ, or anything fails, `target` stays as it
    was. A target that holds something is refused unless `replace` is given. `on_table` is told of
    each table once it is copied. Raises StoreError.
    """
    async with source.read(patient=True) as reading, target.write(alone="copy", patient=True) as writing:
        if replace:
            await _empty(writing)
        else:
            await _expect_empty(writing)
        copied = []
        for table in metadata.sorted_tables:  # what others refer to comes first
            sent = await _send(reading, writing, table)
            arrived = await _contents(writing, table)
            if sent != arrived:
                raise StoreError(
                    f"table {table.name} did not arrive as it was sent ({sent.rows} rows, {sent.checksum}; "
                    f"{arrived.rows} rows, {arrived.checksum}); nothing was copied"
                )
            await _go_on_counting(writing, table)
            copied.append(arrived)
            on_table(arrived)
    return tuple(copied)


async def _empty(connection: AsyncConnection) -> None:
    for table in reversed(metadata.sorted_tables):
        await connection.execute(table.delete())


async def _expect_empty(connection: AsyncConnection) -> None:
    for table in metadata.sorted_tables:
        if (await connection.execute(select(table).limit(1))).first() is not None:
            raise StoreError(f"the target holds data already (table {table.name}); name an empty database")


async def _send(reading: AsyncConnection, writing: AsyncConnection, table: Table) -> Contents:
    """Copy a table's rows; returns what was read."""
    checksum = _Checksum()
    async for rows in _pages(reading, table):
        checksum.add(rows)
        await writing.execute(insert(table), [dict(row._mapping) for row in rows])
    return checksum.of(table)


async def _contents(connection: AsyncConnection, table: Table) -> Contents:
    checksum = _Checksum()
    async for rows in _pages(connection, table):
        checksum.add(rows)
    return checksum.of(table)


async def _pages(connection: AsyncConnection, table: Table) -> AsyncIterator[Sequence[Row[Any]]]:
    async with connection.stream(select(table)) as result:
        async for rows in result.partitions(_ROWS):
            yield rows


class _Checksum:
    """Sums up rows: databases sort texts differently, a sum is the same in any order."""

    def __init__(self) -> None:
        self._rows = 0
        self._sum = 0

    def add(self, rows: Sequence[Row[Any]]) -> None:
        self._rows += len(rows)
        for row in rows:
            digest = hashlib.sha256(_canonical(row).encode("utf-8", "surrogatepass")).digest()
            self._sum += int.from_bytes(digest, "big")

    def of(self, table: Table) -> Contents:
        return Contents(table.name, self._rows, f"{self._sum % 2**_CHECKSUM_BITS:032x}")


def _canonical(row: Row[Any]) -> str:
    return json.dumps(list(row), sort_keys=True, default=_plain)


def _plain(value: Any) -> str:
    return value.hex() if isinstance(value, bytes) else value.isoformat()


async def _go_on_counting(connection: AsyncConnection, table: Table) -> None:
    """Let PostgreSQL number new rows from behind those that came with numbers; SQLite does by itself."""
    counted = table.autoincrement_column
    if connection.dialect.name == "sqlite" or counted is None:
        return
    last = (await connection.execute(select(func.max(counted)))).scalar()
    if last is not None:
        await connection.execute(
            text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)"),
            {"table": table.name, "column": counted.name, "last": last},
        )
