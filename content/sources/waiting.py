"""When a feed is polled next (pure arithmetic)."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from content.sources.wishes import Wishes
from content.store.feeds import Rhythm

_LONGEST = timedelta(days=1)  # between polls, unless the server asks a feed that fails for more
_SPREAD = 0.1  # share of the wait by which feeds are moved apart, in either direction
# Asked twice in the time between two changes, a feed's news is found a quarter of that time late on average.
_POLLS_A_CHANGE = 2
_MOST_INTERVALS = 8  # how much longer than the interval the wait for a feed that seldom changes may grow
_SMOOTHING = 0.3  # share of the newest gap between two changes in their running mean
_LONGEST_GAP = timedelta(days=90)
_HOUR = timedelta(hours=1)
_WEEK = 7 * 24  # hours


def after_success(
    now: datetime, interval: timedelta, url: str, rhythm: Rhythm, *, fresh: float = 0.0, pushed: bool = False
) -> datetime:
    """When to ask again for a feed that has answered.

    `interval` on at least; later where it seldom changes, where the feed (ttl) or its server (`fresh`,
    seconds) asks for that, and where a hub sends its news anyway (`pushed`). A little more or less by
    the address, so that polls spread out, and not in hours and days in which the feed wants none.
    """
    longest = max(interval, min(_MOST_INTERVALS * interval, _LONGEST))
    wait = longest if pushed else min(max(interval, _quiet(now, rhythm) / _POLLS_A_CHANGE), longest)
    asked = min(timedelta(seconds=max(rhythm.ttl, fresh, 0)), _LONGEST)
    jitter = _jitter(url)
    # What is asked for is asked for at least.
    return _outside(now + max(wait * jitter, asked * max(jitter, 1.0)), rhythm)


def after_failure(
    now: datetime, interval: timedelta, url: str, failures: int, retry_after: float = 0.0
) -> datetime:
    """Twice as long for each failure in a row (this one counted), up to a day.

    Never before `retry_after` seconds, nor sooner than after a success.
    """
    doubled = interval * (1 << min(failures, 16))
    wait = max(min(doubled, _LONGEST), interval) * _jitter(url)
    return now + max(wait, timedelta(seconds=retry_after))


def next_rhythm(rhythm: Rhythm, wishes: Wishes, now: datetime, *, new: bool) -> Rhythm:
    """The rhythm of a feed that was read just now, `new` where something new was in it."""
    told = replace(rhythm, ttl=wishes.ttl, skip_hours=wishes.skip_hours, skip_days=wishes.skip_days)
    if rhythm.changed is None:
        return replace(told, changed=now)
    if not new:
        return told
    gap = min(max(now - rhythm.changed, timedelta(0)), _LONGEST_GAP).total_seconds()
    smoothed = rhythm.gap + _SMOOTHING * (gap - rhythm.gap) if rhythm.gap else gap
    return replace(told, changed=now, gap=round(smoothed))


def _quiet(now: datetime, rhythm: Rhythm) -> timedelta:
    """How long the feed is quiet for: usually, or by now."""
    since = now - rhythm.changed if rhythm.changed else timedelta(0)
    return max(timedelta(seconds=rhythm.gap), since)


def _outside(instant: datetime, rhythm: Rhythm) -> datetime:
    """The instant, or the first hour after it in which the feed may be asked."""
    if not rhythm.skip_hours and not rhythm.skip_days:
        return instant
    moved = instant
    for _ in range(_WEEK + 1):
        if not (rhythm.skip_hours >> moved.hour & 1 or rhythm.skip_days >> moved.weekday() & 1):
            return moved
        # Into the next hour, at the same distance from its start: feeds must not meet on the hour.
        moved += _HOUR
    return instant


def _jitter(url: str) -> float:
    """A factor around 1, always the same for an address."""
    share = int.from_bytes(hashlib.sha256(url.encode("utf-8", "replace")).digest()[:4], "big") / 2**32
    return 1 - _SPREAD + 2 * _SPREAD * share
