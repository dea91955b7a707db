"""When a digest is due next: arithmetic on local times, safe across daylight-saving changes."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from content.store.subscribers import EVERY_DAY, Subscriber

# A week, and two days more: one because local dates differ from UTC's, one because a zone may
# leave out a whole day (Samoa had no 30 December 2011).
_DAYS_AHEAD = 9


def next_due(after: datetime, timezone: str, hours: Sequence[str], days: int) -> datetime:
    """The first instant (UTC) strictly later than `after` at one of the local `hours`.

    `hours` are "HH:MM" in the IANA zone `timezone`; bit 0 of `days` is Monday. An hour that a
    daylight-saving change leaves out falls on the first instant after the gap; one that comes twice
    counts the first time only. Raises ValueError for an unknown zone, no hours or no days.
    """
    return _next_due(after, timezone, tuple(hours), days)


# Whole cohorts share zone, hours and days, and are asked about at one instant.
@lru_cache(maxsize=4096)
def _next_due(after: datetime, timezone: str, hours: tuple[str, ...], days: int) -> datetime:
    times = sorted(time.fromisoformat(hour) for hour in hours)
    if not times or not days & EVERY_DAY:
        raise ValueError(f"nothing is ever due at hours {list(hours)!r} on days {days}")
    place = zone(timezone)
    yesterday = after.astimezone(place).date() - timedelta(days=1)
    for distance in range(_DAYS_AHEAD + 1):
        day = yesterday + timedelta(days=distance)
        if not days >> day.weekday() & 1:
            continue
        for hour in times:
            instant = _instant(day, hour, place)
            if instant > after:
                return instant
    raise AssertionError("a week holds each of its days")


def due_for(subscriber: Subscriber, after: datetime, default_timezone: str) -> datetime | None:
    """When this subscriber's next digest is due; None while there is nothing to wait for.

    A zone that no longer exists counts as the default one, so that nobody goes without.
    """
    if not (subscriber.subscribed and subscriber.hours and subscriber.days & EVERY_DAY):
        return None
    try:
        return next_due(after, subscriber.timezone, subscriber.hours, subscriber.days)
    except ValueError:
        return next_due(after, default_timezone, subscriber.hours, subscriber.days)


def quiet_until(quiet: str, now: datetime, timezone: str) -> datetime | None:
    """When the quiet hours end in which `now` lies; None where it lies in none.

    `quiet` is "HH:MM-HH:MM" in the zone, the end on the next day where it is earlier; empty for none.
    """
    if not quiet:
        return None
    start, end = quiet.split("-")
    clock = now.astimezone(zone(timezone)).strftime("%H:%M")
    inside = start <= clock < end if start < end else clock >= start or clock < end
    return next_due(now, timezone, (end,), EVERY_DAY) if inside else None


def zone(name: str) -> ZoneInfo:
    """The IANA time zone called `name`. Raises ValueError where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, malformed, or a folder of the zone database
        raise ValueError(f"no time zone is called {name!r}; names look like Asia/Almaty") from None


def time_of_day(text: str) -> str:
    """ "HH:MM" from what people write for it: 8, 8:00, 08.30. Raises ValueError for anything else."""
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?", text.strip(), re.ASCII)
    if not match or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise ValueError(f"{text!r} is no time of day; write it as 08:00")
    return f"{int(match[1]):02}:{match[2] or '00'}"


def _instant(day: date, hour: time, place: ZoneInfo) -> datetime:
    # fold=0 names the first of two occurrences; in a gap it reads the clock as before the change
    # (PEP 495), which gives an instant behind the gap by as much as the hour lies inside it.
    early = datetime.combine(day, hour, place).astimezone(UTC)
    if early.astimezone(place).replace(tzinfo=None) == datetime.combine(day, hour):
        return early
    late = datetime.combine(day, hour.replace(fold=1), place).astimezone(UTC)
    return _change_between(late, early, place)


def _change_between(before: datetime, after: datetime, place: ZoneInfo) -> datetime:
    """The first instant, to the second, at which the zone has the offset that it has at `after`."""
    offset = after.astimezone(place).utcoffset()
    low, high = 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if (before + timedelta(seconds=middle)).astimezone(place).utcoffset() == offset:
            high = middle
        else:
            low = middle
    return before + timedelta(seconds=high)
