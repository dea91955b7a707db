"""The updates that wait for the bot, and the long poll that fetches them."""

import asyncio
from collections import deque
from collections.abc import Coroutine, Sequence
from typing import Any

from bot.web.playground.refusals import conflict
from bot.web.playground.values import Json

# What a bot gets only if it asks (core.telegram.org/bots/api#getupdates, allowed_updates).
_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
MOST_AT_ONCE = 100


class UpdateQueue:
    """Keeps updates until an offset confirms them, or a webhook has taken them."""

    def __init__(self) -> None:
        self.pending: deque[Json] = deque()
        self.allowed: tuple[str, ...] = ()  # empty: everything but _ON_REQUEST
        self.webhook_is_set = False
        self._next_id = 1
        self._arrived = asyncio.Event()
        self._poll = 0  # the number of the newest getUpdates; an older one has to give way
        self._waiting = 0
        self.closed = False

    def add(self, kind: str, body: Json) -> None:
        """Put an update of `kind` ("message", "callback_query" ...) in line, unless the bot wants none."""
        if kind not in self.allowed if self.allowed else kind in _ON_REQUEST:
            return
        self.pending.append({"update_id": self._next_id, kind: body})
        self._next_id += 1
        self.wake()

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Remember which kinds the bot wants from now on; None leaves it as it was."""
        if kinds is not None:
            self.allowed = tuple(kinds)

    def wake(self) -> None:
        """Let everyone who waits look again."""
        self._arrived.set()
        self._arrived = asyncio.Event()

    def confirm(self, offset: int) -> None:
        """Forget the updates before `offset`; a negative one keeps only that many of the last."""
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        while self.pending and self.pending[0]["update_id"] < offset:
            self.pending.popleft()

    async def poll(
        self, offset: int, limit: int, seconds: float, gone: Coroutine[Any, Any, None]
    ) -> list[Json]:
        """getUpdates: at most `limit` updates from `offset` on, waiting up to so many `seconds` for one.

        Ends early when `gone` does (the caller hung up). Raises Refusal(409) where a webhook is set or
        another poll takes this one's place.
        """
        if self.webhook_is_set:
            gone.close()
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        self._poll += 1
        mine = self._poll
        self.confirm(offset)
        self.wake()
        end = asyncio.get_running_loop().time() + seconds
        hung_up = asyncio.create_task(gone)
        try:
            while not self.pending and not self.closed and not hung_up.done():
                left = end - asyncio.get_running_loop().time()
                if left <= 0:
                    break
                await self._wait(left, hung_up)
                if self._poll != mine:
                    raise conflict(
                        "terminated by other getUpdates request; "
                        "make sure that only one bot instance is running"
                    )
        finally:
            hung_up.cancel()
        return list(self.pending)[: max(1, min(limit, MOST_AT_ONCE))]

    @property
    def polling(self) -> bool:
        """Whether somebody waits for updates right now."""
        return self._waiting > 0

    async def arrival(self) -> None:
        """Wait until something changes."""
        await self._arrived.wait()

    async def _wait(self, seconds: float, hung_up: "asyncio.Task[None]") -> None:
        arrival = asyncio.create_task(self.arrival())
        self._waiting += 1
        try:
            await asyncio.wait({arrival, hung_up}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._waiting -= 1
            arrival.cancel()
