"""One story of a digest: its blocks, and the buttons to go on from it."""

from datetime import datetime, timedelta

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import (
    Block,
    Byline,
    Details,
    Group,
    Heading,
    Paragraph,
    Picture,
    PullQuote,
    Run,
    Runs,
    Table,
    separated,
    strong,
    unstyled,
)
from bot.views.citing import source_name
from bot.views.compose import Row, button
from bot.views.markup import safe_href, truncate
from bot.views.reading_time import minutes, reading_time
from bot.views.topics import topic_name
from content.article import Article
from content.edition import Story

_TITLE_LIMIT = 200
_SUMMARY_LIMIT = 700
_QUOTE_LIMIT = 400
_FIGURES = 4
_MEASURE_LIMIT = 120
_SOURCES = 6
_SECTIONS = 12
_TODAY = timedelta(hours=20)  # what is younger is dated by its hour


def story_blocks(
    texts: Texts,
    story: Story,
    number: int,
    until: datetime,
    timezone: str,
    *,
    older: bool = False,
    picture: bool = False,
) -> Group:
    """A story told until an instant; `older` says that it is no news, and from when."""
    title = truncate(story.title, _TITLE_LIMIT)
    blocks: list[Block] = [
        Heading(unstyled(f"{number}. {title}")),
        Byline(_kicker(texts, story, timezone, older=older)),
    ]
    if picture:
        blocks.append(Picture(_picture(story)))
    if story.told:
        known = texts("digest-moved", date=texts.date(story.told, timezone))
        blocks.append(Paragraph((Run(known, bold=True),)))
    blocks.append(Paragraph(unstyled(truncate(story.summary, _SUMMARY_LIMIT))))
    if story.writer:
        blocks.append(Byline(unstyled(_written(texts, story))))
    if story.figures:
        blocks.append(_figures(texts, story))
    # What the summary says already need not be said twice.
    quote = next((quote for quote in story.quotes if quote.text not in story.summary), None)
    if quote:
        blocks.append(PullQuote(truncate(quote.text, _QUOTE_LIMIT), truncate(quote.speaker, _MEASURE_LIMIT)))
    folded = _sections(story.articles[0])
    if folded:
        blocks.append(Details(unstyled(texts("digest-sections")), folded, brief=()))
    blocks.append(Paragraph(_sources(texts, story, until, timezone)))
    return Group(tuple(blocks))


def _picture(story: Story) -> str:
    """The address of the first picture that a story's articles have; empty for none."""
    found = (safe_href(article.image) for article in story.articles[:_SOURCES] if article.image)
    return next((address for address in found if address.startswith("http")), "")


def story_buttons(texts: Texts, story: Story, number: int) -> Row:
    """Read on, keep it, more or fewer like it, ask about it."""
    article = story.articles[0]
    lead = next((place for place, section in enumerate(article.sections) if section.paragraphs), 0)
    return (
        button(f"📖 {number}", callbacks.encode(callbacks.ARTICLE, article.id)),
        button("☆", callbacks.encode(callbacks.SAVE, article.id, lead)),
        button("👍", callbacks.encode(callbacks.MORE_LIKE, article.id)),
        button("👎", callbacks.encode(callbacks.FEWER_LIKE, article.id)),
        button("💬", callbacks.encode(callbacks.ABOUT, article.id)),
    )


def _kicker(texts: Texts, story: Story, timezone: str, *, older: bool) -> Runs:
    """Why it is here, where a reader's wish is the reason, else what it is about; how long it takes."""
    about = [Run(topic_name(texts, topic)) for topic in story.topics[:2]]
    if story.because:
        about = [Run(texts("digest-because", topic=topic_name(texts, story.because)))]
    if story.liked:
        about = [Run(texts("digest-liked"))]
    length = Run(reading_time(texts, minutes([story.articles[0].text])))
    age = Run(texts("digest-older", date=texts.date(story.published, timezone))) if older else None
    told_by = Run(texts("digest-told-by", count=story.sources)) if story.sources > 1 else None
    return separated(age, *about, told_by, length)


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
                unstyled(truncate(_opened(figure.measure), _MEASURE_LIMIT)),
                strong(truncate(figure.value, _MEASURE_LIMIT)),
            )
            for figure in story.figures[:_FIGURES]
        ),
        caption=texts("digest-figures"),
    )


def _opened(measure: str) -> str:
    """What is measured as a row begins: "imports" with a capital, but "eBay's sales" as they are."""
    word = measure.partition(" ")[0]
    return measure[:1].upper() + measure[1:] if word.islower() else measure


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


def _sources(texts: Texts, story: Story, until: datetime, timezone: str) -> Runs:
    """Who told it and when, each publisher once; the others are counted."""
    by_name: dict[str, Article] = {}
    for article in story.articles:
        by_name.setdefault(source_name(texts, article.source), article)
    runs: list[Run] = []
    for name, article in list(by_name.items())[:_SOURCES]:
        dot = Run(" · ") if runs else Run("")
        runs += [dot, *separated(Run(name, href=article.url))]
        if article.published:
            fresh = until - article.published < _TODAY
            told = texts.time if fresh else texts.date
            when = told(article.published, timezone)
            runs += [
                Run(", "),
                Run(when, instant=article.published, instant_format="t" if fresh else "D"),
            ]
    hidden = len(story.articles) - min(len(by_name), _SOURCES)
    if hidden > 0:
        runs.append(Run(" " + texts("digest-more-sources", count=hidden)))
    return tuple(run for run in runs if run.text)
