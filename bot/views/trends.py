"""How often the topics were in the news, this week beside the last."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Block, Footer, Heading, Paragraph, Run, Runs, Table, unstyled
from bot.views.compose import Row, button, compose, grid
from bot.views.message import Message
from bot.views.topics import topic_name
from content.charts import TrendChart, TrendRow

_BAR = 8  # the longest one's blocks
_ASKED = 6
_DRAWN = 8  # topics on a chart
_NAMED = 3  # topics in its caption


class Trend(Protocol):
    """Articles on a topic in fourteen days, in the last seven and in the seven before."""

    @property
    def topic(self) -> str: ...
    @property
    def days(self) -> tuple[int, ...]: ...
    @property
    def this_week(self) -> int: ...
    @property
    def last_week(self) -> int: ...


def trends_chart(texts: Texts, trends: Sequence[Trend], now: datetime, timezone: str) -> TrendChart:
    """Columns for each day of the busiest topics; the last day is that of `now`."""
    days = [texts.day(now - timedelta(days=before), timezone) for before in (13, 6, 0)]
    rows = [
        TrendRow(
            topic_name(texts, trend.topic),
            trend.days,
            (texts.number(trend.this_week), texts.number(trend.last_week)),
        )
        for trend in busiest(trends)[:_DRAWN]
    ]
    return TrendChart(
        texts("trends-title"),
        texts("trends-chart", since=days[0], until=days[2]),
        tuple(days),
        (texts("trends-this-week"), texts("trends-last-week")),
        tuple(rows),
    )


def trends_caption(texts: Texts, trends: Sequence[Trend]) -> Message:
    """What stands below the chart, for those who cannot see it too, with buttons that ask about a topic."""
    busy = busiest(trends)
    named = [f"{topic_name(texts, trend.topic)} ({texts.number(trend.this_week)})" for trend in busy[:_NAMED]]
    blocks: list[Block] = [
        Paragraph((Run(texts("trends-title"), bold=True),)),
        Paragraph(unstyled(texts("trends-most", topics=", ".join(named)))),
    ]
    return compose(blocks, _asking(texts, busy))


def busiest(trends: Sequence[Trend]) -> list[Trend]:
    """The topics that were in the news at all, the busiest first."""
    busy = [trend for trend in trends if trend.this_week or trend.last_week]
    return sorted(busy, key=lambda trend: (-trend.this_week, -trend.last_week, trend.topic))


def trends_view(texts: Texts, trends: Sequence[Trend]) -> Message:
    """A table with a bar for each topic that was in the news, the busiest first."""
    heading = Heading(unstyled(texts("trends-title")), level=3)
    busy = busiest(trends)
    if not busy:
        return compose([heading, Paragraph(unstyled(texts("trends-none")))])
    most = max(1, busy[0].this_week)
    table = Table(
        rows=tuple(_row(texts, trend, most) for trend in busy),
        header=(
            unstyled(texts("trends-topic")),
            unstyled(texts("trends-this-week")),
            unstyled(texts("trends-last-week")),
        ),
    )
    return compose([heading, table, Footer(unstyled(texts("trends-hint")))], _asking(texts, busy))


def _asking(texts: Texts, busy: Sequence[Trend]) -> tuple[Row, ...]:
    buttons = [
        button(topic_name(texts, trend.topic), callbacks.encode(callbacks.ASK_TOPIC, trend.topic))
        for trend in busy[:_ASKED]
    ]
    return grid(buttons, 3)


def _row(texts: Texts, trend: Trend, most: int) -> tuple[Runs, ...]:
    bar = "▇" * max(1, round(_BAR * trend.this_week / most)) if trend.this_week else ""
    change = _arrow(trend)
    count = Run(texts.number(trend.this_week), bold=True)
    return (
        unstyled(topic_name(texts, trend.topic)),
        (Run(f"{bar} "), count, Run(f" {change}")) if bar else (count, Run(f" {change}")),
        unstyled(texts.number(trend.last_week)),
    )


def _arrow(trend: Trend) -> str:
    return "↑" if trend.this_week > trend.last_week else "↓" if trend.this_week < trend.last_week else "="
