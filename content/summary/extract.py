"""The sentences of a text that say most of it, word for word.

A summary is judged by the words one would expect in it: those that many sentences share, early ones before
late ones, and those of the title. Each word gets a likelihood, and the sentences are chosen together that
promise the best balance of how much of the expected they say and how little else. What is said twice gains
nothing, so that sentences do not repeat each other, and of two that say the same the shorter one wins.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, starmap

from content.reading.boilerplate import is_caption
from content.reading.sentences import sentence_spans
from content.summary.datelines import dateline_length
from content.summary.quotations import leaves_whole, quotations
from content.summary.speech import hanging_speaker, leans
from content.summary.tongues import in_language
from content.summary.words import is_han, units

# Round figures that hold on news in English, Russian and Chinese alike, long summaries and short; a step of a
# third either way changes little. Odds that a word stands in a summary:
_ANY_WORD = 0.22  # for one of the first sentence's that comes only once
_SHARED = 1.5  # power of the number of sentences that have it, beside that of all sentences
_TITLE = 4.5  # times, for a word of the title

_LENGTH = 15  # words of a summary's sentence as people write them
_AGAIN = 0.35  # a word's second to fourth mention, of what the likelihood makes of it
_MOST_AGAIN = 3
_LEAD = 5  # a summary that starts this many sentences into the text promises half of the lead's bonus
_QUESTION = 0.3  # less for questions, which announce and do not tell
_FEWEST_WORDS = 5  # what is shorter is a dateline, a label or the end of an interjection
_LONGEST_CREDIT = 90  # characters of a picture's credit at the end of a paragraph
_LONGEST = 1000  # characters; what is longer is no sentence but a list or a table
_MOST_CONSIDERED = 400  # sentences from the start; enough for any news text and a bound for books
_LONGEST_PARAGRAPH = 100_000  # characters that are looked at; in more there are as many sentences, or none
_CANDIDATES = 14  # sentences, the best ones alone, of which a summary is put together


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    words: Counter[str]
    length: int  # of words
    whole: bool  # every quotation mark in it has its partner
    asks: bool


def summarize(text: str, language: str, sentences: int = 2, title: str = "") -> str:
    """At most `sentences` whole sentences of `text`, in reading order, joined by a space.

    `text` is plain, its paragraphs on lines of their own; `language` an ISO 639-1 code or empty;
    `title` helps to tell what the text is about. Empty where the text has no sentence.
    """
    joint = "" if is_han(text) else " "
    return joint.join(best_sentences(text, language, sentences, title))


def best_sentences(text: str, language: str, count: int, title: str = "") -> list[str]:
    """The `count` sentences that `summarize` joins, in reading order; fewer where more would say no more."""
    found = _sentences(text, language)
    if not found:
        return []
    choice = _Choice(found, _likelihoods(found, title, count), count, language)
    return [found[index].text for index in sorted(choice.best())]


def _sentences(text: str, language: str) -> list[_Sentence]:
    found: list[_Sentence] = []
    for line in in_language(_unwrapped(text).splitlines(), language):
        paragraph = line[dateline_length(line) :][:_LONGEST_PARAGRAPH]
        quoted = quotations(paragraph)
        for start, end in sentence_spans(paragraph, language):
            sentence = paragraph[start:end].strip()
            if sentence and len(sentence) <= _LONGEST:
                words = units(sentence)
                whole = leaves_whole(quoted, start, end) and _is_balanced(sentence)
                asks = sentence.rstrip('”"»」 ').endswith(("?", "？"))
                found.append(_Sentence(sentence, Counter(words), len(words), whole, asks))
        if len(found) >= _MOST_CONSIDERED:
            break
    return found


def _unwrapped(text: str) -> str:
    """The text without the marks that a field of a CSV file stands in, and which double those inside."""
    text = text.strip()
    return text[1:-1] if text[:1] == text[-1:] == '"' and '""' in text else text


def _is_balanced(sentence: str) -> bool:
    """Whether the sentence opens and closes its own quotations."""
    closing = sentence.count("”") + sentence.count("»")
    opening = sum(map(sentence.count, '“„«"'))
    return closing <= opening and all(quotation.closed for quotation in quotations(sentence))


def _likelihoods(found: Sequence[_Sentence], title: str, count: int) -> dict[str, float]:
    """How likely each word is in a summary of `count` sentences: the longer it is, the deeper it looks."""
    shared = Counter(chain.from_iterable(sentence.words for sentence in found))
    earliness: dict[str, float] = dict.fromkeys(shared, 0.0)
    for index, sentence in enumerate(found):
        weight = 1 / (1 + index / count)
        for word in sentence.words:
            earliness[word] += weight
    most = math.log(len(found) + 1.5)
    named = set(units(title))
    of_number = {number: _ANY_WORD * number ** (_SHARED / most) for number in set(shared.values())}
    likelihoods = {}
    for word, number in shared.items():
        odds = of_number[number] * earliness[word] * (_TITLE if word in named else 1)
        likelihoods[word] = odds / (1 + odds)
    return likelihoods


def _is_telling(sentence: _Sentence) -> bool:
    short = len(sentence.text) <= _LONGEST_CREDIT
    return sentence.whole and sentence.length >= _FEWEST_WORDS and not (short and is_caption(sentence.text))


class _Choice:
    """Looks for the sentences that make the best summary together."""

    def __init__(
        self, found: Sequence[_Sentence], likelihood: Mapping[str, float], count: int, language: str
    ) -> None:
        self._found = found
        self._likelihood = likelihood
        self._count = count
        self._language = language
        self._expected_length = _LENGTH * count
        # How many words of an expected summary each sentence has.
        self._hits = [sum(starmap(self._hits_of, sentence.words.items())) for sentence in found]
        alone = [self._worth([index], self._hits[index]) for index in range(len(found))]
        self._order = sorted(range(len(found)), key=alone.__getitem__, reverse=True)
        telling = (index for index in self._order if _is_telling(found[index]))
        self._candidates = list(islice(telling, _CANDIDATES))

    def best(self) -> list[int]:
        """The indices of the sentences, in no order; never empty."""
        chosen: list[int] = []
        worth = 0.0
        while len(chosen) < self._count and (more := self._with_one_more(chosen, worth)):
            chosen, worth = more
        for index in tuple(chosen) if len(chosen) > 1 else ():
            others = [other for other in chosen if other != index]
            chosen, worth = self._with_one_more(others, worth) or (chosen, worth)
        # Where all are half quotations or lean on others a text is still summarized, by what it has.
        whole = (index for index in self._order if self._found[index].whole)
        balanced = (index for index in self._order if _is_balanced(self._found[index].text))
        return chosen or [next(chain(whole, balanced), self._order[0])]

    def _with_one_more(self, chosen: list[int], worth: float) -> tuple[list[int], float] | None:
        """Some sentences with the candidate that makes most of them, if that is worth more than `worth`."""
        said: Counter[str] = Counter()
        hits = 0.0
        for index in chosen:
            hits += self._new_hits(index, said)
            said.update(self._found[index].words)
        best = None
        for candidate in self._candidates:
            if candidate in chosen:
                continue
            tried = [*chosen, candidate]
            value = self._worth(tried, hits + self._new_hits(candidate, said))
            if value > worth and self._stand(tried):
                best, worth = tried, value
        return (best, worth) if best is not None else None

    def _new_hits(self, index: int, said: Mapping[str, int]) -> float:
        """The words of an expected summary that a sentence adds to what is said."""
        words = self._found[index].words
        hits = self._hits[index]
        for word in words.keys() & said.keys():  # counted as new, but only mentioned again
            before, times = said[word], words[word]
            hits += self._hits_of(word, before + times) - self._hits_of(word, before)
            hits -= self._hits_of(word, times)
        return hits

    def _hits_of(self, word: str, times: int) -> float:
        likely = self._likelihood[word]
        if times == 1:
            return likely
        return likely + _AGAIN * likely * likely * min(times - 1, _MOST_AGAIN)

    def _worth(self, chosen: Sequence[int], hits: float) -> float:
        """How much of an expected summary some sentences say, beside how much they say in all (an F1)."""
        length = sum(self._found[index].length for index in chosen)
        asking = sum(self._found[index].asks for index in chosen) / len(chosen)
        lead = 1 + 1 / (1 + min(chosen) / _LEAD)
        return hits / (length + self._expected_length) * lead * (1 - _QUESTION * asking)

    def _stand(self, chosen: Sequence[int]) -> bool:
        """Whether a reader understands each sentence where it would stand in the summary."""
        return all(index - 1 in chosen or not self._hangs(index) for index in chosen)

    def _hangs(self, index: int) -> bool:
        text = self._found[index].text
        return bool(leans(self._language).match(text) or hanging_speaker(self._language).search(text))
