"""Written dates become instants in UTC."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from content.reading.dates import read_instant


@pytest.mark.parametrize(
    "written",
    [
        "2023-05-12T08:00:00Z",
        "2023-05-12T14:00:00+06:00",
        "2023-05-12T14:00:00+0600",
        "2023-05-12 08:00:00",
        "2023/05/12 08:00",
        "2023.5.12 08:00:00",
        "2023-05-12T08:00:00.000000000Z",
        "Fri, 12 May 2023 14:00:00 +0600",
        datetime(2023, 5, 12, 14, tzinfo=timezone(timedelta(hours=6))),
        datetime(2023, 5, 12, 8),  # noqa: DTZ001 - as YAML gives it
    ],
)
def test_the_same_instant_in_many_forms(written):
    assert read_instant(written) == datetime(2023, 5, 12, 8, tzinfo=UTC)


def test_a_day_is_its_midnight():
    assert read_instant("2023-05-12") == read_instant(date(2023, 5, 12)) == datetime(2023, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "12", "2023/14/05", "0001-01-01T00:00:00+23:59", "9999-12-31T23:00:00-23:00", "a" * 99],
)
def test_what_is_no_date_is_none(written):
    assert read_instant(written) is None
