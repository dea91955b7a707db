"""How updates come in from a Bot API server, by polling or webhook, and reach the handlers."""

import asyncio
import logging
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, ExtBot, SimpleUpdateProcessor

from bot.ending import Ending
from bot.errors import BotError, SettingsError
from bot.metrics import Metrics

logger = logging.getLogger(__name__)

# What the bot reacts to; Telegram leaves some kinds out unless asked for them.
_KINDS = [
    Update.MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.CHANNEL_POST,
    Update.MY_CHAT_MEMBER,
]
_AT_ONCE = 32  # updates handled side by side
_RETRY = 5  # seconds between attempts to reach the Bot API server at the start


class _Timed(SimpleUpdateProcessor):
    """Handles updates side by side, and notes how long each takes."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(_AT_ONCE)
        self._updates = metrics.updates

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        with self._updates.timing():
            await coroutine


class Updates:
    """Takes updates of one bot; what becomes of them is up to the handlers of `application`."""

    def __init__(self, bot: ExtBot[Any], metrics: Metrics, ending: Ending) -> None:
        self._bot = bot
        self._ending = ending
        self.application: Application[Any, Any, Any, Any, Any, Any] = (
            Application.builder().bot(bot).concurrent_updates(_Timed(metrics)).build()
        )

    async def connect(self) -> None:
        """Wait until the Bot API server knows the bot. Raises SettingsError where it refuses the token."""
        while True:
            try:
                await self.application.initialize()
                return
            except InvalidToken:
                raise SettingsError(
                    "TELEGRAM_BOT_TOKEN: refused by the Bot API server; get a valid one from @BotFather."
                ) from None
            except TelegramError as error:
                logger.warning("the Bot API server cannot be reached (%s); next try in %s s", error, _RETRY)
                await asyncio.sleep(_RETRY)

    async def deliver_to(self, address: str, secret: str) -> None:
        """Let Telegram deliver updates there. It hears that once a second only, and several may say so."""
        while True:
            try:
                await self._bot.set_webhook(address, secret_token=secret, allowed_updates=_KINDS)
                return
            except (RetryAfter, NetworkError) as error:
                if isinstance(error, BadRequest):
                    raise
                logger.warning("the webhook is not set yet (%s); next try in %s s", error, _RETRY)
                await asyncio.sleep(_RETRY)

    async def receive(self, update: dict[str, Any]) -> None:
        """An update that was delivered."""
        await self.application.update_queue.put(Update.de_json(update, self._bot))

    async def fetch(self) -> None:
        """Fetch updates from now on."""
        updater = self.application.updater
        assert updater is not None  # noqa: S101  the builder makes one unless told otherwise
        await updater.start_polling(allowed_updates=_KINDS, error_callback=self._fetching_failed)

    async def take_no_more(self) -> None:
        """Fetch no more updates; those that came are still handled."""
        updater = self.application.updater
        if updater is not None and updater.running:
            await updater.stop()

    def _fetching_failed(self, error: TelegramError) -> None:
        """Two pollers would each get half of the updates: say so and stop. Anything else passes by itself."""
        if isinstance(error, Conflict):
            self._ending.fail(
                BotError(
                    "another instance is polling with this TELEGRAM_BOT_TOKEN (409 Conflict); "
                    "stop it, or give this one a token of its own"
                )
            )
        elif isinstance(error, InvalidToken):
            self._ending.token_refused()
        else:
            logger.warning("no updates for now: %s", error)
