"""When a feed is polled next."""

from datetime import timedelta

import pytest

from content.sources.waiting import after_failure, after_success

HALF_HOUR = timedelta(minutes=30)
URL = "https://example.org/feed"


def test_a_feed_waits_about_an_interval_always_the_same(now):
    waits = {after_success(now, HALF_HOUR, f"https://example.org/{n}") - now for n in range(200)}
    assert timedelta(minutes=27) <= min(waits) < timedelta(minutes=28)
    assert timedelta(minutes=32) < max(waits) <= timedelta(minutes=33)
    assert after_success(now, HALF_HOUR, URL) == after_success(now, HALF_HOUR, URL)


def test_failures_double_the_wait_up_to_a_day(now):
    waits = [after_failure(now, HALF_HOUR, URL, failures) - now for failures in (1, 2, 3, 10, 1000)]
    assert waits[1] == pytest.approx(2 * waits[0], abs=timedelta(milliseconds=1))
    assert waits[2] == pytest.approx(2 * waits[1], abs=timedelta(milliseconds=1))
    assert waits[3] == waits[4] <= timedelta(days=1.1)


def test_a_server_gets_the_rest_it_asks_for(now):
    assert after_failure(now, HALF_HOUR, URL, 1, retry_after=200_000) == now + timedelta(seconds=200_000)


def test_an_interval_of_more_than_a_day_is_kept(now):
    assert after_failure(now, timedelta(days=7), URL, 3) - now > timedelta(days=6)
