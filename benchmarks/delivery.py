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

`--growth` owes a digest to ever more subscribers, and prints what one costs on the way: from being due to
being owed, and from being owed to being marked as sent.
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
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from sqlalchemy import insert
from strict_server import TOKEN, StrictServer, certificate, serving_strictly

if TYPE_CHECKING:
    from content.store import Database

PROJECT = Path(__file__).parents[1]
sys.path.append(str(PROJECT / "tests" / "e2e"))  # the PostgreSQL of the tests
WARMING_UP = 1.0  # seconds of the broadcast that are over before people ask
OVERTIME = 2.5  # times the planned seconds that a run may take
IN_FLIGHT = 16  # the peer's best (267 a second; 84 with 64)
SENT_OF_MANY = 10_000  # messages after which a broadcast to many subscribers is told by

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
        await deliveries.owe(connection, number, people, now)


def digest() -> str:
    """Some 2.4 kB of HTML, as a digest of seven stories has."""
    story = "<b>Exports of copper cathodes rose</b>\n" + "What happened, in two sentences of news. " * 7
    return "\n\n".join([story] * 7)


async def peer(rate: int, owed: int) -> Run:
    """python-telegram-bot with its defaults."""
    command = [sys.executable, str(Path(__file__)), "--peer", f"{rate},{owed}"]
    return await broadcast("python-telegram-bot", [command], {"SERVER": "STRICT_SERVER"}, rate, owed)


async def loop_of_aiogram(rate: int, owed: int) -> Run:
    """aiogram in a loop, which answers nobody meanwhile."""
    command = [sys.executable, str(Path(__file__)), "--aiogram", f"{rate},{owed}"]
    environment = {"SERVER": "STRICT_SERVER"}
    return await broadcast("aiogram, plain loop", [command], environment, rate, owed, people=False)


async def send_with_aiogram(rate: int, owed: int) -> None:
    """The peer's side, as its documentation broadcasts (docs.aiogram.dev, examples/broadcast)."""
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.exceptions import TelegramAPIError

    text = digest()
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["SERVER"]))
    async with Bot(TOKEN, session=session) as bot:
        for chat in range(1, owed + 1):
            with suppress(TelegramAPIError):  # the server counts refusals
                await bot.send_message(chat, text, parse_mode="HTML")
            await asyncio.sleep(1 / rate)


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


async def grow(numbers: Sequence[int]) -> None:
    """What a subscriber costs, however many there are."""
    print(f"{'subscribers':>12}{'due to owed, us CPU':>22}{'owed to sent, us CPU':>22}")
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            owing, sending = await _grown(f"sqlite:///{folder}/jarshy.db", number)
        print(f"{number:12,}{owing:22.1f}{sending:22.1f}", flush=True)


async def _grown(url: str, number: int) -> tuple[float, float]:
    """Microseconds of processor time a subscriber: for owing all, and for the first messages sent."""
    from bot.delivery.digests import DigestBuilder
    from bot.delivery.outbox import Outbox
    from bot.delivery.pace import Pace
    from bot.delivery.sender import Sender
    from content.clock import SystemClock
    from content.newsroom import Newsroom

    clock = SystemClock()
    async with await Newsroom.open(url, clock) as newsroom:
        await _subscribe(newsroom.database, number, clock.now())
        outbox = Outbox(newsroom.database, lambda: None)
        builder = DigestBuilder(newsroom, outbox, clock, "UTC")
        begun = time.process_time()
        assert await builder.build_due() == number
        owing = time.process_time() - begun
        posted = _Posted()
        sender = Sender(newsroom.database, posted, Pace(1000), clock)  # type: ignore[arg-type]
        wanted = min(number, SENT_OF_MANY)
        begun = time.process_time()
        sender.start()
        while posted.number < wanted:
            await asyncio.sleep(0.01)
        sending = time.process_time() - begun
        await sender.stop()
    return owing * 1e6 / number, sending * 1e6 / posted.number


class _Posted:
    """Stands for the courier: whatever is posted has arrived 50 ms later."""

    def __init__(self) -> None:
        self.number = 0

    def seal(self, _message: object, _layout: str) -> object:
        return object()

    def post(self, _envelope: object, _chat: int, _thread: int) -> "asyncio.Future[tuple[int, bytes]]":
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[tuple[int, bytes]] = loop.create_future()
        self.number += 1
        loop.call_later(0.05, answer.set_result, (200, b""))
        return answer

    async def hang_up(self) -> None: ...


async def _subscribe(database: "Database", number: int, now: datetime) -> None:
    """So many subscribers in five zones and four languages, all due now."""
    from content.store import subscribers
    from content.store.schema import subscriber
    from content.store.subscribers import Subscriber

    zones = ("UTC", "Asia/Almaty", "Europe/Berlin", "Asia/Shanghai", "America/New_York")
    for start in range(0, number, 1000):
        rows = [
            subscribers._row(
                Subscriber(
                    chat,
                    0,
                    "private",
                    ("en", "ru", "kk", "zh")[chat % 4],
                    zones[chat % 5],
                    created=now,
                    hours=("08:00",),
                    subscribed=True,
                    next_due=now,
                )
            )
            for chat in range(start + 1, min(start + 1000, number) + 1)
        ]
        async with database.write() as connection:
            await connection.execute(insert(subscriber), rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rates", default="30,1000")
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--growth", default="", help="numbers of subscribers, such as 1000,10000")
    parser.add_argument("--peer", default="", help=argparse.SUPPRESS)
    parser.add_argument("--aiogram", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peer:
        send_as_peer(*map(int, options.peer.split(",")))
    elif options.aiogram:
        asyncio.run(send_with_aiogram(*map(int, options.aiogram.split(","))))
    elif options.growth:
        asyncio.run(grow([int(number) for number in options.growth.split(",")]))
    else:
        asyncio.run(measure([int(rate) for rate in options.rates.split(",") if rate], options.seconds))


if __name__ == "__main__":
    main()
