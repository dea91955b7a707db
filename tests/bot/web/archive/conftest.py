"""An archive with three editions, served over a real socket."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.metrics import Metrics
from bot.vitals import Vitals
from bot.web.archive import Archive
from bot.web.serving import serving
from bot.web.site import site
from content.archived import ArchivedEdition, ArchivedSource, ArchivedStory
from content.article import Article, Section
from content.clock import ShiftedClock
from content.newsroom import Newsroom
from content.store import archive

DAY = date(2026, 11, 24)
_UNTIL = datetime(2026, 11, 24, 3, tzinfo=UTC)

COPPER = ArchivedStory(
    id="00000000000000aa",
    title="Copper leads exports to China",
    summary="Kazakhstan sold copper cathodes worth $2.4 billion to China, the ministry said on Monday.",
    language="en",
    topics=("trade", "china"),
    sources=(
        ArchivedSource("The Steppe Times", "https://example.org/copper?a=1&b=2", _UNTIL - timedelta(hours=5)),
        ArchivedSource("", "javascript:alert(1)", None),
    ),
    figures=(("Copper cathodes sold to China", "$2.4 billion"), ("Share of all exports", "17%")),
    quote="We expect the railways to carry more than ever.",
    speaker="Aidarbek Saparov, minister",
)
HOSTILE = replace(
    COPPER,
    id="00000000000000bb",
    title='<script>alert("1")</script> & "quotes" \u202e',
    summary="</p><img src=x onerror=alert(1)>",
    topics=("<b>",),
    speaker="<i>",
    quote="</blockquote>",
    figures=(("<td>", "</table>"),),
)
RUSSIAN = ArchivedStory(
    id="00000000000000cc",
    title="Новый мост через Иртыш открыт для движения",
    summary="Мост длиной 1,2 километра строили три года.",
    language="ru",
    topics=(),
    sources=(ArchivedSource("Степь", "https://example.org/most", None),),
)


def edition(day: date, *stories: ArchivedStory) -> ArchivedEdition:
    back = timedelta(days=(DAY - day).days)
    return ArchivedEdition(day, _UNTIL - back - timedelta(days=1), _UNTIL - back, stories)


@pytest.fixture
async def newsroom(sqlite_url: str) -> AsyncIterator[Newsroom]:
    async with await Newsroom.open(sqlite_url, ShiftedClock()) as opened:
        await opened.take(
            [
                Article(
                    "Wheat goes south",
                    (Section("", ("Uzbekistan bought 3.1 million tonnes of wheat last year.",)),),
                    "https://example.org/wheat",
                    "The Steppe Times",
                    (),
                    _UNTIL,
                    "en",
                )
            ],
            "file",
        )
        async with opened.database.write() as connection:
            for kept in (
                edition(DAY - timedelta(days=2), RUSSIAN),
                edition(DAY - timedelta(days=1), HOSTILE, RUSSIAN),
                edition(DAY, COPPER, RUSSIAN),
                edition(DAY + timedelta(days=1)),
            ):
                await archive.put(connection, kept)
        yield opened


@pytest.fixture
async def address(newsroom: Newsroom) -> AsyncIterator[str]:
    """Where an archive that is open to everybody is served."""
    clock = ShiftedClock()
    pages = Archive(newsroom, clock, "08:00", "Asia/Almaty").routes()
    app = site(Vitals(newsroom.database, clock, Metrics()), pages=pages)
    async with serving(app, "127.0.0.1", 0) as served:
        yield served
