"""That the bot is to stop, and why, where it cannot go on."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot.errors import BotError


class Ending:
    """What everything that runs looks at, and whoever ends it tells."""

    def __init__(self) -> None:
        self._told = asyncio.Event()
        self.failure: BotError | None = None  # why it ends; None where it was asked to

    def ask(self) -> None:
        """Stop: a signal has come."""
        self._told.set()

    def fail(self, failure: BotError) -> None:
        """Stop, for only the operator can go on from here."""
        self.failure = failure
        self._told.set()

    def token_refused(self) -> None:
        """Revoked while running: nothing that is owed is lost."""
        self.fail(
            BotError(
                "TELEGRAM_BOT_TOKEN: refused by the Bot API server, so it was revoked; get the new one from "
                "@BotFather and start again. What is owed to subscribers is kept and goes out then."
            )
        )

    async def wait(self) -> None:
        """Until it is to stop."""
        await self._told.wait()

    async def unless_told(self, work: Coroutine[Any, Any, None]) -> bool:
        """Do `work`, but drop it when it is to stop; whether it was done. Raises what `work` raises."""
        task = asyncio.ensure_future(work)
        told = asyncio.ensure_future(self._told.wait())
        await asyncio.wait({task, told}, return_when=asyncio.FIRST_COMPLETED)
        told.cancel()
        if not task.done():
            task.cancel()
            return False
        task.result()
        return True
