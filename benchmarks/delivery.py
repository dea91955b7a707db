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
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
from sqlalchemy import BigInteger, case, func, insert, literal, select, update
from strict_server import TOKEN, StrictServer, certificate, serving_strictly

if TYPE_CHECKING:
    from postgresql_server import Server

    from bot.delivery.outbox import Outbox
    from content.clock import Clock
    from content.newsroom import Newsroom
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
        await deliveries.owe(connection, {number: people}, now)


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


async def grow(numbers: Sequence[int], *, on_server: bool) -> None:
    """What a subscriber costs, however many there are, in microseconds of this process's processor time.

    What a PostgreSQL server takes in addition stands behind a plus sign.
    """
    steps = ("due to owed", "a second digest", "the first sent", "the last sent")
    print(f"{'subscribers':>12}" + "".join(f"{step:>18}" for step in steps) + f"{'editions, s':>14}")
    with ExitStack() as stack:
        server = None
        if on_server:
            from postgresql_server import running_server

            server = stack.enter_context(running_server())
        for number in numbers:
            with tempfile.TemporaryDirectory() as folder:
                url = server.url(await server.new_database()) if server else f"sqlite:///{folder}/jarshy.db"
                costs, editions = await _grown(url, number, _Meter(server))
            print(
                f"{number:12,}" + "".join(f"{cost:>18}" for cost in costs) + f"{editions:14.1f}", flush=True
            )


class _Meter:
    """Processor time of this process, and of a PostgreSQL server's."""

    def __init__(self, server: "Server | None") -> None:
        self._server = server
        self._here, self._there = self._used()

    def per(self, number: int, *, without: float = 0.0) -> str:
        """What was used since the last question, `without` some seconds, as microseconds each."""
        before, self._here, self._there = (self._here, self._there), *self._used()
        here, there = self._here - before[0] - without, self._there - before[1]
        return f"{here * 1e6 / number:.0f}" + (f" + {there * 1e6 / number:.0f}" if self._server else "")

    def _used(self) -> tuple[float, float]:
        if self._server is None:
            return time.process_time(), 0.0
        main = self._server.main()
        there = sum(sum(one.cpu_times()[:2]) for one in main.children()) + sum(main.cpu_times()[:4])
        return time.process_time(), there


async def _grown(url: str, number: int, meter: _Meter) -> tuple[list[str], float]:
    """What each step costs a subscriber, and seconds of processor time for making the editions."""
    from bot.delivery.outbox import Outbox
    from bot.delivery.pace import Pace
    from bot.delivery.sender import Sender
    from content.clock import SystemClock
    from content.newsroom import Newsroom

    clock, costs = SystemClock(), []
    async with await Newsroom.open(url, clock) as newsroom:
        database = newsroom.database
        await _subscribe(database, number, clock.now())
        builder = _builder(newsroom, Outbox(database, lambda: None), clock)
        for _ in range(2):
            await _make_due(database, clock.now())
            await _leave(database, 0, clock.now())
            meter.per(1)
            made = builder.seconds
            while groups := await builder.due_groups():
                for group in groups:
                    await builder.build_due(group)
            costs.append(meter.per(number, without=builder.seconds - made))
        for left in (number, SENT_OF_MANY):
            wanted = min(await _leave(database, left, clock.now()), SENT_OF_MANY, max(500, number // 2))
            posted = _Posted()
            sender = Sender(database, posted, Pace(1000), clock)  # type: ignore[arg-type]
            meter.per(1)
            sender.start()
            while posted.number < wanted:
                await asyncio.sleep(0.01)
            await sender.stop()
            costs.append(meter.per(posted.number))
    return costs, builder.seconds


def _builder(newsroom: "Newsroom", outbox: "Outbox", clock: "Clock") -> Any:
    """A builder that counts in `seconds` what making editions takes."""
    from bot.delivery.digests import Cohort, DigestBuilder

    class Counting(DigestBuilder):
        seconds = 0.0

        async def _rendered(self, cohort: Cohort, now: datetime) -> Any:
            begun = time.process_time()
            made = await super()._rendered(cohort, now)
            self.seconds += time.process_time() - begun
            return made

    return Counting(newsroom, outbox, clock, "UTC")


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
    """So many subscribers in five zones and four languages, all due now; made by the database itself."""
    from content.store import subscribers
    from content.store.schema import subscriber
    from content.store.subscribers import Subscriber

    one = Subscriber(
        0, 0, "private", "en", "UTC", created=now, hours=("08:00",), subscribed=True, next_due=now
    )
    zones = ("UTC", "Asia/Almaty", "Europe/Berlin", "Asia/Shanghai", "America/New_York")
    numbers = select(literal(1, BigInteger).label("chat")).cte("numbers", recursive=True)
    numbers = numbers.union_all(select(numbers.c.chat + 1).where(numbers.c.chat < number))
    values: dict[str, Any] = {
        name: literal(value, subscriber.c[name].type) for name, value in subscribers._row(one).items()
    }
    values["chat_id"] = numbers.c.chat
    values["language"] = _in_turn(numbers.c.chat, ("en", "ru", "kk", "zh"))
    values["timezone"] = _in_turn(numbers.c.chat, zones)
    async with database.write() as connection:
        await connection.execute(insert(subscriber).from_select(list(values), select(*values.values())))


def _in_turn(number: Any, values: Sequence[str]) -> Any:
    return case(*((number % len(values) == place, value) for place, value in enumerate(values)))


async def _make_due(database: "Database", now: datetime) -> None:
    """As if a day had passed."""
    from content.store.schema import subscriber

    async with database.write() as connection:
        await connection.execute(update(subscriber).values(next_due=now))


async def _leave(database: "Database", number: int, now: datetime) -> int:
    """Have what is owed sent, but for the last `number` chats; returns how many are owed still."""
    from content.store.schema import delivery

    async with database.write() as connection:
        last = func.coalesce(select(func.max(delivery.c.chat_id)).scalar_subquery(), 0)
        done = (delivery.c.state == "owed") & (delivery.c.chat_id <= last - number)
        await connection.execute(update(delivery).where(done).values(state="sent", sent=now))
        owed = select(func.count()).where(delivery.c.state == "owed")
        return int((await connection.execute(owed)).scalar_one())


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
    parser.add_argument("--peer", default="", help=argparse.SUPPRESS)
    parser.add_argument("--aiogram", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peer:
        send_as_peer(*map(int, options.peer.split(",")))
    elif options.aiogram:
        asyncio.run(send_with_aiogram(*map(int, options.aiogram.split(","))))
    elif options.growth:
        numbers = [int(number) for number in options.growth.split(",")]
        asyncio.run(grow(numbers, on_server=options.postgresql))
    else:
        asyncio.run(measure([int(rate) for rate in options.rates.split(",") if rate], options.seconds))


if __name__ == "__main__":
    main()
