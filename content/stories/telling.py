"""A group of articles as the story that a reader gets."""

from collections import defaultdict
from collections.abc import Iterable

from content.edition import Dated, KeyFigure, Quote, Story
from content.stories.grouping import Group
from content.summary import key_figures, quotes, summarize

_SENTENCES = 3
_FIGURES = 6
_QUOTES = 3
_ARTICLES_READ = 5  # for figures and quotes; the rest of a large group repeats them


def tell(group: Group) -> Story:
    """The story: title and summary of its most central article, figures and quotes of the first few."""
    lead = group.articles[0].article
    text = "\n".join(section.text for section in lead.sections)
    read = [dated.article for dated in group.articles[:_ARTICLES_READ]]
    return Story(
        id=group.id,
        title=lead.title,
        summary=summarize(text, lead.language, _SENTENCES, title=lead.title),
        articles=tuple(dated.article for dated in group.articles),
        topics=tuple(topics_of_group(group.articles)),
        published=group.newest,
        figures=_figures(figure for article in read for figure in key_figures(article)),
        quotes=_quotes(quote for article in read for quote in quotes(article)),
    )


def topics_of_group(articles: Iterable[Dated]) -> dict[str, float]:
    """Topic ids with their mean score over the articles, strongest first."""
    total: dict[str, float] = defaultdict(float)
    number = 0
    for dated in articles:
        number += 1
        for topic, score in dated.topics.items():
            total[topic] += score
    return {topic: total[topic] / number for topic in sorted(total, key=lambda topic: (-total[topic], topic))}


def _figures(found: Iterable[KeyFigure]) -> tuple[KeyFigure, ...]:
    """The first few, each amount once: two articles word the same measure and the same value differently."""
    kept: dict[object, KeyFigure] = {}
    for figure in found:
        amount = figure.quantity
        kept.setdefault(
            (amount.amount, amount.unit, amount.change) if amount else figure.value.casefold(), figure
        )
    return tuple(kept.values())[:_FIGURES]


def _quotes(found: Iterable[Quote]) -> tuple[Quote, ...]:
    """The first few, a speaker's second only where nobody else is left to hear."""
    distinct = list({quote.text.casefold(): quote for quote in found}.values())
    heard: set[str] = set()
    first: list[Quote] = []
    further: list[Quote] = []
    for quote in distinct:
        (further if quote.speaker in heard else first).append(quote)
        heard.add(quote.speaker)
    return tuple((first + further)[:_QUOTES])
