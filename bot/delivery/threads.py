"""A forum topic that takes no more messages: its digests go to the chat itself, and the chat is told once."""

import logging
from dataclasses import replace

from telegram.error import TelegramError

from bot.locales import texts
from bot.telegram.courier import Courier
from bot.views.notices import thread_closed_view
from content.store import Database, subscribers

logger = logging.getLogger(__name__)


async def leave_thread(database: Database, courier: Courier, chat_id: int, thread_id: int) -> None:
    """Move the subscription of a topic to its chat, unless that has one of its own."""
    async with database.write() as connection:
        topic = await subscribers.get(connection, chat_id, thread_id, lock=True)
        if topic is None or not topic.subscribed:
            return  # moved already
        main = await subscribers.get_or_create(
            connection, chat_id, 0, topic.kind, topic.language, topic.timezone, topic.created
        )
        if not main.subscribed:
            await subscribers.update(connection, replace(topic, thread_id=0))
        await subscribers.update(connection, replace(topic, subscribed=False, next_due=None))
    try:
        await courier.show(chat_id, thread_closed_view(texts(topic.language)), layout=topic.layout)
    except TelegramError as error:
        logger.info("chat %d cannot be told of its closed topic: %s", chat_id, error)
