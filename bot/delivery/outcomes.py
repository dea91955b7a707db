"""What each error of the Bot API means for a delivery.

Descriptions are those of the Bot API server's source (Client.cpp in tdlib/telegram-bot-api).
"""

import json
from dataclasses import dataclass
from enum import Enum, auto
from http import HTTPStatus

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)


class NotSent(NetworkError):
    """No connection could be made, so the request has certainly not been carried out."""


class Verdict(Enum):
    """What to do next."""

    WAIT = auto()  # 429: certainly not sent; nothing more before `wait` is over
    STOP = auto()  # the chat refuses us: no more digests until it comes back
    MIGRATED = auto()  # the group is `chat_id` now: send there
    MAIN_THREAD = auto()  # the forum topic is closed or gone: send to the chat itself
    NOT_SENT = auto()  # no connection: certainly not sent; try again
    TOKEN = auto()  # the bot's token is refused: an operator has to mend that; certainly not sent
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
    if isinstance(error, NotSent):
        return Outcome(Verdict.NOT_SENT, reason)
    if isinstance(error, InvalidToken):
        return Outcome(Verdict.TOKEN, reason)
    # Time-outs, broken connections and 5xx.
    return Outcome(Verdict.UNKNOWN, reason)


def refusal(status: int, body: bytes) -> Outcome | None:
    """What an answer that is not 200 means; None where `Courier.deliver` knows better what to do about it.

    That is so for all 400 and 404, after which nothing was sent for sure: a message may go in another form.
    """
    reason, wait = _reason(body)
    match status:
        case HTTPStatus.TOO_MANY_REQUESTS:
            return Outcome(Verdict.WAIT, reason, wait=wait)
        case HTTPStatus.FORBIDDEN:
            return Outcome(Verdict.STOP, reason)
        case HTTPStatus.UNAUTHORIZED:
            return Outcome(Verdict.TOKEN, reason)
        case HTTPStatus.BAD_REQUEST | HTTPStatus.NOT_FOUND:
            return None
    return Outcome(Verdict.UNKNOWN, f"{status} {reason}")


def _reason(body: bytes) -> tuple[str, float]:
    """The description and retry_after (seconds) of an answer, which need not be the Bot API server's own."""
    try:
        answer = json.loads(body)
        return str(answer["description"]), float(answer.get("parameters", {}).get("retry_after", 1))
    except (ValueError, KeyError, TypeError, AttributeError):
        return "an answer that is not the Bot API's", 1.0
