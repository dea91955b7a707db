"""How much of a question's wording, letter by letter, a text repeats.

Runs of letters see what terms do not: forms that a stemmer keeps apart, a misspelt letter, and
whole phrases with their small words. A run is worth more the fewer of the candidates hold it.
"""

import math
import re
from collections.abc import Mapping, Sequence

from content.search.analysis import is_gram

_SHORT, _LONG = 5, 7  # letters: within words, and across their borders
_SHORT_GRAM, _LONG_GRAM = 2, 3  # where a character is a syllable

_BETWEEN = re.compile(r"[\W_]+")

Runs = Mapping[str, float]  # run -> what it is worth; all sum to 1


def flat(text: str) -> str:
    """`text` as runs are looked for in it: words in lower case, a space before and after each."""
    return _BETWEEN.sub(" ", f" {text.lower()} ")


def holds(flat_text: str, phrase: str) -> bool:
    """Whether a flat text has the very words of a phrase, whatever their case and what stands between."""
    wanted = flat(phrase)
    return (wanted.strip() if is_gram(wanted.strip()[:1]) else wanted) in flat_text


class Wording:
    """A question's runs, weighed against the flat texts of its candidates."""

    def __init__(self, question: str, candidates: Sequence[str]) -> None:
        asked = flat(question)
        short, long = (_SHORT_GRAM, _LONG_GRAM) if any(map(is_gram, asked)) else (_SHORT, _LONG)
        shorts, longs = _runs_of(asked, short), _runs_of(asked, long)
        self._short_in = [[run for run in shorts if run in text] for text in candidates]
        # A long run stands only where its beginning does; asking for that first saves most of the work.
        starts = [set(held) for held in self._short_in]
        self._long_in = [
            [run for run in longs if run[:short] in held and run in text]
            for text, held in zip(candidates, starts, strict=True)
        ]
        self._short = _weighted(shorts, self._short_in)
        self._long = _weighted(longs, self._long_in)

    def short_share(self, candidate: int) -> float:
        """How much of the short runs stands in a candidate, 0..1."""
        return sum(self._short[run] for run in self._short_in[candidate])

    def long_share(self, candidate: int) -> float:
        """How much of the long runs stands in a candidate, 0..1."""
        return sum(self._long[run] for run in self._long_in[candidate])

    def window_share(self, candidate: int, window: str) -> float:
        """How much of the short runs stands in a piece of a candidate, 0..1."""
        window = f" {window.lower()} "  # not flat: that would cost more than all else and tell little
        return sum(self._short[run] for run in self._short_in[candidate] if run in window)


def _runs_of(asked: str, length: int) -> list[str]:
    return list(dict.fromkeys(asked[start : start + length] for start in range(len(asked) - length + 1)))


def _weighted(runs: Sequence[str], held: Sequence[Sequence[str]]) -> Runs:
    holding = dict.fromkeys(runs, 0)
    for of_candidate in held:
        for run in of_candidate:
            holding[run] += 1
    candidates = len(held)
    worths = {run: math.log(1 + (candidates - n + 0.5) / (n + 0.5)) for run, n in holding.items()}
    total = sum(worths.values())
    return {run: worth / total for run, worth in worths.items()}
