"""Candidates -> ranked excerpts, by several kinds of evidence weighed together."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

from content.search import letters
from content.search.question import Kind, Question, holds_kind
from content.search.retrieve import SYNONYM, Candidate, Retrieved
from content.search.window import Line, Match, Window, as_line, best_window, matches
from content.store.sections import FoundSection

# Of a window's worth beside its share of the words' weight; fitted likewise.
_WINDOW_RUNS = 0.8
_WINDOW_KIND = 0.3
_WINDOW_PHRASE = 3.0  # more than all else together: what was put in quotation marks has to be seen

_LOOKED_INTO = 10  # candidates whose windows are compared: those that promise most at a glance


class Evidence(NamedTuple):
    """What speaks for a section. All but `length` are shares, 0 or 1 at the ends; bm25 may pass 1."""

    bm25: float = 0.0  # of what the question's words can score
    head: float = 0.0  # of the words' weight, met in title or heading
    sentence: float = 0.0  # the same, in the best sentence
    short_runs: float = 0.0  # of the question's letters, in the text
    window_runs: float = 0.0  # the same, in the window
    long_runs: float = 0.0  # across words, in the text
    kind: float = 0.0  # 1 where the window holds a number or date and one is asked for
    language: float = 0.0  # 1 where the section is in the question's language
    length: float = 0.0  # logarithm of the text's characters
    meaning: float = 0.0  # cosine of the vectors of question and section; 0 where there are none


# A conditional logit (which candidate is right?) over questions in eight languages. The evidence was chosen
# by fitting on either half of the articles and checking on the other; these are fitted on both, and rounded:
# nothing hangs on the second digit.
_WEIGHTS = Evidence(
    bm25=5.2,
    head=2.1,
    sentence=3.4,
    short_runs=4.0,
    window_runs=4.0,
    long_runs=2.2,
    kind=0.8,
    language=2.4,
    length=-0.4,
)

# The same where the model of `meaning` is installed; its cosines lie close together, so a hundredth counts.
_WEIGHTS_WITH_MEANING = Evidence(
    bm25=2.0,
    head=1.2,
    sentence=3.6,
    short_runs=2.6,
    window_runs=4.5,
    long_runs=1.7,
    kind=0.3,
    language=2.2,
    length=-0.4,
    meaning=62.0,
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A section with its best window."""

    section: FoundSection
    window: Window
    evidence: Evidence
    score: float


def rank(
    question: Question,
    retrieved: Retrieved,
    sections: Mapping[int, FoundSection],
    language: str = "",
    meaning: Mapping[int, float] | None = None,
) -> list[Ranked]:
    """The most promising candidates, best first; equal ones in the order of their ids.

    `language` is the reader's; a question that shows its own goes by that. `meaning` is how close sections
    are to what the question means; one that has no vector yet passes for an average one.
    """
    present = [one for one in retrieved.candidates if one.section_id in sections]
    found = [sections[one.section_id] for one in present]
    scorer = _Scorer(question, retrieved.weights, found, language, meaning or {})
    promise = [scorer.promise(place, one) for place, one in enumerate(present)]
    promising = sorted(range(len(present)), key=lambda place: (-promise[place], place))[:_LOOKED_INTO]
    ranked = [scorer.ranked(place, present[place]) for place in promising]
    return sorted(ranked, key=lambda one: (-one.score, one.section.id))


class _Scorer:
    """Weighs the evidence; `place` is a candidate's among the sections given."""

    def __init__(
        self,
        question: Question,
        weights: Sequence[float],
        sections: Sequence[FoundSection],
        language: str,
        meaning: Mapping[int, float],
    ) -> None:
        self._sections = sections
        self._texts = [letters.flat(section.text) for section in sections]
        self._wording = letters.Wording(question.text, self._texts)
        self._total = sum(weights) or 1.0
        self._weights = [weight / self._total for weight in weights]
        # Words after all others stand for their synonyms.
        self._words = len(self._weights)
        self._places = {
            term: place + self._words for place, word in enumerate(question.words) for term in word.synonyms
        } | {term: place for place, word in enumerate(question.words) for term in word.terms}
        self._kind = question.kind
        self._phrases = question.phrases
        self._language = question.language or language
        average = math.fsum(meaning.values()) / len(meaning) if meaning else 0.0
        self._meaning = [meaning.get(section.id, average) for section in sections]
        self._evidence_weights = _WEIGHTS_WITH_MEANING if meaning else _WEIGHTS

    def promise(self, place: int, candidate: Candidate) -> float:
        """The score without what only a close look into the text can tell."""
        return self._weighed(self._at_a_glance(place, candidate))

    def ranked(self, place: int, candidate: Candidate) -> Ranked:
        """A candidate with its best window and all evidence."""
        section = self._sections[place]
        line = as_line(section.text, section.language)
        head = matches(f"{section.title}\n{section.heading}", section.language, self._places)
        found = matches(line.text, section.language, self._places)
        window = best_window(line, found, lambda text, inside: self._window_score(place, text, inside))
        evidence = self._at_a_glance(place, candidate)._replace(
            head=self._share(self._words_in(head)),
            sentence=max((self._share(held) for held in _by_sentence(line, found)), default=0.0),
            window_runs=self._wording.window_share(place, window.text),
            kind=float(self._holds_kind(window.text)),
        )
        return Ranked(section, window, evidence, self._weighed(evidence))

    def _at_a_glance(self, place: int, candidate: Candidate) -> Evidence:
        text = self._texts[place]
        return Evidence(
            bm25=candidate.score / self._total,
            short_runs=self._wording.short_share(place),
            long_runs=self._wording.long_share(place),
            language=float(self._sections[place].language == self._language),
            length=math.log(max(1, len(text))),
            meaning=self._meaning[place],
        )

    def _weighed(self, evidence: Evidence) -> float:
        return math.fsum(map(mul, evidence, self._evidence_weights))

    def _window_score(self, place: int, text: str, inside: Sequence[Match]) -> float:
        runs = self._wording.window_share(place, text)
        words = self._share(self._words_in(inside))
        held = sum(letters.holds(letters.flat(text), phrase) for phrase in self._phrases)
        return words + _WINDOW_RUNS * runs + _WINDOW_KIND * self._holds_kind(text) + _WINDOW_PHRASE * held

    def _words_in(self, found: Sequence[Match]) -> set[int]:
        return {match.word for match in found}

    def _share(self, words: Collection[int]) -> float:
        # fsum rounds once, at the end, so that the order in which a set gives its members does not matter.
        meant = (word - self._words for word in words if word >= self._words)
        return math.fsum(self._weights[word] for word in words if word < self._words) + SYNONYM * math.fsum(
            self._weights[word] for word in meant if word not in words
        )

    def _holds_kind(self, text: str) -> bool:
        return self._kind is not Kind.ANY and holds_kind(self._kind, text)


def _by_sentence(line: Line, found: Sequence[Match]) -> list[set[int]]:
    """The words met in each sentence."""
    return [
        {match.word for match in found if start <= match.start and match.end <= end}
        for start, end in line.sentences
    ]
