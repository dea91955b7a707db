from datetime import UTC, date, datetime

import pytest

from content.search.period import period_in

NOW = datetime(2026, 4, 29, 9, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("since", "until", "wordings"),
    [
        ("2026-04-29", "2026-04-30", ("today", "сегодняшние", "бүгінгі", "今天", "bugünkü", "اليوم")),
        ("2026-04-28", "2026-04-29", ("yesterday", "вчерашний", "кешегі", "昨天", "dünkü", "أمس")),
        ("2026-04-27", "2026-04-28", ("the day before yesterday", "позавчера", "алдыңғы күні", "前天")),
        (
            "2026-04-20",
            "2026-04-27",
            ("last week", "прошлой недели", "өткен аптадағы", "上周", "geçen haftaki"),
        ),
        (
            "2026-03-01",
            "2026-04-01",
            ("last month", "в прошлом месяце", "өткен айдағы", "上个月", "geçen ay"),
        ),
        ("2026-04-01", "2026-04-30", ("this month", "этого месяца", "осы айдағы", "本月", "bu ayki")),
        ("2025-01-01", "2026-01-01", ("last year", "прошлогодний", "былтырғы", "去年", "geçen yılki")),
        ("2026-04-22", "2026-04-30", ("the past week", "за последнюю неделю", "соңғы аптада", "过去一周")),
        ("2026-03-30", "2026-04-30", ("past one month", "за последний месяц", "соңғы айда", "最近一个月")),
        ("2026-04-26", "2026-04-30", ("in the last three days", "за последние три дня", "соңғы үш күнде")),
        ("2026-04-26", "2026-04-30", ("last few days", "последние 3 дня", "最近几天", "son üç günde")),
        ("2026-04-28", "2026-04-30", ("in the last 24 hours", "за последние сутки", "соңғы тәулікте")),
    ],
)
def test_a_time_is_understood_in_every_form_that_readers_give_it(since, until, wordings):
    for wording in wordings:
        period, rest = period_in(f"Aaa {wording} bbb", NOW)
        assert period is not None, wording
        assert (period.since.date(), period.until.date()) == (
            date.fromisoformat(since),
            date.fromisoformat(until),
        ), wording
        assert rest.split() == ["Aaa", "bbb"]


@pytest.mark.parametrize(
    "text",
    [
        *("the last day of the war", "the last samurai", "последний день Помпеи", "последние три дела"),
        *("соңғы айтыс", "最近天气", "近日点", "軟體版本週期", "son gün", "in 2019"),
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text):
    assert period_in(text, NOW) == (None, text)
