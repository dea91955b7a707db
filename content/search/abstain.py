"""Whether what was found answers the question, or only shares some words with it."""

from collections.abc import Sequence
from math import fsum
from operator import mul

from content.search.rank import Evidence, Ranked

# A logistic regression: is the question's article in the store, or was it left out? The evidence was chosen
# by fitting on either half of the articles and checking on the other, and only among what means the same in a
# store of five sections as in one of a million.
_WEIGHTS = Evidence(bm25=2.6, head=2.2, sentence=1.8, short_runs=8.0)
_WEIGHTS_WITH_MEANING = Evidence(bm25=2.7, sentence=2.8, short_runs=5.8, meaning=23.5)

# At least 95 in 100 answerable questions reach this; `benchmarks/answers.py --curve` prints the curve.
ENOUGH = 3.9
_ENOUGH_WITH_MEANING = 23.6

# Further excerpts are shown while they fit as well and their score is not much lower than the first's.
_BESIDE_BEST = 6.0


def fit(one: Ranked) -> float:
    """How well an excerpt fits its question; comparable across questions and stores."""
    if not one.window.matches:
        return 0.0
    if one.evidence.meaning:
        return fsum(map(mul, one.evidence, _WEIGHTS_WITH_MEANING)) - _ENOUGH_WITH_MEANING + ENOUGH
    return fsum(map(mul, one.evidence, _WEIGHTS))


def worth_showing(ranked: Sequence[Ranked]) -> list[Ranked]:
    """The excerpts to show, best first; none where the best does not fit."""
    if not ranked or fit(ranked[0]) < ENOUGH:
        return []
    return [one for one in ranked if fit(one) >= ENOUGH and one.score >= ranked[0].score - _BESIDE_BEST]
