"""Logging set-up: text for people, JSON for machines, never a bot token in either."""

import json
import logging
import re
import sys
from datetime import UTC, datetime

from bot.settings import LogFormat

# A token is <bot id>:<35 characters>; libraries log addresses that hold it.
_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{10,}")


class _WithoutTokens(logging.Formatter):
    """Formats as usual, then blanks whatever looks like a bot token."""

    def format(self, record: logging.LogRecord) -> str:
        return _TOKEN.sub("<token>", super().format(record))


class _JsonLines(_WithoutTokens):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return _TOKEN.sub("<token>", json.dumps(line, ensure_ascii=False))


def configure_logging(level: str, log_format: LogFormat) -> None:
    """Log to standard error; standard output belongs to the commands."""
    handler = logging.StreamHandler(sys.stderr)
    if log_format is LogFormat.JSON:
        handler.setFormatter(_JsonLines())
    else:
        handler.setFormatter(_WithoutTokens("%(asctime)s %(levelname)-7s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Jobs report their own errors; what it would add is that stopping cancelled them.
    logging.getLogger("apscheduler.executors").setLevel(logging.CRITICAL)
    for chatty in (
        "uvicorn",
        "alembic",
        "apscheduler",
        "httpx",
        "httpcore",
        "telegram.ext.Application",
        "aiosqlite",
        "asyncio",
    ):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLevelName(level)))
