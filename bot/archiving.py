"""The edition of the day, for everybody, kept for the archive on the web."""

import logging
from datetime import date, datetime, time, timedelta

from bot.locales import zone
from content.archived import archived
from content.clock import Clock
from content.edition import Wish
from content.newsroom import Newsroom
from content.store import archive

logger = logging.getLogger(__name__)

_DAY = timedelta(days=1)
_CATCH_UP = 3  # days that are looked at again after the bot was down


class Archivist:
    """Keeps a day's edition once the hour of digests has come (`digest_time`, HH:MM, in `timezone`)."""

    def __init__(self, newsroom: Newsroom, clock: Clock, timezone: str, digest_time: str) -> None:
        self._newsroom = newsroom
        self._clock = clock
        self._zone = zone(timezone)
        self._hour = time.fromisoformat(digest_time)

    async def keep(self) -> int:
        """Keep what is due and not kept yet, the oldest first; returns how many editions that was."""
        now = self._clock.now()
        today = now.astimezone(self._zone).date()
        kept = 0
        for day in (today - _DAY * back for back in reversed(range(_CATCH_UP))):
            if self._comes_out(day) <= now and await self._keep(day):
                kept += 1
        return kept

    def _comes_out(self, day: date) -> datetime:
        return datetime.combine(day, self._hour, self._zone)

    async def _keep(self, day: date) -> bool:
        database = self._newsroom.database
        async with database.read() as connection:
            if await archive.has(connection, day):
                return False
        since, until = self._comes_out(day - _DAY), self._comes_out(day)
        edition = archived(await self._newsroom.edition(Wish(), since, until), day)
        async with database.write() as connection:
            new = await archive.put(connection, edition)
        if new:
            logger.info("the edition of %s is in the archive, with %d stories", day, len(edition.stories))
        return new
