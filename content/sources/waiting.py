"""When a feed is polled next (pure arithmetic)."""

import hashlib
from datetime import datetime, timedelta

_LONGEST = timedelta(days=1)  # between polls of a feed that fails, unless the server asks for more
_SPREAD = 0.1  # share of the wait by which feeds are moved apart, in either direction


def after_success(now: datetime, interval: timedelta, url: str) -> datetime:
    """One interval on, a little more or less by the feed's address, so that polls spread out."""
    return now + interval * _jitter(url)


def after_failure(
    now: datetime, interval: timedelta, url: str, failures: int, retry_after: float = 0.0
) -> datetime:
    """Twice as long for each failure in a row (this one counted), up to a day.

    Never before `retry_after` seconds, nor sooner than after a success.
    """
    doubled = interval * (1 << min(failures, 16))
    wait = max(min(doubled, _LONGEST), interval) * _jitter(url)
    return now + max(wait, timedelta(seconds=retry_after))


def _jitter(url: str) -> float:
    """A factor around 1, always the same for an address."""
    share = int.from_bytes(hashlib.sha256(url.encode("utf-8", "replace")).digest()[:4], "big") / 2**32
    return 1 - _SPREAD + 2 * _SPREAD * share
