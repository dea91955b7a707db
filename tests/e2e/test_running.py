"""The whole bot as an operator runs it, against a Bot API server that refuses what Telegram refuses."""

import signal
import socket
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from bot_api_server import telegram_server
from proxy_server import running_proxy

from bot.web.playground import AIGERIM, BEN


def free_port() -> int:
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def words(value):
    """The words of a rich message, wherever they stand in it."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(map(words, value))
    if isinstance(value, dict):
        return "".join(words(part) for key, part in value.items() if key not in {"type", "url"})
    return ""


def said(playground, user):
    """What the bot said to a person."""
    return [
        message.text or words(message.rich)
        for message in playground.messages(user.id)
        if message.sender.is_bot
    ]


def make_due(database: str) -> None:
    """As if the subscribers' hour had come a minute ago."""
    past = (datetime.now(UTC) - timedelta(minutes=1)).timestamp() * 1000
    with closing(sqlite3.connect(database, timeout=10)) as connection, connection:
        connection.execute("UPDATE subscriber SET next_due = ? WHERE subscribed", (int(past),))


@pytest.fixture(params=["polling", "webhook"])
def way(request):
    """How updates reach the bot."""
    if request.param == "polling":
        return {}
    port = free_port()
    return {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "WEBHOOK_SECRET": "a-secret_1",
        "LISTEN": f"127.0.0.1:{port}",
    }


def test_a_whole_conversation_and_a_scheduled_digest(started, way, tmp_path):
    # No person talks as fast as the test, so the limit to one chat is wider.
    with telegram_server(chat_burst=30) as telegram:
        bot = started(TELEGRAM_BOT_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.address, **way)
        telegram.wait_for(lambda playground: playground.api.calls["setmycommands"])

        def ask(text, expected, user=BEN, messages=1):
            before = telegram.do(lambda playground: len(said(playground, user)))
            telegram.do(lambda playground: playground.say(user.id, text))
            answers = telegram.wait_for(
                lambda playground: (
                    len(said(playground, user)) >= before + messages and said(playground, user)[before:]
                )
            )
            assert expected in answers[0], answers

        ask("/start", "Jarshy", messages=3)
        ask("/start", "Жаршы", user=AIGERIM, messages=3)
        ask("Taiwan", "Taiwan is part of China")
        ask("/trade", "$24 billion")
        ask("What does Kazakhstan export to China?", "copper cathodes")
        ask("who won the chess olympiad", "")
        ask("/help", "/subscribe")
        ask("/subscribe 08:00", "08:00")

        answer, data = telegram.do(
            lambda playground: next(
                (message, button["callback_data"])
                for message in playground.messages(BEN.id)
                for row in (message.keyboard or {}).get("inline_keyboard", ())
                for button in row
                if button.get("callback_data", "").startswith("sec")
            )
        )
        tapped = telegram.do(lambda playground: playground.tap(BEN.id, answer.id, data))
        telegram.wait_for(lambda playground: tapped.answered)

        before = telegram.do(lambda playground: len(said(playground, BEN)))
        make_due(f"{tmp_path}/jarshy.db")
        digest = telegram.wait_for(lambda playground: said(playground, BEN)[before:], within=40)
        assert "The Astana Times" in digest[0]
        assert telegram.do(lambda playground: playground.world.rejections) == []

        bot.send_signal(signal.SIGTERM)
        assert bot.wait(15) == 0
    log = (tmp_path / "log.txt").read_text()
    assert "Traceback" not in log
    assert telegram.token not in log
    assert "olympiad" not in log


def test_it_stops_in_time_though_telegram_does_not_answer(started, tmp_path):
    with telegram_server() as telegram:
        bot = started(TELEGRAM_BOT_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.address)
        telegram.do(lambda playground: playground.say(BEN.id, "/subscribe"))
        telegram.wait_for(lambda playground: said(playground, BEN))
        telegram.do(lambda playground: playground.delay(60))
        telegram.do(lambda playground: playground.say(BEN.id, "Taiwan"))
        make_due(f"{tmp_path}/jarshy.db")
        telegram.wait_for(lambda _playground: owed(tmp_path), within=60)
        bot.send_signal(signal.SIGTERM)
        assert bot.wait(15) == 0  # as long as systemd and the container wait
    assert owed(tmp_path) == 1  # kept for the next start
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


