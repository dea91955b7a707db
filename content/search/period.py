"""Times that a question names relative to now: "yesterday", "last month", "за последние три дня", "上周"."""

import re
from collections.abc import Callable, Mapping
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
    number, days = _named(_NUMBERS, found["number"]), _named(_UNITS, found["unit"])
    return Period(now - number * days * _DAYS, _day(now, -1)), _without(text, found)


def _named(names: Mapping[int, str], word: str) -> int:
    """A number in digits, or the one whose names a word begins with."""
    if word.isdecimal():
        return int(word)
    return next(number for number, name in names.items() if re.match(name, word, re.IGNORECASE))


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _day(now: datetime, back: int = 0) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0) - back * _DAYS


def _today(now: datetime) -> Period:
    return Period(_day(now), _day(now, -1))


def _yesterday(now: datetime) -> Period:
    return Period(_day(now, 1), _day(now))


def _day_before_yesterday(now: datetime) -> Period:
    return Period(_day(now, 2), _day(now, 1))


def _past_day(now: datetime) -> Period:
    return Period(now - _DAYS, _day(now, -1))


def _past_week(now: datetime) -> Period:
    return Period(now - 7 * _DAYS, _day(now, -1))


def _past_month(now: datetime) -> Period:
    return Period(now - 30 * _DAYS, _day(now, -1))


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

_RU_THIS = "(?:(?:в|на|за) )?эт(?:ой|у|от|ом|ого)"
_RU_LAST = "(?:(?:в|на|за) )?прошл(?:ой|ую|ая|ый|ом|ого)"
_KK_IN = "(?:[дт][ае]|[дт][ае][ғг][ыі]|[ғг][ыі]|[дтн][ыі]ң|ы)?"  # in it, what is in it, of it

# In en, ru, kk, zh, tr, de, es, ar. Words are bounded by the pattern that joins them, Chinese ones are not.
_WORDINGS: dict[_Period, tuple[str, str]] = {
    # Before yesterday, whose word it holds.
    _day_before_yesterday: (
        "(?:the )?day before yesterday|позавчера(?:шн\\w+)?|алдыңғы күн(?:і|гі)?|evvelsi gün|vorgestern"
        "|anteayer|أول أمس",
        "前天",
    ),
    _today: ("today|сегодня(?:шн\\w+)?|бүгін(?:гі)?|bugün(?:kü)?|heut(?:e|ig\\w+)|hoy|اليوم", "今天|今日"),
    _yesterday: (
        "yesterday|вчера(?:шн\\w+)?|кеше(?:гі)?|dün(?:kü)?|gest(?:ern|rig\\w+)|ayer|أمس|امس",
        "昨天|昨日",
    ),
    _past_day: (
        "(?:in |over |during )?(?:the )?(?:last|past) 24 hours|(?:за )?последние (?:сутки|24 часа)|за сутки"
        f"|соңғы тәулік{_KK_IN}|son 24 saat|(?:in den )?letzten 24 stunden|últimas 24 horas|آخر 24 ساعة",
        "(?:最近|过去|過去|近)24小[时時]",
    ),
    _past_week: (
        "(?:in |over |during )?the past week|(?:(?:за|на|в) )?последн(?:юю|ей|яя) недел[еюия]"
        f"|соңғы апта{_KK_IN}|la última semana|آخر أسبوع",
        "近一[周週]",
    ),
    _past_month: (
        "(?:in |over |during )?the past month|(?:(?:за|в) )?последн(?:ий|его|ем) месяц[еа]?"
        f"|соңғы ай{_KK_IN}|el último mes|آخر شهر",
        "近一月",
    ),
    _this_week: (
        f"this week|{_RU_THIS} недел[еюия]|осы апта{_KK_IN}|bu hafta(?:ki)?|diese[rn]? woche|esta semana"
        "|هذا الأسبوع",
        "[本这這][周週](?!期)|这个星期|這個星期",
    ),
    _last_week: (
        f"last week|{_RU_LAST} недел[еюия]|өткен апта{_KK_IN}|geçen hafta(?:ki)?"
        "|(?:letzte|vergangene|vorige)[rn]? woche|la semana pasada|الأسبوع الماضي",
        "上[周週]|上个?星期|上個星期",
    ),
    _this_month: (
        f"this month|{_RU_THIS} месяц[еа]?|осы ай{_KK_IN}|bu ay(?:ki)?|diese[nsm]+ monat|este mes|هذا الشهر",
        "本月|[这這][个個]月",
    ),
    _last_month: (
        f"last month|{_RU_LAST} месяц[еа]?|өткен ай{_KK_IN}|geçen ay(?:ki)?"
        "|(?:letzten|letztem|vergangenen|vorigen) monats?|el mes pasado|الشهر الماضي",
        "上[个個]?月",
    ),
    _this_year: (
        f"this year|{_RU_THIS} год[уа]?|биыл(?:ғы)?|осы жыл{_KK_IN}|bu y[ıi]l(?:ki)?|dieses jahr|este año"
        "|هذا العام|هذه السنة",
        "今年",
    ),
    _last_year: (
        f"last year|{_RU_LAST} год[уа]?|прошлогодн\\w+|былтыр(?:ғы)?|өткен жыл{_KK_IN}|geçen y[ıi]l(?:ki)?"
        "|(?:letztes|vergangenes|voriges) jahr|el año pasado|العام الماضي|السنة الماضية",
        "去年",
    ),
}
_NAMED = tuple(
    (re.compile(rf"\b(?:{words})\b|{characters}", re.IGNORECASE), period)
    for period, (words, characters) in _WORDINGS.items()
)

_UNITS = {
    1: "day|д(?:н|ень)|сут|күн|天|日|gün|tag|día|أيام|يوم",
    7: "week|недел|апта|[个個]?[周週]|[个個]?星期|hafta|woche|semana|أسابيع",
    30: "month|месяц|ай|[个個]?月|ay|monat|mes|أشهر",
}
_NUMBERS = {
    1: "one|один|одну|бір|一|bir",
    2: "two|два|две|екі|[二两兩]|iki|zwei|dos",
    3: "three|три|үш|三|üç|drei|tres|few|several|несколько|бірнеше|[几幾]|birkaç|paar",
    4: "four|четыре|төрт|四|dört|vier|cuatro",
    5: "five|пять|бес|五|beş|fünf|cinco",
    6: "six|шесть|алты|六|altı|sechs|seis",
    7: "seven|семь|жеті|七|yedi|sieben|siete",
    8: "eight|восемь|сегіз|八|sekiz|acht|ocho",
    9: "nine|девять|тоғыз|九|dokuz|neun|nueve",
    10: "ten|десять|он|十|on|zehn|diez",
}
_LAST_FEW = re.compile(
    r"(?:\b(?:(?:in|over|during|for|within) )?(?:the )?(?:last|past)"
    r"|\b(?:(?:за|в) )?последни[ехйм]+|\bсоңғы|(?:最近|过去|過去|近)|\bson"
    r"|\b(?:in )?(?:den |der )?letzten|\b(?:en )?(?:los |las )?últim[oa]s|آخر)"
    rf"\s?(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS.values())})\s?(?P<unit>{'|'.join(_UNITS.values())})\w*",
    re.IGNORECASE,
)
