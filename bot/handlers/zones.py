"""Finding a time zone by what a reader types."""

from functools import cache
from zoneinfo import available_timezones


def find_zone(words: str) -> str:
    """The IANA name for "Asia/Almaty", "asia/almaty", "Almaty" or "New York".

    Raises ValueError where no zone is called that.
    """
    wanted = "_".join(words.split()).casefold()
    found = _names().get(wanted)
    if found is None:
        raise ValueError(f"no time zone is called {words!r}; names look like Asia/Almaty")
    return found


@cache
def _names() -> dict[str, str]:
    """IANA names by their folded form and by their city's."""
    zones = sorted(available_timezones())
    cities = {zone.rpartition("/")[2].casefold(): zone for zone in zones if "/" in zone}
    return cities | {zone.casefold(): zone for zone in zones}
