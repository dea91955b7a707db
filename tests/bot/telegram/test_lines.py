"""Posting over bare connections, to real sockets that behave well and badly."""

import asyncio
import json

import pytest
from telegram.error import NetworkError, TimedOut

from bot.delivery.outcomes import NotSent
from bot.telegram import lines as module
from bot.telegram.lines import Lines

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


class Server:
    """Answers each request with the next of `answers`, the last one for good; None answers nothing."""

    def __init__(self, *answers: bytes | None) -> None:
        self.answers = list(answers or (OK,))
        self.requests: list[tuple[str, dict]] = []
        self.connections = 0
        self.pause = 0.0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                length = int(head.lower().partition("content-length: ")[2].partition("\r\n")[0])
                body = json.loads(await reader.readexactly(length))
                self.requests.append((head.splitlines()[0], body))
                await asyncio.sleep(self.pause)
                answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                if answer is None:
                    await asyncio.sleep(60)
                    return
                writer.write(answer)
                await writer.drain()
                if b"Connection: close" in answer or b"Content-Length: 99" in answer:
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()


@pytest.fixture
async def opened():
    """Starts a server and the lines to it."""
    started = []

    async def open_lines(*answers: bytes | None, connections: int = 4) -> tuple[Server, Lines]:
        server = Server(*answers)
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
        port = listening.sockets[0].getsockname()[1]
        lines = Lines(f"http://127.0.0.1:{port}/bot1:token", connections)
        started.append((listening, lines))
        return server, lines

    yield open_lines
    for listening, lines in started:
        await lines.close()
        listening.close()


async def test_what_is_posted_arrives_and_is_answered(opened):
    server, lines = await opened(b'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{"ok":true}')
    answer = await lines.post("sendMessage", b'{"chat_id": 7}')
    assert answer == (200, b'{"ok":true}')
    assert server.requests == [("POST /bot1:token/sendMessage HTTP/1.1", {"chat_id": 7})]


async def test_connections_are_used_again_and_never_more_than_allowed(opened):
    server, lines = await opened(connections=3)
    server.pause = 0.02
    answers = await asyncio.gather(*(lines.post("sendMessage", b"%d" % number) for number in range(30)))
    assert {answer.status for answer in answers} == {200}
    assert sorted(body for _, body in server.requests) == list(range(30))
    assert server.connections == 3


async def test_any_status_is_an_answer(opened):
    _, lines = await opened(
        b"HTTP/1.1 429 Too Many Requests\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
    )
    assert await lines.post("sendMessage", b"{}") == (429, b"{}")


async def test_a_server_that_closes_after_each_answer_gets_new_connections(opened):
    server, lines = await opened(
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}", connections=2
    )
    answers = await asyncio.gather(*(lines.post("sendMessage", b"%d" % number) for number in range(6)))
    assert [answer.status for answer in answers] == [200] * 6
    assert server.connections == 6


@pytest.mark.parametrize(
    "bad", [b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ncut", b"220 this is no web server\r\n"]
)
async def test_an_answer_that_breaks_off_or_is_none_may_mean_that_it_was_sent(opened, bad):
    server, lines = await opened(bad, OK)
    with pytest.raises(NetworkError) as told:
        await lines.post("sendMessage", b"{}")
    assert not isinstance(told.value, NotSent)
    assert (await lines.post("sendMessage", b"{}")).status == 200
    assert server.connections == 2


async def test_an_answer_that_does_not_come_times_out(opened, monkeypatch):
    monkeypatch.setattr(module, "_ANSWER", 0.1)
    monkeypatch.setattr(module, "_SWEEP", 0.05)
    _, lines = await opened(None)
    with pytest.raises(TimedOut):
        await lines.post("sendMessage", b"{}")


async def test_where_nobody_listens_nothing_was_sent():
    async with await asyncio.start_server(lambda *_: None, "127.0.0.1", 0) as gone:
        port = gone.sockets[0].getsockname()[1]
    lines = Lines(f"http://127.0.0.1:{port}/bot1:token")
    waiting = [lines.post("sendMessage", b"{}") for _ in range(3)]
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [NotSent] * 3
    await lines.close()


async def test_closing_tells_those_that_wait_for_a_connection(opened):
    server, lines = await opened(connections=1)
    server.pause = 5
    carried, waits = lines.post("sendMessage", b"1"), lines.post("sendMessage", b"2")
    await asyncio.sleep(0.1)
    await lines.close()
    with pytest.raises(NotSent):
        await waits
    with pytest.raises(NetworkError):
        await carried
