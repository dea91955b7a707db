"""The words of keywords.toml, made ready for looking up."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*\*?")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WEIGHTS = {"strong": 2.0, "weak": 1.0, "faint": 0.5}
_LONGEST_STEM = 24  # characters; the longest stem in the file is shorter
_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word or phrase of one topic."""

    topic: str
    words: tuple[str, ...]  # lower case; a star at the end of a word stands for any ending
    weight: float
    faint: bool = False  # stands in other news too, and counts no more than the other words of its topic do


@dataclass(frozen=True, slots=True)
class Keywords:
    """All words: those to look up word by word, and the Chinese ones to be sought anywhere."""

    by_word: Mapping[str, tuple[Keyword, ...]]  # first word -> its keywords; with its star where it has one
    anywhere: tuple[Keyword, ...]


def words_of(text: str) -> list[str]:
    """The words of a text as keywords are written: lower case, without a possessive 's."""
    plain = text.lower().replace("’", "'").replace("ё", "е")
    return [word.removesuffix("'s") for word in _WORD.findall(plain)]


def matching(words: Sequence[str], position: int) -> list[Keyword]:
    """The keywords that start at a word of a text."""
    return [
        keyword
        for keyword in _starting_with(words[position])
        if all(
            _fits(part, word) for part, word in zip(keyword.words[1:], words[position + 1 :], strict=False)
        )
        and position + len(keyword.words) <= len(words)
    ]


@lru_cache(maxsize=5_000)  # the common words; a hundred bytes each
def _starting_with(word: str) -> tuple[Keyword, ...]:
    by_word = load().by_word
    stems = (f"{word[:length]}*" for length in range(_SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1))
    return tuple(keyword for form in (word, *stems) for keyword in by_word.get(form, ()))


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


@cache
def load() -> Keywords:
    """Read the file, once."""
    text = resources.files("content.topics").joinpath("keywords.toml").read_text("utf-8")
    by_word: dict[str, list[Keyword]] = defaultdict(list)
    anywhere: list[Keyword] = []
    for topic, languages in tomllib.loads(text).items():
        for kinds in languages.values():
            for kind, listed in kinds.items():
                for phrase in filter(None, map(str.strip, listed.split(","))):
                    if _HAN.search(phrase):
                        anywhere.append(Keyword(topic, (phrase,), _WEIGHTS[kind], kind == "faint"))
                    else:
                        keyword = Keyword(topic, tuple(words_of(phrase)), _WEIGHTS[kind], kind == "faint")
                        by_word[keyword.words[0]].append(keyword)
    return Keywords({word: tuple(found) for word, found in by_word.items()}, tuple(anywhere))
