"""Charts show what they are given, in every language, drawn in a process of its own."""

import io
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from bot.locales import LANGUAGES, texts
from bot.views.timelines import timeline_chart
from bot.views.trends import trends_chart
from content.article import Article, Section
from content.charts import Chart, TimelineChart, TimelineRow, TrendChart, TrendRow, draw_in
from content.charts.canvas import drawable
from content.charts.drawing import draw
from content.edition import Dated
from content.newsroom import TopicTrend
from content.reading.worker import Reader
from content.topics import TOPICS

NOW = datetime(2026, 11, 25, 6, tzinfo=UTC)
BLUE, PALE = (47, 126, 216), (185, 210, 238)


def picture(chart: Chart) -> Image.Image:
    return Image.open(io.BytesIO(draw(type(chart).__name__, asdict(chart)))).convert("RGB")


def trend(*rows: Sequence[int]) -> TrendChart:
    made = tuple(TrendRow(f"Topic {number}", tuple(days), ("5", "3")) for number, days in enumerate(rows))
    return TrendChart("Title", "Subtitle", ("12 Nov", "19 Nov", "25 Nov"), ("This", "Last"), made)


def painted(image: Image.Image, colour: tuple[int, int, int], top: int = 0, bottom: int = 0) -> int:
    """How many pixels of rows [top, bottom) are of about a colour."""
    part = image.crop((0, top, image.width, bottom or image.height))
    return sum(
        count
        for count, seen in part.getcolors(part.width * part.height) or []
        if all(abs(one - other) < 12 for one, other in zip(seen, colour, strict=True))
    )


def test_columns_are_as_high_as_the_counts() -> None:
    one = painted(picture(trend([0] * 7 + [1] * 7, [0] * 13 + [4])), BLUE, 168, 260)
    four = painted(picture(trend([0] * 7 + [4] * 7, [0] * 13 + [4])), BLUE, 168, 260)
    assert 3.5 < four / one < 4.5


def test_the_week_before_is_paler() -> None:
    before = picture(trend([3] * 7 + [0] * 7))
    assert painted(before, PALE) > 1000
    assert painted(before, BLUE) == 0


def test_a_timeline_has_a_dot_for_each_article() -> None:
    def chart(*at: float) -> TimelineChart:
        return TimelineChart("Title", "Story", ((0.1, "06:00"),), (TimelineRow("1. Courier", at),))

    first = painted(picture(chart(0.1)), BLUE)  # the very first is dark
    three = painted(picture(chart(0.1, 0.5, 0.9)), BLUE)
    assert (first, three > 500) == (0, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_can_be_drawn_in_every_language(language: str) -> None:
    said = texts(language)
    every_topic = [TopicTrend(topic, (1,) * 14) for topic in TOPICS]
    months = [NOW.replace(day=1) + timedelta(days=31 * number) for number in range(12)]
    story = Article("Freight train", (Section("", ("Text.",)),), source="Courier")
    charts: list[Chart] = [
        *(
            trends_chart(said, every_topic[start : start + 8], now, "UTC")
            for now in months
            for start in (0, 8)
        ),
        trends_chart(said, every_topic[-8:], NOW, "UTC"),
        timeline_chart(said, [Dated(story, NOW, {}), Dated(story, NOW + timedelta(days=9), {})], "UTC"),
    ]
    labels = [label for chart in charts for label in _strings(asdict(chart))]
    assert len(labels) > 100
    assert [label for label in labels if drawable(label) != " ".join(label.split())] == []


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for part in parts for text in _strings(part)]


def test_words_in_a_script_without_glyphs_are_left_out_whole() -> None:
    assert drawable("1. أخبار") == "1."
    assert drawable("Ақ Орда, 新华网 — Żywiec") == "Ақ Орда, 新华网 — Żywiec"


def test_text_of_any_length_and_kind_is_drawn() -> None:
    for text in ("", "x" * 5000, "新" * 500, "\n\t\u202e", "👩‍👩‍👧‍👦"):
        row = TrendRow(text, (0,) * 14, (text, text))
        assert picture(TrendChart(text, text, (text,) * 3, (text, text), (row,))).width == 840


@pytest.fixture
async def reader() -> AsyncIterator[Reader]:
    opened = Reader()
    yield opened
    await opened.close()


async def test_the_process_sends_a_small_png(reader: Reader) -> None:
    file = await draw_in(reader, trend(range(14), range(14)))
    assert file.startswith(b"\x89PNG")
    assert len(file) < 60_000
