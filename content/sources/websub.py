"""Asking hubs to send the news of feeds, and taking in what they send (WebSub, w3.org/TR/websub)."""

import asyncio
import hashlib
import hmac
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from enum import Enum

from content.clock import Clock
from content.errors import ContentError
from content.sources.fetch import Fetcher, Response
from content.sources.hubs import at_https
from content.store import Database, websub
from content.store.websub import Subscription

logger = logging.getLogger(__name__)

Sent = Callable[[int, Response], Awaitable[int]]  # takes in what was sent for a feed; raises ContentError

LARGEST_SENT = 2_000_000  # bytes; a hub sends what is new, or one version of a feed
_ASKED_FOR = timedelta(days=10)  # the lease that most hubs give anyway
_SHORTEST, _LONGEST = timedelta(minutes=5), timedelta(days=30)  # of a lease that is believed
_RENEWED_AT = 0.8  # share of a lease after which it is renewed
_ANSWER_WITHIN = timedelta(hours=1)  # of asking; then the hub is asked again
_AFTER_DENIAL = timedelta(days=7)
_MOST_ASKED = 50  # hubs at a time
_MOST_WAITING = 12  # bodies that are taken in or wait for that
_AT_ONCE = 2
_SIGNATURES = ("sha1", "sha256", "sha384", "sha512")  # section 8 of the standard


class Receipt(Enum):
    """What to answer a hub that has sent something."""

    TAKEN = 202  # also where the signature is wrong: who guesses one must not learn how it went
    UNKNOWN = 410  # stop sending
    BUSY = 503  # send again later


class WebSub:
    """Keeps the subscriptions at hubs, whose calls arrive below `callback`, a public https address."""

    def __init__(self, database: Database, fetcher: Fetcher, clock: Clock, sent: Sent, callback: str) -> None:
        self._database = database
        self._fetcher = fetcher
        self._clock = clock
        self._sent = sent
        self.callback = callback.rstrip("/")
        self._turn = asyncio.Semaphore(_AT_ONCE)
        self._waiting: set[asyncio.Task[None]] = set()

    async def ask(self) -> None:
        """Ask the hubs that are due: new ones, those that have not answered, those whose lease ends soon."""
        async with self._database.read() as connection:
            due = await websub.due(connection, self._clock.now(), _MOST_ASKED)
        for subscription in due:
            await self._ask(subscription)

    async def verify(self, token: str, asked: dict[str, str]) -> str | None:
        """What to answer a hub that asks whether we meant it (`asked` are the parameters); None for no."""
        async with self._database.write() as connection:
            known = await websub.with_token(connection, token)
            if known is None or asked.get("hub.topic") != known.topic:
                return None
            now = self._clock.now()
            if asked.get("hub.mode") == "denied":
                reason = asked.get("hub.reason", "")[:200]
                await websub.record_denied(connection, known.feed_id, now + _AFTER_DENIAL, reason)
                return ""
            if asked.get("hub.mode") != "subscribe" or not asked.get("hub.challenge"):
                return None
            lease = _lease(asked.get("hub.lease_seconds", ""))
            await websub.record_verified(
                connection, known.feed_id, lease_until=now + lease, next_request=now + lease * _RENEWED_AT
            )
            return asked["hub.challenge"]

    async def receive(self, token: str, body: bytes, content_type: str, signature: str) -> Receipt:
        """Take in what a hub has sent, in the background. `signature` is its X-Hub-Signature header."""
        async with self._database.read() as connection:
            known = await websub.with_token(connection, token)
        if known is None:
            return Receipt.UNKNOWN
        if not _is_signed(body, known.secret, signature):
            logger.warning("what came for %s is not signed by its hub", known.topic)
            return Receipt.TAKEN
        if len(self._waiting) >= _MOST_WAITING:
            return Receipt.BUSY
        task = asyncio.create_task(self._take(known, body, content_type))
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)
        return Receipt.TAKEN

    async def close(self) -> None:
        """Finish what is being taken in."""
        await asyncio.gather(*self._waiting, return_exceptions=True)

    async def _ask(self, subscription: Subscription) -> None:
        now = self._clock.now()
        again = now + _ANSWER_WITHIN * (1 << min(subscription.failures, 7))
        async with self._database.write() as connection:
            # Before, since a hub may ask back before it answers.
            await websub.record_asked(connection, subscription.feed_id, again)
        try:
            await self._fetcher.post(
                at_https(subscription.hub),  # it may have been noted before that was heeded
                {
                    "hub.mode": "subscribe",
                    "hub.topic": subscription.topic,
                    "hub.callback": f"{self.callback}/{subscription.token}",
                    "hub.secret": subscription.secret,
                    "hub.lease_seconds": str(int(_ASKED_FOR.total_seconds())),
                },
            )
        except ContentError as error:
            logger.info("the hub of %s is not to be had: %s", subscription.topic, error)
            async with self._database.write() as connection:
                await websub.record_asked(connection, subscription.feed_id, again, str(error))

    async def _take(self, subscription: Subscription, body: bytes, content_type: str) -> None:
        kind = content_type.partition(";")[0].strip().lower()
        response = Response(subscription.topic, 200, body, kind, "", "", "")
        try:
            async with self._turn:
                await self._sent(subscription.feed_id, response)
        except ContentError as error:
            logger.warning("what was sent for %s cannot be taken in: %s", subscription.topic, error)
        except Exception:  # a fault of ours; the next poll finds what is new all the same
            logger.exception("what was sent for %s cannot be taken in", subscription.topic)


def _lease(seconds: str) -> timedelta:
    told = timedelta(seconds=int(seconds[:9])) if seconds.isascii() and seconds.isdigit() else _ASKED_FOR
    return min(max(told, _SHORTEST), _LONGEST)


def _is_signed(body: bytes, secret: str, signature: str) -> bool:
    method, _, given = signature.partition("=")
    if method not in _SIGNATURES:
        return False
    made = hmac.new(secret.encode(), body, getattr(hashlib, method)).hexdigest()
    return hmac.compare_digest(made.encode(), given.strip().lower().encode())
