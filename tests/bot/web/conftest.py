"""A playground on a real socket, and python-telegram-bot as its client."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from telegram import Bot

from bot.web.playground import AIGERIM, TOKEN, Playground
from bot.web.serving import serving
from content.clock import ShiftedClock


@dataclass(frozen=True)
class Served:
    """A playground and where it is served."""

    playground: Playground
    address: str  # http://127.0.0.1:port

    def method(self, name: str) -> str:
        """The address of a Bot API method."""
        return f"{self.address}/bot{TOKEN}/{name}"


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    """A playground with the usual limits; Aigerim has started the bot, Ben has not."""
    playground = Playground(TOKEN, ShiftedClock())
    playground.world.chats[AIGERIM.id].reachable = True
    async with serving(playground.app, "127.0.0.1", 0) as address:
        yield Served(playground, address)
        await playground.close()


@pytest.fixture
def playground(served: Served) -> Playground:
    return served.playground


@pytest.fixture
async def telegram_bot(served: Served) -> AsyncIterator[Bot]:
    """The playground's bot, as a program sees it."""
    async with Bot(TOKEN, base_url=f"{served.address}/bot") as bot:
        yield bot
