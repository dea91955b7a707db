"""Candidates -> ranked excerpts: a section is as good as the best window in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from content.search.question import Kind, Question, holds_kind
from content.search.retrieve import Candidate, Retrieved
from content.search.window import Match, Window, analyse, best_window, matches
from content.store.sections import FoundSection

# Shares of the final score, found by halving and doubling on questions over Wikipedia articles.
_WINDOW = 1.5  # beside the section's own BM25F score
_PAIR = 0.5  # two words of the question side by side, times the lesser weight
_KIND = 0.12  # a number or date where one is asked for, times all weights
_LANGUAGE = 1.1  # a section in the reader's language, times its score

_NEAR = 3  # characters between two words that stand side by side


@dataclass(frozen=True, slots=True)
class Ranked:
    """A section with its best window."""

    section: FoundSection
    window: Window
    score: float
    coverage: float  # share of the question's weight that section and window hold, 0..1


def rank(
    question: Question,
    retrieved: Retrieved,
    sections: dict[int, FoundSection],
    language: str,
) -> list[Ranked]:
    """All candidates with a section, best first; equal ones in the order of their ids."""
    scorer = _Scorer(question, retrieved.weights)
    ranked = [
        scorer.ranked(candidate, sections[candidate.section_id], language)
        for candidate in retrieved.candidates
        if candidate.section_id in sections
    ]
    return sorted(ranked, key=lambda one: (-one.score, one.section.id))


class _Scorer:
    def __init__(self, question: Question, weights: Sequence[float]) -> None:
        self._kind = question.kind
        self._weights = weights
        self._all = sum(weights) or 1.0
        self._places = {term: place for place, word in enumerate(question.words) for term in word.terms}

    def ranked(self, candidate: Candidate, section: FoundSection, language: str) -> Ranked:
        analysed = analyse(section.text, section.language)
        found = matches(analysed, self._places)
        window = best_window(analysed, found, self._window_score)
        score = candidate.score + _WINDOW * window.score
        if language and section.language == language:
            score *= _LANGUAGE
        head = analyse(f"{section.title}\n\n{section.heading}", section.language)
        held = {match.word for match in (*matches(head, self._places), *found)}
        coverage = sum(self._weights[word] for word in held) / self._all
        return Ranked(section, window, score, coverage)

    def _window_score(self, text: str, inside: Sequence[Match]) -> float:
        held = {match.word for match in inside}
        score = sum(self._weights[word] for word in held)
        pairs = {
            (first.word, second.word)
            for first, second in pairwise(inside)
            if second.word == first.word + 1 and second.start - first.end <= _NEAR
        }
        score += _PAIR * sum(min(self._weights[first], self._weights[second]) for first, second in pairs)
        if self._kind is not Kind.ANY and holds_kind(self._kind, text):
            score += _KIND * self._all
        return score
