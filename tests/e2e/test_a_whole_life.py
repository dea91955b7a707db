"""One reader's life with the bot, over HTTP, against a server that refuses what Telegram refuses."""

import signal
import sqlite3
from contextlib import closing

import pytest
from bot_api_server import telegram_server
from test_running import make_due, said

from bot.locales import texts
from bot.web.playground import AIGERIM, BEN

RUSSIAN = texts("ru")
LITHIUM = """# Литий нашли под Усть-Каменогорском

Геологи нашли под Усть-Каменогорском литий: запасы руды оценивают в два миллиона тонн.
Министерство промышленности сообщило об этом в понедельник.
"""


class Life:
    """The reader, the bot's process and the server between them."""

    def __init__(self, telegram, start, database):
        self.telegram, self.start, self.database = telegram, start, database
        self.bot = None

    def begin(self):
        """Start the bot; again after it was stopped."""
        polls = self.telegram.do(lambda playground: playground.api.calls["getupdates"])
        self.bot = self.start(TELEGRAM_BOT_TOKEN=self.telegram.token, TELEGRAM_API_URL=self.telegram.address)
        self.telegram.wait_for(lambda playground: playground.api.calls["getupdates"] > polls)

    def end(self):
        self.bot.send_signal(signal.SIGTERM)
        assert self.bot.wait(15) == 0

    def say(self, text, messages=1, user=AIGERIM, **where):
        """What the bot answers, once it has said so many messages."""
        chat = where.get("chat_id", user.id)
        before = self.telegram.do(lambda playground: len(said(playground, _Chat(chat))))
        self.telegram.do(lambda playground: playground.say(user.id, text, **where))
        return self.heard(chat, before, messages)

    def heard(self, chat, before, messages=1, within=40):
        """What the bot says in a chat beyond what it has said before."""
        return self.telegram.wait_for(
            lambda playground: (
                len(said(playground, _Chat(chat))) >= before + messages
                and said(playground, _Chat(chat))[before:]
            ),
            within=within,
        )

    def told(self, chat):
        return self.telegram.do(lambda playground: len(said(playground, _Chat(chat))))

    def tap(self, data):
        """Tap the newest button of this kind, and wait for the answer; the message as it then stands."""
        message, found = self.telegram.do(lambda playground: _button(playground, AIGERIM.id, data))
        query = self.telegram.do(lambda playground: playground.tap(AIGERIM.id, message.id, found))
        self.telegram.wait_for(lambda playground: query.answered)
        return message

    def rows(self, chat):
        """The tables in which anything about a chat, or its person, is kept."""
        with closing(sqlite3.connect(self.database, timeout=10)) as connection:
            tables = [
                row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            ]
            return {
                table
                for table in tables
                for column in connection.execute(f"SELECT name FROM pragma_table_info('{table}')")
                if column[0] in {"chat_id", "user_id"}
                and connection.execute(f"SELECT 1 FROM {table} WHERE {column[0]} = ?", (chat,)).fetchone()
            }


class _Chat:
    """Whatever has messages."""

    def __init__(self, chat_id):
        self.id = chat_id


def _button(playground, chat, data):
    for message in reversed(playground.messages(chat)):
        for row in (message.keyboard or {}).get("inline_keyboard", ()):
            for button in row:
                if button.get("callback_data", "").startswith(data):
                    return message, button["callback_data"]
    raise AssertionError(f"no button {data!r}")


@pytest.fixture
def life(started, tmp_path):
    # No person taps and writes as fast as this one, so the limit to one chat is wider.
    with telegram_server(chat_burst=60) as telegram:
        made = Life(telegram, started, tmp_path / "jarshy.db")
        made.begin()
        yield made
        assert telegram.do(lambda playground: playground.world.rejections) == []
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


def test_a_reader_comes_is_served_leaves_comes_back_and_is_forgotten(life, jarshy, tmp_path):
    greeting, edition, step = life.say("/start", messages=3)
    assert RUSSIAN("welcome-title") in greeting
    assert RUSSIAN("digest-library") in edition  # a fresh installation has its shelf
    assert RUSSIAN("begin-language") in step
    life.tap("begin|topics|ru")
    life.tap("begin|topic|trade")
    life.tap("begin|hour")
    message = life.tap("begin|at|08:00")
    assert "08:00" in life.telegram.do(lambda playground: said_by(message))

    assert "Taiwan" in life.say("Тайвань")[0]

    assert RUSSIAN("alerts-added", words="литий") in life.say("/alerts литий")
    before = life.told(AIGERIM.id)
    life.end()
    (tmp_path / "lithium.md").write_text(LITHIUM, "utf-8")
    assert jarshy("ingest", "lithium.md").returncode == 0
    life.begin()
    (alert,) = life.heard(AIGERIM.id, before)
    assert RUSSIAN("alert-title", words="литий") in alert

    group = life.telegram.do(
        lambda playground: playground.add_group("Торговля", AIGERIM.id, BEN.id, forum=True)
    )
    life.heard(group.id, 0)
    thread = life.telegram.do(lambda playground: playground.add_thread(group.id, "Новости"))
    refused = life.say("/subscribe", user=BEN, chat_id=group.id, thread_id=thread)
    assert RUSSIAN("group-admins-only") in refused or texts("en")("group-admins-only") in refused
    life.say("/subscribe", chat_id=group.id, thread_id=thread)
    private, public = life.told(AIGERIM.id), life.told(group.id)
    make_due(life.database)
    life.heard(AIGERIM.id, private)
    life.heard(group.id, public)
    digest = life.telegram.do(lambda playground: playground.messages(group.id)[-1])
    assert digest.thread_id == thread

    query = life.telegram.do(lambda playground: playground.ask_inline(AIGERIM.id, "trade"))
    answer = life.telegram.wait_for(lambda playground: playground.world.inline_answers[query])
    shared = life.telegram.do(
        lambda playground: playground.share_inline(
            AIGERIM.id, query, answer.results[0]["id"], chat_id=group.id, thread_id=thread
        )
    )
    assert shared.keyboard["inline_keyboard"][0][-1]["url"].startswith("https://t.me/jarshy_bot?start=art_")

    life.telegram.do(lambda playground: playground.block(AIGERIM.id))
    life.telegram.wait_for(lambda playground: not playground.world.updates.pending)
    private, public = life.told(AIGERIM.id), life.told(group.id)
    make_due(life.database)
    life.heard(group.id, public)
    assert life.told(AIGERIM.id) == private
    (welcome,) = life.say("/start")  # which takes the bot back
    assert RUSSIAN("welcome-title") in welcome
    private = life.told(AIGERIM.id)
    make_due(life.database)
    life.heard(AIGERIM.id, private)

    life.say("/privacy")
    assert life.rows(AIGERIM.id) >= {"subscriber", "alert", "alerted", "question", "delivery"}
    life.tap("forget")
    message = life.tap("forgetnow")
    assert life.telegram.do(lambda playground: said_by(message)) == RUSSIAN("forgotten")
    assert life.rows(AIGERIM.id) == set()
    assert "subscriber" in life.rows(group.id)
    life.end()


def said_by(message):
    """The words of one message."""
    return next(iter(said(_One(message), message.chat)))


class _One:
    """A playground with a single message."""

    def __init__(self, message):
        self.message = message

    def messages(self, _chat):
        return [self.message]
