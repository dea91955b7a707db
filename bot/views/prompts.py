"""Asking a reader to write something, and knowing the answer when it comes as a reply."""

from functools import cache

from bot import locales
from bot.locales import LANGUAGES, Texts
from bot.views.markup import escape
from bot.views.message import Message

KINDS = ("city", "word", "mute", "alert", "source", "saved")
"""What can be asked for; each has its text in the catalogues, under prompt-..."""


def prompt_view(texts: Texts, kind: str) -> Message:
    """Asks for it. The message has no layout of its own, so that its reply can be told by its text."""
    return Message(parts=(escape(_prompt(texts, kind)),), asks=texts(f"prompt-{kind}-field"))


def asked_for(prompt: str) -> str:
    """What the message of this text asked for; empty where it did not."""
    return _kinds().get(prompt, "")


def _prompt(texts: Texts, kind: str) -> str:
    return texts(f"prompt-{kind}")


@cache
def _kinds() -> dict[str, str]:
    return {_prompt(locales.texts(language), kind): kind for language in LANGUAGES for kind in KINDS}
