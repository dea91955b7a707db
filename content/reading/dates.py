"""Written dates -> instants: ISO 8601 as found on pages and in front matter, RFC 2822, plain days."""

import re
from datetime import UTC, date, datetime, tzinfo
from email.utils import parsedate_to_datetime

_FRACTION = re.compile(r"(\.\d{6})\d+")
_OFFSET_WITHOUT_COLON = re.compile(r"\s*([+-]\d{2})(\d{2})$")
_OTHERWISE_PARTED = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?!\d)")  # 2014/5/8
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_instant(written: str | date, zone: tzinfo = UTC) -> datetime | None:
    """The instant in UTC; a day alone is its midnight. `zone` is that of times without one.

    None where it is no date, or one outside the years 1000 to 9998.
    """
    if isinstance(written, datetime):
        return _in_utc(written, zone)
    if isinstance(written, date):
        return _in_utc(datetime(written.year, written.month, written.day, tzinfo=zone), zone)
    text = written.strip()
    if not text or len(text) > 60:
        return None
    if parted := _OTHERWISE_PARTED.match(text):
        text = f"{parted[1]}-{parted[3]:0>2}-{parted[4]:0>2}" + text[parted.end() :]
    found = _iso(text) or _mail(text)
    if found is None and (day := _DAY.match(text)):
        found = _iso(day[0])
    return _in_utc(found, zone) if found else None


def _iso(text: str) -> datetime | None:
    text = _OFFSET_WITHOUT_COLON.sub(r"\1:\2", _FRACTION.sub(r"\1", text)) if len(text) > 10 else text
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None


def _in_utc(instant: datetime, zone: tzinfo) -> datetime | None:
    if not 1000 <= instant.year <= 9998:
        return None
    return (instant.replace(tzinfo=zone) if instant.tzinfo is None else instant).astimezone(UTC)
