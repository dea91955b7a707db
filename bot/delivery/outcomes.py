"""What each error of the Bot API means for a delivery.

Descriptions are those of the Bot API server's source (Client.cpp in tdlib/telegram-bot-api).
"""

from dataclasses import dataclass
from enum import Enum, auto

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError


class Verdict(Enum):
    """What to do next."""

    WAIT = auto()  # 429: certainly not sent; nothing more before `wait` is over
    STOP = auto()  # the chat refuses us: no more digests until it comes back
    MIGRATED = auto()  # the group is `chat_id` now: send there
    MAIN_THREAD = auto()  # the forum topic is closed or gone: send to the chat itself
    UNKNOWN = auto()  # may have been sent or not: try again after a pause
    REFUSED = auto()  # something about this message: sending it again will not help


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict with what it needs."""

    verdict: Verdict
    reason: str
    wait: float = 0.0  # seconds, for WAIT
    chat_id: int = 0  # for MIGRATED


_THREAD = ("topic_closed", "message thread not found", "topic_deleted", "topic closed")
_STOP = (
    "chat not found",
    "not enough rights",
    "chat_write_forbidden",
    "have no rights to send",
    "need administrator rights",
    "bot is not a member",
    "group chat was deactivated",
    "peer_id_invalid",
    "user_is_blocked",
    "chat_restricted",
)


def classify(error: TelegramError) -> Outcome:
    """What `error` means for the message that met it."""
    reason = error.message
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return Outcome(Verdict.WAIT, reason, wait=wait if isinstance(wait, int) else wait.total_seconds())
    if isinstance(error, ChatMigrated):
        return Outcome(Verdict.MIGRATED, reason, chat_id=error.new_chat_id)
    if isinstance(error, Forbidden):
        return Outcome(Verdict.STOP, reason)
    if isinstance(error, BadRequest):
        text = reason.lower()
        if any(phrase in text for phrase in _THREAD):
            return Outcome(Verdict.MAIN_THREAD, reason)
        if any(phrase in text for phrase in _STOP):
            return Outcome(Verdict.STOP, reason)
        return Outcome(Verdict.REFUSED, reason)
    # Time-outs, broken connections and 5xx; a revoked token too, which an operator has to mend.
    return Outcome(Verdict.UNKNOWN, reason)
