"""How much of a question's wording, letter by letter, a text repeats.

Runs of letters see what terms do not: forms that a stemmer keeps apart, a misspelt letter, and
whole phrases with their small words. A run is worth more the fewer of the candidates hold it.
"""

import math
from collections.abc import Mapping, Sequence

from content.search.analysis import is_gram

_SHORT, _LONG = 5, 7  # letters: within words, and across their borders
_SHORT_GRAM, _LONG_GRAM = 2, 3  # where a character is a syllable

Runs = Mapping[str, float]  # run -> its share of all; they sum to 1


def flat(text: str) -> str:
    """`text` as runs are looked for in it."""
    return " ".join(text.lower().split())


def runs(question: str, candidates: Sequence[str]) -> tuple[Runs, Runs]:
    """Short and long runs of a question with what they are worth among flat `candidates`."""
    asked = f" {flat(question).strip('?？!.。¿')} "
    in_grams = any(is_gram(letter) for letter in asked)
    short, long = (_SHORT_GRAM, _LONG_GRAM) if in_grams else (_SHORT, _LONG)
    return _weighted(asked, short, candidates), _weighted(asked, long, candidates)


def share(weighted: Runs, text: str) -> float:
    """How much of the runs stands in a flat text, 0..1."""
    return sum(worth for run, worth in weighted.items() if run in text)


def _weighted(asked: str, length: int, candidates: Sequence[str]) -> Runs:
    every = {asked[start : start + length] for start in range(len(asked) - length + 1)}
    worths: dict[str, float] = {}
    for run in sorted(every):  # sums of floats depend on their order
        holding = sum(run in text for text in candidates)
        worths[run] = math.log(1 + (len(candidates) - holding + 0.5) / (holding + 0.5))
    total = sum(worths.values())
    return {run: worth / total for run, worth in worths.items()}
