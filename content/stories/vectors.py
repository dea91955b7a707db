"""Articles as weighted words, comparable by cosine."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import count

import numpy as np

from content.article import Article
from content.stories.sparse import Integers, Rows, highest
from content.summary.words import terms

_TITLE_TIMES = 2  # the title counts as if it stood there twice more
_READ_CHARACTERS = 2800  # about the first 400 words: the event; what follows is background
_MOST_WORDS = 80  # heaviest words kept: bounds time and memory, and leaves out what says little
_MOST_KEPT = 20_000  # articles whose words are kept, a kilobyte each
_MOST_NUMBERED = 500_000  # distinct words of those, some fifty megabytes; real news has a tenth


class Reading:
    """Reads articles word by word, each only once: most of a window's articles were in the one before."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = defaultdict(count().__next__)  # word -> its column
        self._read: dict[int, Integers] = {}  # hash of a text -> its words, and how often each stands there

    def vectors(self, articles: Sequence[Article]) -> Rows:
        """TF-IDF vectors of unit length: a row for each article, a column for each word.

        How rare a word is is learnt from these articles alone, whatever was read before.
        """
        if len(self._numbers) > _MOST_NUMBERED:
            self._numbers.clear()
            self._read.clear()
        read = [self._words(article) for article in articles]
        while len(self._read) > _MOST_KEPT:
            del self._read[next(iter(self._read))]
        words, counts = np.concatenate(read, axis=1)
        return _weighted(words, counts, np.array([one.shape[1] for one in read], np.int64))

    def _words(self, article: Article) -> Integers:
        text = "\n".join(section.text for section in article.sections)[:_READ_CHARACTERS]
        key = hash((article.title, text, article.language))
        found = self._read.pop(key, None)
        if found is None:
            counted = _count(article.title, text, article.language)
            numbers = list(map(self._numbers.__getitem__, counted))
            found = np.array([numbers, list(counted.values())], np.int32)
        self._read[key] = found  # behind those that were not asked for as lately
        return found


def _count(title: str, text: str, language: str) -> Counter[str]:
    words = Counter(terms(text, language))
    for word in terms(title, language):
        words[word] += _TITLE_TIMES
    return words


def _weighted(words: Integers, counts: Integers, lengths: Integers) -> Rows:
    number = len(lengths)
    rows = np.repeat(np.arange(number), lengths)
    rarity = 1 + np.log((1 + number) / (1 + np.bincount(words)))
    weights = (1 + np.log(counts)) * rarity[words]
    # Of words that weigh the same those that come first in their article are kept, in every process.
    kept = highest(rows, weights, _MOST_WORDS)
    rows, words, weights = rows[kept], words[kept], weights[kept]
    norms = np.sqrt(np.bincount(rows, weights**2, number))
    return Rows.of(rows, words, weights / norms[rows], number)
