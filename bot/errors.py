"""The errors of the bot side."""


class BotError(Exception):
    """Anything the bot refuses or cannot do; the message says what to do about it."""


class SettingsError(BotError):
    """A setting is missing or wrong; the message names the variable and what is allowed."""
