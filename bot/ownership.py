"""Whose readers a database holds, so that one bot never writes to another's chats."""

from bot.errors import BotError
from content.store import Database, meta, subscribers

PLAYGROUND = "playground"


async def claim(database: Database, bot: str) -> None:
    """Make `bot` (its Telegram id, or PLAYGROUND) the owner of the readers in `database`.

    The playground's readers are made up: a real bot forgets them. The reverse is refused with a
    BotError, since the playground knows none of a real bot's chats and would stop them all.
    """
    async with database.write(alone="ownership") as connection:
        owner = await meta.get(connection, "bot")
        if owner == bot:
            return
        if bot == PLAYGROUND and owner is not None:
            raise BotError(
                "this database holds the readers of a real bot, whose TELEGRAM_BOT_TOKEN is not set; "
                "set it, or try the playground on another one: DATABASE_URL=sqlite:///data/playground.db"
            )
        if owner == PLAYGROUND:
            await subscribers.forget_all(connection)
        await meta.put(connection, "bot", bot)
