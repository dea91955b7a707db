"""How long a text takes to read."""

import re
from collections.abc import Iterable

from bot.locales import Texts

# Trauzettel-Klosinski and Dietz 2012, reading speed in 17 languages: 228 words of English, 184 of Russian,
# 255 characters of Chinese a minute.
WORDS_A_MINUTE = 200
CHARACTERS_A_MINUTE = 255
_HOURS_FROM = 90  # minutes

_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")


def minutes(texts: Iterable[str]) -> int:
    """Whole minutes for all of them, at least one."""
    return max(1, round(sum(map(_minutes, texts))))


def reading_time(texts: Texts, minutes: int) -> str:
    """ "4 min", or "3 h" from where minutes say nothing any more."""
    if minutes < _HOURS_FROM:
        return texts("reading-time", minutes=minutes)
    return texts("reading-hours", hours=round(minutes / 60))


def _minutes(text: str) -> float:
    ideographs = len(_IDEOGRAPH.findall(text))
    words = len(_IDEOGRAPH.sub(" ", text).split())
    return words / WORDS_A_MINUTE + ideographs / CHARACTERS_A_MINUTE
