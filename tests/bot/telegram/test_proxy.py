"""The Bot API server through a proxy: python-telegram-bot's calls and the sender's posts alike."""

import pytest
from proxy_server import ProxyServer
from telegram.error import NetworkError

from bot.delivery.outcomes import NotSent
from bot.telegram import build_bot
from bot.telegram.lines import Lines
from bot.web.playground import AIGERIM, TOKEN, Playground
from bot.web.serving import serving
from content.clock import ShiftedClock


@pytest.fixture
async def telegram():
    """A Bot API server's address."""
    playground = Playground(TOKEN, ShiftedClock(), any_chat=True)
    async with serving(playground.app, "127.0.0.1", 0) as address:
        yield address
        await playground.close()


@pytest.fixture
async def proxy():
    async with ProxyServer() as running:
        yield running


@pytest.mark.parametrize("scheme", ["http", "socks5", "socks5h"])
async def test_calls_and_posts_go_through_the_proxy(telegram, proxy, scheme):
    async with build_bot(TOKEN, telegram, proxy.address(scheme)) as bot:
        assert (await bot.get_me()).username == "jarshy_bot"
        lines = Lines(bot.base_url, proxy=proxy.address(scheme))
        answer = await lines.post("sendMessage", b'{"chat_id": %d, "text": "hi"}' % AIGERIM.id)
        await lines.close()
    assert answer.status == 200
    assert len(proxy.asked_for) == 2


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_what_a_proxy_refuses_was_certainly_not_sent(telegram, proxy, scheme):
    proxy.refuse = True
    bot = build_bot(TOKEN, telegram, proxy.address(scheme))
    with pytest.raises(NotSent):
        await bot.initialize()
    await bot.shutdown()
    lines = Lines(f"{telegram}/bot{TOKEN}", proxy=proxy.address(scheme))
    with pytest.raises(NotSent):
        await lines.post("sendMessage", b"{}")
    await lines.close()


async def test_a_proxy_that_is_not_there_is_a_network_error(telegram):
    bot = build_bot(TOKEN, telegram, "socks5://127.0.0.1:9")
    with pytest.raises(NetworkError):
        await bot.initialize()
    await bot.shutdown()
