"""A digest: an edition as one rich message, with its plain twin."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import (
    Block,
    Byline,
    Details,
    Footer,
    Group,
    Heading,
    Paragraph,
    PullQuote,
    Run,
    Table,
    separated,
    strong,
    unstyled,
)
from bot.views.citing import source_name
from bot.views.compose import Row, button, compose, grid
from bot.views.markup import truncate
from bot.views.message import Message
from bot.views.reading_time import minutes
from bot.views.topics import topic_list, topic_name
from content.article import Article
from content.edition import Edition, Story

# More plain messages than this at once would be a flood; the stories beyond are behind the buttons.
_PARTS = 6
_TITLE_LIMIT = 200
_SUMMARY_LIMIT = 700
_QUOTE_LIMIT = 400
_FIGURES = 4
_MEASURE_LIMIT = 120
_SOURCES = 6
_SECTIONS = 12
_BUTTONS = 24
_TOPICS = 6


def edition_view(
    texts: Texts, edition: Edition, timezone: str = "UTC", *, late_since: datetime | None = None
) -> Message:
    """The digest of an edition; `late_since` is when it was due, where it comes late."""
    blocks: list[Block] = [
        Heading(unstyled(_capitalized(texts.weekday_date(edition.until, timezone))), level=1)
    ]
    if late_since:
        blocks.append(Byline(unstyled(texts("digest-late", due=texts.moment(late_since, timezone)))))
    stories = edition.stories or edition.from_library
    if edition.stories:
        blocks.append(Paragraph(unstyled(_overview(texts, edition))))
    else:
        blocks += _quiet(texts, edition, timezone)
    for number, story in enumerate(stories, start=1):
        blocks.append(_story(texts, story, number, edition, timezone, older=not edition.stories))
    window = texts(
        "digest-window",
        since=texts.moment(edition.since, timezone),
        until=texts.moment(edition.until, timezone),
        zone=texts.zone_name(timezone),
    )
    blocks.append(Footer(unstyled(window)))
    return compose(
        blocks,
        _keyboard(texts, stories),
        parts=_PARTS,
        omitted=lambda count: Paragraph(unstyled(texts("digest-omitted", stories=count))),
    )


def _overview(texts: Texts, edition: Edition) -> str:
    sources = {article.source for story in edition.stories for article in story.articles}
    told = [part for story in edition.stories for part in (story.title, story.summary)]
    overview = texts(
        "digest-overview", stories=len(edition.stories), sources=len(sources), minutes=minutes(told)
    )
    topics = list(dict.fromkeys(topic for story in edition.stories for topic in story.topics[:1]))
    if not topics:
        return overview
    return overview + " " + texts("digest-topics", topics=topic_list(texts, topics[:_TOPICS]))


def _quiet(texts: Texts, edition: Edition, timezone: str) -> list[Block]:
    since = texts.moment(edition.since, timezone)
    line = texts("digest-quiet", topics=topic_list(texts, edition.topics), since=since)
    blocks: list[Block] = [Paragraph(unstyled(line))]
    if edition.from_library:
        blocks.append(Paragraph(strong(texts("digest-library"))))
    return blocks


def _story(texts: Texts, story: Story, number: int, edition: Edition, timezone: str, *, older: bool) -> Group:
    title = truncate(story.title, _TITLE_LIMIT)
    blocks: list[Block] = [
        Heading(unstyled(f"{number}. {title}")),
        Byline(_kicker(texts, story, timezone, older=older)),
        Paragraph(unstyled(truncate(story.summary, _SUMMARY_LIMIT))),
    ]
    if story.writer:
        blocks.append(Byline(unstyled(_written(texts, story))))
    if story.figures:
        blocks.append(_figures(texts, story))
    if story.quotes:
        quote = story.quotes[0]
        blocks.append(PullQuote(truncate(quote.text, _QUOTE_LIMIT), truncate(quote.speaker, _MEASURE_LIMIT)))
    folded = _sections(story.articles[0])
    if folded:
        blocks.append(Details(unstyled(texts("digest-sections")), folded, brief=()))
    blocks.append(Paragraph(_sources(texts, story, edition, timezone)))
    return Group(tuple(blocks))


def _kicker(texts: Texts, story: Story, timezone: str, *, older: bool) -> tuple[Run, ...]:
    topics = [Run(topic_name(texts, topic)) for topic in story.topics[:2]]
    length = Run(texts("reading-time", minutes=minutes([story.articles[0].text])))
    age = Run(texts("digest-older", date=texts.date(story.published, timezone))) if older else None
    return separated(age, *topics, length)


def _written(texts: Texts, story: Story) -> str:
    """Whose words these are, where they are not the source's."""
    writer = truncate(story.writer, _MEASURE_LIMIT)
    if story.translated_from:
        return texts("digest-translated", language=texts.language_name(story.translated_from), writer=writer)
    return texts("digest-written", writer=writer)


def _figures(texts: Texts, story: Story) -> Table:
    return Table(
        rows=tuple(
            (
                unstyled(truncate(figure.measure, _MEASURE_LIMIT)),
                strong(truncate(figure.value, _MEASURE_LIMIT)),
            )
            for figure in story.figures[:_FIGURES]
        ),
        caption=texts("digest-figures"),
    )


def _sections(article: Article) -> tuple[Block, ...]:
    """What the other sections say, in a few words each: the story's summary already tells the lead."""
    blocks: list[Block] = []
    for section in article.sections[:_SECTIONS]:
        words = truncate(section.summary or section.text, _QUOTE_LIMIT)
        if section.heading and words:
            blocks += [
                Heading(unstyled(truncate(section.heading, _MEASURE_LIMIT)), level=4),
                Paragraph(unstyled(words)),
            ]
    return tuple(blocks)


def _sources(texts: Texts, story: Story, edition: Edition, timezone: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    for article in story.articles[:_SOURCES]:
        dot = Run(" · ") if runs else Run("")
        runs += [dot, *separated(Run(source_name(texts, article.source), href=article.url))]
        if article.published:
            fresh = edition.until - article.published < timedelta(hours=20)
            told = texts.time if fresh else texts.date
            when = told(article.published, timezone)
            runs += [
                Run(", "),
                Run(when, instant=article.published, instant_format="t" if fresh else "D"),
            ]
    hidden = len(story.articles) - _SOURCES
    if hidden > 0:
        runs.append(Run(" " + texts("digest-more-sources", count=hidden)))
    return tuple(run for run in runs if run.text)


def _keyboard(texts: Texts, stories: Iterable[Story]) -> list[Row]:
    reading = [
        button(texts("button-read", number=number), callbacks.encode(callbacks.ARTICLE, story.articles[0].id))
        for number, story in enumerate(list(stories)[:_BUTTONS], start=1)
    ]
    return [
        *grid(reading, 4),
        (
            button(texts("button-topics"), callbacks.encode(callbacks.TOPICS)),
            button(texts("button-settings"), callbacks.encode(callbacks.SETTINGS)),
        ),
        (button(texts("button-switch-layout"), callbacks.encode(callbacks.LAYOUT, "switch")),),
    ]


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
