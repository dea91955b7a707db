"""What a subscriber costs a broadcast, however many there are; run by `delivery.py --growth`."""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, case, func, insert, literal, select, update

if TYPE_CHECKING:
    from postgresql_server import Server

    from bot.delivery.outbox import Outbox
    from content.clock import Clock
    from content.newsroom import Newsroom
    from content.store import Database

SENT_OF_MANY = 10_000  # messages after which a broadcast to many subscribers is told by


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
