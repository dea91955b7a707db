"""Building what is due: one edition for each cohort, owed to everyone in it."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.ledger import STORE_ERRORS
from bot.delivery.outbox import Outbox
from bot.due import due_for, zone
from bot.locales import texts
from bot.views.digests import edition_view
from bot.views.message import Message, to_json
from content.clock import Clock
from content.edition import Edition, Tap, Wish
from content.interests import Interests
from content.newsroom import Newsroom
from content.store import alerts, deliveries, feeds, subscribers, taps, told, websub
from content.store.deliveries import Recipient, Waiting
from content.store.subscribers import Group, Subscriber

logger = logging.getLogger(__name__)

_CHUNK = 500  # subscribers a transaction
_LATE = timedelta(minutes=30)  # a digest that comes later than this says so
_FIRST_WINDOW = timedelta(days=1)  # of whoever has had none yet
_AGAIN = timedelta(minutes=5)  # after which an edition that could not be made is tried again
_LONGEST_WINDOW = timedelta(days=2)  # after a long outage nobody wants a week of news in one message
_AHEAD = timedelta(minutes=30)  # by which no two machines' clocks differ: one was set back

# What did not arrive is merged only once no sender can be at it any more: what one has read it begins within
# twenty seconds or not at all, and after twenty more it has an answer or none.
_SETTLING = timedelta(minutes=1)
_HELD = timedelta(minutes=3)

REMEMBERED = timedelta(days=4)  # for which a story that was told is not told again unless it moved


@dataclass(frozen=True, slots=True)
class Cohort:
    """What subscribers share whose digest is the same."""

    interests: Interests
    language: str
    timezone: str
    since: datetime
    late_since: datetime | None
    pictures: bool = True
    apart: bool = False  # each story in a message of its own
    taps: tuple[Tap, ...] = ()  # of the few who gave any: most readers share their digest with others
    history: tuple[int, ...] = ()  # digests they had lately, whose stories are not told again
    merged: tuple[int, ...] = ()  # digests that did not reach them before this one was due, and never will

    def __str__(self) -> str:
        wanted = ",".join((*self.interests.topics, *self.interests.words)) or "all topics"
        languages = ",".join(self.interests.languages) or "any language"
        return f"{wanted} in {languages}, {self.language}, {self.timezone}"


@dataclass(slots=True)
class _Made:
    """A cohort's digest and what it tells."""

    message: Message
    edition: Edition
    digest_id: int = 0  # once it is stored: it is the same one for all who get it, in however many chunks


