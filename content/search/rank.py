"""Candidates -> ranked excerpts, by several kinds of evidence weighed together."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import mul
from typing import NamedTuple

from content.search import letters
from content.search.question import Kind, Question, holds_kind
from content.search.retrieve import Candidate, Retrieved
from content.search.window import Line, Match, Window, as_line, best_window, matches
from content.store.sections import FoundSection

# Of a window's worth beside its share of the question's weight.
_PAIR = 0.5  # two words of the question side by side, times the lesser weight
_KIND = 0.12  # a number or date where one is asked for
_NEAR = 3  # characters between two words that stand side by side


class Evidence(NamedTuple):
    """What speaks for a section. All but `length` are shares, 0 or 1 at the ends; bm25 may pass 1."""

    bm25: float  # of what the question's words can score
    coverage: float  # of the words' weight, met in title, heading or text
    head: float  # the same, in title or heading
    sentence: float  # the same, in the best sentence
    exact: float  # the same, in just the form asked
    short_runs: float  # of the question's letters, in the text
    window_runs: float  # the same, in the window
    long_runs: float  # across words, in the text
    kind: float  # 1 where the window holds a number or date and one is asked for
    language: float  # 1 where the section is in the question's language
    length: float  # logarithm of the text's characters


# Fitted as a conditional logit (which of the candidates is right?) on one half of the articles of a question
# set in eight languages, checked on the other half, and rounded: nothing hangs on the second digit.
_WEIGHTS = Evidence(
    bm25=3.7,
    coverage=2.4,
    head=2.0,
    sentence=2.7,
    exact=1.8,
    short_runs=3.2,
    window_runs=3.3,
    long_runs=2.0,
    kind=1.0,
    language=2.2,
    length=-0.6,
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A section with its best window."""

    section: FoundSection
    window: Window
    evidence: Evidence
    score: float


def rank(
    question: Question, retrieved: Retrieved, sections: dict[int, FoundSection], language: str = ""
) -> list[Ranked]:
    """All candidates with a section, best first; equal ones in the order of their ids.

    `language` is the reader's; a question that shows its own goes by that.
    """
    present = [one for one in retrieved.candidates if one.section_id in sections]
    lines = [as_line(sections[one.section_id].text, sections[one.section_id].language) for one in present]
    scorer = _Scorer(question, retrieved.weights, lines, question.language or language)
    ranked = [
        scorer.ranked(candidate, sections[candidate.section_id], line)
        for candidate, line in zip(present, lines, strict=True)
    ]
    return sorted(ranked, key=lambda one: (-one.score, one.section.id))


class _Scorer:
    def __init__(
        self, question: Question, weights: Sequence[float], lines: Sequence[Line], language: str
    ) -> None:
        total = sum(weights) or 1.0
        self._words = [word.text.lower() for word in question.words]
        self._weights = [weight / total for weight in weights]
        self._total = total
        self._places = {term: place for place, word in enumerate(question.words) for term in word.terms}
        self._kind = question.kind
        self._language = language
        self._short, self._long = letters.runs(question.text, [letters.flat(line.text) for line in lines])

    def ranked(self, candidate: Candidate, section: FoundSection, line: Line) -> Ranked:
        head = f"{section.title}\n{section.heading}"
        in_head = {match.word for match in matches(head, section.language, self._places)}
        found = matches(line.text, section.language, self._places)
        window = best_window(line, found, self._window_score)
        text = letters.flat(line.text)
        evidence = Evidence(
            bm25=candidate.score / self._total,
            coverage=self._share(in_head | {match.word for match in found}),
            head=self._share(in_head),
            sentence=max((self._share(held) for held in _by_sentence(line, found)), default=0.0),
            exact=self._share([place for place, word in enumerate(self._words) if word in text]),
            short_runs=letters.share(self._short, text),
            window_runs=letters.share(self._short, letters.flat(window.text)),
            long_runs=letters.share(self._long, text),
            kind=float(self._holds_kind(window.text)),
            language=float(section.language == self._language),
            length=math.log(max(1, len(text))),
        )
        return Ranked(section, window, evidence, sum(map(mul, evidence, _WEIGHTS)))

    def _window_score(self, text: str, inside: Sequence[Match]) -> float:
        pairs = {
            (first.word, second.word)
            for first, second in pairwise(inside)
            if second.word == first.word + 1 and second.start - first.end <= _NEAR
        }
        beside = sum(min(self._weights[first], self._weights[second]) for first, second in sorted(pairs))
        return self._share({match.word for match in inside}) + _PAIR * beside + _KIND * self._holds_kind(text)

    def _share(self, words: Collection[int]) -> float:
        return sum(self._weights[word] for word in sorted(words))

    def _holds_kind(self, text: str) -> bool:
        return self._kind is not Kind.ANY and holds_kind(self._kind, text)


def _by_sentence(line: Line, found: Sequence[Match]) -> list[set[int]]:
    """The words met in each sentence."""
    return [
        {match.word for match in found if start <= match.start and match.end <= end}
        for start, end in line.sentences
    ]
