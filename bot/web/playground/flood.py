"""Telegram's flood limits, enforced in strict sliding windows.

Figures: core.telegram.org/bots/faq#my-bot-is-hitting-limits (30 a second in all, 1 a second to one chat with
short bursts tolerated, 20 a minute to one group); up to 1,000 a second with allow_paid_broadcast.
"""

import time
from collections import deque
from collections.abc import Callable

from bot.web.playground.refusals import too_many_requests

PAID_RATE = 1000
GROUP_MESSAGES = 20
GROUP_WINDOW = 60.0  # seconds


class FloodLimits:
    """Lets a message through or raises Refusal(429); a refused one does not count."""

    def __init__(
        self,
        rate: float = 30,  # messages a second from the bot; 0 switches all limits off
        chat_burst: int = 8,  # messages in a row to one private chat, refilled at one a second
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._rate = rate
        self._burst = chat_burst
        self._monotonic = monotonic
        self._sent: deque[float] = deque()  # times in the last second
        self._private: dict[int, float] = {}  # chat -> theoretical arrival time (GCRA)
        self._groups: dict[int, deque[float]] = {}
        self.peak = 0  # most messages that any one second saw
        self.paid = 0  # messages that were only let through because they pay

    def check(self, chat_id: int, *, private: bool, paid: bool = False) -> None:
        """Count one message to `chat_id`. Raises Refusal(429) with retry_after."""
        now = self._monotonic()
        while self._sent and self._sent[0] <= now - 1:
            self._sent.popleft()
        if self._rate:
            limit = PAID_RATE if paid else self._rate
            if len(self._sent) + 1 > limit:
                raise too_many_requests(self._sent[0] + 1 - now)
            (self._check_private if private else self._check_group)(chat_id, now)
            self.paid += len(self._sent) >= self._rate
        self._sent.append(now)
        self.peak = max(self.peak, len(self._sent))

    def _check_private(self, chat_id: int, now: float) -> None:
        arrival = max(now, self._private.get(chat_id, 0.0))
        if arrival - now > self._burst - 1:
            raise too_many_requests(arrival - now - (self._burst - 1))
        self._private[chat_id] = arrival + 1

    def _check_group(self, chat_id: int, now: float) -> None:
        sent = self._groups.setdefault(chat_id, deque())
        while sent and sent[0] <= now - GROUP_WINDOW:
            sent.popleft()
        if len(sent) >= GROUP_MESSAGES:
            raise too_many_requests(sent[0] + GROUP_WINDOW - now)
        sent.append(now)
