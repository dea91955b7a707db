"""The digests under way, each made ready once for all who get it."""

from collections.abc import Collection, Iterable
from typing import Any

from bot.telegram.courier import Courier
from bot.telegram.envelope import Envelope
from bot.views.message import Message, from_json
from content.store import Database, deliveries
from content.store.deliveries import Delivery

_KEPT = 64  # digests, beside those that are wanted just now

# What a row that is no message makes of reading it.
_UNREADABLE = (KeyError, TypeError, ValueError)


class Envelopes:
    """Messages by digest, and envelopes by digest and layout."""

    def __init__(self, database: Database, courier: Courier) -> None:
        self._database = database
        self._courier = courier
        self._rows: dict[int, Any] = {}  # as they are stored, whole or broken
        self._sealed: dict[tuple[int, str], Envelope | None] = {}

    async def seal(self, batch: Iterable[Delivery]) -> None:
        """Make ready what a batch needs. Raises StoreError; a digest that cannot be read is left out."""
        wanted = {(one.digest_id, one.layout) for one in batch}
        digests = {digest_id for digest_id, _ in wanted}
        _make_room(self._rows, digests)
        _make_room(self._sealed, wanted)
        await self._read(digests)
        for digest_id, layout in wanted - self._sealed.keys():
            try:
                message = from_json(self._rows[digest_id])
            except _UNREADABLE:  # told by whoever attends to its deliveries
                continue
            self._sealed[digest_id, layout] = self._courier.seal(message, layout)

    def get(self, one: Delivery) -> Envelope | None:
        """What to post for a delivery of which nothing is out yet; None where that is not all of it."""
        return None if one.parts_sent else self._sealed.get((one.digest_id, one.layout))

    def drop(self, one: Delivery) -> None:
        """Make it ready anew the next time, since the server did not like it this way."""
        self._sealed.pop((one.digest_id, one.layout), None)

    async def message(self, digest_id: int) -> Message:
        """The digest itself. Raises StoreError, or what reading a broken row raises."""
        await self._read({digest_id})
        return from_json(self._rows[digest_id])

    async def _read(self, digests: set[int]) -> None:
        missing = digests - self._rows.keys()
        if missing:
            async with self._database.read() as connection:
                self._rows |= await deliveries.messages_of(connection, missing)


def _make_room(kept: dict[Any, Any], wanted: Collection[Any]) -> None:
    """Forget what was made first, though nothing that is wanted: a batch may be of many cohorts."""
    for key in [key for key in kept if key not in wanted][: max(0, len(kept) - _KEPT)]:
        del kept[key]
