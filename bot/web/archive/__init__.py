"""The archive of editions on the web: pages with search, a feed, nothing loaded from elsewhere, no script."""

from bot.web.archive.access import Keys
from bot.web.archive.routes import Archive

__all__ = ["Archive", "Keys"]
