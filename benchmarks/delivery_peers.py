"""Others' ways of doing a broadcast; run by `delivery.py`, each in a process of its own.

usage: SERVER=address python benchmarks/delivery_peers.py python-telegram-bot|aiogram RATE OWED
"""

import asyncio
import os
import sys
from contextlib import suppress

from delivery import digest
from strict_server import TOKEN

IN_FLIGHT = 16  # python-telegram-bot's best (267 a second; 84 with 64)


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


def main() -> None:
    peer, rate, owed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if peer == "aiogram":
        asyncio.run(send_with_aiogram(rate, owed))
    else:
        send_as_peer(rate, owed)


if __name__ == "__main__":
    main()
