"""kill -9 in the middle of a broadcast: nobody goes without, and only what was in flight comes twice."""

import asyncio
import signal
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot_api_server import telegram_server

from content.store import Database, subscribers

SUBSCRIBERS = 1000
RATE = 300  # messages a second asked for
IN_FLIGHT = RATE // 4  # as many deliveries as the sender has open, marking included


async def _subscribed(path: Path) -> None:
    database = await Database.open(f"sqlite:///{path}")
    now = datetime.now(UTC)
    async with database.write() as connection:
        for chat in range(10_000, 10_000 + SUBSCRIBERS):
            one = await subscribers.get_or_create(connection, chat, 0, "private", "en", "UTC", now)
            await subscribers.update(
                connection, replace(one, subscribed=True, hours=("08:00",), next_due=now)
            )
    await database.close()


def test_everyone_has_the_digest_after_a_kill_in_the_middle(started, tmp_path):
    asyncio.run(_subscribed(tmp_path / "jarshy.db"))
    with telegram_server(rate=0, any_chat=True) as telegram:
        settings = {
            "TELEGRAM_BOT_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.address,
            "MESSAGES_PER_SECOND": str(RATE),
        }

        def received(playground):
            return {chat: len(playground.messages(chat)) for chat in range(10_000, 10_000 + SUBSCRIBERS)}

        def messages(playground):
            return sum(received(playground).values())

        bot = started(**settings)
        telegram.wait_for(lambda playground: messages(playground) >= SUBSCRIBERS // 3, within=60)
        bot.send_signal(signal.SIGKILL)
        bot.wait(10)
        assert telegram.do(messages) < SUBSCRIBERS
        again = started(**settings)
        telegram.wait_for(lambda playground: all(received(playground).values()), within=60)
        again.send_signal(signal.SIGTERM)
        assert again.wait(15) == 0
        doubled = telegram.do(lambda playground: sum(n - 1 for n in received(playground).values()))
        assert doubled <= IN_FLIGHT
        assert telegram.do(lambda playground: playground.world.rejections) == []


def test_stopping_in_the_middle_doubles_nothing(started, tmp_path):
    asyncio.run(_subscribed(tmp_path / "jarshy.db"))
    with telegram_server(rate=0, any_chat=True) as telegram:
        settings = {
            "TELEGRAM_BOT_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.address,
            "MESSAGES_PER_SECOND": str(RATE),
        }

        def received(playground):
            return [len(playground.messages(chat)) for chat in range(10_000, 10_000 + SUBSCRIBERS)]

        bot = started(**settings)
        telegram.wait_for(lambda playground: sum(received(playground)) >= SUBSCRIBERS // 3, within=60)
        bot.send_signal(signal.SIGTERM)
        assert bot.wait(15) == 0
        started(**settings)
        telegram.wait_for(lambda playground: all(received(playground)), within=60)
        doubled = sum(number - 1 for number in telegram.do(received))
        assert doubled == 0
