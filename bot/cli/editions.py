"""An edition in the layouts that `jarshy digest` prints."""

import json
from dataclasses import asdict

from bot.locales import texts
from bot.views.digests import edition_view
from bot.views.markup import plain_text
from content.edition import Edition, KeyFigure, Story


def edition_as(layout: str, edition: Edition, language: str, timezone: str) -> str:
    """`edition` as text, html, rich or json; `language` is that of the words around the stories."""
    if layout == "json":
        return json.dumps(_edition_json(edition), ensure_ascii=False)
    message = edition_view(texts(language), edition, timezone, legend=False)
    if layout == "rich":
        return message.rich
    if layout == "html":
        return "\n\n".join(message.parts)
    return "\n\n".join(plain_text(part) for part in message.parts)


def _edition_json(edition: Edition) -> dict[str, object]:
    return {
        "since": edition.since.isoformat(),
        "until": edition.until.isoformat(),
        "topics": list(edition.topics),
        "languages": list(edition.languages),
        "stories": [_story_json(story) for story in edition.stories],
        "from_library": [_story_json(story) for story in edition.from_library],
    }


def _story_json(story: Story) -> dict[str, object]:
    return {
        "id": story.id,
        "title": story.title,
        "summary": story.summary,
        "topics": list(story.topics),
        "published": story.published.isoformat(),
        "sources": story.sources,
        "because": story.because,
        "told": story.told.isoformat() if story.told else None,
        "articles": [
            {"id": article.id, "title": article.title, "url": article.url, "source": article.source}
            for article in story.articles
        ],
        "figures": [_figure_json(figure) for figure in story.figures],
        "quotes": [{"text": quote.text, "speaker": quote.speaker} for quote in story.quotes],
    }


def _figure_json(figure: KeyFigure) -> dict[str, object]:
    quantity = figure.quantity
    return {
        "measure": figure.measure,
        "value": figure.value,
        "period": figure.period,
        # The amount as text: a float would round billions and cents.
        "quantity": asdict(quantity) | {"amount": f"{quantity.amount:f}"} if quantity else None,
    }
