"""Finding a time zone: by what a reader types, by where they are, by the language they speak."""

import asyncio
import sys
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from zoneinfo import available_timezones

from bot.locales import LANGUAGES, city_names
from bot.views.cities import OTHER_CITIES

# Where most of those live who speak a language and did not say where they are.
_BY_LANGUAGE: Mapping[str, str] = MappingProxyType(
    {
        "kk": "Asia/Almaty",
        "ru": "Europe/Moscow",
        "zh": "Asia/Shanghai",
        "uz": "Asia/Tashkent",
        "ky": "Asia/Bishkek",
        "tg": "Asia/Dushanbe",
        "az": "Asia/Baku",
        "hy": "Asia/Yerevan",
        "ka": "Asia/Tbilisi",
        "uk": "Europe/Kyiv",
        "be": "Europe/Minsk",
        "tr": "Europe/Istanbul",
        "de": "Europe/Berlin",
        "fr": "Europe/Paris",
        "it": "Europe/Rome",
        "pl": "Europe/Warsaw",
        "ja": "Asia/Tokyo",
        "ko": "Asia/Seoul",
        "fa": "Asia/Tehran",
        "mn": "Asia/Ulaanbaatar",
    }
)
_SECONDS = 10.0
# In a process of its own: the map of all zones takes 34 MB, once in a reader's life.
_LOOK_UP = "import sys, tzfpy; print(tzfpy.get_tz(float(sys.argv[1]), float(sys.argv[2])))"


def find_zone(words: str) -> str:
    """The IANA name for "Asia/Almaty", "asia/almaty", "Almaty", "Алматы", "Питер" or "New York".

    Raises ValueError where no zone, and no city that we know, is called that.
    """
    wanted = " ".join(words.replace("_", " ").split()).casefold().strip(".,!")
    found = OTHER_CITIES.get(wanted) or _names().get(wanted)
    if found is None:
        raise ValueError(f"no time zone is called {words!r}; names look like Asia/Almaty")
    return found


def zone_of_language(code: str, default: str) -> str:
    """The first guess for a reader: the operator's choice, or, where that is UTC, their language's home.

    `code` is a language tag such as "ru" or "pt-BR".
    """
    if default != "UTC":
        return default
    return _BY_LANGUAGE.get(code.replace("_", "-").split("-")[0].lower(), default)


async def zone_at(longitude: float, latitude: float) -> str:
    """The IANA name of the zone at a place, in degrees. Raises ValueError where it cannot be told."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _LOOK_UP, str(longitude), str(latitude),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        output, _ = await asyncio.wait_for(process.communicate(), _SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
        raise ValueError("the time zone of a place was not found in time") from None
    name = output.decode().strip()
    if name not in available_timezones():
        raise ValueError(f"no time zone at {longitude}, {latitude}")
    return name


@cache
def _names() -> dict[str, str]:
    """IANA names by their folded form and by their city's, in each language there is."""
    zones = sorted(available_timezones())
    cities = {zone.rpartition("/")[2].replace("_", " ").casefold(): zone for zone in zones if "/" in zone}
    for language in LANGUAGES:
        cities |= {name.casefold(): zone for zone, name in city_names(language).items() if zone in zones}
    return cities | {zone.replace("_", " ").casefold(): zone for zone in zones}
