"""Asking a reader to write something, and taking the reply."""

from collections.abc import Mapping
from dataclasses import replace

from telegram import Message

from bot.handlers import alerts, interests, saved, settings, sources
from bot.handlers.rights import Action
from bot.handlers.visit import Visit
from bot.views.callbacks import Callback
from bot.views.prompts import KINDS, asked_for, prompt_view

_TAKES: Mapping[str, Action] = {
    "city": settings.take_city,
    "word": interests.add_word,
    "mute": interests.mute,
    "alert": alerts.alerts_command,
    "saved": saved.search,
    "source": sources.add,
}


async def ask_for(visit: Visit, callback: Callback) -> str:
    """Ask for what the button names."""
    kind = callback.arguments[0]
    if kind not in KINDS:
        raise ValueError(f"nothing is asked for by {kind!r}")
    prompt = prompt_view(visit.texts, kind)
    # In a group everyone's app would open the reply; whoever was meant can do so by hand.
    await visit.show(prompt if visit.is_private else replace(prompt, asks=""))
    return ""


def reply_taker(message: Message) -> Action | None:
    """What takes a message that answers such a question; None where it answers none."""
    asked = message.reply_to_message
    if asked is None or asked.from_user is None or asked.from_user.id != message.get_bot().id:
        return None
    return _TAKES.get(asked_for(asked.text or ""))
