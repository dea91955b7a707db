"""A digest: an edition as one rich message, with its plain twin."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Block, Byline, Footer, Heading, Paragraph, strong, unstyled
from bot.views.compose import Row, button, compose, grid
from bot.views.message import Message
from bot.views.reading_time import minutes
from bot.views.stories import story_blocks, story_buttons
from bot.views.tastes import leanings
from bot.views.topics import topic_list
from content.edition import Edition, Story, Tap

# More plain messages than this at once would be a flood; the stories beyond are behind the buttons.
_PARTS = 6
_PARTS_APART = 16  # a long digest's stories, and what stands around them
_ROWS = 12  # stories with a row of buttons of their own; of a longer digest each has one to read it
_BUTTONS = 48
_TOPICS = 6
_MOMENT = timedelta(microseconds=1)


def edition_view(
    texts: Texts,
    edition: Edition,
    timezone: str = "UTC",
    *,
    late_since: datetime | None = None,
    taps: Sequence[Tap] = (),
    legend: bool = True,
    pictures: bool = False,
    apart: bool = False,
) -> Message:
    """The digest of an edition; `late_since` is when it was due, where it comes late.

    Without `legend` it does not say what the buttons below it do.

    With `pictures` each story that has one shows it; `apart` gives each story a message of its own.
    `taps` are what its reader asked for more and fewer of; it says so, for nothing is hidden in silence.
    """
    day = edition.until - _MOMENT  # yesterday's edition ends where today begins
    blocks: list[Block] = [Heading(unstyled(_capitalized(texts.weekday_date(day, timezone))), level=1)]
    if late_since:
        blocks.append(Byline(unstyled(texts("digest-late", due=texts.moment(late_since, timezone)))))
    stories = edition.stories or edition.from_library
    if edition.stories:
        blocks.append(Paragraph(unstyled(_overview(texts, edition))))
    else:
        blocks += _quiet(texts, edition, timezone)
    blocks += [
        story_blocks(
            texts, story, number, edition.until, timezone, older=not edition.stories, picture=pictures
        )
        for number, story in enumerate(stories, start=1)
    ]
    blocks += [Byline(unstyled(line)) for line in leanings(texts, taps)]
    if legend and 0 < len(stories) <= _ROWS:
        blocks.append(Footer(unstyled(texts("digest-legend"))))
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
        parts=_PARTS_APART if apart else _PARTS,
        omitted=lambda count: Paragraph(unstyled(texts("digest-omitted", stories=count))),
        apart=apart,
    )


def _overview(texts: Texts, edition: Edition) -> str:
    # Texts that name no source, such as files, are of different ones as far as anyone can tell.
    sources = {article.source or article.id for story in edition.stories for article in story.articles}
    told = [part for story in edition.stories for part in (story.title, story.summary)]
    overview = texts(
        "digest-overview", stories=len(edition.stories), sources=len(sources), minutes=minutes(told)
    )
    topics = list(dict.fromkeys(topic for story in edition.stories for topic in story.topics[:1]))
    if not topics:
        return overview
    joint = "" if overview.endswith("。") else " "
    return overview + joint + texts("digest-topics", topics=topic_list(texts, topics[:_TOPICS]))


def _quiet(texts: Texts, edition: Edition, timezone: str) -> list[Block]:
    since = texts.moment(edition.since, timezone)
    line = texts("digest-quiet", topics=topic_list(texts, edition.topics), since=since)
    blocks: list[Block] = [Paragraph(unstyled(line))]
    if edition.from_library:
        blocks.append(Paragraph(strong(texts("digest-library"))))
    return blocks


def _keyboard(texts: Texts, stories: Sequence[Story]) -> list[Row]:
    rows = [story_buttons(texts, story, number) for number, story in enumerate(stories[:_BUTTONS], start=1)]
    if len(rows) > _ROWS:
        rows = list(grid([reading for reading, *_ in rows], 4))
    return [
        *rows,
        (
            button(texts("button-topics"), callbacks.encode(callbacks.TOPICS)),
            button(texts("button-settings"), callbacks.encode(callbacks.SETTINGS)),
        ),
        (button(texts("button-switch-layout"), callbacks.encode(callbacks.LAYOUT, "switch")),),
    ]


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
