"""Text to comparable words: a light, fast analysis for choosing sentences and grouping articles."""

import re

from content.summary.stopwords import stop_words

_WORD = re.compile(r"[^\W_]+")
_HAN_OR_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
# Inflected words share their beginning. Cutting there is no stemmer, but it costs nothing and treats every
# language alike; search, where precision counts, has real stemmers.
_STEM_LENGTH = 6


def is_han(text: str) -> bool:
    """Whether Chinese or Japanese characters make up a good part of the text."""
    found = sum(len(run) for run in _HAN_OR_KANA.findall(text[:400]))
    return found * 4 > len(text[:400].strip())


def terms(text: str, language: str) -> list[str]:
    """The words of `text` that may tell its subject, in order, shortened to their beginnings.

    Chinese and Japanese, written without spaces, give overlapping pairs of characters.
    """
    lowered = text.lower()
    if _HAN_OR_KANA.search(lowered):
        return _pairs(lowered) + _words(_HAN_OR_KANA.sub(" ", lowered), language)
    return _words(lowered, language)


def vocabulary(text: str, language: str) -> frozenset[str]:
    """The distinct `terms` of a text; quicker than making them a set."""
    lowered = text.lower()
    if _HAN_OR_KANA.search(lowered):
        return frozenset(_pairs(lowered) + _words(_HAN_OR_KANA.sub(" ", lowered), language))
    distinct = set(_WORD.findall(lowered)) - stop_words(language)
    return frozenset([word[:_STEM_LENGTH] for word in distinct if len(word) > 1])


def units(text: str) -> list[str]:
    """All words of `text` in order, shortened to their beginnings; Chinese and Japanese by character.

    Unlike `terms` it leaves nothing out, so that lengths can be compared.
    """
    lowered = text.lower()
    if _HAN_OR_KANA.search(lowered):
        characters = list("".join(_HAN_OR_KANA.findall(lowered)))
        return characters + [word[:_STEM_LENGTH] for word in _WORD.findall(_HAN_OR_KANA.sub(" ", lowered))]
    return [word[:_STEM_LENGTH] for word in _WORD.findall(lowered)]


def _words(lowered: str, language: str) -> list[str]:
    stop = stop_words(language)
    return [word[:_STEM_LENGTH] for word in _WORD.findall(lowered) if len(word) > 1 and word not in stop]


def _pairs(lowered: str) -> list[str]:
    return [run[start : start + 2] for run in _HAN_OR_KANA.findall(lowered) for start in range(len(run) - 1)]
