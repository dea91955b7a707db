"""The sentences of a text that say most of it, word for word.

Sentences are scored by how much of the text's vocabulary they carry (a TF-IDF-like centroid of the text), how
early they stand, and how close their length is to that of a sentence one reads with ease. They are taken one
by one; what is already said counts less (maximal marginal relevance, Carbonell and Goldstein 1998).
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from content.reading.sentences import sentence_spans
from content.summary.quotations import Quotation, quotations
from content.summary.speech import hanging_speaker, leans
from content.summary.words import is_han, vocabulary

# Chosen on news in English, Russian and Chinese together (research: position .5-.75 holds on all of them).
_POSITION = 0.7  # share of the score that the place in the text decides; the vocabulary has the rest
_POSITION_HALF = 1.5  # at this many sentences from the start the place counts half
_TITLE = 0.2  # what a sentence gains by carrying all the words of the title
_FREQUENCY = 1.1  # power of the number of sentences that share a word, as the word's weight
_ONCE = 0.5  # weight of a word that only one sentence has
_REDUNDANCY = 0.5  # what a sentence loses that only repeats
_EASY_LENGTH = 18  # words; longer and shorter sentences lose by a log-normal curve of this centre
_LENGTH_SPREAD = 1.0
_QUESTION = 0.3  # a question announces, it does not tell
_HAN_CHARACTERS_PER_WORD = 1.6
_LONGEST = 1000  # characters; what is longer is no sentence but a list or a table
_MOST_CONSIDERED = 400  # sentences from the start; enough for any news text and a bound for books


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    vocabulary: frozenset[str]
    whole: bool  # every quotation mark in it has its partner


def summarize(text: str, language: str, sentences: int = 2, title: str = "") -> str:
    """At most `sentences` whole sentences of `text`, in reading order, joined by a space.

    `text` is plain, its paragraphs on lines of their own; `language` an ISO 639-1 code or empty;
    `title` helps to tell what the text is about. Empty where the text has no sentence.
    """
    joint = "" if is_han(text) else " "
    return joint.join(best_sentences(text, language, sentences, title))


def best_sentences(text: str, language: str, count: int, title: str = "") -> list[str]:
    """The `count` sentences (fewer where there are fewer) that `summarize` joins, in reading order."""
    found = _sentences(text, language)
    weights = _weights(found)
    scores = _scores(found, weights, vocabulary(title, language), is_han(text))
    return [found[index].text for index in sorted(_choose(found, weights, scores, count, language))]


def _sentences(text: str, language: str) -> list[_Sentence]:
    found: list[_Sentence] = []
    for paragraph in text.splitlines():
        quoted = quotations(paragraph)
        for start, end in sentence_spans(paragraph, language):
            sentence = paragraph[start:end].strip()
            if sentence and len(sentence) <= _LONGEST:
                whole = all(_inside(quotation, start, end) for quotation in quoted)
                found.append(_Sentence(sentence, vocabulary(sentence, language), whole))
        if len(found) >= _MOST_CONSIDERED:
            break
    return found


def _inside(quotation: Quotation, start: int, end: int) -> bool:
    """Whether a quotation stands wholly inside [start, end), or wholly outside of it."""
    if quotation.end <= start or quotation.start >= end:
        return True
    return quotation.closed and start <= quotation.start and quotation.end <= end


def _weights(found: Sequence[_Sentence]) -> dict[str, float]:
    """How much each word of the text counts: the more sentences share it, the more."""
    shared = Counter(chain.from_iterable(sentence.vocabulary for sentence in found))
    return {term: number**_FREQUENCY if number > 1 else _ONCE for term, number in shared.items()}


def _weight(words: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(map(weights.__getitem__, words))


def _scores(
    found: Sequence[_Sentence], weights: Mapping[str, float], heading: frozenset[str], han: bool
) -> list[float]:
    density = [
        _weight(sentence.vocabulary, weights) / math.sqrt(max(len(sentence.vocabulary), 4))
        for sentence in found
    ]
    densest = max(density, default=0.0) or 1.0
    scores = []
    for index, sentence in enumerate(found):
        score = (1 - _POSITION) * density[index] / densest + _POSITION / (1 + index / _POSITION_HALF)
        if heading:
            score += _TITLE * len(sentence.vocabulary & heading) / len(heading)
        scores.append(score * _readability(sentence.text, han))
    return scores


def _readability(sentence: str, han: bool) -> float:
    """From 0 to 1: how well the length of a sentence suits a reader, and whether it tells or asks."""
    words = len(sentence) / _HAN_CHARACTERS_PER_WORD if han else sentence.count(" ") + 1
    score = math.exp(-(math.log(words / _EASY_LENGTH) ** 2) / (2 * _LENGTH_SPREAD**2))
    return score * (_QUESTION if sentence.rstrip('”"»」 ').endswith(("?", "？")) else 1.0)


def _choose(
    found: Sequence[_Sentence],
    weights: Mapping[str, float],
    scores: Sequence[float],
    count: int,
    language: str,
) -> list[int]:
    """Indices of the best sentences, best first."""
    order = sorted(range(len(found)), key=scores.__getitem__, reverse=True)
    chosen: list[int] = []
    said: frozenset[str] = frozenset()
    while len(chosen) < count:
        best, worth = -1, 0.0
        for index in order:
            if scores[index] <= worth:
                break  # a score only falls by repeating, so none of the rest is better
            if index in chosen or not _stands(found, index, chosen, language):
                continue
            value = scores[index] * (1 - _REDUNDANCY * _repeated(found[index].vocabulary, said, weights))
            if value > worth:
                best, worth = index, value
        if best < 0 and order and not chosen:
            # All are half quotations or lean on others: a text is still summarized, by what it has.
            best = next((index for index in order if found[index].whole), order[0])
        if best < 0:
            break
        chosen.append(best)
        said |= found[best].vocabulary
    return chosen


def _repeated(words: frozenset[str], said: frozenset[str], weights: Mapping[str, float]) -> float:
    """The share, from 0 to 1, of a sentence's words that are already said."""
    again = words & said
    return _weight(again, weights) / _weight(words, weights) if again else 0.0


def _stands(found: Sequence[_Sentence], index: int, chosen: Sequence[int], language: str) -> bool:
    """Whether a reader understands the sentence where it would stand in the summary."""
    sentence = found[index]
    if not sentence.whole:
        return False
    if index - 1 in chosen:
        return True
    return not leans(language).match(sentence.text) and not hanging_speaker(language).search(sentence.text)
