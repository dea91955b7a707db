"""Charts as PNG pictures: what they show here, how they are drawn in `drawing`.

They are drawn in a process of its own (content.reading.worker): the bot need not keep what drawing takes.
"""

import base64
from dataclasses import asdict, dataclass
from typing import TypeAlias

from content.reading.worker import Reader


@dataclass(frozen=True, slots=True)
class TrendRow:
    """How often one thing was in the news, day by day."""

    label: str
    days: tuple[int, ...]  # the oldest first; the second half is the week that counts
    numbers: tuple[str, str]  # of that week and of the one before, as the reader writes them


@dataclass(frozen=True, slots=True)
class TrendChart:
    """A row of columns for each thing, all to one scale unless each has its own."""

    title: str
    subtitle: str
    ticks: tuple[str, ...]  # below the first day, the first of the second week, and the last
    heads: tuple[str, str]  # above the numbers
    rows: tuple[TrendRow, ...]
    own_scales: bool = False  # for things that cannot be compared


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """When one source told a story."""

    label: str  # numbered, since a name in a script that the fonts have not is left out
    at: tuple[float, ...]  # places from 0, the left end, to 1


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """Who told a story when, from the left to the right."""

    title: str
    subtitle: str
    ticks: tuple[tuple[float, str], ...]  # places with what to write below them
    rows: tuple[TimelineRow, ...]


Chart: TypeAlias = TrendChart | TimelineChart


async def draw_in(reader: Reader, chart: Chart) -> bytes:
    """The chart as a PNG file, drawn in the reader's process. Raises ContentError where that fails."""
    arguments = {"kind": type(chart).__name__, "chart": asdict(chart)}
    return base64.b64decode(await reader.run("draw_chart", arguments, name="the chart"))
