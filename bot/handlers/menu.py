"""The menu of commands that Telegram shows below the text field."""

import logging
from collections.abc import Sequence

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.locales import LANGUAGES, texts
from bot.views.commands import Command, admin_commands, commands

logger = logging.getLogger(__name__)


async def set_commands(bot: Bot, admins: Sequence[int] = (), *, archive: bool = False) -> None:
    """Set the menu, in English and in each language there is; administrators get their own.

    `archive` says whether there is one on the web.

    A refusal is logged and no more: the commands work without a menu.
    """
    try:
        await bot.set_my_commands(_listed(commands(texts(""), archive=archive)))
        for language in LANGUAGES:
            await bot.set_my_commands(
                _listed(commands(texts(language), archive=archive)), language_code=language
            )
    except TelegramError as refusal:
        logger.warning("the menu of commands was not set: %s", refusal)
    for admin in admins:
        scope = BotCommandScopeChat(admin)
        try:
            await bot.set_my_commands(_listed(admin_commands(texts(""), archive=archive)), scope=scope)
        except TelegramError as refusal:
            # Telegram knows no chat with an administrator who never wrote to the bot.
            logger.info("administrator %d has no menu of their own yet: %s", admin, refusal)


def _listed(listed: Sequence[Command]) -> list[BotCommand]:
    return [BotCommand(command.name, command.description) for command in listed]
