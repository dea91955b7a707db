"""The consonants of a word, the same in every script: "Токаев", "Tokayev" and "托卡耶夫" are all "tkv"."""

import re
from functools import lru_cache

# Spellings of one sound, and sounds that one script keeps apart and another does not: ISO 9, BGN/PCGN and
# pinyin differ in vowels and in how they write the hushing sounds.
_DIGRAPHS = (
    ("shch", "s"),
    ("sch", "s"),
    ("tch", "s"),
    ("dzh", "z"),
    ("ch", "s"),
    ("sh", "s"),
    ("zh", "z"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "v"),
)
_SOFT_C = re.compile(r"c(?=[eiy])")
_KINDRED = str.maketrans({"c": "k", "q": "k", "w": "v", "f": "v", "j": "z", "x": "ks"})
_VOWELS = re.compile("[aeiouy]")
_NOT_LATIN = re.compile("[^a-z]")
_DOUBLED = re.compile(r"(.)\1+")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARABIC_VOWELS = str.maketrans("", "", "\u0627\u0648\u064a")  # alif, waw and ya, which write long vowels


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of a word in Latin letters, kindred ones alike; empty where it has none."""
    latin = _NOT_LATIN.sub("", (word if word.isascii() else _in_latin(word)).lower())
    for digraph, single in _DIGRAPHS:
        latin = latin.replace(digraph, single)
    latin = _SOFT_C.sub("s", latin).translate(_KINDRED)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", latin))


def _in_latin(word: str) -> str:
    from anyascii import anyascii  # its tables are read from files: no start should wait for that

    if _ARABIC.search(word):
        word = word.translate(_ARABIC_VOWELS)
    return anyascii(word)
