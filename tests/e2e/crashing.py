"""Rounds of a broadcast in which a process is ended at a random instant, and what became of the digests."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from strict_server import TOKEN, StrictServer, serving_strictly

from content.store import Database, subscribers

PROJECT = Path(__file__).parents[2]
READERS = 400  # new ones each round
RATE = 200  # messages a second
ROUND_TRIP = 0.05  # seconds that the server takes to answer
MARKING = 0.02  # seconds that may pass from an answer to the commit that says so

_BUILDING = 3.0  # seconds before the first message in which a kill may fall, in one round of four
_WITHIN = 90.0  # seconds for a round to end, on a machine that does other things as well


@dataclass
class Rounds:
    """What came of several rounds."""

    kills: int = 0
    stops: int = 0  # SIGTERM
    lost: int = 0
    twice: int = 0  # after kills
    most_twice: int = 0  # after one kill
    most_bound: int = 0  # of the bounds, one for each kill
    beyond: int = 0  # more than a kill's bound, summed up
    twice_after_stops: int = 0
    refused: int = 0  # 429
    recovered: list[float] = field(
        default_factory=list
    )  # seconds from the end of a process to the last digest

    def line(self) -> str:
        """All of it on one line."""
        slowest = max(self.recovered, default=0.0)
        return (
            f"{self.kills + self.stops} rounds ({self.kills} kill -9, {self.stops} SIGTERM): "
            f"lost {self.lost}; twice {self.twice} after kills (most {self.most_twice}, bound {bound()}, by "
            f"slow answers up to {self.most_bound}, {self.beyond} beyond), "
            f"{self.twice_after_stops} after SIGTERM; 429: {self.refused}; slowest recovery {slowest:.1f} s"
        )


def bound(round_trip: float = ROUND_TRIP) -> int:
    """How many may come twice after a kill: what was sent and not marked."""
    return round(RATE * (round_trip + MARKING)) + 1


def _slowest(server: StrictServer, killed: float) -> float:
    """How long the answers took that were under way in the second before a kill, at most (seconds)."""
    under_way = [end - came for came, end in server.counts.round_trips if end > killed - 1 and came < killed]
    return max(under_way, default=ROUND_TRIP)


class Telegram:
    """The strict server in a thread of its own."""

    def __init__(self) -> None:
        self.server = StrictServer(RATE, delay=ROUND_TRIP)
        self.address = ""
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._ready = threading.Event()

    def run(self) -> None:
        async def serve() -> None:
            async with serving_strictly(self.server) as self.address:
                self._ready.set()
                await self._stop.wait()

        self._loop.run_until_complete(serve())

    @contextmanager
    def serving(self) -> Iterator[None]:
        thread = threading.Thread(target=self.run, daemon=True)
        thread.start()
        self._ready.wait(10)
        try:
            yield
        finally:
            self._loop.call_soon_threadsafe(self._stop.set)
            thread.join(10)


class Fleet:
    """The processes of one installation; `roles` are their options for `jarshy run`."""

    def __init__(self, folder: Path, url: str, address: str, roles: Sequence[Sequence[str]]) -> None:
        self._folder = folder
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "PYTHONPATH": str(PROJECT),
            "DATABASE_URL": url,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": address,
            "MESSAGES_PER_SECOND": str(RATE),
            "LISTEN": "127.0.0.1:0",
        }
        self._roles = roles
        self._processes = [self._start(number) for number in range(len(roles))]

    def end_one(self, how: signal.Signals) -> None:
        """End a random process and start another in its place, as a supervisor does."""
        number = random.randrange(len(self._processes))
        process = self._processes[number]
        process.send_signal(how)
        code = process.wait(30)
        assert code == (0 if how is signal.SIGTERM else -how), f"{self._roles[number]} ended with {code}"
        self._processes[number] = self._start(number)

    def stop(self) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(self, number: int) -> "subprocess.Popen[bytes]":
        with (self._folder / f"process-{number}.log").open("a") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "bot", "run", *self._roles[number]],
                cwd=self._folder,
                env=self._environment,
                stdout=log,
                stderr=log,
            )


def crash_rounds(folder: Path, url: str, roles: Sequence[Sequence[str]], number: int) -> Rounds:
    """So many rounds, every third with SIGTERM, the others with kill -9."""
    telegram, rounds = Telegram(), Rounds()
    with telegram.serving():
        fleet = Fleet(folder, url, telegram.address, roles)
        try:
            for place in range(number):
                how = signal.SIGTERM if place % 3 == 1 else signal.SIGKILL
                _round(place, how, url, telegram.server, fleet, rounds)
        finally:
            fleet.stop()
    rounds.refused = telegram.server.counts.refused
    return rounds


def _round(
    place: int, how: signal.Signals, url: str, server: StrictServer, fleet: Fleet, rounds: Rounds
) -> None:
    counts = server.counts
    chats_before, twice_before = len(counts.chats), counts.twice
    asyncio.run(_make_due(url, range(1 + place * READERS, 1 + (place + 1) * READERS)))
    if random.random() < 0.25:
        time.sleep(random.uniform(0, _BUILDING))
    else:
        _until(lambda: len(counts.chats) > chats_before)
        time.sleep(random.uniform(0, READERS / RATE))
    killed = time.monotonic()
    fleet.end_one(how)
    ended = time.monotonic()
    _until(lambda: len(counts.chats) == chats_before + READERS)
    rounds.recovered.append(time.monotonic() - ended)
    time.sleep(1)  # in which a second one would come
    twice = counts.twice - twice_before
    rounds.lost += chats_before + READERS - len(counts.chats)
    if how is signal.SIGTERM:
        rounds.stops += 1
        rounds.twice_after_stops += twice
    else:
        rounds.kills += 1
        rounds.twice += twice
        rounds.most_twice = max(rounds.most_twice, twice)
        allowed = bound(_slowest(server, killed))
        rounds.most_bound = max(rounds.most_bound, allowed)
        rounds.beyond += max(0, twice - allowed)


async def _make_due(url: str, chats: range) -> None:
    database = await Database.open(url)
    now = datetime.now(UTC)
    async with database.write() as connection:
        for chat in chats:
            one = await subscribers.get_or_create(connection, chat, 0, "private", "en", "UTC", now)
            one = replace(one, subscribed=True, hours=("08:00",), next_due=now)
            await subscribers.update(connection, one)
    await database.close()


def _until(condition: Callable[[], bool]) -> None:
    """Wait for it; after too long go on, since what is missing is what has to be counted."""
    until = time.monotonic() + _WITHIN
    while not condition() and time.monotonic() < until:
        time.sleep(0.02)
