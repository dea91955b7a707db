"""Every text a reader sees, in the reader's language. A new language is one more `<code>.ftl` here."""

import logging
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_datetime, format_time, get_day_names
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern

from bot.views.markup import isolate

FALLBACK = "en"
_FOLDER = Path(__file__).parent
LANGUAGES = tuple(
    sorted((path.stem for path in _FOLDER.glob("*.ftl")), key=lambda code: (code != FALLBACK, code))
)

_log = logging.getLogger(__name__)


class Texts:
    """The catalogue of one language: call it with a key and the arguments that the text names."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = Locale(language)
        self._bundle = _bundle(language)
        self._missing: set[str] = set()

    def __call__(self, key: str, **arguments: Any) -> str:
        """The text, plain (not escaped). A key the catalogue lacks is taken from English and logged once."""
        bundle, pattern = self._bundle, _pattern(self._bundle, key)
        if pattern is None:
            self._note_missing(key)
            bundle = _bundle(FALLBACK)
            pattern = _pattern(bundle, key)
        if pattern is None:  # a test holds every key in the code against the catalogues
            return key
        closed = {
            name: isolate(value) if isinstance(value, str) else value for name, value in arguments.items()
        }
        text, errors = bundle.format_pattern(pattern, closed)
        for error in errors:
            _log.error("text %r in the %s catalogue: %s", key, bundle.locales[0], error)
        return str(text)

    def date(self, instant: datetime, timezone: str) -> str:
        """Day, month and year in the reader's zone: "24 November 2026"."""
        local = instant.astimezone(zone(timezone)).date()
        return format_date(local, self("format-date"), locale=self._locale)

    def day(self, instant: datetime, timezone: str) -> str:
        """Day and month in the reader's zone, short: "24 Nov"."""
        local = instant.astimezone(zone(timezone)).date()
        return format_date(local, self("format-day"), locale=self._locale)

    def time(self, instant: datetime, timezone: str) -> str:
        """Time of day in the reader's zone: "08:05"."""
        return format_time(instant.astimezone(zone(timezone)), "HH:mm", locale=self._locale)

    def moment(self, instant: datetime, timezone: str) -> str:
        """Weekday, day, month and time: "Tue 24 Nov, 08:05"."""
        local = instant.astimezone(zone(timezone)).replace(tzinfo=None)
        return format_datetime(local, self("format-moment"), locale=self._locale)

    def weekday_date(self, instant: datetime, timezone: str) -> str:
        """Weekday, day and month, as a newspaper has it below its name."""
        local = instant.astimezone(zone(timezone)).date()
        return format_date(local, self("format-weekday-date"), locale=self._locale)

    def number(self, value: int | float) -> str:
        """A number as the language writes it."""
        return format_decimal(value, locale=self._locale)

    def day_name(self, day: int) -> str:
        """The short name of a day of the week, 0 for Monday."""
        return str(get_day_names("abbreviated", "stand-alone", locale=self._locale)[day])

    def language_name(self, code: str) -> str:
        """A language's name in this language."""
        return str(self._locale.languages.get(code, code))

    def zone_name(self, timezone: str) -> str:
        """The city that stands for a time zone."""
        known = zone(timezone).key
        # CLDR names some cities under the zone's former name only (Asia/Calcutta), where Babel does not look.
        for name in (known, *(old for old, new in get_global("zone_aliases").items() if new == known)):
            if city := self._locale.time_zones.get(name, {}).get("city"):
                return str(city)
        return known.rpartition("/")[2].replace("_", " ")

    def _note_missing(self, key: str) -> None:
        if key not in self._missing:
            self._missing.add(key)
            _log.error("text %r is missing in the %s catalogue", key, self.language)


def texts(language: str) -> Texts:
    """The catalogue for a language tag ("ru", "ru-RU", "zh_CN"); English where there is none."""
    code = language.replace("_", "-").partition("-")[0].lower()
    return _texts(code if code in LANGUAGES else FALLBACK)


def city_names(language: str) -> dict[str, str]:
    """The cities of time zones in a language: IANA name -> city, where CLDR gives one."""
    zones = Locale(language).time_zones
    return {name: str(known["city"]) for name, known in zones.items() if "city" in known}


def own_name(language: str) -> str:
    """A language's name in itself: "English", "Русский"."""
    name = Locale(language).get_display_name(language) or language
    return name[:1].upper() + name[1:]


def zone(timezone: str) -> ZoneInfo:
    """The time zone of that name; UTC for a name that this machine does not know."""
    try:
        return ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):  # not found; not a name; a folder of the database
        return ZoneInfo("UTC")


def _pattern(bundle: FluentBundle, key: str) -> Pattern | None:
    return bundle.get_message(key).value if bundle.has_message(key) else None


@cache
def _texts(language: str) -> Texts:
    return Texts(language)


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((_FOLDER / f"{language}.ftl").read_text(encoding="utf-8")))
    return bundle
