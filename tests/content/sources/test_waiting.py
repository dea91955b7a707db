"""When a feed is polled next."""

from datetime import UTC, datetime, timedelta

import pytest

from content.sources.waiting import after_failure, after_success, next_rhythm
from content.sources.wishes import Wishes
from content.store.feeds import Rhythm

HALF_HOUR = timedelta(minutes=30)
URL = "https://example.org/feed"


def test_a_feed_waits_about_an_interval_always_the_same(now):
    waits = {after_success(now, HALF_HOUR, f"https://example.org/{n}", Rhythm()) - now for n in range(200)}
    assert timedelta(minutes=27) <= min(waits) < timedelta(minutes=28)
    assert timedelta(minutes=32) < max(waits) <= timedelta(minutes=33)
    assert after_success(now, HALF_HOUR, URL, Rhythm()) == after_success(now, HALF_HOUR, URL, Rhythm())


def wait(now, rhythm=None, **more):
    return after_success(now, HALF_HOUR, URL, rhythm or Rhythm(), **more) - now


def test_a_feed_that_seldom_changes_is_asked_seldom_up_to_eight_intervals(now):
    often, hourly, seldom = (wait(now, Rhythm(now, gap)) for gap in (600, 2 * 3600, 86400))
    assert often == wait(now)
    assert hourly == pytest.approx(2 * often, abs=timedelta(milliseconds=1))
    assert seldom == pytest.approx(8 * often, abs=timedelta(milliseconds=1))


def test_a_feed_that_has_fallen_silent_is_asked_less_and_less(now):
    waits = [wait(now, Rhythm(now - timedelta(hours=hours), 600)) for hours in (0, 2, 4, 99)]
    assert waits == sorted(waits)
    assert len(set(waits)) == 4


def test_a_feed_whose_news_is_sent_is_asked_seldom(now):
    assert wait(now, Rhythm(now, 600), pushed=True) == wait(now, Rhythm(now, 86400))


@pytest.mark.parametrize("asked", [{"fresh": 7200.0}, {"rhythm": Rhythm(ttl=7200)}])
def test_what_feed_and_server_ask_for_is_granted(now, asked):
    assert timedelta(hours=2) <= wait(now, **asked) < timedelta(hours=2.3)


def test_nobody_gets_more_than_a_day(now):
    assert wait(now, Rhythm(ttl=30 * 86400), fresh=1e9) < timedelta(days=1.2)


def test_hours_and_days_that_a_feed_skips_are_passed_over():
    friday = datetime(2026, 11, 27, 21, 10, tzinfo=UTC)
    weekend_and_nights = Rhythm(skip_hours=1 << 21 | 1 << 22 | 1 << 23, skip_days=1 << 5 | 1 << 6)
    then = friday + wait(friday, weekend_and_nights)
    assert (then.date().isoformat(), then.hour) == ("2026-11-30", 0)


def test_a_feed_that_skips_all_the_time_is_asked_as_usual(now):
    assert wait(now, Rhythm(skip_hours=(1 << 24) - 1, skip_days=127)) == wait(now)


def test_the_rhythm_is_learnt_from_what_is_new(now):
    hour = timedelta(hours=1)
    rhythm = next_rhythm(Rhythm(), Wishes(ttl=600), now, new=True)
    assert (rhythm.changed, rhythm.gap, rhythm.ttl) == (now, 0, 600)
    rhythm = next_rhythm(rhythm, Wishes(), now + hour, new=False)
    assert (rhythm.changed, rhythm.ttl) == (now, 0)
    rhythm = next_rhythm(rhythm, Wishes(), now + 2 * hour, new=True)
    assert (rhythm.changed, rhythm.gap) == (now + 2 * hour, 7200)
    rhythm = next_rhythm(rhythm, Wishes(), now + 3 * hour, new=True)
    assert 3600 < rhythm.gap < 7200


def test_failures_double_the_wait_up_to_a_day(now):
    waits = [after_failure(now, HALF_HOUR, URL, failures) - now for failures in (1, 2, 3, 10, 1000)]
    assert waits[1] == pytest.approx(2 * waits[0], abs=timedelta(milliseconds=1))
    assert waits[2] == pytest.approx(2 * waits[1], abs=timedelta(milliseconds=1))
    assert waits[3] == waits[4] <= timedelta(days=1.1)


def test_a_server_gets_the_rest_it_asks_for(now):
    assert after_failure(now, HALF_HOUR, URL, 1, retry_after=200_000) == now + timedelta(seconds=200_000)


def test_an_interval_of_more_than_a_day_is_kept(now):
    assert after_failure(now, timedelta(days=7), URL, 3) - now > timedelta(days=6)
