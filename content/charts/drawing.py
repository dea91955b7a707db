"""How charts look."""

from collections.abc import Callable, Mapping
from typing import Any

from content.charts import Chart, TimelineChart, TimelineRow, TrendChart, TrendRow
from content.charts.canvas import Canvas, Colour

_WIDTH = 840  # pixels: a phone shows them as some 330, in which the labels must be read
_EDGE = 32
_INK: Colour = "#1b1f24"
_GREY: Colour = "#6b7480"
_FAINT: Colour = "#dfe4ea"
_NOW: Colour = "#2f7ed8"
_BEFORE: Colour = "#b9d2ee"
_HEAD = 168  # title and subtitle
_FOOT = 84  # what stands below the axis
_LABELS = 300  # width of the labels on the left
_THIS_WEEK, _LAST_WEEK = 680, _WIDTH - _EDGE  # where the columns of numbers end


def draw(kind: str, chart: Mapping[str, Any]) -> bytes:
    """The PNG of a chart, given as the name of its class and its fields. Raises KeyError for another kind."""
    return _DRAWERS[kind](chart)


def draw_trend(chart: Mapping[str, Any]) -> bytes:
    """The PNG of a TrendChart, given by its fields."""
    rows = tuple(TrendRow(row["label"], tuple(row["days"]), tuple(row["numbers"])) for row in chart["rows"])
    return _trend(
        TrendChart(
            chart["title"],
            chart["subtitle"],
            tuple(chart["ticks"]),
            tuple(chart["heads"]),
            rows,
            chart["own_scales"],
        )
    )


def draw_timeline(chart: Mapping[str, Any]) -> bytes:
    """The PNG of a TimelineChart, given by its fields."""
    ticks = tuple((place, tick) for place, tick in chart["ticks"])
    rows = tuple(TimelineRow(row["label"], tuple(row["at"])) for row in chart["rows"])
    return _timeline(TimelineChart(chart["title"], chart["subtitle"], ticks, rows))


def _trend(chart: TrendChart) -> bytes:
    row, gap = 88, 4
    canvas = Canvas(_WIDTH, _HEAD + row * len(chart.rows) + _FOOT)
    _title(canvas, chart)
    left, right = _EDGE + _LABELS, _THIS_WEEK - 100
    for end, head in zip((_THIS_WEEK, _LAST_WEEK), chart.heads, strict=True):
        canvas.text(end, _HEAD - 4, head, 22, _GREY, width=140, anchor="rs")
    highest = max((count for one in chart.rows for count in one.days), default=0)
    for place, one in enumerate(chart.rows):
        most = (max(one.days, default=0) if chart.own_scales else highest) or 1
        base = _HEAD + row * (place + 1) - 16
        step = (right - left) / len(one.days)
        canvas.text(_EDGE, base - 10, one.label, 30, _INK, width=_LABELS - 12)
        canvas.line(left, base, right, base, _FAINT)
        for day, count in enumerate(one.days):
            if count:
                x = left + day * step
                colour = _NOW if day >= len(one.days) // 2 else _BEFORE
                height = max(4, (row - 28) * count / most)
                canvas.box(x + gap / 2, base - height, x + step - gap / 2, base, colour)
        canvas.text(_THIS_WEEK, base - 10, one.numbers[0], 34, _INK, bold=True, anchor="rs")
        canvas.text(_LAST_WEEK, base - 10, one.numbers[1], 28, _GREY, anchor="rs")
    base = _HEAD + row * len(chart.rows) + 26
    days = len(chart.rows[0].days) if chart.rows else 2
    for tick, day in zip(chart.ticks, (0, days // 2, days - 1), strict=True):
        x = left + (day + 0.5) * (right - left) / days
        canvas.text(x, base, tick, 23, _GREY, anchor="ms")
    return canvas.png()


def _timeline(chart: TimelineChart) -> bytes:
    row = 64
    canvas = Canvas(_WIDTH, _HEAD + row * len(chart.rows) + _FOOT)
    _title(canvas, chart)
    left, right = _EDGE + _LABELS, _WIDTH - _EDGE - 16
    bottom = _HEAD + row * len(chart.rows)
    for place, tick in chart.ticks:
        x = left + place * (right - left)
        canvas.line(x, _HEAD - 8, x, bottom, _FAINT)
        canvas.text(x, bottom + 36, tick, 24, _GREY, anchor="ms")
    for index, one in enumerate(chart.rows):
        middle = _HEAD + row * (index + 0.5)
        canvas.text(_EDGE, middle + 9, one.label, 28, _INK, width=_LABELS - 24)
        places = [left + place * (right - left) for place in one.at]
        canvas.line(left, middle, right, middle, _FAINT)
        for x in places:
            canvas.dot(x, middle, 11, _INK if index == 0 and x == min(places) else _NOW)
    return canvas.png()


def _title(canvas: Canvas, chart: Chart) -> None:
    canvas.text(_EDGE, 76, chart.title, 42, _INK, bold=True, width=_WIDTH - 2 * _EDGE)
    canvas.text(_EDGE, 120, chart.subtitle, 27, _GREY, width=_WIDTH - 2 * _EDGE)


_DRAWERS: Mapping[str, Callable[[Mapping[str, Any]], bytes]] = {
    TrendChart.__name__: draw_trend,
    TimelineChart.__name__: draw_timeline,
}
