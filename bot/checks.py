"""What `jarshy check` looks at: each part ok, or what to do about it."""

import json
import os
import shutil
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import aiohttp

from bot.settings import Settings
from bot.telegram.request import connector_for
from content.errors import ContentError
from content.sources.inbox import FAILED, REASON
from content.store import Database, articles, feeds
from content.store.engines import sqlite_path

_PATIENCE = aiohttp.ClientTimeout(total=10)
_SKEW = 30.0  # seconds; digests would be noticeably early or late beyond it
_ROOM = 200e6  # bytes; below it a busy day may fill the disk


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    name: str
    ok: bool
    detail: str  # what was found, or what to do


async def check_all(settings: Settings) -> list[Finding]:
    """Look at everything; one part's failure does not hide the next."""
    findings = [Finding("configuration", True, "every setting is valid")]
    findings += [finding async for finding in _database(settings)]
    findings += [finding async for finding in _telegram(settings)]
    findings.append(_disk(settings))
    if settings.content_inbox:
        findings.append(_inbox(settings.content_inbox))
    return findings


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    try:
        database = await Database.open(settings.database_url)
    except ContentError as error:
        yield Finding("database", False, str(error))
        return
    try:
        async with database.write():  # takes the lock, changes nothing
            pass
        async with database.read() as connection:
            number = await articles.count(connection)
            followed = await feeds.list_all(connection)
        yield Finding("database", True, f"{number} articles, writable")
        failing = [feed for feed in followed if feed.error]
        detail = f"{len(followed)} followed"
        if failing:
            detail += "; " + "; ".join(f"{feed.url}: {feed.error}" for feed in failing[:5])
        yield Finding("feeds", not failing, detail)
    except ContentError as error:
        yield Finding("database", False, str(error))
    finally:
        await database.close()


async def _telegram(settings: Settings) -> AsyncIterator[Finding]:
    token = settings.telegram_bot_token.get_secret_value()
    if not token:
        yield Finding("telegram", True, "no TELEGRAM_BOT_TOKEN: `jarshy run` serves the playground")
        yield Finding(
            "clock", True, f"{datetime.now(UTC):%H:%M:%S} UTC; compared with Telegram's once a token is set"
        )
        return
    started = time.time()
    try:
        proxy = settings.telegram_proxy.get_secret_value()
        async with (
            aiohttp.ClientSession(connector=connector_for(proxy, 1), timeout=_PATIENCE) as session,
            session.get(f"{settings.telegram_api_url}/bot{token}/getMe") as response,
        ):
            answer = json.loads(await response.read())
    except (aiohttp.ClientError, OSError, ValueError) as error:
        reason = type(error).__name__  # the text may hold the address and so the token
        yield Finding(
            "telegram", False, f"{settings.telegram_api_url} cannot be reached or answers nonsense ({reason})"
        )
        return
    if not answer.get("ok"):
        yield Finding(
            "telegram", False, f"TELEGRAM_BOT_TOKEN is refused: {answer.get('description')}; ask @BotFather"
        )
        return
    yield Finding("telegram", True, f"@{answer['result'].get('username')}")
    yield _clock(response.headers.get("date"), (started + time.time()) / 2)


def _clock(date: str | None, now: float) -> Finding:
    try:
        skew = now - parsedate_to_datetime(date or "").timestamp()
    except ValueError:
        return Finding("clock", True, "the Bot API server tells no time to compare with")
    if abs(skew) > _SKEW:
        return Finding("clock", False, f"{skew:+.0f} s off Telegram's; set the machine's time (NTP)")
    return Finding("clock", True, f"within {_SKEW:.0f} s of Telegram's")


def _disk(settings: Settings) -> Finding:
    try:
        folder = sqlite_path(settings.database_url).parent
    except ContentError:
        folder = Path()
    try:
        free = shutil.disk_usage(folder if folder.exists() else Path()).free
    except OSError as error:
        return Finding("disk", False, f"{folder}: {error.strerror}")
    detail = f"{free / 1e9:.1f} GB free"
    return Finding("disk", free > _ROOM, detail if free > _ROOM else f"only {detail}; make room")


def _inbox(name: str) -> Finding:
    """Files are moved out of it, so it has to be writable; it is made where it is missing."""
    folder = Path(name).expanduser()
    nearest = next((one for one in (folder, *folder.parents) if one.exists()), Path())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        return Finding(
            "inbox", False, f"CONTENT_INBOX {folder}: cannot be written; give the bot's user the right to"
        )
    failed = folder / FAILED
    number = sum(1 for one in failed.iterdir() if not one.name.endswith(REASON)) if failed.is_dir() else 0
    return Finding(
        "inbox", True, str(folder) + (f"; {number} files in failed/, each with its reason" if number else "")
    )
