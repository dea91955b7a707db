"""What a reader and an operator touch: the Telegram bot, its web side and the command line."""

__version__ = "0.1.0"
