"""Updates by webhook, between two real servers."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import BadRequest, Conflict

from bot.web.playground import AIGERIM, Playground
from bot.web.serving import serving


class Receiver:
    """A bot's own web server; answers with the statuses it is given, then with 200."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, dict[str, Any]]] = []  # (secret, update)
        self.statuses: list[int] = []
        self.url = ""

    async def take(self, request: Request) -> Response:
        self.taken.append((request.headers["x-telegram-bot-api-secret-token"], await request.json()))
        return Response(status_code=self.statuses.pop(0) if self.statuses else 200)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    app = Starlette(routes=[Route("/hook", made.take, methods=["POST"])])
    async with serving(app, "127.0.0.1", 0) as address:
        made.url = f"{address}/hook"
        yield made


async def test_an_update_comes_with_the_secret(
    telegram_bot: Bot, playground: Playground, receiver: Receiver
) -> None:
    await telegram_bot.set_webhook(receiver.url, secret_token="s3cret")
    playground.say(AIGERIM.id, "hello")
    await playground.wait_for(lambda: receiver.taken)
    secret, update = receiver.taken[0]
    assert (secret, update["message"]["text"]) == ("s3cret", "hello")


async def test_an_update_that_is_refused_comes_again(
    telegram_bot: Bot, playground: Playground, receiver: Receiver
) -> None:
    receiver.statuses = [500]
    await telegram_bot.set_webhook(receiver.url, secret_token="s3cret")
    playground.say(AIGERIM.id, "one")
    playground.say(AIGERIM.id, "two")
    await playground.wait_for(lambda: len(receiver.taken) == 3)
    assert [update["message"]["text"] for _, update in receiver.taken] == ["one", "one", "two"]
    info = await telegram_bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"


async def test_nobody_can_poll_while_a_webhook_is_set(telegram_bot: Bot, receiver: Receiver) -> None:
    await telegram_bot.set_webhook(receiver.url, secret_token="s")
    with pytest.raises(Conflict, match="webhook is active"):
        await telegram_bot.get_updates()
    await telegram_bot.delete_webhook()
    assert await telegram_bot.get_updates() == ()


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/x", "https://example.org/x", "nonsense"])
async def test_a_webhook_elsewhere_is_refused(telegram_bot: Bot, url: str) -> None:
    with pytest.raises(BadRequest, match="Bad webhook"):
        await telegram_bot.set_webhook(url)


async def test_a_secret_has_its_own_alphabet(telegram_bot: Bot, receiver: Receiver) -> None:
    with pytest.raises(BadRequest, match="unallowed characters"):
        await telegram_bot.set_webhook(receiver.url, secret_token="no spaces")
