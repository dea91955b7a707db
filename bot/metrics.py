"""What the bot counts about itself, in Prometheus' text form.

Our own, since it is a page of code: the format (version 0.0.4) is lines of text, and the usual client library
brings an HTTP server and a registry of processes along, which every start would pay for.
https://prometheus.io/docs/instrumenting/exposition_formats/
"""

import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds


class Counter:
    """Counts up, for each combination of its labels' values."""

    def __init__(self, name: str, meaning: str, labels: Sequence[str] = ()) -> None:
        self._name = name
        self._meaning = meaning
        self._labels = tuple(labels)
        self._counts: dict[tuple[str, ...], float] = {} if labels else {(): 0}

    def add(self, *values: str, amount: float = 1) -> None:
        """Count for these values of the labels, in their order."""
        self._counts[values] = self._counts.get(values, 0) + amount

    def lines(self) -> Iterator[str]:
        """The lines of the exposition."""
        yield from _heading(self._name, self._meaning, "counter")
        for values, count in sorted(self._counts.items()):
            yield _line(self._name, zip(self._labels, values, strict=True), count)


class Histogram:
    """How long something took, in buckets."""

    def __init__(self, name: str, meaning: str, bounds: Sequence[float] = _QUICK) -> None:
        self._name = name
        self._meaning = meaning
        self._bounds = tuple(bounds)  # seconds, ascending
        self._counts = [0] * (len(self._bounds) + 1)
        self._sum = 0.0

    def observe(self, seconds: float) -> None:
        """Note one duration."""
        self._counts[bisect_left(self._bounds, seconds)] += 1
        self._sum += seconds

    @contextmanager
    def timing(self) -> Iterator[None]:
        """Note how long the block takes, also where it raises."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.observe(time.perf_counter() - started)

    def lines(self) -> Iterator[str]:
        """The lines of the exposition."""
        yield from _heading(self._name, self._meaning, "histogram")
        total = 0
        for bound, count in zip((*map(_number, self._bounds), "+Inf"), self._counts, strict=True):
            total += count
            yield _line(f"{self._name}_bucket", [("le", bound)], total)
        yield _line(f"{self._name}_sum", (), self._sum)
        yield _line(f"{self._name}_count", (), total)


@dataclass(frozen=True, slots=True)
class Gauge:
    """A value as it is now, for each combination of its labels' values."""

    name: str
    meaning: str
    samples: Sequence[tuple[tuple[tuple[str, str], ...], float]]  # labels with their values, the value

    def lines(self) -> Iterator[str]:
        """The lines of the exposition."""
        yield from _heading(self.name, self.meaning, "gauge")
        for labels, value in self.samples:
            yield _line(self.name, labels, value)


@dataclass(frozen=True, slots=True)
class Metrics:
    """Everything a process counts. What the database knows is asked when it is looked at (bot/vitals.py)."""

    updates: Histogram = field(
        default_factory=lambda: Histogram(
            "jarshy_update_seconds", "From taking an update up to being done with it."
        )
    )
    failures: Counter = field(
        default_factory=lambda: Counter("jarshy_update_failures_total", "Updates that met an error.")
    )
    questions: Counter = field(
        default_factory=lambda: Counter(
            "jarshy_questions_total", "Questions by whether something answered them.", ["answered"]
        )
    )
    question_time: Histogram = field(
        default_factory=lambda: Histogram("jarshy_question_seconds", "Finding the answer to a question.")
    )
    deliveries: Counter = field(
        default_factory=lambda: Counter(
            "jarshy_deliveries_total", "What came of sending digests, alerts and broadcasts.", ["result"]
        )
    )
    polls: Counter = field(
        default_factory=lambda: Counter("jarshy_feed_polls_total", "Polls of feeds by result.", ["result"])
    )
    loop_delay: Histogram = field(
        default_factory=lambda: Histogram(
            "jarshy_event_loop_delay_seconds", "How much later than wanted the event loop woke up."
        )
    )

    def page(self, gauges: Iterable[Gauge] = ()) -> str:
        """All of it, with `gauges`, as Prometheus reads it."""
        counted: tuple[Counter | Histogram, ...] = (
            self.updates,
            self.failures,
            self.questions,
            self.question_time,
            self.deliveries,
            self.polls,
            self.loop_delay,
        )
        lines = chain.from_iterable(one.lines() for one in (*counted, *gauges))
        return "".join(f"{line}\n" for line in lines)


def _heading(name: str, meaning: str, kind: str) -> Iterator[str]:
    escaped = meaning.replace("\\", r"\\").replace("\n", r"\n")
    yield f"# HELP {name} {escaped}"
    yield f"# TYPE {name} {kind}"


def _line(name: str, labels: Iterable[tuple[str, str]], value: float) -> str:
    written = ",".join(f'{label}="{_escaped(text)}"' for label, text in labels)
    return f"{name}{{{written}}} {_number(value)}" if written else f"{name} {_number(value)}"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


def _number(value: float) -> str:
    return repr(int(value)) if value == int(value) else repr(value)
