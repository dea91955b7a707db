"""Writing down what was sent, many marks in one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from content.store import Database

Mark = Callable[[AsyncConnection], Awaitable[None]]
_Waiting = tuple[Mark, asyncio.Future[None]]


class Ledger:
    """Marks that arrive while one transaction is being committed share the next.

    At a high rate a transaction for each message would cost more than sending it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[_Waiting] = []
        self._writing: asyncio.Task[None] | None = None

    async def write(self, mark: Mark) -> None:
        """Carry out `mark`; returns once it is committed. Raises what the transaction raised."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((mark, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all(), name="ledger")
        await done

    async def _write_all(self) -> None:
        while self._waiting:
            marks, self._waiting = self._waiting, []
            error = await self._write(marks)
            if error is not None and len(marks) > 1:
                # One mark that cannot be written must not undo those of others: each for itself then.
                for mark in marks:
                    _tell([mark], await self._write([mark]))
            else:
                _tell(marks, error)

    async def _write(self, marks: Sequence[_Waiting]) -> Exception | None:
        """Carry out all of `marks` in one transaction, or none; returns what went wrong."""
        try:
            async with self._database.write() as connection:
                for mark, _ in marks:
                    await mark(connection)
        except Exception as error:  # whoever asked for the mark decides what to do about it
            return error
        return None


def _tell(marks: Sequence[_Waiting], error: Exception | None) -> None:
    for _, done in marks:
        if done.done():  # cancelled meanwhile
            continue
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)
