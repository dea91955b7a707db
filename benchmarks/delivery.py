"""A broadcast through the whole bot, beside others' ways of doing one, on a server with strict limits.

usage: python benchmarks/delivery.py [--rates 30,1000] [--seconds 20] [--growth 1000,10000,100000,1000000]

Each run owes a digest of 2.4 kB to rate x seconds chats, starts the sender in processes of its own against
benchmarks/strict_server.py (50 ms answers, a strict sliding second, a question five times a second), and
prints the rate that was held, refusals (429), the sending processes' processor time a message, and how long
people waited for an answer meanwhile. One run has TLS and no questions: what sending itself costs. One has
PostgreSQL (found or brought along as for the tests), two senders and a web process under one limit.

The peers are python-telegram-bot as it comes, with its own HTTP client and AIORateLimiter, and aiogram as its
documentation broadcasts: a loop that sleeps 1/rate between messages. They have sixteen messages in flight,
which suits the first best, and one. They need `pip install aiolimiter aiogram` in the same environment
(aiogram brings an older aiohttp along; use a copy of it); what is not installed is left out.

`--growth` owes a digest to ever more subscribers, on SQLite or with `--postgresql` there, and prints what
one costs on the way: from being due to being owed, without the making of the twenty editions that they share,
and the same for a second digest; from being owed to being marked as sent, for the first ten thousand and for
the last.
"""

import argparse
import asyncio
import importlib.util
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from delivery_growth import grow
from strict_server import TOKEN, StrictServer, certificate, serving_strictly

PROJECT = Path(__file__).parents[1]
PEERS = Path(__file__).with_name("delivery_peers.py")
sys.path.append(str(PROJECT / "tests" / "e2e"))  # the PostgreSQL of the tests
WARMING_UP = 1.0  # seconds of the broadcast that are over before people ask
OVERTIME = 2.5  # times the planned seconds that a run may take

_JARSHY = [sys.executable, "-m", "bot", "run"]


@dataclass(frozen=True, slots=True)
class Run:
    """What one run gave."""

    sender: str
    asked: int  # messages a second, the server's limit
    held: float  # messages a second, answers to people included
    owed: int
    sent: int
    twice: int
    refused: int  # 429
    milliseconds: float  # of processor time a message
    waits: Sequence[float]  # seconds from question to answer
    unanswered: int

    def line(self) -> str:
        low, high = _percentile(self.waits, 50), _percentile(self.waits, 99)
        return (
            f"{self.sender:32}{self.asked:6}{self.held:9.1f}{self.held / self.asked:8.1%}"
            f"{self.sent:8}/{self.owed:<6}{self.twice:5}{self.refused:6}{self.milliseconds:9.2f}"
            f"{low * 1000:8.0f}{high * 1000:7.0f}  ({len(self.waits)}, {self.unanswered} not)"
        )


HEADING = (
    f"{'sender':32}{'limit':>6}{'held/s':>9}{'share':>8}{'sent':>8}/{'owed':<6}{'twice':>5}{'429':>6}"
    f"{'ms CPU':>9}{'p50 ms':>8}{'p99':>7}  (answers)"
)


async def broadcast(
    sender: str,
    commands: Sequence[Sequence[str]],
    environment: Mapping[str, str],
    rate: int,
    owed: int,
    *,
    people: bool = True,
    secured_with: Path | None = None,
) -> Run:
    """One broadcast by processes started with `commands`; STRICT_SERVER in their environment is the address.

    Meanwhile `people` ask five questions a second.
    """
    server = StrictServer(rate)
    async with serving_strictly(server, secured_with) as address:
        filled = {name: value.replace("STRICT_SERVER", address) for name, value in environment.items()}
        processes = [
            await asyncio.create_subprocess_exec(
                *command,
                env={"PATH": os.environ["PATH"], "PYTHONPATH": _path(), **filled},
                # Each refusal would be a page of log; the server counts them.
                stderr=asyncio.subprocess.DEVNULL,
            )
            for command in commands
        ]
        try:
            used = await _watch(server, [psutil.Process(one.pid) for one in processes], rate, owed, people)
        finally:
            running = [process for process in processes if process.returncode is None]
            for process in running:
                process.terminate()
            for process in running:
                try:
                    await asyncio.wait_for(process.wait(), 20)
                except TimeoutError:
                    process.kill()
    counts = server.counts
    return Run(
        sender=sender,
        asked=rate,
        held=counts.rate,
        owed=owed,
        sent=len(counts.chats),
        twice=counts.twice,
        refused=counts.refused,
        milliseconds=used * 1000 / max(1, len(counts.sent)),
        waits=counts.waits,
        unanswered=counts.asked - len(counts.waits),
    )


async def _watch(
    server: StrictServer, processes: Sequence[psutil.Process], rate: int, owed: int, people: bool
) -> float:
    """Wait for the broadcast's end; processor seconds used between its first and last message."""
    counts = server.counts
    until = time.monotonic() + 60
    while not counts.sent and time.monotonic() < until:
        await asyncio.sleep(0.02)
    before = sum(sum(process.cpu_times()[:2]) for process in processes)
    until = time.monotonic() + OVERTIME * owed / rate
    begun = time.monotonic()
    while len(counts.chats) + counts.refused < owed and time.monotonic() < until:
        server.asking = people and time.monotonic() - begun > WARMING_UP
        await asyncio.sleep(0.02)
    used = sum(sum(process.cpu_times()[:2]) for process in processes) - before
    server.asking = False
    await asyncio.sleep(0.5)  # for the last answers
    return used