def owed(folder):
    """How many deliveries are owed."""
    with closing(sqlite3.connect(folder / "jarshy.db", timeout=10)) as connection:
        return connection.execute("SELECT count(*) FROM delivery WHERE state = 'owed'").fetchone()[0]


def test_telegram_is_reached_through_the_proxy_that_is_set(started, jarshy):
    with telegram_server() as telegram, running_proxy() as proxy:
        settings = {
            "TELEGRAM_BOT_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.address,
            "TELEGRAM_PROXY": proxy.address("socks5"),
        }
        assert jarshy("check", **settings).returncode == 0
        checked = len(proxy.asked_for)
        started(**settings)
        telegram.do(lambda playground: playground.say(BEN.id, "/start"))
        telegram.wait_for(lambda playground: said(playground, BEN))
    assert 0 < checked < len(proxy.asked_for)


def test_buttons_from_before_a_restart_still_work(started, tmp_path):
    with telegram_server() as telegram:
        settings = {"TELEGRAM_BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.address}
        first = started(**settings)
        telegram.do(lambda playground: playground.say(BEN.id, "Taiwan"))
        answer = telegram.wait_for(lambda playground: [m for m in playground.messages(BEN.id) if m.keyboard])[
            0
        ]
        first.send_signal(signal.SIGTERM)
        first.wait(15)
        started(**settings)
        data = [
            button["callback_data"]
            for row in answer.keyboard["inline_keyboard"]
            for button in row
            if button.get("callback_data")
        ]
        tapped = telegram.do(lambda playground: playground.tap(BEN.id, answer.id, data[0]))
        telegram.wait_for(lambda playground: tapped.answered)
        assert telegram.do(lambda playground: playground.world.rejections) == []


def test_a_second_instance_on_one_token_says_so_and_stops(started, tmp_path):
    with telegram_server() as telegram:
        settings = {"TELEGRAM_BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.address}
        started(**settings)
        telegram.wait_for(lambda playground: playground.api.calls["getupdates"])
        second = started(**settings, DATABASE_URL=f"sqlite:///{tmp_path}/second.db")
        assert second.wait(20) == 1
    assert "another instance" in (tmp_path / "log.txt").read_text()


def test_a_refused_token_is_one_line_and_exit_code_2(started, tmp_path):
    with telegram_server() as telegram:
        bot = started(TELEGRAM_BOT_TOKEN="1000000001:not-the-right-token", TELEGRAM_API_URL=telegram.address)
        assert bot.wait(20) == 2
    assert "TELEGRAM_BOT_TOKEN" in (tmp_path / "log.txt").read_text()


def test_without_a_token_the_playground_prints_its_address_and_refuses_other_hosts(started):
    import http.client

    bot = started(LISTEN="0.0.0.0:0")
    line = bot.stdout.readline()
    host, port = line.split("http://")[1].split()[0].split(":")
    assert host == "127.0.0.1"
    connection = http.client.HTTPConnection(host, int(port), timeout=10)
    connection.request("GET", "/", headers={"Host": "evil.example"})
    assert connection.getresponse().status == 403
    connection.close()


def test_the_playground_keeps_away_from_a_real_bots_readers(started, tmp_path):
    with telegram_server() as telegram:
        bot = started(TELEGRAM_BOT_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.address)
        telegram.wait_for(lambda playground: playground.api.calls["getupdates"])
        bot.send_signal(signal.SIGTERM)
        bot.wait(15)
    playground = started()
    assert playground.wait(20) == 1
    assert "TELEGRAM_BOT_TOKEN" in (tmp_path / "log.txt").read_text()


def test_a_role_without_others_to_share_with_is_refused(started, tmp_path):
    bot = started("--role", "worker", TELEGRAM_BOT_TOKEN="1000000001:a-token-like-any-other")
    assert bot.wait(20) == 2
    assert "PostgreSQL" in (tmp_path / "log.txt").read_text()
