"""How often the topics were in the news, this week beside the last."""

from collections.abc import Sequence
from typing import Protocol

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Footer, Heading, Paragraph, Run, Runs, Table, unstyled
from bot.views.compose import button, compose, grid
from bot.views.message import Message
from bot.views.topics import topic_name

_BAR = 8  # the longest one's blocks
_ASKED = 6


class Trend(Protocol):
    """Articles on a topic in the last seven days, and in the seven before."""

    @property
    def topic(self) -> str: ...
    @property
    def this_week(self) -> int: ...
    @property
    def last_week(self) -> int: ...


def trends_view(texts: Texts, trends: Sequence[Trend]) -> Message:
    """A table with a bar for each topic that was in the news, the busiest first."""
    heading = Heading(unstyled(texts("trends-title")), level=3)
    busy = sorted(
        (trend for trend in trends if trend.this_week or trend.last_week),
        key=lambda trend: (-trend.this_week, -trend.last_week, trend.topic),
    )
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
    buttons = [
        button(topic_name(texts, trend.topic), callbacks.encode(callbacks.ASK_TOPIC, trend.topic))
        for trend in busy[:_ASKED]
    ]
    return compose([heading, table, Footer(unstyled(texts("trends-hint")))], grid(buttons, 3))


def _row(texts: Texts, trend: Trend, most: int) -> tuple[Runs, ...]:
    bar = "▇" * max(1, round(_BAR * trend.this_week / most)) if trend.this_week else ""
    change = "↑" if trend.this_week > trend.last_week else "↓" if trend.this_week < trend.last_week else "="
    count = Run(texts.number(trend.this_week), bold=True)
    return (
        unstyled(topic_name(texts, trend.topic)),
        (Run(f"{bar} "), count, Run(f" {change}")) if bar else (count, Run(f" {change}")),
        unstyled(texts.number(trend.last_week)),
    )
