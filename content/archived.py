"""An edition as it is kept: what was told that day, whatever becomes of the articles later."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from content.edition import Edition, Story

_FIGURES = 4
_SOURCES = 8


@dataclass(frozen=True, slots=True)
class ArchivedSource:
    """Where a story was read."""

    name: str  # of the source; may be empty
    url: str
    published: datetime | None


@dataclass(frozen=True, slots=True)
class ArchivedStory:
    """A story as it was told."""

    id: str  # content.edition.Story.id
    title: str
    summary: str
    language: str  # ISO 639-1 of title and summary
    topics: tuple[str, ...]  # topic ids, strongest first
    sources: tuple[ArchivedSource, ...]  # never empty
    figures: tuple[tuple[str, str], ...] = ()  # what is measured, and its value
    quote: str = ""  # without quotation marks; empty for none
    speaker: str = ""
    writer: str = ""  # the language model that wrote the summary; empty where it is taken word for word


@dataclass(frozen=True, slots=True)
class ArchivedEdition:
    """The stories of one day, for everybody: all topics, all languages."""

    day: date  # on which it came out, in the operator's time zone
    since: datetime  # window [since, until), UTC
    until: datetime
    stories: tuple[ArchivedStory, ...]  # best first; empty for a quiet day
    from_shelf: bool = False  # whether they are older pieces, offered on a quiet day


def archived(edition: Edition, day: date) -> ArchivedEdition:
    """What to keep of an edition."""
    shelf = not edition.stories
    stories = edition.from_library if shelf else edition.stories
    return ArchivedEdition(
        day, edition.since, edition.until, tuple(map(_story, stories)), shelf and bool(stories)
    )


def to_json(edition: ArchivedEdition) -> dict[str, Any]:
    """The form in which the store keeps it."""
    value = asdict(edition)
    for key in ("day", "since", "until"):
        value[key] = value[key].isoformat()
    for story in value["stories"]:
        for source in story["sources"]:
            source["published"] = source["published"] and source["published"].isoformat()
    return value


def from_json(value: dict[str, Any]) -> ArchivedEdition:
    """The edition that `to_json` wrote."""
    return ArchivedEdition(
        date.fromisoformat(value["day"]),
        datetime.fromisoformat(value["since"]),
        datetime.fromisoformat(value["until"]),
        tuple(_story_of(story) for story in value["stories"]),
        value["from_shelf"],
    )


def words_of(edition: ArchivedEdition) -> str:
    """Everything that a search looks through, case folded."""
    return "\n".join(map(story_words, edition.stories))


def story_words(story: ArchivedStory) -> str:
    """What a search looks through in one story, case folded."""
    figures = " ".join(" ".join(figure) for figure in story.figures)
    sources = " ".join(source.name for source in story.sources)
    return " ".join((story.title, story.summary, figures, story.quote, story.speaker, sources)).casefold()


def _story(story: Story) -> ArchivedStory:
    quote = story.quotes[0] if story.quotes else None
    return ArchivedStory(
        id=story.id,
        title=story.title,
        summary=story.summary,
        language=story.articles[0].language,
        topics=story.topics,
        sources=tuple(
            ArchivedSource(article.source, article.url, article.published)
            for article in story.articles[:_SOURCES]
        ),
        figures=tuple((figure.measure, figure.value) for figure in story.figures[:_FIGURES]),
        quote=quote.text if quote else "",
        speaker=quote.speaker if quote else "",
        writer=story.writer,
    )


def _story_of(value: dict[str, Any]) -> ArchivedStory:
    sources = tuple(
        ArchivedSource(
            source["name"],
            source["url"],
            datetime.fromisoformat(source["published"]) if source["published"] else None,
        )
        for source in value["sources"]
    )
    figures = tuple((measure, amount) for measure, amount in value["figures"])
    return ArchivedStory(
        **{**value, "topics": tuple(value["topics"]), "sources": sources, "figures": figures}
    )
