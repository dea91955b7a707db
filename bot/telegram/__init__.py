"""Talking to a Bot API server."""

import os

# python-telegram-bot then gives every period as a timedelta, as its next major version will.
os.environ.setdefault("PTB_TIMEDELTA", "true")

from bot.telegram.courier import Courier
from bot.telegram.request import AiohttpRequest, build_bot

__all__ = ["AiohttpRequest", "Courier", "build_bot"]
