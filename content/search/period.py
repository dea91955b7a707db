"""Times that a question names relative to now: "yesterday", "last month", "за последние три дня", "上周"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

_DAYS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` until just before `until`, both aware."""

    since: datetime
    until: datetime


def period_in(text: str, now: datetime) -> tuple[Period | None, str]:
    """The first such time in `text`, and the text without it. Days begin where `now`'s zone says.

    Only times that depend on when one asks: "in 2019" is what an article is about, not when it appeared.
    """
    for expression, period in _NAMED:
        found = expression.search(text)
        if found:
            return period(now), _without(text, found)
    found = _LAST_FEW.search(text)
    if not found:
        return None, text
    number = min(int(found["number"]), _MOST)
    days = next(days for days, stem in _UNITS.items() if re.match(stem, found["unit"], re.IGNORECASE))
    return Period(now - number * days * _DAYS, _day(now, -1)), _without(text, found)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _day(now: datetime, back: int = 0) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0) - back * _DAYS


def _today(now: datetime) -> Period:
    return Period(_day(now), _day(now, -1))


def _yesterday(now: datetime) -> Period:
    return Period(_day(now, 1), _day(now))


def _this_week(now: datetime) -> Period:
    return Period(_day(now, now.weekday()), _day(now, -1))


def _last_week(now: datetime) -> Period:
    monday = _day(now, now.weekday())
    return Period(monday - 7 * _DAYS, monday)


def _this_month(now: datetime) -> Period:
    return Period(_day(now).replace(day=1), _day(now, -1))


def _last_month(now: datetime) -> Period:
    first = _day(now).replace(day=1)
    return Period((first - _DAYS).replace(day=1), first)


def _this_year(now: datetime) -> Period:
    return Period(_day(now).replace(month=1, day=1), _day(now, -1))


def _last_year(now: datetime) -> Period:
    first = _day(now).replace(month=1, day=1)
    return Period(first.replace(year=first.year - 1), first)


_Period = Callable[[datetime], Period]

# In en, ru, kk, zh, tr, de, es, ar. Words are bounded by the pattern that joins them, Chinese ones are not.
_WORDINGS: dict[_Period, tuple[str, str]] = {
    _today: ("today|сегодня|бүгін|bugün|heute|hoy|اليوم", "今天|今日"),
    _yesterday: ("yesterday|вчера|кеше|dün|gestern|ayer|أمس|امس", "昨天|昨日"),
    _this_week: (
        "this week|(?:на|за) эт(?:ой|у) недел[еюи]|осы апта(?:да)?|bu hafta|diese[rn]? woche|esta semana"
        "|هذا الأسبوع",
        "[本这這][周週]|这个星期|這個星期",
    ),
    _last_week: (
        "last week|(?:на|за) прошл(?:ой|ую) недел[еюи]|өткен апта(?:да)?|geçen hafta"
        "|(?:letzte|vergangene|vorige)[rn]? woche|la semana pasada|الأسبوع الماضي",
        "上[周週]|上个?星期|上個星期",
    ),
    _this_month: (
        "this month|(?:в|за) этом?т? месяце?|осы ай(?:да)?|bu ay|diese[nsm]+ monat|este mes|هذا الشهر",
        "本月|[这這][个個]月",
    ),
    _last_month: (
        "last month|(?:в|за) прошл(?:ом|ый) месяце?|өткен ай(?:да)?|geçen ay"
        "|(?:letzten|letztem|vergangenen|vorigen) monats?|el mes pasado|الشهر الماضي",
        "上[个個]?月",
    ),
    _this_year: (
        "this year|(?:в|за) этом?т? году?|биыл|bu y[ıi]l|dieses jahr|este año|هذا العام",
        "今年",
    ),
    _last_year: (
        "last year|(?:в|за) прошл(?:ом|ый) году?|былтыр|өткен жылы?|geçen y[ıi]l"
        "|(?:letztes|vergangenes|voriges) jahr|el año pasado|العام الماضي",
        "去年",
    ),
}
_NAMED = tuple(
    (re.compile(rf"\b(?:{words})\b|{characters}", re.IGNORECASE), period)
    for period, (words, characters) in _WORDINGS.items()
)

_MOST = 999  # of whatever unit: nobody looks further back, and no calendar ends
_UNITS = {
    1: "day|д[не]|күн|天|日|gün|tag|día|أيام|يوم",
    7: "week|недел|апта|[个個]?[周週]|[个個]?星期|hafta|woche|semana|أسابيع",
    30: "month|месяц|ай|[个個]?月|ay|monat|mes|أشهر",
}
_LAST_FEW = re.compile(
    r"(?:\b(?:(?:in|over|during|for|within) the )?(?:last|past)"
    r"|\b(?:за )?последни[ехйм]+|\bсоңғы|(?:最近|过去|過去|近)|\bson"
    r"|\b(?:in )?(?:den |der )?letzten|\b(?:en )?(?:los |las )?últim[oa]s|آخر)"
    rf"\s?(?P<number>\d{{1,3}})\s?(?P<unit>{'|'.join(_UNITS.values())})\w*",
    re.IGNORECASE,
)
