"""Flood limits, on a clock of the test's own."""

import pytest

from bot.web.playground.flood import FloodLimits
from bot.web.playground.refusals import Refusal


class Stopwatch:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_thirty_messages_pass_in_any_second_and_no_more() -> None:
    watch = Stopwatch()
    limits = FloodLimits(rate=30, monotonic=watch)
    for chat in range(30):
        watch.seconds += 0.01
        limits.check(chat, private=True)
    with pytest.raises(Refusal) as caught:
        limits.check(99, private=True)
    assert (caught.value.status, caught.value.parameters) == (429, {"retry_after": 1})
    watch.seconds = 1001.011
    limits.check(99, private=True)


def test_paid_messages_pass_above_the_free_rate() -> None:
    limits = FloodLimits(rate=30, monotonic=Stopwatch())
    for chat in range(1000):
        limits.check(chat, private=True, paid=True)
    assert (limits.peak, limits.paid) == (1000, 970)
    with pytest.raises(Refusal):
        limits.check(1001, private=True, paid=True)


def test_a_private_chat_takes_a_burst_and_then_one_a_second() -> None:
    watch = Stopwatch()
    limits = FloodLimits(chat_burst=3, monotonic=watch)
    for _ in range(3):
        limits.check(1, private=True)
    with pytest.raises(Refusal):
        limits.check(1, private=True)
    watch.seconds += 1
    limits.check(1, private=True)


def test_a_group_takes_twenty_a_minute() -> None:
    watch = Stopwatch()
    limits = FloodLimits(monotonic=watch)
    for _ in range(20):
        limits.check(-1, private=False)
    watch.seconds += 50
    with pytest.raises(Refusal) as caught:
        limits.check(-1, private=False)
    assert caught.value.parameters == {"retry_after": 10}


def test_without_a_rate_there_are_no_limits() -> None:
    limits = FloodLimits(rate=0, monotonic=Stopwatch())
    for _ in range(2000):
        limits.check(1, private=True)
    assert limits.peak == 2000
