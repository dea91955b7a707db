"""Owing: what has to go out is committed before anything is sent."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.views.message import Message, to_json
from content.store import Database, deliveries, subscribers
from content.store.deliveries import Counts, Recipient

_CHUNK = 500  # subscribers looked up at a time


class Outbox:
    """The durable list of what is owed. `wake` is called after something was added."""

    def __init__(self, database: Database, wake: Callable[[], None]) -> None:
        self._database = database
        self._wake = wake

    async def owe(
        self,
        connection: AsyncConnection,
        kind: str,
        cohort: str,
        message: Message,
        recipients: Sequence[Recipient],
        now: datetime,
    ) -> int:
        """Owe `message` to the recipients, as part of the caller's transaction; then call `wake`.

        Returns the digest's id.
        """
        digest_id = await deliveries.add_digest(connection, kind, cohort, to_json(message), now)
        await deliveries.owe(connection, {digest_id: recipients}, now)
        return digest_id

    def wake(self) -> None:
        """Let the sender look at once."""
        self._wake()

    async def enqueue(self, kind: str, message: Message, now: datetime) -> int:
        """Owe `message` to every subscriber that Telegram does not refuse; returns how many."""
        number, after = 0, None
        async with self._database.write() as connection:
            digest_id = await deliveries.add_digest(connection, kind, "everyone", to_json(message), now)
            while chunk := await subscribers.reachable(connection, after, _CHUNK):
                recipients = [Recipient(one.chat_id, one.thread_id, one.layout, now) for one in chunk]
                await deliveries.owe(connection, {digest_id: recipients}, now)
                number += len(chunk)
                after = (chunk[-1].chat_id, chunk[-1].thread_id)
        self._wake()
        return number

    async def counts(self, now: datetime) -> Counts:
        """How many deliveries are owed, and how many were sent in the last 24 hours."""
        async with self._database.read() as connection:
            return await deliveries.counts(connection, now)
