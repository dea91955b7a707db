"""Which messages in a group are meant for the bot."""

from telegram import Message
from telegram.constants import MessageEntityType
from telegram.ext import filters


def is_addressed(message: Message) -> bool:
    """Whether a message mentions the bot or replies to it."""
    bot = message.get_bot()
    answered = message.reply_to_message
    # In a forum every message "replies" to the service message that opened its topic.
    if (
        answered
        and answered.from_user
        and not answered.forum_topic_created
        and answered.from_user.id == bot.id
    ):
        return True
    mentions = message.parse_entities([MessageEntityType.MENTION, MessageEntityType.TEXT_MENTION])
    return any(
        entity.user.id == bot.id if entity.user else text.lower() == bot.name.lower()
        for entity, text in mentions.items()
    )


def without_mention(message: Message) -> str:
    """The message's text without the bot's own name."""
    name = message.get_bot().name.lower()
    return " ".join(word for word in (message.text or "").split() if word.lower().rstrip(",:") != name)


class Addressed(filters.MessageFilter):
    """Lets through what is meant for the bot."""

    def filter(self, message: Message) -> bool:
        return is_addressed(message)
