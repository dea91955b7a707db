"""Who asks for news of no subject wants an edition; who names one wants excerpts."""

from datetime import UTC, datetime, timedelta

import pytest

from content.search.overview import overview_of
from content.search.question import LONGEST

NOW = datetime(2026, 4, 29, 9, tzinfo=UTC)  # a Wednesday
MIDNIGHT = NOW.replace(hour=0)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "news",
            "NEWS",
            "the latest news",
            "Show me the news today",
            "what's new?",
            "headlines",
            "top stories",
        ),
        *(
            "today",
            "What is happening?",
            "новости",
            "Что нового?",
            "Что произошло сегодня?",
            "главные новости",
        ),
        *(
            "жаңалықтар",
            "Не жаңалық?",
            "бүгінгі жаңалықтар",
            "新闻",
            "今天有什么新闻？",
            "头条",
            "son haberler",
        ),
        *("bugün ne oldu", "Nachrichten von heute", "¿Qué pasa?", "أخبار اليوم"),
    ],
)
def test_news_without_a_subject_is_that_of_the_last_day(text):
    period = overview_of(text, NOW)
    assert (period.since, period.until) == (NOW - DAY, NOW)


@pytest.mark.parametrize(
    "text", ["What happened yesterday?", "что случилось вчера", "昨天发生了什么", "кеше не болды"]
)
def test_a_day_that_is_over_is_taken_as_a_whole(text):
    period = overview_of(text, NOW)
    assert (period.since, period.until) == (MIDNIGHT - DAY, MIDNIGHT)


def test_no_edition_reaches_back_more_than_a_month():
    assert overview_of("news of this year", NOW).since == NOW - 31 * DAY
    last_year = overview_of("news of last year", NOW)
    assert last_year.since == last_year.until - 31 * DAY == datetime(2025, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        *("trade", "news about Taiwan", "BBC News", "what happened in 2022", "who is who", "weather today"),
        *(
            "“USA Today”",
            "новости Перми",
            "что произошло в Перми?",
            "新闻联播",
            "more",
            "?",
            "",
            "news " * LONGEST,
        ),
    ],
)
def test_a_question_about_something_is_none(text):
    assert overview_of(text, NOW) is None
