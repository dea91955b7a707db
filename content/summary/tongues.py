"""In which language a paragraph is, where an article says things in two.

Told by script, by the letters that only Kazakh has, and by small words; the model that tells languages apart
is at home in the process that reads, and too large for this.
"""

import re
from collections.abc import Iterable

from content.summary.stopwords import stop_words

_SAMPLE = 300  # characters
_FEWEST_LETTERS, _FEWEST_IDEOGRAPHS = 25, 8  # a shorter line may be a name
_SCRIPTS = {
    "latin": re.compile(r"[A-Za-zÀ-ɏ]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "han": re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"),
}
_OF_SCRIPT = {"latin": ("en", "de", "es", "tr"), "cyrillic": ("ru", "kk"), "han": ("zh",)}
_SCRIPT_OF = {language: script for script, languages in _OF_SCRIPT.items() for language in languages}
_NOT_LATIN = re.compile(r"[\u0400-\u04ff\u3040-\u9fff]")
_KAZAKH = re.compile("[әғқңөұүһ]", re.IGNORECASE)
_KAZAKH_SHARE = 0.03  # of the letters
_SMALL_WORDS = 3  # distinct ones from which a paragraph is in a language, and in no other of its script


def language_of(paragraph: str, language: str) -> str:
    """The language of a paragraph of an article in `language`: that, unless it is plainly another one."""
    own = _SCRIPT_OF.get(language)
    if own is None:
        return language
    sample = paragraph[:_SAMPLE]
    if own == "latin" and _NOT_LATIN.search(sample) is None:
        return _by_small_words(sample, language)
    letters = {script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS.items()}
    script = max(letters, key=letters.__getitem__)
    if letters[script] < (_FEWEST_IDEOGRAPHS if script == "han" else _FEWEST_LETTERS):
        return language
    if script == "latin":
        return _by_small_words(sample, language if own == script else _OF_SCRIPT[script][0])
    if script == "cyrillic":
        kazakh = len(_KAZAKH.findall(sample)) >= _KAZAKH_SHARE * letters[script]
        return "kk" if kazakh else "ru"
    return "zh"


def in_language(paragraphs: Iterable[str], language: str) -> list[str]:
    """The paragraphs that are in the article's own language; all of them where none is."""
    every = list(paragraphs)
    return [one for one in every if language_of(one, language) == language] or every


def _by_small_words(sample: str, likeliest: str) -> str:
    words = frozenset(sample.lower().split())
    if len(words & stop_words(likeliest)) >= _SMALL_WORDS:
        return likeliest
    others = {one: len(words & stop_words(one)) for one in _OF_SCRIPT["latin"]}
    best = max(others, key=others.__getitem__)
    return best if others[best] >= _SMALL_WORDS else likeliest
