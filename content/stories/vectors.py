"""Articles as weighted words, comparable by cosine."""

import math
from collections import Counter
from collections.abc import Sequence

from content.article import Article
from content.summary.words import terms

Vector = dict[str, float]  # word -> weight; the weights' squares add up to 1

_TITLE_TIMES = 2  # the title counts as if it stood there twice more
_READ_CHARACTERS = 2800  # about the first 400 words: the event; what follows is background
_MOST_WORDS = 60  # heaviest words kept: bounds time and memory, and leaves out what says little


def vectors(articles: Sequence[Article]) -> list[Vector]:
    """TF-IDF vectors of unit length; how rare a word is is learnt from these articles themselves."""
    counted = [_count(article) for article in articles]
    documents = Counter(word for words in counted for word in words)
    rarity = {word: 1 + math.log((1 + len(counted)) / (1 + number)) for word, number in documents.items()}
    return [_weighted(words, rarity) for words in counted]


def cosine(one: Vector, other: Vector) -> float:
    """From 0, nothing in common, to 1, the same words in the same proportions."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def _count(article: Article) -> Counter[str]:
    text = "\n".join(section.text for section in article.sections)[:_READ_CHARACTERS]
    words = Counter(terms(text, article.language))
    for word in terms(article.title, article.language):
        words[word] += _TITLE_TIMES
    return words


def _weighted(words: Counter[str], rarity: dict[str, float]) -> Vector:
    weights = {word: (1 + math.log(number)) * rarity[word] for word, number in words.items()}
    # Ties are broken by the word, so that the same articles always give the same stories.
    heaviest = sorted(weights, key=lambda word: (-weights[word], word))[:_MOST_WORDS]
    length = math.sqrt(sum(weights[word] ** 2 for word in heaviest)) or 1.0
    return {word: weights[word] / length for word in heaviest}
