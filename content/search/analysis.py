"""Text -> terms: folding and stemming by language, character 1-2-grams for Chinese and Japanese."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from operator import add, itemgetter
from typing import NamedTuple

import Stemmer

from content.search import kazakh
from content.search.stopwords import STOP_WORDS


class Token(NamedTuple):
    """A term and the half-open range of characters it was made from."""

    term: str
    start: int
    end: int


_SNOWBALL = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
}

# Which languages a word in a script may be in, where nothing else is known.
_LATIN = ("en", "tr", "de", "es")
_CYRILLIC = ("ru", "kk")
_KAZAKH_LETTERS = frozenset("әғқңөұүһі")

_NGRAMMED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # kana and Han: written without spaces
_WORDS = (
    r"\d[\d.,]*\d|\d"  # 24, 33.5, 1,250,000
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?"  # U.S., e.g.
    rf"|[^\W_{_NGRAMMED}]+"
)
_WORD = re.compile(_WORDS)
_PIECE = re.compile(rf"[{_NGRAMMED}]+|{_WORDS}")
_RUN = 1000  # characters of a run of those that are counted at once
_IS_NGRAMMED = re.compile(rf"[{_NGRAMMED}]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")

# Letters that people write now one way, now the other.
_FOLDED = str.maketrans(
    {"ё": "е", "ı": "i", "ß": "ss", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": ""}
)

# Names that are all capitals or dots, and would otherwise be taken for other words.
_ALIASES = {
    "u.s.": "usa",
    "u.s": "usa",
    "us": "usa",
    "u.s.a.": "usa",
    "u.k.": "uk",
    "u.n.": "un",
    "e.u.": "eu",
}


def tokens(text: str, language: str) -> list[Token]:
    """The terms of `text` in order. A Chinese character gives itself and, with the next one, a pair."""
    found: list[Token] = []
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        raw = piece[0]
        if _IS_NGRAMMED.match(raw):
            for offset, character in enumerate(raw):
                found.append(Token(character, start + offset, start + offset + 1))
                if offset + 1 < len(raw):
                    found.append(Token(raw[offset : offset + 2], start + offset, start + offset + 2))
        else:
            found.append(Token(term_of(raw, language), start, end))
    return found


def terms(text: str, language: str) -> list[str]:
    """The same terms without their places, in any order."""
    return [*term_counts(text, language).elements()]


def term_counts(text: str, language: str) -> Counter[str]:
    """How often each term stands in `text`: half the work, for the index, in little memory.

    Word by word, since no other thread runs while a pattern finds all, or a counter counts all at once.
    """
    counts: Counter[str] = Counter()
    for piece in _PIECE.finditer(text):
        raw = piece[0]
        if _IS_NGRAMMED.match(raw):
            for start in range(0, len(raw), _RUN):
                run = raw[start : start + _RUN + 1]
                counts.update(run[:_RUN])
                counts.update(map(add, run, run[1:]))
        else:
            counts[term_of(raw, language)] += 1
    return counts


def occurrences(text: str, language: str, wanted: Collection[str]) -> list[Token]:
    """The tokens of `text` whose terms are wanted, in order."""
    grams = [term for term in wanted if is_gram(term)]
    found = [Token(gram, start, start + len(gram)) for gram in grams for start in _places(gram, text)]
    if len(grams) < len(wanted):
        openings = {term[:2] for term in wanted}
        for piece in _WORD.finditer(text):
            raw = piece[0]
            # Stems keep the word's beginning (but for Arabic's article), and most words need no stemming.
            opening = _opening(raw[:2])
            if opening not in openings and opening[:1] not in openings and language != "ar":
                continue
            term = term_of(raw, language)
            if term in wanted:
                found.append(Token(term, piece.start(), piece.end()))
    found.sort(key=itemgetter(1, 2))
    return found


def is_gram(term: str) -> bool:
    """Whether a term is of a script written without spaces."""
    return _IS_NGRAMMED.match(term) is not None


def _places(part: str, text: str) -> Iterable[int]:
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + 1)


class Word(NamedTuple):
    """A word of a question: the terms it may stand for in the index, in any plausible language."""

    terms: tuple[str, ...]
    text: str  # as it was asked
    synonyms: tuple[str, ...] = ()  # terms of other words that say nearly the same


def question_words(question: str, language: str = "") -> tuple[Word, ...]:
    """The words of a question that say what it is about, each once, in order.

    Where there are only stop words, those are taken: "who is who" asks for something, too.
    """
    every = list(_words(question, language))
    telling = [word for word, is_stop in every if not is_stop]
    return tuple(dict.fromkeys(telling or [word for word, _ in every]))


def tells(question: str, language: str = "") -> bool:
    """Whether any word of a question says what it is about."""
    return not all(is_stop for _, is_stop in _words(question, language))


def _words(question: str, language: str) -> Iterable[tuple[Word, bool]]:
    shouted = _is_shouted(question)
    for piece in _PIECE.finditer(question):
        raw = piece[0]
        if _IS_NGRAMMED.match(raw):
            yield from _grams(raw)
            continue
        languages = _plausible(raw, language)
        terms = tuple(dict.fromkeys(term_of(raw, one) for one in languages))
        lowered = raw.lower()
        # Capitals tell WHO and US from who and us, but for "В" or "I", and where all is in capitals.
        is_name = raw == "US" or (len(raw) > 1 and raw.isupper() and not shouted)
        is_stop = any(lowered in STOP_WORDS.get(one, ()) for one in languages)
        yield Word(terms, raw), is_stop and not is_name


def _is_shouted(question: str) -> bool:
    cased = [word for word in _WORD.findall(question) if word.lower() != word.upper()]
    return len(cased) > 2 and all(map(str.isupper, cased))


def _grams(run: str) -> Iterable[tuple[Word, bool]]:
    stop = STOP_WORDS["zh"]
    if len(run) == 1:
        yield Word((run,), run), run in stop
        return
    for offset in range(len(run) - 1):
        pair = run[offset : offset + 2]
        # A pair with a binding character on either side crosses the border of two words.
        yield Word((pair,), pair), pair in stop or pair[0] in stop or pair[1] in stop
    for character in run:
        yield Word((character,), character), character in stop


def _plausible(word: str, language: str) -> tuple[str, ...]:
    first = next((letter for letter in word.lower() if letter.isalpha()), "")
    if "\u0400" <= first <= "\u04ff":
        if _KAZAKH_LETTERS & set(word.lower()):
            return ("kk",)
        return _CYRILLIC
    if "\u0600" <= first <= "\u06ff":
        return ("ar",)
    return (language, *_LATIN) if language in _SNOWBALL and language not in (*_LATIN, "ru", "ar") else _LATIN


@lru_cache(maxsize=20_000)
def term_of(raw: str, language: str) -> str:
    """The term of one word."""
    if raw[0].isdigit():
        return _THOUSANDS.sub("", raw)
    if raw == "US" or "." in raw:
        lowered = raw.lower()
        return _ALIASES.get(lowered, lowered.replace(".", ""))
    if language == "tr":
        raw = raw.replace("I", "ı").replace("İ", "i")
    word = unicodedata.normalize("NFKC", raw).casefold()
    if language == "kk":
        return kazakh.stem(_fold(word))
    stemmer = _stemmer(language)
    return _fold(stemmer.stemWord(word) if stemmer else word)


@lru_cache(maxsize=5_000)
def _opening(letters: str) -> str:
    return _fold(unicodedata.normalize("NFKC", letters).casefold())[:2]


@cache
def _stemmer(language: str) -> "Stemmer.Stemmer | None":
    name = _SNOWBALL.get(language)
    return Stemmer.Stemmer(name) if name else None


def _fold(word: str) -> str:
    """Without accents on Latin letters and vowel signs on Arabic ones; й and ї are letters of their own."""
    word = word.translate(_FOLDED)
    if word.isascii():
        return word
    kept: list[str] = []
    for character in unicodedata.normalize("NFD", word):
        if unicodedata.combining(character) and kept and not "\u0400" <= kept[-1] <= "\u04ff":
            continue
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))
