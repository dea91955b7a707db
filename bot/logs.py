"""Logging set-up: text for people, JSON for machines, never a bot token in either.

What is logged while an update or a delivery is worked on carries its id, so that one search finds all of it.
"""

import json
import logging
import re
import sys
from contextvars import ContextVar
from datetime import UTC, datetime

from bot.settings import LogFormat

# A token is <bot id>:<35 characters>; libraries log addresses that hold it.
_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{10,}")


_work: ContextVar[str] = ContextVar("work", default="")  # the id of what the running task is about


def work_on(work_id: str) -> None:
    """Let what the running task and those it starts log from now on carry `work_id`."""
    _work.set(work_id)


def work_id() -> str:
    """The id of what the running task is about; empty where it was not told."""
    return _work.get()


def _note_work(record: logging.LogRecord) -> bool:
    work = _work.get()
    record.work, record.of_work = work, f"[{work}] " if work else ""
    return True


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
        if work := getattr(record, "work", ""):
            line["id"] = work
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return _TOKEN.sub("<token>", json.dumps(line, ensure_ascii=False))


def configure_logging(level: str, log_format: LogFormat) -> None:
    """Log to standard error; standard output belongs to the commands."""
    handler = logging.StreamHandler(sys.stderr)
    if log_format is LogFormat.JSON:
        handler.setFormatter(_JsonLines())
    else:
        handler.setFormatter(_WithoutTokens("%(asctime)s %(levelname)-7s %(name)s: %(of_work)s%(message)s"))
    handler.addFilter(_note_work)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Jobs report their own errors; what it would add is that stopping cancelled them.
    logging.getLogger("apscheduler.executors").setLevel(logging.CRITICAL)
    # Whoever used a connection that was lost reports it; this would add that it could not be closed either.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
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
