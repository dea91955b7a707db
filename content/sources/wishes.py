"""What a feed asks of those who read it: how often, when not, and who sends its news by itself (pure)."""

import html
import re
from dataclasses import dataclass

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ALL_HOURS, _ALL_DAYS = (1 << 24) - 1, (1 << 7) - 1
_LONGEST_TTL = 30 * 86400  # seconds; what is longer is a mistake
_LONGEST_ADDRESS = 2000  # characters

_TTL = re.compile(r"<ttl>\s*(\d{1,6})\s*</ttl>", re.I)  # minutes (RSS 2.0)
_SKIP_HOURS = re.compile(r"<skipHours>(.{0,2000}?)</skipHours>", re.I | re.S)
_SKIP_DAYS = re.compile(r"<skipDays>(.{0,1000}?)</skipDays>", re.I | re.S)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>", re.I)
_DAY = re.compile(r"<day>\s*([A-Za-z]{6,9})\s*</day>", re.I)
# RSS 1.0's module "syndication".
_PERIOD = re.compile(r"<sy:updatePeriod>\s*(hourly|daily|weekly|monthly|yearly)\s*<", re.I)
_FREQUENCY = re.compile(r"<sy:updateFrequency>\s*(\d{1,4})\s*<", re.I)
_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 7 * 86400, "monthly": 30 * 86400, "yearly": 365 * 86400}
_LINK = re.compile(r"<(?:[\w-]{1,20}:)?link\b([^<>]{1,3000})>", re.I)
_ATTRIBUTE = re.compile(r"\b(rel|href)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a feed says about being read; zeros and empty strings where it says nothing."""

    ttl: int = 0  # seconds between two polls at least
    skip_hours: int = 0  # hours (UTC) in which not to poll; bit 0 is 00:00-00:59
    skip_days: int = 0  # likewise days; bit 0 is Monday
    hub: str = ""  # absolute address of a WebSub hub, as written
    topic: str = ""  # the feed's own address, as its hub knows it


def wishes_of(channel: str) -> Wishes:
    """What the markup of an RSS, RDF or Atom feed before its first item says."""
    links = _links(channel)
    return Wishes(
        ttl=min(_ttl(channel), _LONGEST_TTL),
        skip_hours=_skipped_hours(channel),
        skip_days=_skipped_days(channel),
        hub=links.get("hub", ""),
        topic=links.get("self", ""),
    )


def linked(relation: str, header: str) -> str:
    """The target that a Link header (RFC 8288) gives for a relation; empty where there is none."""
    for target, parameters in re.findall(r"<([^<>]{1,2000})>([^<]{0,1000})", header):
        told = re.search(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))", parameters, re.I)
        if told and relation in (told[1] or told[2]).lower().split():
            found: str = target.strip()
            return found
    return ""


def _ttl(channel: str) -> int:
    ttl, period, frequency = _TTL.search(channel), _PERIOD.search(channel), _FREQUENCY.search(channel)
    if ttl:
        return int(ttl[1]) * 60
    if period:
        return _PERIODS[period[1].lower()] // max(int(frequency[1]) if frequency else 1, 1)
    return 0


def _skipped_hours(channel: str) -> int:
    found = _SKIP_HOURS.search(channel)
    hours = 0
    for hour in _HOUR.findall(found[1]) if found else ():
        hours |= 1 << int(hour) % 24  # RSS 0.91 counts from 1 to 24
    return 0 if hours & _ALL_HOURS == _ALL_HOURS else hours & _ALL_HOURS


def _skipped_days(channel: str) -> int:
    found = _SKIP_DAYS.search(channel)
    days = 0
    for day in _DAY.findall(found[1]) if found else ():
        if day.lower() in _DAYS:
            days |= 1 << _DAYS.index(day.lower())
    return 0 if days == _ALL_DAYS else days


def _links(channel: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for attributes in _LINK.findall(channel):
        values = {
            one[1].lower(): html.unescape(one[2] or one[3] or "").strip()
            for one in _ATTRIBUTE.finditer(attributes)
        }
        for relation in values.get("rel", "").lower().split():
            if len(values.get("href", "")) <= _LONGEST_ADDRESS:
                found.setdefault(relation, values.get("href", ""))
    return found
