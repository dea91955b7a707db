"""Articles as weighted words, comparable by cosine."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import count

import numpy as np

from content.article import Article
from content.stories.sparse import Floats, Integers, Rows, highest
from content.summary.words import terms

_TITLE_TIMES = 2  # the title counts as if it stood there twice more
_READ_CHARACTERS = 2800  # about the first 400 words: the event; what follows is background
_MOST_WORDS = 80  # heaviest words kept: bounds time and memory, and leaves out what says little


def vectors(articles: Sequence[Article]) -> Rows:
    """TF-IDF vectors of unit length: a row for each article, a column for each word.

    How rare a word is is learnt from these articles themselves.
    """
    numbers: dict[str, int] = defaultdict(count().__next__)  # word -> its column
    words: list[int] = []
    counts: list[int] = []
    lengths: list[int] = []
    for article in articles:
        counted = _count(article)
        words += map(numbers.__getitem__, counted)
        counts += counted.values()
        lengths.append(len(counted))
    return _weighted(np.array(words, np.int64), np.array(counts, np.float64), np.array(lengths, np.int64))


def _count(article: Article) -> Counter[str]:
    text = "\n".join(section.text for section in article.sections)[:_READ_CHARACTERS]
    words = Counter(terms(text, article.language))
    for word in terms(article.title, article.language):
        words[word] += _TITLE_TIMES
    return words


def _weighted(words: Integers, counts: Floats, lengths: Integers) -> Rows:
    number = len(lengths)
    rows = np.repeat(np.arange(number), lengths)
    rarity = 1 + np.log((1 + number) / (1 + np.bincount(words)))
    weights = (1 + np.log(counts)) * rarity[words]
    # Of words that weigh the same those that come first in their article are kept, in every process.
    kept = highest(rows, weights, _MOST_WORDS)
    rows, words, weights = rows[kept], words[kept], weights[kept]
    norms = np.sqrt(np.bincount(rows, weights**2, number))
    return Rows.of(rows, words, weights / norms[rows], number)
