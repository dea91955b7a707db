"""How long a response says that it stays fresh (RFC 9111)."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.I)
_NEVER = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b", re.I)


def fresh_for(cache_control: str, expires: str, date: str, age: str = "") -> float:
    """Seconds, by the headers of those names; 0 where they do not say, or say that it is stale at once."""
    if _NEVER.search(cache_control):
        return 0.0
    told = _MAX_AGE.search(cache_control)
    if told:
        passed = float(age[:9]) if age.isascii() and age.isdigit() else 0.0
        return max(float(told[1]) - passed, 0.0)
    until, sent = instant(expires), instant(date)
    # Measured by the server's own clock: ours may differ.
    return max((until - sent).total_seconds(), 0.0) if until and sent else 0.0


def instant(value: str) -> datetime | None:
    """The instant of an HTTP date; None where it is none ("0" and "-1" are common)."""
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    return found if found.tzinfo else None
