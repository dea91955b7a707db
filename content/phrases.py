"""Words that a reader wrote, and whether they stand in a text."""

import re
import unicodedata

LONGEST = 128  # characters; the length of the columns that keep them

# A word this long also finds its endings: "tariff" finds "tariffs", "лити" finds "литий".
_ENDINGS_FROM = 4
_WORD = re.compile(r"\w+")
_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def tidy(words: str) -> str:
    """`words` in the form they are kept. Raises ValueError for none, or more than LONGEST characters."""
    kept = " ".join(words.split())
    if not _WORD.search(kept) or len(kept) > LONGEST:
        raise ValueError(f"1 to {LONGEST} characters with a letter or digit are wanted")
    return kept


def folded(text: str) -> str:
    """The text in the form in which words are looked for."""
    return unicodedata.normalize("NFKC", text).casefold()


def stands_in(words: str, where: str) -> bool:
    """Whether all `words` stand in a folded text: as words, or, in Chinese or Japanese, anywhere."""
    return all(_stands_in(word, where) for word in _WORD.findall(folded(words)))


def _stands_in(word: str, text: str) -> bool:
    if _WITHOUT_SPACES.search(word):
        return word in text
    ending = r"\w{0,3}" if len(word) >= _ENDINGS_FROM else ""
    return re.search(rf"(?<!\w){re.escape(word)}{ending}(?!\w)", text) is not None
