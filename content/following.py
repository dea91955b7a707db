"""Stories that a reader was told of before: which ones go on, and what is new in them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from content.article import Article
from content.edition import Dated, Told
from content.model.numbers import numbers
from content.reading.sentences import sentence_spans
from content.stories import Group, group
from content.summary import best_sentences
from content.summary.quotations import leaves_whole, quotations
from content.summary.speech import hanging_speaker, leans
from content.summary.tongues import in_language
from content.summary.words import is_han, vocabulary
from content.taste import telling_words

_COMPARED = 5  # articles of a story that stand for it
READ = 3  # articles searched for news; the rest of a story repeats them
_SENTENCES_READ = 15  # of each; news stands early
_KNOWN_CHARACTERS = 20_000  # of each article that was told
_NEW_SHARE = 0.5  # of a sentence's words that nothing told before has, from which on it says something new
_NEW_SHARE_WITH_NUMBER = 0.35  # where it also has a number that is new
_LEAST_WORDS = 5  # a shorter sentence says too little to be news
_TELLING_WORDS = 2  # of the article's own, without which a sentence is not about the story
_NEWS = 2  # sentences
_BLANK = re.compile(r"\s+")


def earlier(groups: Sequence[Group], told: Sequence[Told]) -> dict[int, Told]:
    """Which of `groups`, by index, go on with what was told.

    Where one goes on with several stories they have become one: it has the articles of them all, and the id
    and the time of the one told last.
    """
    if not told:
        return {}
    known = {dated.article.id: dated for story in told for dated in story.articles[:_COMPARED]}
    group_of = {dated.article.id: index for index, made in enumerate(groups) for dated in made.articles}
    goes_on: dict[int, set[str]] = defaultdict(set)  # group -> articles that were told of the same story
    for key in known.keys() & group_of.keys():
        goes_on[group_of[key]].add(key)
    for made in group(_compared(groups, known)):
        keys = {dated.article.id for dated in made.articles}
        for key in keys & group_of.keys():
            goes_on[group_of[key]] |= keys & known.keys()
    return {index: _as_one(told, keys) for index, keys in goes_on.items() if keys}


def _compared(groups: Sequence[Group], known: Mapping[str, Dated]) -> list[Dated]:
    """The articles that stand for groups and for what was told.

    What was told lately is never too old to go on, even where the story has moved on from it for days.
    """
    compared = {dated.article.id: dated for made in groups for dated in made.articles[:_COMPARED]}
    oldest = min((dated.dated for dated in compared.values()), default=None)
    for key, dated in known.items():
        if oldest is not None and key not in compared:
            compared[key] = replace(dated, dated=max(dated.dated, oldest))
    return list(compared.values())


def _as_one(told: Sequence[Told], keys: Collection[str]) -> Told:
    """The stories that have any of these articles."""
    stories = [story for story in told if any(dated.article.id in keys for dated in story.articles)]
    stories.sort(key=_when, reverse=True)
    articles = {dated.article.id: dated for story in stories for dated in story.articles}
    return replace(stories[0], articles=tuple(articles.values()))


def news_since(story: Told, articles: Iterable[Article]) -> str:
    """What `articles` say that the story as told did not: one or two sentences, or nothing."""
    known = {dated.article.id: dated.article for dated in story.articles}
    fresh = [article for article in articles if article.id not in known][:READ]
    if not fresh:
        return ""
    language = fresh[0].language
    heard = _Heard(known.values())
    new = "\n".join(sentence for article in fresh for sentence in _new_sentences(article, heard))
    joint = "" if is_han(new) else " "
    return joint.join(best_sentences(new, language, _NEWS, title=fresh[0].title))


class _Heard:
    """The words and numbers that were told."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.words: set[str] = set()
        self.numbers: set[object] = set()
        for article in articles:
            text = f"{article.title}\n{article.text[:_KNOWN_CHARACTERS]}"
            self.words |= vocabulary(text, article.language)
            self.numbers |= numbers(text)

    def is_new(self, sentence: str, language: str, telling: frozenset[str]) -> bool:
        words = vocabulary(sentence, language)
        if len(words) < _LEAST_WORDS or len(words & telling) < _TELLING_WORDS:
            return False
        share = len(words - self.words) / len(words)
        return share >= _NEW_SHARE or (
            share >= _NEW_SHARE_WITH_NUMBER and bool(numbers(sentence) - self.numbers)
        )


def _new_sentences(article: Article, heard: _Heard) -> Iterator[str]:
    """The sentences of an article that say something new and can be understood without those before them.

    What stands within somebody's longer words is left out: alone it would look like the article's own.
    """
    paragraphs = (paragraph for section in article.sections for paragraph in section.paragraphs)
    lines = in_language(paragraphs, article.language)
    sentences = islice(
        (sentence for line in lines for sentence in _whole_sentences(line, article.language)), _SENTENCES_READ
    )
    telling = frozenset(telling_words(article))
    before_is_new = False
    for sentence, whole in sentences:
        hangs = leans(article.language).match(sentence) or hanging_speaker(article.language).search(sentence)
        new = heard.is_new(sentence, article.language, telling) and whole and (before_is_new or not hangs)
        if new:
            yield sentence
        before_is_new = new


def _whole_sentences(paragraph: str, language: str) -> Iterator[tuple[str, bool]]:
    """The sentences of a paragraph, and whether they cut through no quotation."""
    quoted = quotations(paragraph)
    for start, end in sentence_spans(paragraph, language):
        yield _BLANK.sub(" ", paragraph[start:end].strip()), leaves_whole(quoted, start, end)


def _when(story: Told) -> tuple[object, str]:
    return story.when, story.id
