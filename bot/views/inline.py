"""What @bot offers in any chat: excerpts and stories to share, each a message that stands by itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.locales import Texts
from bot.views.answers import marked
from bot.views.blocks import Byline, Heading, Paragraph, Run, separated, unstyled
from bot.views.citing import date_run, source_name, source_run
from bot.views.compose import compose, link_button, row
from bot.views.markup import clean, safe_href, truncate
from bot.views.message import Button, Message
from content.answer import Answer, Excerpt
from content.edition import Edition, Story

_TITLE_LIMIT = 160
_SUMMARY_LIMIT = 700


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to share."""

    id: str  # 1-64 bytes, unique in an answer
    title: str
    description: str
    message: Message  # shared in its plain layout, so that any app shows it
    picture: str = ""  # address; empty for none


def excerpt_offers(texts: Texts, answer: Answer, timezone: str, bot: str) -> tuple[Offer, ...]:
    """The excerpts of an answer; `bot` is the bot's username."""
    return tuple(_once(_excerpt(texts, excerpt, timezone, bot) for excerpt in answer.excerpts))


def story_offers(texts: Texts, edition: Edition, timezone: str, bot: str) -> tuple[Offer, ...]:
    """The stories of an edition."""
    stories = edition.stories or edition.from_library
    return tuple(_once(_story(texts, story, timezone, bot) for story in stories))


def _excerpt(texts: Texts, excerpt: Excerpt, timezone: str, bot: str) -> Offer:
    title = truncate(excerpt.heading, _TITLE_LIMIT) or truncate(excerpt.title, _TITLE_LIMIT)
    link = excerpt.link or excerpt.url
    named = Run(truncate(excerpt.title, _TITLE_LIMIT), href=link) if excerpt.heading else None
    origin = Run(source_name(texts, excerpt.source), href="" if named else link)
    place = f"{excerpt.article_id}_{excerpt.position}"
    message = compose(
        [
            Heading(unstyled(title), level=3),
            Paragraph(marked(excerpt)),
            Byline(separated(named, origin, date_run(texts, excerpt.published, timezone))),
        ],
        [row(link_button(texts("button-source"), link), _there(texts, bot, place))],
    )
    return Offer(place, title, _described(texts, excerpt.source, excerpt.text), message)


def _story(texts: Texts, story: Story, timezone: str, bot: str) -> Offer:
    article = story.articles[0]
    title = truncate(story.title, _TITLE_LIMIT)
    message = compose(
        [
            Heading(unstyled(title), level=3),
            Paragraph(unstyled(truncate(story.summary, _SUMMARY_LIMIT))),
            Byline(
                separated(
                    source_run(texts, article.source, article.url),
                    date_run(texts, article.published, timezone),
                )
            ),
        ],
        [row(link_button(texts("button-source"), article.url), _there(texts, bot, f"{article.id}_0"))],
    )
    described = _described(texts, article.source, story.summary)
    return Offer(f"{article.id}_s", title, described, message, picture=safe_href(article.image))


def _there(texts: Texts, bot: str, place: str) -> Button | None:
    """Opens the section in the bot's own chat."""
    return link_button(texts("button-read-there", bot=f"@{bot}"), f"https://t.me/{bot}?start=art_{place}")


def _described(texts: Texts, source: str, text: str) -> str:
    return truncate(f"{source_name(texts, source)} · {clean(text)}", _TITLE_LIMIT)


def _once(offers: Iterator[Offer]) -> Iterator[Offer]:
    """Telegram refuses an answer in which an id stands twice."""
    seen: set[str] = set()
    for offer in offers:
        if offer.id not in seen and offer.title:
            seen.add(offer.id)
            yield offer
