"""The archive's pages: pure functions from what is kept to HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.locales import Texts
from bot.views.citing import source_name
from bot.views.topics import topic_name
from bot.web.archive.layout import HOME, Frame, page
from bot.web.html import Content, Html, element, outside_link, together
from content.answer import Answer, Excerpt
from content.archived import ArchivedEdition, ArchivedStory

_TITLES = 3  # of an edition in the list
_DESCRIPTION = 4  # titles in what a link preview says


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    words: str
    answer: Answer | None
    stories: Sequence[tuple[date, ArchivedStory]]  # with the day of their edition, the newest first


def editions_page(frame: Frame, editions: Sequence[ArchivedEdition], earlier: date | None, hour: str) -> str:
    """The editions by day, the newest first; `earlier` is the day before which there are more."""
    texts = frame.texts
    listed = [
        element(
            "li",
            element("h2", element("a", day_name(texts, edition.day), href=f"{HOME}/{edition.day}")),
            element("p", " · ".join(story.title for story in edition.stories[:_TITLES])),
        )
        for edition in editions
    ]
    more = (
        element("a", texts("web-earlier"), href=f"{HOME}?before={earlier}", rel="next") if earlier else None
    )
    return page(
        frame,
        "",
        texts("web-description"),
        element("h1", texts("web-title")),
        element("ol", *listed, class_="editions") if listed else element("p", texts("web-empty", hour=hour)),
        element("nav", more, aria_label=texts("web-pages")) if more else None,
    )


def edition_page(frame: Frame, edition: ArchivedEdition, before: date | None, after: date | None) -> str:
    """One edition with all its stories."""
    texts = frame.texts
    title = day_name(texts, edition.day)
    return page(
        frame,
        title,
        " · ".join(story.title for story in edition.stories[:_DESCRIPTION]),
        element("h1", element("time", title, datetime=edition.day.isoformat())),
        element("p", texts("web-shelf"), class_="small") if edition.from_shelf else None,
        *(story_part(texts, story) for story in edition.stories),
        element(
            "nav",
            element("a", texts("web-before"), href=f"{HOME}/{before}", rel="prev") if before else None,
            element("a", texts("web-after"), href=f"{HOME}/{after}", rel="next") if after else None,
            aria_label=texts("web-pages"),
            class_="around",
        )
        if before or after
        else None,
    )


def story_part(texts: Texts, story: ArchivedStory, level: str = "h2") -> Html:
    """A story: its summary, figures, best quote and sources."""
    topics = " · ".join(topic_name(texts, topic) for topic in story.topics[:2])
    return element(
        "article",
        element("p", topics, class_="kicker") if topics else None,
        element(
            level,
            outside_link(story.sources[0].url, story.title),
            lang=story.language or None,
            dir="auto",
        ),
        element("p", story.summary, lang=story.language or None, dir="auto"),
        element("p", texts("digest-written", writer=story.writer), class_="small") if story.writer else None,
        _figures(texts, story) if story.figures else None,
        _quote(story) if story.quote else None,
        element("p", texts("web-sources"), " ", *_sources(texts, story), class_="small"),
        id=f"s-{story.id}",
    )


def search_page(frame: Frame, found: Found) -> str:
    """What answers a question, and the editions that speak of its words."""
    texts = frame.texts
    excerpts = found.answer.excerpts if found.answer else ()
    parts: list[Content] = [
        element("h1", texts("web-results", words=found.words) if found.words else texts("web-search"))
    ]
    if not found.words:
        parts.append(element("p", texts("web-search-hint")))
    elif not excerpts and not found.stories:
        parts.append(element("p", texts("web-nothing", words=found.words)))
    parts += [_excerpt(texts, excerpt) for excerpt in excerpts]
    if found.stories:
        parts.append(element("h2", texts("web-in-editions")))
        parts += [_told(texts, day, story) for day, story in found.stories]
    return page(frame, texts("web-search"), texts("web-description"), *parts, searched=found.words)


def notice_page(frame: Frame, title: str, words: str) -> str:
    """A page that only says something."""
    return page(frame, title, words, element("h1", title), element("p", words))


def day_name(texts: Texts, day: date) -> str:
    """A day as the language writes it."""
    return texts.date(datetime.combine(day, time(12), UTC), "UTC")


def _figures(texts: Texts, story: ArchivedStory) -> Html:
    rows = [
        element("tr", element("th", measure, scope="row"), element("td", value))
        for measure, value in story.figures
    ]
    return element(
        "table",
        element("caption", texts("digest-figures")),
        element("tbody", *rows),
        lang=story.language or None,
    )


def _quote(story: ArchivedStory) -> Html:
    return element(
        "figure",
        element("blockquote", element("p", story.quote), lang=story.language or None, dir="auto"),
        element("figcaption", story.speaker) if story.speaker else None,
    )


def _sources(texts: Texts, story: ArchivedStory) -> list[Content]:
    parts: list[Content] = []
    for source in story.sources:
        if parts:
            parts.append(", ")
        parts.append(outside_link(source.url, source_name(texts, source.name)))
        if source.published:
            when = texts.date(source.published, "UTC")
            parts += [" (", element("time", when, datetime=source.published.date().isoformat()), ")"]
    return parts


def _excerpt(texts: Texts, excerpt: Excerpt) -> Html:
    when = texts.date(excerpt.published, "UTC") if excerpt.published else texts("date-unknown")
    return element(
        "article",
        element(
            "h2",
            outside_link(excerpt.link or excerpt.url, excerpt.title),
            lang=excerpt.language or None,
            dir="auto",
        ),
        element("p", excerpt.heading, class_="kicker") if excerpt.heading else None,
        element("p", _marked(excerpt), lang=excerpt.language or None, dir="auto"),
        element("p", f"{source_name(texts, excerpt.source)}, {when}", class_="small"),
    )


def _marked(excerpt: Excerpt) -> Html:
    parts: list[Content] = []
    place = 0
    for start, end in excerpt.marks:
        parts += [excerpt.text[place:start], element("mark", excerpt.text[start:end])]
        place = end
    return together(*parts, excerpt.text[place:])


def _told(texts: Texts, day: date, story: ArchivedStory) -> Html:
    return element(
        "article",
        element(
            "h3",
            element("a", story.title, href=f"{HOME}/{day}#s-{story.id}"),
            lang=story.language or None,
            dir="auto",
        ),
        element("p", day_name(texts, day), class_="small"),
    )
