"""When the next digest is due, in zones with every kind of clock change."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.due import due_for, next_due, quiet_until, time_of_day
from content.store.subscribers import Subscriber

ZONES = [
    "UTC",
    "Asia/Almaty",
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "America/Havana",  # changes at midnight
    "Australia/Lord_Howe",  # by half an hour
    "Africa/Casablanca",  # back and forth around Ramadan
    "Asia/Kathmandu",
    "Pacific/Apia",
    "America/St_Johns",
]
HOURS = st.lists(
    st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)), min_size=1, max_size=4
)
INSTANTS = st.integers(0, 21 * 365 * 86400).map(
    lambda seconds: datetime(2011, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


@given(after=INSTANTS, zone=st.sampled_from(ZONES), hours=HOURS, days=st.integers(1, 127))
def test_the_next_instant_is_strictly_later_and_within_nine_days(after, zone, hours, days):
    due = next_due(after, zone, hours, days)
    assert after < due <= after + timedelta(days=9)
    assert due.tzinfo is UTC


@given(after=INSTANTS, zone=st.sampled_from(ZONES), hours=HOURS, days=st.integers(1, 127))
def test_it_is_at_one_of_the_local_hours_on_one_of_the_days_or_right_behind_a_gap(after, zone, hours, days):
    local = next_due(after, zone, hours, days).astimezone(ZoneInfo(zone))
    moment_before = (local.astimezone(UTC) - timedelta(seconds=1)).astimezone(ZoneInfo(zone))
    behind_a_gap = local.utcoffset() > moment_before.utcoffset()
    at_an_hour = local.strftime("%H:%M") in hours and days >> local.weekday() & 1
    assert local.fold == 0
    assert at_an_hour or behind_a_gap


@given(after=INSTANTS, zone=st.sampled_from(ZONES), hours=HOURS, days=st.integers(1, 127))
def test_nothing_due_lies_between_the_instant_asked_about_and_the_answer(after, zone, hours, days):
    due = next_due(after, zone, hours, days)
    between = after + (due - after) / 2
    assert next_due(between, zone, hours, days) == due


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("year", [2011, 2026])
def test_over_a_year_each_hour_of_each_existing_day_comes_exactly_once(zone, year):
    hours = ["00:00", "01:30", "02:15", "08:00", "23:45"]
    place = ZoneInfo(zone)
    start, end = datetime(year, 1, 1, tzinfo=place), datetime(year + 1, 1, 1, tzinfo=place)
    dues = []
    due = start.astimezone(UTC) - timedelta(seconds=1)
    while (due := next_due(due, zone, hours, 127)) < end:
        dues.append(due)
    days = {day.astimezone(place).date() for day in dues}
    missing_days = {date(2011, 12, 30)} if (zone, year) == ("Pacific/Apia", 2011) else set()
    every_day = {start.date() + timedelta(days=n) for n in range((end.date() - start.date()).days)}
    assert every_day - days == missing_days
    assert len(dues) == len(set(dues)) == _expected(every_day, hours, place)


def _expected(days, hours, place):
    """Distinct instants of all hours; those inside one gap fall together on its end."""
    instants = set()
    for day in days:
        for hour in hours:
            local = datetime.combine(day, time.fromisoformat(hour), place)
            gap = local.utcoffset() < local.replace(fold=1).utcoffset()
            if not gap:
                instants.add(local.astimezone(UTC))
                continue
            instants.add(_end_of_gap(local, place))
    return len(instants)


def _end_of_gap(local, place):
    minute = local.replace(fold=1).astimezone(UTC)
    offset = minute.astimezone(place).utcoffset()
    while minute.astimezone(place).utcoffset() == offset:
        minute += timedelta(minutes=1)
    return minute


def test_an_hour_that_spring_leaves_out_falls_on_the_end_of_the_gap():
    due = next_due(datetime(2026, 3, 29, 0, 30, tzinfo=UTC), "Europe/Berlin", ["02:30"], 127)
    assert due == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert due.astimezone(ZoneInfo("Europe/Berlin")).strftime("%H:%M") == "03:00"


def test_an_hour_that_autumn_repeats_counts_the_first_time_only():
    first = next_due(datetime(2026, 10, 24, 12, tzinfo=UTC), "Europe/Berlin", ["02:30"], 127)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert next_due(first, "Europe/Berlin", ["02:30"], 127) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_only_the_chosen_days_count():
    saturday = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert next_due(saturday, "UTC", ["08:00"], 0b0000001) == datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "Asia", "\0"])
def test_an_unknown_zone_is_refused(zone):
    with pytest.raises(ValueError, match="time zone"):
        next_due(datetime(2026, 1, 1, tzinfo=UTC), zone, ["08:00"], 127)


@pytest.mark.parametrize(("hours", "days"), [([], 127), (["08:00"], 0)])
def test_a_schedule_that_never_comes_is_refused(hours, days):
    with pytest.raises(ValueError, match="ever due"):
        next_due(datetime(2026, 1, 1, tzinfo=UTC), "UTC", hours, days)


@pytest.mark.parametrize(
    ("written", "read"), [("8", "08:00"), ("8:05", "08:05"), ("08.30", "08:30"), ("23:59", "23:59")]
)
def test_a_time_of_day_is_read_as_people_write_it(written, read):
    assert time_of_day(written) == read


@pytest.mark.parametrize("written", ["24:00", "8:60", "eight", "", "8:5", "٨:٠٠", "-1"])
def test_what_is_no_time_of_day_is_refused(written):
    with pytest.raises(ValueError, match="time of day"):
        time_of_day(written)


def subscriber(**changes):
    now = datetime(2026, 11, 23, tzinfo=UTC)
    return Subscriber(1, 0, "private", "en", "Asia/Almaty", now, hours=("08:00",), **changes)


def test_a_subscriber_is_due_by_their_own_clock(now):
    assert due_for(subscriber(subscribed=True), now, "UTC") == datetime(2026, 11, 24, 3, tzinfo=UTC)


def test_nothing_is_due_to_who_is_not_subscribed(now):
    assert due_for(subscriber(), now, "UTC") is None


def test_a_broken_zone_counts_as_the_default_one(now):
    broken = replace(subscriber(subscribed=True), timezone="Mars/Olympus")
    assert due_for(broken, now, "UTC") == datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("quiet", "clock", "ends"),
    [
        ("22:00-07:00", "23:30", "2026-11-24T02:00"),
        ("22:00-07:00", "06:59", "2026-11-24T02:00"),
        ("22:00-07:00", "07:00", None),
        ("22:00-07:00", "12:00", None),
        ("13:00-15:00", "14:00", "2026-11-24T10:00"),
        ("", "03:00", None),
    ],
)
def test_quiet_hours_end_the_next_time_their_end_comes(quiet, clock, ends):
    day = "2026-11-23" if clock == "23:30" else "2026-11-24"
    now = datetime.fromisoformat(f"{day}T{clock}+05:00")
    wanted = datetime.fromisoformat(f"{ends}+00:00") if ends else None
    assert quiet_until(quiet, now, "Asia/Almaty") == wanted
