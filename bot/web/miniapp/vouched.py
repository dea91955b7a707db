"""Who opened the Mini App, as Telegram vouches for it.

https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

import hmac
import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qsl

KEPT = timedelta(hours=2)  # how long an opened page may be used before it has to be opened again
_AHEAD = timedelta(minutes=5)  # that our clock may be behind Telegram's
_LONGEST = 4096  # characters
_MOST_FIELDS = 32


@dataclass(frozen=True, slots=True)
class Opener:
    """A reader with the Mini App open."""

    user_id: int
    language_code: str  # of their Telegram; may be empty


def opener(init_data: str, token: str, now: datetime) -> Opener:
    """Whose `initData` it is. Raises ValueError where Telegram did not sign it for this bot just now."""
    if len(init_data) > _LONGEST:
        raise ValueError("too long")
    pairs = parse_qsl(init_data, keep_blank_values=True, strict_parsing=True, max_num_fields=_MOST_FIELDS)
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError("a field stands twice")
    given = values.pop("hash", "")
    checked = "\n".join(f"{name}={value}" for name, value in sorted(values.items()))
    secret = hmac.digest(b"WebAppData", token.encode(), "sha256")
    right = hmac.new(secret, checked.encode(), "sha256").hexdigest()
    if not hmac.compare_digest(given.encode(), right.encode()):
        raise ValueError("not signed by Telegram for this bot")
    written = values.get("auth_date", "")
    if not re.fullmatch(r"\d{1,12}", written, re.ASCII):
        raise ValueError("no date")
    age = now.timestamp() - int(written)
    if not -_AHEAD.total_seconds() <= age <= KEPT.total_seconds():
        raise ValueError("opened too long ago")
    return _user(values.get("user", ""))


def _user(text: str) -> Opener:
    user = json.loads(text)  # a ValueError where it is no JSON
    if not isinstance(user, dict) or not isinstance(user.get("id"), int) or isinstance(user["id"], bool):
        raise ValueError("no user")
    return Opener(user["id"], str(user.get("language_code", "")))
