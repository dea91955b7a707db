"""Dates in running text, as sites write them in many languages -> instants."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo

# How the names of the months begin, by month: English, German, French, Spanish, Portuguese, Italian,
# Dutch, Turkish, Polish; Russian, Ukrainian, Kazakh. A beginning stands for all forms and abbreviations.
_MONTHS = (
    "jan|jän|ene|gen|oca|sty|янв|січ|қаң",
    "feb|fév|fev|şub|lut|фев|лют|ақп",
    "mar|mär|mrt|мар|бер|наур",
    "apr|avr|abr|nis|kwi|апр|кві|сәу",
    "may|mai|mag|mei|maj|мая|май|тра|мам",
    "jun|juin|giu|haz|cze|июн|чер|мау",
    "jul|juil|lug|tem|lip|июл|лип|шіл",
    "aug|aoû|aou|ago|ağu|sie|авг|сер|там",
    "sep|set|eyl|wrz|сен|вер|қыр",
    "oct|okt|out|ott|eki|paź|окт|жов|қаз",
    "nov|kas|lis|ноя|лис|қар",
    "dec|dez|déc|dic|ara|gru|дек|гру|жел",
)
_NAMED = [(re.compile(beginnings, re.I), month) for month, beginnings in enumerate(_MONTHS, 1)]

_MONTH = r"(?P<name>[^\W\d_]{3,11})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?<![\d.,:/])(?P<day>\d{1,2})"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        # 2023-05-12, 2023/5/12, 2023年5月12日
        rf"(?<![\d/]){_YEAR}\s?[-./年]\s?(?P<month>\d{{1,2}})\s?[-./月]\s?(?P<day>\d{{1,2}})(?![\d])",
        # May 12, 2023
        rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
        # 12 May 2023, 12. Mai 2023, 12 de mayo de 2023, 12 мая 2023
        rf"{_DAY}(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+|of\s+)?{_MONTH}[,\s-]+(?:del?\s+)?{_YEAR}(?!\d)",
        # 2023 жылғы 12 мамыр
        rf"(?<!\d){_YEAR}\s+(?:ж\w*\.?|г\w*\.?)\s*{_DAY}\s+{_MONTH}",
        # 12.05.2023, 5/12/23
        r"(?<![\d./-])(?P<one>\d{1,2})(?P<mark>[./-])(?P<other>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\d./])",
    )
)
_TIME = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})\s?[:.時时]\s?(?P<minute>\d{2})(?:[:.]\d{2}|分)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"\s*(?P<zone>[A-Z]{2,4}\b)?",
    re.I,
)
_TIME_WITHIN = 24  # characters behind a date
# Hours from UTC of the abbreviations that mean one zone to the readers of news.
_ZONES = {
    "gmt": 0, "utc": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9,
    "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip


def dates_in(text: str, zone: tzinfo = UTC, *, month_first: bool = True) -> Iterator[tuple[int, datetime]]:
    """The dates in a text in their order: where each begins, and its instant in UTC.

    A date without a time is midnight; a time without a zone is in `zone`. `month_first` decides what
    "5/12/2023" means where both are possible; with points it is always the day that comes first.
    """
    found = sorted(
        ((match.start(), match) for form in _FORMS for match in form.finditer(text)), key=lambda pair: pair[0]
    )
    last = -1
    for start, match in found:
        if start < last:
            continue
        day = _day(match, month_first)
        instant = day and _with_time(day, text[match.end() : match.end() + _TIME_WITHIN], zone)
        if instant:
            last = match.end()
            yield start, instant.astimezone(UTC)


def _day(match: re.Match[str], month_first: bool) -> datetime | None:
    parts = match.groupdict()
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    if parts.get("one"):
        one, other = int(parts["one"]), int(parts["other"])
        first = parts["mark"] == "/" and (month_first or other > 12) and one <= 12
        month, day = (one, other) if first else (other, one)
    else:
        month, day = int(parts.get("month") or _month(parts["name"])), int(parts["day"])
    try:
        return datetime(year, month, day)  # noqa: DTZ001 - its zone comes with the time
    except ValueError:
        return None


def _month(name: str) -> int:
    return next((month for beginning, month in _NAMED if beginning.match(name)), 0)


def _with_time(day: datetime, behind: str, zone: tzinfo) -> datetime | None:
    match = _TIME.search(behind)
    if not match:
        return day.replace(tzinfo=zone)
    hour, minute, half = int(match["hour"]), int(match["minute"]), (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    offset = _ZONES.get((match["zone"] or "").lower())
    if hour > 23 or minute > 59:
        return day.replace(tzinfo=zone)
    return day.replace(
        hour=hour, minute=minute, tzinfo=zone if offset is None else timezone(timedelta(hours=offset))
    )
