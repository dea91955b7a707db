"""Whether what was found answers the question, or only shares some words with it."""

from collections.abc import Sequence

from content.search.rank import Ranked

# Of the question's weight (rare words weigh most, unknown ones as much as a word can) this share has to
# be met. benchmarks/answers.py prints the curve from which it was read.
_ENOUGH = 0.45

# Further excerpts are shown while they are not much worse than the first.
_BESIDE_BEST = 6.0


def worth_showing(ranked: Sequence[Ranked]) -> list[Ranked]:
    """The excerpts to show, best first; none where the best does not fit."""
    if not ranked or ranked[0].evidence.coverage < _ENOUGH or not ranked[0].window.text:
        return []
    best = ranked[0]
    return [
        one
        for one in ranked
        if one.window.matches and one.evidence.coverage >= _ENOUGH and one.score >= best.score - _BESIDE_BEST
    ]
