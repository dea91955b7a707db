"""Words that chats want to hear about as soon as they are in the news."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from content.store.database import upsert
from content.store.schema import alert

MOST_WORDS = 128  # characters; the column's length

# A word this long also finds its endings: "tariff" finds "tariffs", "лити" finds "литий".
_ENDINGS_FROM = 4


@dataclass(frozen=True, slots=True)
class Alert:
    """What one chat waits for."""

    chat_id: int
    words: str  # as the reader wrote them, spaces made single
    checked: datetime  # articles taken in before are known
    created: datetime


async def add(connection: AsyncConnection, chat_id: int, words: str, now: datetime) -> bool:
    """Wait for `words` from now on; False where the chat does already.

    Raises ValueError for no words, or more than MOST_WORDS characters.
    """
    words = tidy(words)
    insertion = (
        upsert(connection, alert)
        .values(chat_id=chat_id, words=words, checked=now, created=now)
        .on_conflict_do_nothing(index_elements=["chat_id", "words"])
    )
    return (await connection.execute(insertion)).rowcount > 0


async def remove(connection: AsyncConnection, chat_id: int, words: str) -> bool:
    """Wait for them no longer; False where the chat did not."""
    deletion = delete(alert).where(alert.c.chat_id == chat_id, alert.c.words == words)
    return (await connection.execute(deletion)).rowcount > 0


async def list_of(connection: AsyncConnection, chat_id: int) -> list[Alert]:
    """What the chat waits for, the oldest first."""
    query = select(alert).where(alert.c.chat_id == chat_id).order_by(alert.c.created, alert.c.words)
    return [
        Alert(row.chat_id, row.words, row.checked, row.created) for row in await connection.execute(query)
    ]


async def unchecked(
    connection: AsyncConnection, before: datetime, limit: int, *, lock: bool = False
) -> list[Alert]:
    """Alerts last compared with the news before an instant, the longest ago first.

    With `lock` they are this transaction's alone, and those of another one are passed over.
    """
    query = (
        select(alert)
        .where(alert.c.checked < before)
        .order_by(alert.c.checked, alert.c.chat_id, alert.c.words)
        .limit(limit)
    )
    if lock:
        query = query.with_for_update(skip_locked=True)
    return [
        Alert(row.chat_id, row.words, row.checked, row.created) for row in await connection.execute(query)
    ]


async def set_checked(connection: AsyncConnection, alerts: Sequence[Alert], now: datetime) -> None:
    """Note that these were compared with everything taken in before `now`."""
    keys = [(one.chat_id, one.words) for one in alerts]
    for start in range(0, len(keys), 200):  # SQLite's variables are limited
        some = tuple_(alert.c.chat_id, alert.c.words).in_(keys[start : start + 200])
        await connection.execute(update(alert).where(some).values(checked=now))


def tidy(words: str) -> str:
    """`words` in the form they are kept. Raises ValueError for none, or more than MOST_WORDS characters."""
    kept = " ".join(words.split())
    if not re.search(r"\w", kept) or len(kept) > MOST_WORDS:
        raise ValueError(f"an alert takes 1 to {MOST_WORDS} characters with a letter or digit")
    return kept


def matches(words: str, text: str) -> bool:
    """Whether every one of `words` stands in `text`: as a word, or, in Chinese or Japanese, anywhere."""
    where = _folded(text)
    return all(_stands_in(word, where) for word in re.findall(r"\w+", _folded(words)))


def _stands_in(word: str, text: str) -> bool:
    if re.search(r"[\u3040-\u30ff\u3400-\u9fff]", word):  # written without spaces
        return word in text
    ending = r"\w{0,3}" if len(word) >= _ENDINGS_FROM else ""
    return re.search(rf"(?<!\w){re.escape(word)}{ending}(?!\w)", text) is not None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
