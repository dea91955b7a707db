"""A broadcast through the whole bot, beside python-telegram-bot as it comes, on a server with strict limits.

usage: python benchmarks/delivery.py [--rates 30,1000] [--seconds 20]

Each run owes a digest of 2.4 kB to rate x seconds chats, starts the sender in a process of its own against
benchmarks/strict_server.py (50 ms answers, a strict sliding second, a question five times a second), and
prints the rate that was held, refusals (429), the sending process's processor time a message, and how long
people waited for an answer meanwhile.

The peer is python-telegram-bot with its own HTTP client and its own AIORateLimiter, at the same rate, with
sixteen messages in flight, which suits it best. It needs `pip install aiolimiter`; without that its runs
are left out.
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
from strict_server import TOKEN, StrictServer, serving_strictly

PROJECT = Path(__file__).parents[1]
WARMING_UP = 1.0  # seconds of the broadcast that are over before people ask
OVERTIME = 2.5  # times the planned seconds that a run may take
IN_FLIGHT = 16  # the peer's best (267 a second; 84 with 64)


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
            f"{self.sender:24}{self.asked:6}{self.held:9.1f}{self.held / self.asked:8.1%}"
            f"{self.sent:8}/{self.owed:<6}{self.twice:5}{self.refused:6}{self.milliseconds:9.2f}"
            f"{low * 1000:8.0f}{high * 1000:7.0f}  ({len(self.waits)}, {self.unanswered} not)"
        )


HEADING = (
    f"{'sender':24}{'limit':>6}{'held/s':>9}{'share':>8}{'sent':>8}/{'owed':<6}{'twice':>5}{'429':>6}"
    f"{'ms CPU':>9}{'p50 ms':>8}{'p99':>7}  (answers)"
)


async def broadcast(
    sender: str, command: Sequence[str], environment: Mapping[str, str], rate: int, owed: int
) -> Run:
    """One broadcast by a process started with `command`; STRICT_SERVER in its environment is the address."""
    server = StrictServer(rate)
    async with serving_strictly(server) as address:
        filled = {name: value.replace("STRICT_SERVER", address) for name, value in environment.items()}
        process = await asyncio.create_subprocess_exec(
            *command,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": _path(), **filled},
            stderr=asyncio.subprocess.DEVNULL,  # each refusal would be a page of log; the server counts them
        )
        try:
            used = await _watch(server, psutil.Process(process.pid), rate, owed)
        finally:
            if process.returncode is None:
                process.terminate()
                await asyncio.wait_for(process.wait(), 20)
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


async def _watch(server: StrictServer, process: psutil.Process, rate: int, owed: int) -> float:
    """Wait for the broadcast's end; processor seconds used between its first and last message."""
    counts = server.counts
    until = time.monotonic() + 60
    while not counts.sent and time.monotonic() < until:
        await asyncio.sleep(0.02)
    before = sum(process.cpu_times()[:2])
    until = time.monotonic() + OVERTIME * owed / rate
    begun = time.monotonic()
    while len(counts.chats) + counts.refused < owed and time.monotonic() < until:
        server.asking = time.monotonic() - begun > WARMING_UP
        await asyncio.sleep(0.02)
    used = sum(process.cpu_times()[:2]) - before
    server.asking = False
    await asyncio.sleep(0.5)  # for the last answers
    return used


def _path() -> str:
    return os.pathsep.join(
        [str(PROJECT), str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    )


async def jarshy(rate: int, owed: int, layout: str) -> Run:
    """`jarshy run` with a digest owed to so many chats."""
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
        return await broadcast(
            f"jarshy run, {layout}", [sys.executable, "-m", "bot", "run"], environment, rate, owed
        )


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
        await deliveries.owe(connection, number, people, now)


def digest() -> str:
    """Some 2.4 kB of HTML, as a digest of seven stories has."""
    story = "<b>Exports of copper cathodes rose</b>\n" + "What happened, in two sentences of news. " * 7
    return "\n\n".join([story] * 7)


async def peer(rate: int, owed: int) -> Run:
    """python-telegram-bot with its defaults."""
    command = [sys.executable, str(Path(__file__)), "--peer", f"{rate},{owed}"]
    return await broadcast("python-telegram-bot", command, {"SERVER": "STRICT_SERVER"}, rate, owed)


def send_as_peer(rate: int, owed: int) -> None:
    """The peer's side: what its documentation tells to do for a broadcast."""
    from telegram import Update
    from telegram.error import TelegramError
    from telegram.ext import AIORateLimiter, Application, CommandHandler

    text = digest()

    async def answer(update: Update, _context: object) -> None:
        assert update.message is not None
        await update.message.reply_html(text)

    async def send_all(application: "Application") -> None:  # type: ignore[type-arg]
        free = asyncio.Semaphore(IN_FLIGHT)

        async def send(chat: int) -> None:
            async with free:
                try:
                    await application.bot.send_message(chat, text, parse_mode="HTML")
                except TelegramError:
                    return  # the server counts refusals

        await asyncio.gather(*(send(chat) for chat in range(1, owed + 1)))

    async def begin(application: "Application") -> None:  # type: ignore[type-arg]
        application.create_task(send_all(application))

    application = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{os.environ['SERVER']}/bot")
        .rate_limiter(AIORateLimiter(overall_max_rate=rate, overall_time_period=1))
        .concurrent_updates(True)
        .post_init(begin)
        .build()
    )
    application.add_handler(CommandHandler("trade", answer))
    application.run_polling()


def _percentile(values: Sequence[float], percent: int) -> float:
    if len(values) < 2:
        return float("nan")
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


async def measure(rates: Sequence[int], seconds: int) -> list[Run]:
    print(HEADING)
    runs = []
    for rate in rates:
        jobs = [jarshy(rate, rate * seconds, "plain"), jarshy(rate, rate * seconds, "rich")]
        if importlib.util.find_spec("aiolimiter"):
            jobs.append(peer(rate, rate * seconds))
        for job in jobs:
            run = await job
            print(run.line(), flush=True)
            runs.append(run)
    return runs


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rates", default="30,1000")
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--peer", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peer:
        send_as_peer(*map(int, options.peer.split(",")))
        return
    asyncio.run(measure([int(rate) for rate in options.rates.split(",")], options.seconds))


if __name__ == "__main__":
    main()
