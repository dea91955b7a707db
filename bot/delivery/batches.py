"""What a sender is to begin next: read from the outbox some at a time, chats that must rest left out."""

import math
import time
from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.lanes import FRESH, Lanes
from content.clock import Clock
from content.store import Database, deliveries, pause
from content.store.deliveries import Delivery

_SIZE = 200  # at least; at high rates as many as a second takes
_SHARED_SIZE = 20  # the same where others send, too: what was read must be begun soon
_FRESH_ALONE = 20.0  # seconds after which nothing that was read is begun: it may have been merged by then

# Telegram's limits to one chat: about one message a second; 20 a minute in a group or channel.
_PRIVATE_GAP = 1.0
_GROUP_GAP = 3.0


class Batches:
    """The deliveries that are owed, in batches: all of them, or with `lanes` this process's share."""

    def __init__(self, database: Database, clock: Clock, per_second: float, lanes: Lanes | None) -> None:
        self._database = database
        self._clock = clock
        self._lanes = lanes
        self.size = max(_SHARED_SIZE if lanes else _SIZE, math.ceil(per_second))
        self._stale = math.inf  # monotonic
        self._resting: dict[int, float] = {}  # chats that had something just now, and until when they rest

    @property
    def is_stale(self) -> bool:
        """Whether what was read last must not be begun any more."""
        return time.monotonic() > self._stale

    def rest(self, chat_id: int) -> None:
        """Let a chat be for as long as Telegram wants between two messages to it."""
        self._resting[chat_id] = time.monotonic() + gap(chat_id)

    async def next(self, busy: Collection[int]) -> list[Delivery]:
        """At most `size` deliveries to begin, one to a chat and none to a `busy` one."""
        # Noted before looking: what is sent meanwhile would still be owed in what we see.
        now = time.monotonic()
        self._resting = {chat: until for chat, until in self._resting.items() if until > now}
        unavailable = {*busy, *self._resting}
        async with self._database.read() as connection:
            if await pause.since(connection) is not None:
                return []
            found = await self._owed(connection, self.size + len(busy), busy)
        batch: dict[int, Delivery] = {}
        for one in found:
            if one.chat_id not in unavailable:
                batch.setdefault(one.chat_id, one)
        return list(batch.values())[: self.size]

    async def _owed(self, connection: AsyncConnection, limit: int, busy: Collection[int]) -> list[Delivery]:
        """What is owed, in this sender's lanes where there are others."""
        now = self._clock.now()
        self._stale = time.monotonic() + (FRESH if self._lanes else _FRESH_ALONE)
        if self._lanes is None:
            return await deliveries.owed(connection, now, limit)
        self._lanes.resting(busy)
        mine = await self._lanes.mine(connection)
        found = await deliveries.owed(connection, now, limit, mine) if mine else []
        self._lanes.looked(mine, found, complete=len(found) < limit)
        return found


def gap(chat_id: int) -> float:
    """Seconds that Telegram wants between two messages to a chat."""
    return _PRIVATE_GAP if chat_id > 0 else _GROUP_GAP
