"""The parts of the bot as processes of their own on one PostgreSQL, as on several machines."""

import asyncio
import re
import signal
import socket
import threading
import time
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest
from bot_api_server import telegram_server
from postgresql_server import new_database, running_server

from bot.web.playground import BEN


def free_port():
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@contextmanager
def balancer(*ports):
    """Hands connections to one web process after the other, and to the next where one is gone; its port."""
    loop, ready, turn = asyncio.new_event_loop(), threading.Event(), 0
    listening, stop = [], asyncio.Event()

    async def carry(reader, writer):
        while data := await reader.read(65536):
            writer.write(data)
        writer.close()

    async def accept(reader, writer):
        nonlocal turn
        for _ in ports:
            turn += 1
            try:
                back, forth = await asyncio.open_connection("127.0.0.1", ports[turn % len(ports)])
            except OSError:
                continue
            await asyncio.gather(carry(reader, forth), carry(back, writer), return_exceptions=True)
            return
        writer.close()

    async def serve():
        async with await asyncio.start_server(accept, "127.0.0.1", 0) as server:
            listening.append(server.sockets[0].getsockname()[1])
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    ready.wait(10)
    yield listening[0]
    loop.call_soon_threadsafe(stop.set)
    thread.join(5)


def answers(playground):
    return [message for message in playground.messages(BEN.id) if message.sender.is_bot]


def asks(telegram, text):
    """What the bot says to it."""
    before = telegram.do(lambda playground: len(answers(playground)))
    telegram.do(lambda playground: playground.say(BEN.id, text))
    return telegram.wait_for(lambda playground: answers(playground)[before:], within=40)


def make_due(url):
    """As if the subscribers' hour had come a minute ago."""

    async def change():
        connection = await asyncpg.connect(url)
        past = int((datetime.now(UTC) - timedelta(minutes=1)).timestamp() * 1000)
        await connection.execute("UPDATE subscriber SET next_due = $1 WHERE subscribed", past)
        await connection.close()

    asyncio.run(change())


@pytest.mark.timeout(240)
def test_parts_share_the_work_and_any_web_process_answers(started, postgresql, tmp_path):
    url = new_database(postgresql)
    first, second = free_port(), free_port()
    with telegram_server() as telegram, balancer(first, second) as port:
        settings = {
            "TELEGRAM_BOT_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.address,
            "DATABASE_URL": url,
        }
        webhook = {"WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram", "WEBHOOK_SECRET": "a-secret_1"}
        dying = started("--role", "web", **settings, **webhook, LISTEN=f"127.0.0.1:{first}")
        started("--role", "web", **settings, **webhook, LISTEN=f"127.0.0.1:{second}")
        started("--role", "worker", **settings)
        started("--role", "sender", **settings)
        telegram.wait_for(lambda playground: playground.api.calls["setmycommands"] >= 2, within=90)
        assert asks(telegram, "/start")
        assert asks(telegram, "/subscribe 08:00")
        assert asks(telegram, "Taiwan")

        before = telegram.do(lambda playground: len(answers(playground)))
        make_due(url)
        telegram.wait_for(lambda playground: len(answers(playground)) > before, within=60)

        dying.send_signal(signal.SIGKILL)
        dying.wait(10)
        assert asks(telegram, "What does Kazakhstan export to China?")
        assert telegram.do(lambda playground: playground.world.rejections) == []
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


@pytest.mark.timeout(240)
def test_a_restart_of_postgresql_is_told_and_passes_without_a_hand(started, tmp_path):
    with running_server() as server, telegram_server() as telegram:
        url = new_database(server)
        bot = started(TELEGRAM_BOT_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.address, DATABASE_URL=url)
        telegram.wait_for(lambda playground: playground.api.calls["setmycommands"], within=90)
        assert asks(telegram, "/subscribe 08:00")
        server.stop()
        server.start()
        assert asks(telegram, "Taiwan")
        before = telegram.do(lambda playground: len(answers(playground)))
        make_due(url)
        telegram.wait_for(lambda playground: len(answers(playground)) > before, within=60)
        assert bot.poll() is None
    log = (tmp_path / "log.txt").read_text()
    # Whichever part asks for something just then tells of it.
    assert re.search(r"PostgreSQL is away|nothing is sent for now|cannot be reached|is shutting down", log)


@pytest.mark.timeout(240)
def test_every_part_stops_by_itself_when_telegram_is_gone_and_postgresql_does_not_answer(started, tmp_path):
    with running_server() as server:
        with telegram_server() as telegram:
            settings = {
                "TELEGRAM_BOT_TOKEN": telegram.token,
                "TELEGRAM_API_URL": telegram.address,
                "DATABASE_URL": new_database(server),
            }
            parts = [started("--role", role, **settings) for role in ("web", "worker", "sender")]
            log = tmp_path / "log.txt"
            _until(lambda: len(re.findall(r"(@\w+|a worker) is running", log.read_text())) == len(parts))
            time.sleep(2)  # in which each has asked the database for something
        with server.silent():
            time.sleep(2)
            for part in parts:
                part.send_signal(signal.SIGTERM)
            # Without an end of their own they would wait for minutes; ten seconds on an idle machine.
            assert [part.wait(30) for part in parts] == [0, 0, 0]


@pytest.mark.timeout(240)
def test_a_web_process_that_cannot_set_its_webhook_yet_can_be_stopped(started, postgresql, tmp_path):
    with telegram_server() as telegram:
        telegram.do(lambda playground: playground.fail_next("setWebhook", 502, times=1000))
        web = started(
            "--role",
            "web",
            TELEGRAM_BOT_TOKEN=telegram.token,
            TELEGRAM_API_URL=telegram.address,
            DATABASE_URL=new_database(postgresql),
            WEBHOOK_URL="http://127.0.0.1:1/telegram",
            WEBHOOK_SECRET="a-secret_1",
        )
        _until(lambda: "the webhook is not set yet" in (tmp_path / "log.txt").read_text())
        web.send_signal(signal.SIGTERM)
        assert web.wait(30) == 0


def _until(condition):
    until = time.monotonic() + 90
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.1)
