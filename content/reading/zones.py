"""The time zone of a site, where its address or language tells the country."""

from datetime import tzinfo
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Countries whose news keeps one time, by the ending of their sites' names (country codes of ISO 3166;
# zones of the IANA database). Left out are those that sell their ending to the world (.io, .co, .tv, .me)
# and those without a common time (.us, .au, .ca, .id).
_COUNTRIES = {
    "Africa/Cairo": "eg",
    "Africa/Johannesburg": "za",
    "Africa/Lagos": "ng",
    "Africa/Nairobi": "ke",
    "America/Argentina/Buenos_Aires": "ar",
    "America/Lima": "pe",
    "America/Mexico_City": "mx",
    "America/Sao_Paulo": "br",
    "Asia/Almaty": "kz",
    "Asia/Ashgabat": "tm",
    "Asia/Baku": "az",
    "Asia/Bangkok": "th",
    "Asia/Bishkek": "kg",
    "Asia/Dhaka": "bd",
    "Asia/Dubai": "ae",
    "Asia/Dushanbe": "tj",
    "Asia/Ho_Chi_Minh": "vn",
    "Asia/Hong_Kong": "hk",
    "Asia/Jerusalem": "il",
    "Asia/Karachi": "pk",
    "Asia/Kolkata": "in",
    "Asia/Kuala_Lumpur": "my",
    "Asia/Manila": "ph",
    "Asia/Riyadh": "sa",
    "Asia/Seoul": "kr",
    "Asia/Shanghai": "cn",
    "Asia/Singapore": "sg",
    "Asia/Taipei": "tw",
    "Asia/Tashkent": "uz",
    "Asia/Tbilisi": "ge",
    "Asia/Tehran": "ir",
    "Asia/Tokyo": "jp",
    "Asia/Ulaanbaatar": "mn",
    "Asia/Yerevan": "am",
    "Europe/Amsterdam": "nl",
    "Europe/Athens": "gr",
    "Europe/Belgrade": "rs",
    "Europe/Berlin": "de",
    "Europe/Brussels": "be",
    "Europe/Bucharest": "ro",
    "Europe/Budapest": "hu",
    "Europe/Copenhagen": "dk",
    "Europe/Dublin": "ie",
    "Europe/Helsinki": "fi",
    "Europe/Istanbul": "tr",
    "Europe/Kyiv": "ua",
    "Europe/Lisbon": "pt",
    "Europe/London": "uk",
    "Europe/Madrid": "es",
    "Europe/Minsk": "by",
    "Europe/Moscow": "ru su",
    "Europe/Oslo": "no",
    "Europe/Paris": "fr",
    "Europe/Prague": "cz",
    "Europe/Riga": "lv",
    "Europe/Rome": "it",
    "Europe/Sofia": "bg",
    "Europe/Stockholm": "se",
    "Europe/Tallinn": "ee",
    "Europe/Vienna": "at",
    "Europe/Vilnius": "lt",
    "Europe/Warsaw": "pl",
    "Europe/Zagreb": "hr",
    "Europe/Zurich": "ch",
    "Pacific/Auckland": "nz",
}
_BY_ENDING = {ending: zone for zone, endings in _COUNTRIES.items() for ending in endings.split()}
# Languages of one country.
_BY_LANGUAGE = {"ja": "Asia/Tokyo", "ko": "Asia/Seoul", "kk": "Asia/Almaty"}


def site_zone(url: str, language: str = "") -> tzinfo | None:
    """The zone of the country that the site's name or, failing that, the page's language belongs to."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        host = ""
    found = _BY_ENDING.get(host.rpartition(".")[2]) or _BY_LANGUAGE.get(language.lower()[:2])
    return _zone(found) if found else None


@cache
def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
