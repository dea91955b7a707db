"""How a story unfolded: who told it when, as a chart with a caption, and in words."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.locales import Texts, zone
from bot.views import callbacks
from bot.views.blocks import Block, Byline, Heading, Paragraph, Run, Runs, unstyled
from bot.views.citing import source_name
from bot.views.compose import button, compose, link_button, row
from bot.views.markup import truncate
from bot.views.message import Message
from content.charts import TimelineChart, TimelineRow
from content.edition import Dated

_SOURCES = 10  # rows of a chart; who came later is counted
_NAME_LIMIT = 40
_TITLE_LIMIT = 120
_MARGIN = 0.04  # of the axis, left free at both ends
# Between two marks on the axis: of these the first that gives at most so many.
_STEPS = tuple(timedelta(hours=hours) for hours in (1, 2, 3, 6, 12, 24, 48))
_MOST_TICKS = 6


def timeline_chart(texts: Texts, telling: Sequence[Dated], timezone: str) -> TimelineChart:
    """The chart of a story's articles, the earliest first; there must be at least one."""
    first, last = telling[0].dated, telling[-1].dated
    length = max(last - first, timedelta(hours=1))

    def place(instant: datetime) -> float:
        return round(_MARGIN + (1 - 2 * _MARGIN) * ((instant - first) / length), 4)

    by_source: dict[str, list[float]] = {}
    for dated in telling:
        by_source.setdefault(source_name(texts, dated.article.source), []).append(place(dated.dated))
    ticks = tuple((place(instant), text) for instant, text in _ticks(texts, first, first + length, timezone))
    return TimelineChart(
        title=texts("timeline-title"),
        subtitle=truncate(telling[0].article.title, _TITLE_LIMIT),
        ticks=ticks,
        rows=tuple(
            TimelineRow(f"{number}. {name}", tuple(at))
            for number, (name, at) in enumerate(list(by_source.items())[:_SOURCES], start=1)
        ),
    )


def timeline_view(texts: Texts, telling: Sequence[Dated], timezone: str) -> Message:
    """The same in words; also the caption of the chart."""
    first = telling[0].article
    sources = len({dated.article.source for dated in telling})
    blocks: list[Block] = [
        Heading(unstyled(truncate(first.title, _TITLE_LIMIT)), level=3),
        Paragraph(
            unstyled(
                texts(
                    "timeline-summary",
                    articles=len(telling),
                    sources=sources,
                    since=texts.moment(telling[0].dated, timezone),
                    until=texts.moment(telling[-1].dated, timezone),
                )
            )
        ),
        *(
            Byline(_told(texts, dated, number, timezone))
            for number, dated in enumerate(_firsts(telling)[:_SOURCES], start=1)
        ),
    ]
    return compose(
        blocks,
        [
            row(
                button(texts("button-article"), callbacks.encode(callbacks.ARTICLE, first.id)),
                link_button(texts("button-source"), first.url),
            )
        ],
    )


def _firsts(telling: Sequence[Dated]) -> list[Dated]:
    """The first article of each source."""
    found: dict[str, Dated] = {}
    for dated in telling:
        found.setdefault(dated.article.source, dated)
    return list(found.values())


def _told(texts: Texts, dated: Dated, number: int, timezone: str) -> Runs:
    name = truncate(source_name(texts, dated.article.source), _NAME_LIMIT)
    return (
        Run(f"{number}. "),
        Run(name, href=dated.article.url),
        Run(", " + texts.moment(dated.dated, timezone)),
    )


def _ticks(texts: Texts, first: datetime, last: datetime, timezone: str) -> list[tuple[datetime, str]]:
    """Round times on the axis, in the reader's zone: hours within two days, else days."""
    step = next((step for step in _STEPS if (last - first) / step <= _MOST_TICKS), _STEPS[-1])
    local = first.astimezone(zone(timezone)).replace(minute=0, second=0, microsecond=0)
    mark = local.replace(hour=0)
    marks = []
    while mark <= last:
        if mark >= first:
            by_day = step >= _STEPS[-2] or mark.hour == 0
            marks.append((mark, texts.day(mark, timezone) if by_day else texts.time(mark, timezone)))
        mark += step
    return marks
