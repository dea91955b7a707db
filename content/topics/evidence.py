"""Which topics an article is about, by the words it uses.

Every keyword found is evidence; the title and headings weigh more, since what they name is what the text is
about. Repeating one word adds little, and a long text needs more words than a short one, so that a passing
mention is no topic.
"""

import math
from collections import Counter, defaultdict

from content.article import Article
from content.summary.words import is_han
from content.topics.keywords import Keyword, load, matching, words_of

_IN_TITLE = 2.0  # times what the word counts in the text
_IN_HEADING = 2.0
_IN_LEAD = 1.0  # more
_LEAD_CHARACTERS = 900
_USUAL_LENGTH = 150  # words; the evidence of a text as long as a short news item counts in full
_HALF = 6.0  # evidence that gives a score of 1/2
_FAINT_ALONE = 3.0  # evidence that faint words make by themselves: less than a topic needs
_LEAST = 0.5  # score below which an article only mentions a topic
_READ_CHARACTERS = 20_000  # what comes after does not change what a text is about
_HAN_CHARACTERS_PER_WORD = 1.6


def topics_of(article: Article) -> dict[str, float]:
    """Topic ids with scores between 0 and 1, strongest first; empty where the article fits no topic."""
    found = {topic: score for topic, score in scores_of(article).items() if score >= _LEAST}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def scores_of(article: Article) -> dict[str, float]:
    """The score of every topic that the article so much as mentions."""
    headings = " . ".join(section.heading for section in article.sections if section.heading)
    text = "\n".join(section.text for section in article.sections)[:_READ_CHARACTERS]
    lead = text[:_LEAD_CHARACTERS]
    evidence: dict[str, float] = defaultdict(float)
    faint: dict[str, float] = defaultdict(float)
    for place, factor in ((article.title, _IN_TITLE), (headings, _IN_HEADING), (lead, _IN_LEAD)):
        for keyword in _keywords_in(place):
            (faint if keyword.faint else evidence)[keyword.topic] += keyword.weight * factor
    spread = max(1.0, math.sqrt(_length(text) / _USUAL_LENGTH))
    for keyword, count in _keywords_in(text).items():
        amount = keyword.weight * (1 + math.log2(count)) / spread
        (faint if keyword.faint else evidence)[keyword.topic] += amount
    scores = {}
    for topic in evidence.keys() | faint.keys():
        amount = evidence[topic]
        amount += min(faint[topic], amount + _FAINT_ALONE)
        scores[topic] = amount / (amount + _HALF)
    return scores


def _length(text: str) -> float:
    """The number of words, also of a text written without spaces."""
    return len(text) / _HAN_CHARACTERS_PER_WORD if is_han(text) else text.count(" ") + 1


def _keywords_in(text: str) -> Counter[Keyword]:
    """The keywords in a text, with how often each occurs."""
    words = words_of(text)
    found = Counter(keyword for position in range(len(words)) for keyword in matching(words, position))
    for keyword in load().anywhere:
        if count := text.count(keyword.words[0]):
            found[keyword] = count
    return found
