"""What the bot's administrators see."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.locales import Texts
from bot.views import callbacks
from bot.views.blocks import Heading, Paragraph, Run, Table, unstyled
from bot.views.compose import button, compose
from bot.views.markup import clean
from bot.views.message import Message
from bot.views.paging import text_pages
from bot.views.plain import render
from content.charts import TrendChart, TrendRow
from content.store.model_texts import Usage
from content.store.pulse import Pulse

_WEEK = 7  # days
CHARTED = 2 * _WEEK


@dataclass(frozen=True, slots=True)
class StatsShown:
    """The bot in numbers."""

    articles: int
    sections: int
    feeds: int
    failing_feeds: int
    readers: int  # chats that ever wrote
    subscribed: int
    stopped: int  # chats that Telegram refuses
    questions: int  # in the last 24 hours
    owed: int  # deliveries waiting now
    sent: int  # deliveries in the last 24 hours
    model: Usage  # of the language model, today


def stats_view(texts: Texts, stats: StatsShown) -> Message:
    """The bot in numbers."""
    rows = [
        (texts("stats-articles"), stats.articles),
        (texts("stats-sections"), stats.sections),
        (texts("stats-feeds"), stats.feeds),
        (texts("stats-failing-feeds"), stats.failing_feeds),
        (texts("stats-readers"), stats.readers),
        (texts("stats-subscribed"), stats.subscribed),
        (texts("stats-stopped"), stats.stopped),
        (texts("stats-questions"), stats.questions),
        (texts("stats-owed"), stats.owed),
        (texts("stats-sent"), stats.sent),
    ]
    if any(stats.model):
        rows += [
            (texts("stats-model-asked"), stats.model.requests),
            (texts("stats-model-refused"), stats.model.refused),
            (texts("stats-model-failed"), stats.model.failed),
        ]
    table = Table(tuple((unstyled(name), (Run(texts.number(count), bold=True),)) for name, count in rows))
    return compose([Heading(unstyled(texts("stats-title")), level=3), table])


def stats_chart(texts: Texts, busy: Pulse, now: datetime, timezone: str) -> TrendChart:
    """What went on in the last CHARTED days; `busy` has as many."""
    measures = (
        (texts("stats-chart-questions"), busy.questions),
        (texts("stats-chart-sent"), busy.sent),
        (texts("stats-chart-articles"), busy.articles),
        (texts("stats-chart-readers"), busy.readers),
    )
    rows = tuple(
        TrendRow(name, days, (texts.number(sum(days[_WEEK:])), texts.number(sum(days[:_WEEK]))))
        for name, days in measures
    )
    ticks = tuple(texts.day(now - timedelta(days=before), timezone) for before in (CHARTED - 1, _WEEK - 1, 0))
    return TrendChart(
        texts("stats-title"),
        texts("stats-chart", since=ticks[0], until=ticks[2]),
        ticks,
        (texts("trends-this-week"), texts("trends-last-week")),
        rows,
        own_scales=True,
    )


def broadcast_prompt_view(texts: Texts) -> Message:
    """How to use /broadcast."""
    return compose([Paragraph(unstyled(texts("broadcast-prompt")))])


def broadcast_preview_view(texts: Texts, words: str, recipients: int, broadcast_id: int) -> Message:
    """The words as they will arrive (their beginning, where long), and the question whether to send them."""
    return compose(
        [
            Paragraph((Run(texts("broadcast-preview", recipients=recipients), bold=True),)),
            *(Paragraph(unstyled(line)) for line in text_pages(words.splitlines())[0]),
        ],
        [
            (
                button(texts("button-send"), callbacks.encode(callbacks.BROADCAST_SEND, broadcast_id)),
                button(texts("button-cancel"), callbacks.encode(callbacks.BROADCAST_CANCEL, broadcast_id)),
            )
        ],
    )


def broadcast_done_view(texts: Texts, deliveries: int) -> Message:
    """The broadcast is in the outbox."""
    return compose([Paragraph(unstyled(texts("broadcast-done", deliveries=deliveries)))])


def broadcast_cancelled_view(texts: Texts) -> Message:
    """Nothing was sent."""
    return compose([Paragraph(unstyled(texts("broadcast-cancelled")))])


def broadcast_message(words: str) -> Message:
    """What the readers get: the words, a paragraph a line.

    Raises ValueError where nothing visible is left of them.
    """
    lines = _lines(words)
    if not lines:
        raise ValueError("a broadcast needs words")
    return Message(parts=render([Paragraph(unstyled(line)) for line in lines]))


def _lines(words: str) -> list[str]:
    return [line for line in map(clean, words.splitlines()) if line]
