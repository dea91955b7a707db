"""How much one person may ask for in a while, kept in the database, so that all processes count together."""

import math
from datetime import timedelta
from enum import Enum

from bot.handlers.visit import Visit
from bot.views.notices import flood_view, uploads_full_view
from content.store import allowances


class Kind(Enum):
    """What is counted."""

    QUESTION = "question"
    UPLOAD = "upload"


_WITHIN = {Kind.QUESTION: timedelta(minutes=1), Kind.UPLOAD: timedelta(days=1)}
_TOLD = "told"  # counted as well, so that somebody who floods is not flooded back
_TOLD_WITHIN = timedelta(seconds=20)


async def may(visit: Visit, kind: Kind) -> bool:
    """Whether the reader may have one more; if not they are told when, kindly and not each time."""
    wait = await wait_for(visit, kind)
    if not wait:
        return True
    async with visit.parts.database.write() as connection:
        silent = await allowances.take(connection, visit.reader_id, _TOLD, 1, _TOLD_WITHIN, visit.now)
    if not silent:
        if kind is Kind.UPLOAD:
            await visit.show(uploads_full_view(visit.texts, visit.parts.settings.reader_uploads))
        else:
            await visit.show(flood_view(visit.texts, math.ceil(wait.total_seconds())))
    return False


async def wait_for(visit: Visit, kind: Kind) -> timedelta:
    """How long the reader has to wait for one more; zero where it is counted as used now."""
    settings = visit.parts.settings
    number = settings.reader_uploads if kind is Kind.UPLOAD else settings.reader_questions
    if visit.is_administrator:
        return timedelta()
    async with visit.parts.database.write() as connection:
        return await allowances.take(
            connection, visit.reader_id, kind.value, number, _WITHIN[kind], visit.now
        )
