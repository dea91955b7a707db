"""The settings as a Telegram Mini App: a page inside Telegram, whose reader Telegram itself vouches for."""

from bot.web.miniapp.routes import MiniApp

__all__ = ["MiniApp"]
