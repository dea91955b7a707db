"""Writing down what was sent, many marks in one transaction."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from content.errors import StoreError
from content.store import Database, deliveries
from content.store.deliveries import Delivery

logger = logging.getLogger(__name__)

Mark = Callable[[AsyncConnection], Awaitable[None]]

# What is sent waits so long for others to share its transaction. With the commit that makes some 20 ms, in
# which a kill would leave it unmarked and have it sent again.
_GATHER = 0.012  # seconds
_AGAIN = 1.0  # seconds before what could not be written is tried again

# What the database raises: explained, or as the driver of a server that went away says it.
STORE_ERRORS = (StoreError, SQLAlchemyError)


class Ledger:
    """Marks deliveries as sent, those of a few milliseconds together.

    At a high rate a transaction for each message would cost more than sending it. `settled` is told of
    what is committed; until then a mark is tried again, since forgetting what was sent would send it twice.
    """

    def __init__(self, database: Database, settled: Callable[[Sequence[Delivery]], None]) -> None:
        self._database = database
        self._settled = settled
        self._sent: list[tuple[Delivery, datetime]] = []
        self._writing: asyncio.Task[None] | None = None

    def sent(self, one: Delivery, when: datetime) -> None:
        """Note that all of a delivery is out; it is committed within some 20 ms."""
        self._sent.append((one, when))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all(), name="ledger")

    async def write(self, mark: Mark) -> None:
        """Carry out `mark` in a transaction, however many tries that takes; returns once it is committed."""
        while True:
            try:
                async with self._database.write() as connection:
                    return await mark(connection)
            except STORE_ERRORS as error:
                logger.error("the outbox cannot be written: %s", error)
                await asyncio.sleep(_AGAIN)

    async def close(self) -> None:
        """Wait until all marks are written."""
        if self._writing is not None:
            await self._writing

    async def _write_all(self) -> None:
        while self._sent:
            await asyncio.sleep(_GATHER)
            sent, self._sent = self._sent, []
            await self.write(lambda connection, sent=sent: deliveries.mark_sent(connection, sent))  # type: ignore[misc]
            self._settled([one for one, _ in sent])