def _path() -> str:
    return os.pathsep.join(
        [str(PROJECT), str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    )


async def jarshy(rate: int, owed: int, layout: str, *, alone: bool = False) -> Run:
    """`jarshy run` with a digest owed to so many chats.

    `alone` nobody asks anything, and the server speaks TLS: what sending itself costs.
    """
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/jarshy.db"
        await _owe(url, owed, layout)
        environment = {
            "DATABASE_URL": url,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": "STRICT_SERVER",
            "LISTEN": "127.0.0.1:0",
            "MESSAGES_PER_SECOND": str(rate),
            "LOG_LEVEL": "WARNING",
            "RICH_MESSAGES": "auto" if layout == "rich" else "off",
        }
        secured_with = None
        if alone:
            secured_with = certificate(Path(folder))
            environment["SSL_CERT_FILE"] = str(secured_with)
        return await broadcast(
            f"jarshy, {layout}" + (", TLS, no questions" if alone else ""),
            [_JARSHY],
            environment,
            rate,
            owed,
            people=not alone,
            secured_with=secured_with,
        )


async def fleet(rate: int, owed: int) -> Run:
    """Two senders and a web process on PostgreSQL."""
    from postgresql_server import running_server

    with running_server() as server:
        url = server.url(await server.new_database())
        await _owe(url, owed, "rich")
        environment = {
            "DATABASE_URL": url,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": "STRICT_SERVER",
            "LISTEN": "127.0.0.1:0",
            "MESSAGES_PER_SECOND": str(rate),
            "LOG_LEVEL": "WARNING",
        }
        commands = [[*_JARSHY, "--role", role] for role in ("sender", "sender", "web")]
        return await broadcast("jarshy, two senders, PostgreSQL", commands, environment, rate, owed)


async def _owe(url: str, owed: int, layout: str) -> None:
    from bot.views.message import Button, Message, to_json
    from content.clock import SystemClock
    from content.newsroom import Newsroom
    from content.store import deliveries
    from content.store.deliveries import Recipient

    clock = SystemClock()
    now = clock.now()
    text = digest()
    message = Message((text,), rich=text if layout == "rich" else "", keyboard=((Button("Open", "x:1"),),))
    async with await Newsroom.open(url, clock) as newsroom, newsroom.database.write() as connection:
        number = await deliveries.add_digest(connection, "digest", "everyone", to_json(message), now)
        people = [Recipient(chat, 0, layout, now) for chat in range(1, owed + 1)]
        await deliveries.owe(connection, {number: people}, now)


def digest() -> str:
    """Some 2.4 kB of HTML, as a digest of seven stories has."""
    story = "<b>Exports of copper cathodes rose</b>\n" + "What happened, in two sentences of news. " * 7
    return "\n\n".join([story] * 7)


async def peer(rate: int, owed: int) -> Run:
    """python-telegram-bot with its defaults."""
    command = [sys.executable, str(PEERS), "python-telegram-bot", str(rate), str(owed)]
    return await broadcast("python-telegram-bot", [command], {"SERVER": "STRICT_SERVER"}, rate, owed)


async def loop_of_aiogram(rate: int, owed: int) -> Run:
    """aiogram in a loop, which answers nobody meanwhile."""
    command = [sys.executable, str(PEERS), "aiogram", str(rate), str(owed)]
    environment = {"SERVER": "STRICT_SERVER"}
    return await broadcast("aiogram, plain loop", [command], environment, rate, owed, people=False)


def _percentile(values: Sequence[float], percent: int) -> float:
    if len(values) < 2:
        return float("nan")
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


async def measure(rates: Sequence[int], seconds: int) -> list[Run]:
    print(HEADING)
    runs = []
    for rate in rates:
        owed = rate * seconds
        jobs = [
            lambda rate=rate, owed=owed: jarshy(rate, owed, "plain"),
            lambda rate=rate, owed=owed: jarshy(rate, owed, "rich"),
            lambda rate=rate, owed=owed: jarshy(rate, owed, "rich", alone=True),
            lambda rate=rate, owed=owed: fleet(rate, owed),
        ]
        if importlib.util.find_spec("aiolimiter"):
            jobs.append(lambda rate=rate, owed=owed: peer(rate, owed))
        if importlib.util.find_spec("aiogram"):
            jobs.append(lambda rate=rate, owed=owed: loop_of_aiogram(rate, owed))
        for job in jobs:
            run = await job()
            print(run.line(), flush=True)
            runs.append(run)
    return runs


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rates", default="30,1000")
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--growth", default="", help="numbers of subscribers, such as 1000,10000")
    parser.add_argument(
        "--postgresql", action="store_true", help="the growth on PostgreSQL, as the tests find it"
    )
    options = parser.parse_args()
    if options.growth:
        numbers = [int(number) for number in options.growth.split(",")]
        asyncio.run(grow(numbers, on_server=options.postgresql))
    else:
        asyncio.run(measure([int(rate) for rate in options.rates.split(",") if rate], options.seconds))


if __name__ == "__main__":
    main()
