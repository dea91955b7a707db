"""The names in a text, comparable between scripts: "Токаев" is "Tokayev", "Қытай" is "China"."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache

from babel import Locale, UnknownLocaleError

from content.skeleton import skeleton

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile("['’]s$")
_SENTENCE_START = re.compile(r"(?:^|[.!?…。！？:;]\s*|[\n\"“«„(]\s*)$")
_SAME = 0.75  # of two skeletons' letters; case endings and vowels written as consonants differ
# Endings of Russian nouns and adjectives, by which one name's cases differ.
_CASES = re.compile("[аяуюеиыойь]?|[оеы]й|[оеыи]м|[ыи]х|[ое]го|[ое]му|[ую]ю|[ая]я|[ая]м|[ая]ми|[ая]х")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]+(?:[·・][\u4e00-\u9fff]+)+")  # how Chinese writes foreign names


def names(text: str) -> tuple[str, ...]:
    """Words with a capital that no sentence begins with, and words in capitals: names, mostly."""
    found = []
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        if not word[0].isupper():
            continue
        acronym = len(word) > 1 and word.isupper()
        if acronym or not _SENTENCE_START.search(text[max(0, match.start() - 3) : match.start()]):
            found.append(word)
    return (*found, *_HAN_NAME.findall(text))


def openings(text: str) -> tuple[str, ...]:
    """Words with a capital that a sentence begins with: names or any other word."""
    named = set(names(text))
    words = (_POSSESSIVE.sub("", word) for word in _WORD.findall(text))
    return tuple(word for word in words if word[0].isupper() and word not in named)


def stands_among(name: str, source: Iterable[str]) -> bool:
    """Whether a name is one of the source's, in another case or script perhaps."""
    wanted = skeleton(name)
    for word in source:
        if name.lower() == word.lower():
            return True
        there = skeleton(word)
        if len(wanted) < 2 or len(there) < 2 or wanted[0] != there[0]:
            continue
        if SequenceMatcher(None, wanted, there, autojunk=False).ratio() >= _SAME:
            return True
    return False


def same_in_cases(name: str, other: str) -> bool:
    """Whether two words are one Russian name in two cases: Токаев, Токаевым."""
    name, other = name.lower(), other.lower()
    shared = next(
        (place for place, (one, two) in enumerate(zip(name, other, strict=False)) if one != two), None
    )
    if shared is None:
        shared = min(len(name), len(other))
    return shared >= 3 and all(_CASES.fullmatch(word[shared:]) for word in (name, other))


def territories(text: str, language: str) -> frozenset[str]:
    """ISO 3166 codes of the countries that a text names in its own language, in whichever case."""
    lowered = text.lower()
    return frozenset(code for pattern, code in _countries(language) if pattern.search(lowered))


@cache
def _countries(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """For each country the beginning that all cases of its name share, and its code."""
    try:
        known = Locale(language).territories
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple(
        (_beginning(name.lower()), code)
        for code, name in known.items()
        if len(code) == 2 and code.isalpha() and len(name) > 1
    )


def _beginning(name: str) -> re.Pattern[str]:
    if _HAN.search(name):
        return re.compile(re.escape(name))  # no spaces between words, no cases
    # Case endings change the last letter of a long name and add two or three: Россия, России, Қазақстанның.
    stem = name[:-1] if len(name) > 4 and not name.isascii() else name
    return re.compile(rf"(?<!\w){re.escape(stem)}\w{{0,4}}(?!\w)")
