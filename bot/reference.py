"""The settings as documents: docs/settings.md and .env.example are written from the class that reads them."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from enum import Enum
from typing import Any

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from bot.settings import Settings

# In which order they are told about; what stands in none comes last.
_GROUPS: Mapping[str, Sequence[str]] = {
    "Telegram": (
        "telegram_bot_token", "telegram_api_url", "telegram_proxy",
        "rich_messages", "messages_per_second", "paid_broadcast",
    ),
    "Updates and the web": (
        "webhook_url", "webhook_secret", "listen", "public_url", "archive", "metrics_token",
    ),
    "What is kept": ("database_url", "retention_days"),
    "Sources": ("feeds", "poll_interval", "feeds_proxy", "content_inbox", "fetch_private"),
    "People": ("admins", "default_timezone", "digest_time"),
    "What a reader may have": (
        "reader_questions", "reader_uploads", "reader_feeds", "reader_words", "reader_alerts",
    ),
    "A language model": ("llm_url", "llm_key", "llm_model", "llm_daily_requests"),
    "Logs": ("log_level", "log_format", "log_questions"),
}  # fmt: skip
_REST = "More"
_WIDTH = 110  # characters a comment line


def settings_page() -> str:
    """docs/settings.md, in Markdown."""
    parts = [
        "# Settings",
        "",
        "Environment variables, or lines of `.env` in the working folder; none is needed. A wrong value",
        "stops the program with exit code 2 and a line that names the variable; `jarshy check` looks at all.",
        "",
        "Written by `make docs` from `bot/settings.py`.",
    ]
    for title, fields in _grouped():
        parts += ["", f"## {title}", "", "| variable | default | meaning |", "|---|---|---|"]
        for name, field in fields:
            default = _value(field.default)
            shown = f"`{default}`" if default else "none"
            parts.append(f"| `{name.upper()}` | {shown} | {_cell(field)} |")
    return "\n".join(parts) + "\n"


def example_file() -> str:
    """.env.example: every variable with its meaning, commented out."""
    parts = ["# Copy to .env and change what you need; every line is optional.", "# Written by `make docs`."]
    for title, fields in _grouped():
        parts += ["", f"# --- {title} ---"]
        for name, field in fields:
            parts += textwrap.wrap(
                field.description or "", _WIDTH, initial_indent="# ", subsequent_indent="# "
            )
            example = str(field.examples[0]) if field.examples else _value(field.default)
            parts.append(f"#{name.upper()}={example}")
    return "\n".join(parts) + "\n"


def _grouped() -> Iterator[tuple[str, list[tuple[str, FieldInfo]]]]:
    fields = dict(Settings.model_fields)
    for title, names in _GROUPS.items():
        yield title, [(name, fields.pop(name)) for name in names]
    if fields:
        yield _REST, list(fields.items())


def _cell(field: FieldInfo) -> str:
    return (field.description or "").replace("|", r"\|").replace("<", r"\<")


def _value(default: Any) -> str:
    """A default as one would write it into the environment."""
    match default:
        case SecretStr():
            return default.get_secret_value()
        case timedelta():
            return f"{default // timedelta(minutes=1)}m"
        case Enum():
            return str(default.value)
        case bool():
            return str(default).lower()
        case tuple():
            return ",".join(map(str, default))
    return str(default)
