"""The months and weekdays that a text names, the same in every language: "in March", "в марте", "3月"."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError

# What cases add to a name, where languages write it without a capital; its last vowel or soft sign goes.
_ENDINGS = {
    "ru": r"(?:а|ы|у|ой|я|ь|е|ю|й|ом|ем|ья|ье|ью)?",
    "uk": r"(?:а|у|ою|я|ь|і|ю|й|ем|ом)?",
    "kk": r"\w{0,5}",
}
_SOFT = re.compile("[аеиоуыэюяьйіє]$")
_HAN_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月")
_HAN_DAY = re.compile("(?:星期|周|週|礼拜)([一二三四五六日天])")
_HAN_DAYS = {day: number for number, day in enumerate("一二三四五六日")} | {"天": 6}


def months(text: str, language: str) -> frozenset[int]:
    """The months that a text in a language names, 1 to 12."""
    if language in ("zh", "ja"):
        return frozenset(int(month) for month in _HAN_MONTH.findall(text))
    return frozenset(number for form, number in _names(language, "months") if form.search(text))


def weekdays(text: str, language: str) -> frozenset[int]:
    """The weekdays that a text in a language names, 0 (Monday) to 6."""
    if language in ("zh", "ja"):
        return frozenset(_HAN_DAYS[day] for day in _HAN_DAY.findall(text))
    return frozenset(number for form, number in _names(language, "days") if form.search(text))


@cache
def _names(language: str, kind: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Patterns of the names (CLDR) with their numbers; none for a language that is not known."""
    try:
        known = getattr(Locale(language), kind)
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple(
        (_form(name, language), number)
        for context in ("format", "stand-alone")
        for number, name in known[context]["wide"].items()
    )


def _form(name: str, language: str) -> re.Pattern[str]:
    ending = _ENDINGS.get(language, "")
    stem = _SOFT.sub("", name) if ending and len(name) > 3 else name
    # Where names have a capital, "march" and "may" are other words; elsewhere a sentence may begin with one.
    flags = 0 if name[:1].isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(stem)}{ending}(?!\w)", flags)