class DigestBuilder:
    """Turns due subscribers into deliveries."""

    def __init__(self, newsroom: Newsroom, outbox: Outbox, clock: Clock, default_timezone: str) -> None:
        self._newsroom = newsroom
        self._outbox = outbox
        self._clock = clock
        self._default_timezone = default_timezone

    async def due_groups(self) -> list[Group]:
        """The groups of subscribers to whom a digest is due now; each can be built by itself."""
        now = self._clock.now()
        async with self._newsroom.database.read() as connection:
            marks = (await deliveries.newest(connection), await feeds.newest(connection))
        if any(mark is not None and mark > now + _AHEAD for mark in marks):
            await self._set_back(now)
        async with self._newsroom.database.read() as connection:
            return await subscribers.due_groups(connection, now)

    async def build_due(self, group: Group | None = None) -> int:
        """Owe everyone, or a group, the digest that is due now, and note when the next one is.

        Returns how many are owed one.
        """
        # One window's end for everyone, so that cohorts are as few, and rendered as rarely, as can be.
        now, total = self._clock.now(), 0
        rendered: dict[Cohort, _Made | None] = {}
        while (number := await self._build_chunk(now, group, rendered)) is not None:
            total += number
            self._outbox.wake()
        return total

    async def _build_chunk(
        self, now: datetime, group: Group | None, rendered: dict[Cohort, _Made | None]
    ) -> int | None:
        """Owe some of those who are due their digest; returns how many, or None where nobody is left.

        Whose edition is not made yet has it made afterwards, outside of the transaction, and is among the
        next: by then a reader may have left or chosen otherwise. Those whose edition cannot be made wait a
        while, and do not hold up the others.
        """
        async with self._newsroom.database.write() as connection:
            # Another process may be at the same ones; each is one transaction's alone.
            due = await subscribers.due(connection, now, _CHUNK, group, lock=True)
            if not due:
                return None
            waiting = await deliveries.waiting(connection, [one.key for one in due])
            due = await self._hold(connection, due, waiting)
            cohorts = await self._cohorts(connection, due, waiting, now)
            ready = {cohort: made for cohort in cohorts if (made := rendered.get(cohort)) is not None}
            stored = await self._owe(connection, cohorts, ready, now)
            failed = [cohort for cohort in cohorts if cohort in rendered and cohort not in ready]
            again = {one.key: now + _AGAIN for cohort in failed for one in cohorts[cohort]}
            await subscribers.set_due(connection, again)
        for cohort, digest_id in stored.items():  # now that it is committed
            ready[cohort].digest_id = digest_id
            if cohort.taps:  # nobody else has these, so that none of many needs to be remembered
                del rendered[cohort]
        for cohort in cohorts.keys() - stored.keys() - set(failed):
            rendered[cohort] = await self._rendered(cohort, now)
        return sum(len(cohorts[cohort]) for cohort in stored)

    async def _hold(
        self,
        connection: AsyncConnection,
        due: Sequence[Subscriber],
        waiting: Mapping[tuple[int, int], Waiting],
    ) -> list[Subscriber]:
        """Keep earlier digests that a sender may be at from being begun; returns those who have none such.

        Were one merged into the next while it is under way, its reader would have its stories twice. The
        others are due again when it has arrived or is at rest.
        """
        now = self._clock.now()  # by now: editions may have taken a while
        moving = {key: one for key, one in waiting.items() if one.not_before < now + _SETTLING}
        await deliveries.hold(connection, moving, now + _HELD)
        await subscribers.set_due(connection, dict.fromkeys(moving, now + _SETTLING))
        return [one for one in due if one.key not in moving]

    async def _set_back(self, now: datetime) -> None:
        """Let nobody miss a digest, nor its news, for a clock that was ahead and noted what is to come."""
        logger.warning("the clock was set back; digests are due anew")
        after = None
        while True:
            async with self._newsroom.database.write() as connection:
                chunk = await subscribers.reachable(connection, after, _CHUNK)
                if not chunk:
                    await alerts.set_back(connection, now)
                    await feeds.set_back(connection, now)
                    await websub.set_back(connection, now)
                    await deliveries.set_back(connection, now)
                    return
                following = {one.key: due_for(one, now, self._default_timezone) for one in chunk}
                earlier = {
                    one.key: following[one.key]
                    for one in chunk
                    if one.next_due and (following[one.key] or one.next_due) < one.next_due
                }
                await subscribers.set_due(connection, earlier)
                ahead = {one.key: following[one.key] for one in chunk if (one.last_digest or now) > now}
                await subscribers.set_due(connection, ahead, last_digest=now)
                after = chunk[-1].key

    async def _owe(
        self,
        connection: AsyncConnection,
        cohorts: Mapping[Cohort, Sequence[Subscriber]],
        ready: Mapping[Cohort, _Made],
        now: datetime,
    ) -> dict[Cohort, int]:
        """Owe the digests that are ready to their cohorts' members, and note when these are due next.

        Returns the digests' ids.
        """
        stored = {
            cohort: made.digest_id or await self._store(connection, cohort, made, now)
            for cohort, made in ready.items()
        }
        recipients: dict[int, list[Recipient]] = {}
        following: dict[tuple[int, int], datetime | None] = {}
        for cohort, digest_id in stored.items():
            members = cohorts[cohort]
            recipients[digest_id] = [
                Recipient(one.chat_id, one.thread_id, one.layout, one.next_due or now) for one in members
            ]
            following |= {one.key: due_for(one, now, self._default_timezone) for one in members}
            if cohort.merged:
                await deliveries.drop_merged(connection, cohort.merged, [one.key for one in members])
        await deliveries.owe(connection, recipients, now)
        await subscribers.set_due(connection, following, last_digest=now)
        return stored

    async def _store(self, connection: AsyncConnection, cohort: Cohort, made: _Made, now: datetime) -> int:
        """Keep a cohort's digest and what it tells; returns its id."""
        message = to_json(made.message)
        digest_id = await deliveries.add_digest(connection, "digest", str(cohort), message, now)
        await told.put(connection, digest_id, made.edition.stories or made.edition.from_library)
        return digest_id

    async def _rendered(self, cohort: Cohort, now: datetime) -> _Made | None:
        try:
            return await self._render(cohort, now)
        except STORE_ERRORS:
            raise  # nobody's edition can be made
        except Exception:  # a bug that one article brings out must not cost all readers their digest
            logger.exception("no edition for %s; trying again in %s", cohort, _AGAIN)
            return None

    async def _render(self, cohort: Cohort, now: datetime) -> _Made:
        wish = Wish(cohort.interests, cohort.taps)
        edition = await self._newsroom.edition(
            wish, cohort.since, now, told_in=cohort.language, history=cohort.history
        )
        message = await asyncio.to_thread(
            edition_view,
            texts(cohort.language),
            edition,
            cohort.timezone,
            late_since=cohort.late_since,
            taps=cohort.taps,
            pictures=cohort.pictures,
            apart=cohort.apart,
        )
        return _Made(message, edition)

    async def _cohorts(
        self,
        connection: AsyncConnection,
        due: Sequence[Subscriber],
        waiting: Mapping[tuple[int, int], Waiting],
        now: datetime,
    ) -> dict[Cohort, list[Subscriber]]:
        """Those who are due, by what they share."""
        tapped = await taps.of_chats(connection, [one.chat_id for one in due])
        keys = [one.key for one in due]
        history = await told.digests_of(connection, keys, now - REMEMBERED, now)
        groups: dict[Cohort, list[Subscriber]] = {}
        for one in due:
            cohort = self._cohort(one, now, tapped.get(one.chat_id, ()), history.get(one.key, ()))
            if one.key in waiting:
                cohort = _merging(cohort, waiting[one.key], now)
            groups.setdefault(cohort, []).append(one)
        return groups

    def _cohort(
        self, one: Subscriber, now: datetime, tapped: tuple[Tap, ...], history: tuple[int, ...]
    ) -> Cohort:
        due = one.next_due or now
        return Cohort(
            interests=one.interests,
            language=one.language,
            timezone=self._known(one.timezone),
            since=max(one.last_digest or due - _FIRST_WINDOW, now - _LONGEST_WINDOW),
            late_since=due if now - due > _LATE else None,
            pictures=one.pictures,
            apart=one.apart,
            taps=tapped,
            history=history,
        )

    def _known(self, timezone: str) -> str:
        """A row with a zone that no longer exists must not hold up the others."""
        try:
            zone(timezone)
        except ValueError as error:
            logger.warning("%s; using %s", error, self._default_timezone)
            return self._default_timezone
        return timezone


def _merging(cohort: Cohort, waiting: Waiting, now: datetime) -> Cohort:
    """The same with the news of digests that did not arrive in time, which are late now and of no use alone.

    Their window begins a day before they were due: what an earlier digest told of it is not told again.
    """
    return replace(
        cohort,
        since=min(cohort.since, max(waiting.due - _FIRST_WINDOW, now - _LONGEST_WINDOW)),
        late_since=waiting.due,
        history=tuple(one for one in cohort.history if one not in waiting.digests),
        merged=waiting.digests,
    )
