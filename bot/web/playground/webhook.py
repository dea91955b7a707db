"""The webhook side: posts updates to the address that the bot has registered."""

import asyncio
import contextlib
import re
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.web.playground.refusals import bad_request
from bot.web.playground.updates import UpdateQueue
from bot.web.playground.values import Json

if TYPE_CHECKING:
    import httpx

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_FIRST_PAUSE = 0.2  # seconds before the second attempt; doubled up to _LONGEST_PAUSE
_LONGEST_PAUSE = 5.0
_PATIENCE = 30.0  # seconds for one answer


class Webhook:
    """Delivers the queue's updates in order, one at a time, until each is answered with 2xx."""

    def __init__(self, updates: UpdateQueue) -> None:
        self._updates = updates
        self._task: asyncio.Task[None] | None = None
        self.url = ""
        self.secret = ""
        self.max_connections = 40
        self.last_error = ""
        self.last_error_date = 0

    def set(self, url: str, secret: str, max_connections: int) -> None:
        """Deliver to `url` from now on. Raises Refusal for what the real server would refuse.

        Like a Bot API server of one's own it takes plain http and any port, but only on this machine:
        the playground never talks to another.
        """
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if parts.hostname not in _LOOPBACK:
            raise bad_request("bad webhook: this server delivers to 127.0.0.1 only")
        if secret and not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        if not 1 <= max_connections <= 100:
            raise bad_request("bad webhook: max_connections must be from 1 to 100")
        self._stop()
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self.last_error, self.last_error_date = "", 0
        self._updates.webhook_is_set = True
        self._updates.wake()
        self._task = asyncio.create_task(self._deliver(), name="playground webhook")

    def delete(self) -> None:
        self._stop()
        self.url = self.secret = ""
        self._updates.webhook_is_set = False

    async def close(self) -> None:
        """Stop delivering and wait until it has."""
        task = self._task
        self._stop()
        if task is not None:
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def info(self) -> Json:
        """Telegram's WebhookInfo."""
        value: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self.url:
            value["max_connections"] = self.max_connections
        if self.last_error:
            value |= {"last_error_date": self.last_error_date, "last_error_message": self.last_error}
        if self._updates.allowed:
            value["allowed_updates"] = list(self._updates.allowed)
        return value

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _deliver(self) -> None:
        import httpx

        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        async with httpx.AsyncClient(headers=headers, timeout=_PATIENCE, trust_env=False) as client:
            pause = _FIRST_PAUSE
            while True:
                if not self._updates.pending:
                    await self._updates.arrival()
                    continue
                update = self._updates.pending[0]
                if await self._post(client, update):
                    self._updates.confirm(update["update_id"] + 1)
                    pause = _FIRST_PAUSE
                else:
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, _LONGEST_PAUSE)

    async def _post(self, client: "httpx.AsyncClient", update: Json) -> bool:
        import httpx

        try:
            response = await client.post(self.url, json=update)
        except httpx.HTTPError as error:
            self._failed(str(error) or type(error).__name__)
            return False
        if not response.is_success:
            self._failed(f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}")
        return response.is_success

    def _failed(self, reason: str) -> None:
        self.last_error, self.last_error_date = reason, int(time.time())
