"""The digests under way, each made ready once for all who get it."""

from collections.abc import Iterable

from bot.telegram.courier import Courier
from bot.telegram.envelope import Envelope
from bot.views.message import Message, from_json
from content.store import Database, deliveries
from content.store.deliveries import Delivery

_KEPT = 16  # digests: a broadcast has few cohorts at a time

# What a row that is no message makes of reading it.
_UNREADABLE = (KeyError, TypeError, ValueError)


class Envelopes:
    """Messages by digest, and envelopes by digest and layout."""

    def __init__(self, database: Database, courier: Courier) -> None:
        self._database = database
        self._courier = courier
        self._messages: dict[int, Message] = {}
        self._sealed: dict[tuple[int, str], Envelope | None] = {}

    async def seal(self, batch: Iterable[Delivery]) -> None:
        """Make ready what a batch needs. Raises StoreError; a digest that cannot be read is left out."""
        wanted = {(one.digest_id, one.layout) for one in batch}
        for digest_id, layout in wanted - self._sealed.keys():
            try:
                message = await self.message(digest_id)
            except _UNREADABLE:  # told by whoever attends to its deliveries
                continue
            _make_room(self._sealed)
            self._sealed[digest_id, layout] = self._courier.seal(message, layout)

    def get(self, one: Delivery) -> Envelope | None:
        """What to post for a delivery of which nothing is out yet; None where that is not all of it."""
        return None if one.parts_sent else self._sealed.get((one.digest_id, one.layout))

    def drop(self, one: Delivery) -> None:
        """Make it ready anew the next time, since the server did not like it this way."""
        self._sealed.pop((one.digest_id, one.layout), None)

    async def message(self, digest_id: int) -> Message:
        """The digest itself. Raises StoreError, or what reading a broken row raises."""
        if digest_id not in self._messages:
            async with self._database.read() as connection:
                found = from_json(await deliveries.messages_of(connection, digest_id))
            _make_room(self._messages)
            self._messages[digest_id] = found
        return self._messages[digest_id]


def _make_room(kept: dict[int, Message] | dict[tuple[int, str], Envelope | None]) -> None:
    while len(kept) >= _KEPT:
        del kept[next(iter(kept))]  # type: ignore[arg-type]
