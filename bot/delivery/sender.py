"""Sends what is owed: at the bot's pace, many at once, each marked right after."""

import asyncio
import logging
import math
import time
from collections.abc import Callable, Coroutine, Sequence
from contextvars import copy_context
from functools import partial
from http import HTTPStatus

from telegram.error import InvalidToken, TelegramError

from bot.delivery.batches import Batches, gap
from bot.delivery.envelopes import Envelopes
from bot.delivery.lanes import Lanes
from bot.delivery.ledger import STORE_ERRORS, Ledger
from bot.delivery.outcomes import Outcome, Verdict, classify, refusal
from bot.delivery.pace import Pace
from bot.delivery.settling import settle
from bot.delivery.threads import leave_thread
from bot.delivery.trouble import Trouble
from bot.logs import work_on
from bot.metrics import Metrics
from bot.telegram.courier import Courier
from bot.telegram.envelope import Envelope
from bot.telegram.lines import Answer
from content.clock import Clock
from content.store import Database, deliveries
from content.store.deliveries import Delivery

logger = logging.getLogger(__name__)

_IN_FLIGHT = 64  # at least, deliveries that wait to be marked included
_ROUND_TRIP = 0.25  # seconds, marking included, up to which the pace is kept
_MARKING = 0.02  # seconds from an answer to the commit that says so
_WEIGHT = 1 / 64  # of one answer in what a round trip is taken to be
_LOOK = 1.0  # seconds between looks while nothing wakes us
_AFTER_A_BUG = 60.0  # seconds before a chat is tried again of which not even the failure can be noted
_GRACE = 5.0  # seconds for what is in flight when stopping


class Sender:
    """Drains the outbox until stopped: all of it, or with `lanes` this process's share.

    A digest that fits one message, as nearly all do, is made ready once and posted to everyone who gets it;
    what takes more is attended to in a task of its own. `refused` is called when the server refuses
    the token, after which nothing more is sent.
    """

    def __init__(
        self,
        database: Database,
        courier: Courier,
        pace: Pace,
        clock: Clock,
        refused: Callable[[], None] = lambda: None,
        metrics: Metrics | None = None,
        lanes: Lanes | None = None,
    ) -> None:
        self._database = database
        self._courier = courier
        self._pace = pace
        self._clock = clock
        self._refused = refused
        self._results = (metrics or Metrics()).deliveries
        self._lanes = lanes
        self._ledger = Ledger(database, self._marked)
        self._trouble = Trouble(database, courier, clock)
        self._envelopes = Envelopes(database, courier)
        self._woken = asyncio.Event()
        self._room = asyncio.Event()  # something that was in flight is done
        self._batches = Batches(database, clock, pace.per_second, lanes)
        self._most = max(_IN_FLIGHT, math.ceil(pace.per_second * _ROUND_TRIP))
        self._busy: set[int] = set()  # chats to which something is under way: one delivery at a time to each
        self._posted: set[int] = set()  # those of them whose message is out and not marked yet
        self._round_trip = _ROUND_TRIP / 2  # seconds from posting to the answer, of late
        self._tasks: set[asyncio.Task[None]] = set()
        self._flooded: tuple[float, int] = (0.0, 0)  # when and where Telegram last said 429
        self._stopping = False
        self._loop: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin sending in the background."""
        self._stopping = False
        self._loop = asyncio.create_task(self._run(), name="sender")
        if self._lanes is not None:
            self._lanes.start(self._woken.set)

    def wake(self) -> None:
        """Look at the outbox now."""
        self._woken.set()
        if self._lanes is not None:
            self._lanes.wake()

    async def stop(self) -> None:
        """Finish and mark what is in flight; what still waits for its turn stays owed."""
        if self._loop is None:
            return
        self._stopping = True
        self._loop.cancel()
        await asyncio.gather(self._loop, return_exceptions=True)
        try:
            async with asyncio.timeout(_GRACE):
                await self._finish()
        except TimeoutError:
            logger.warning("stopped with %d deliveries in flight; some may come twice", len(self._busy))
            for task in self._tasks:
                task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._lanes is not None:
            await self._lanes.stop()
        await self._courier.hang_up()

    async def _finish(self) -> None:
        while self._busy:
            self._pace.dismiss()
            self._room.clear()
            await _wait(self._room, 0.1)
        await self._ledger.close()

    async def _run(self) -> None:
        while not self._stopping:
            self._woken.clear()
            try:
                await self._trouble.passed()
                await self._trouble.clock_set_back()
                batch = await self._batches.next(self._busy)
                await self._envelopes.seal(batch)
                await self._send(batch)
            except STORE_ERRORS as error:
                logger.error("the outbox cannot be read: %s", error)
                batch = []
            except InvalidToken:
                return self._token_refused()
            except Exception:  # a bug must not end sending for good
                logger.exception("nothing of this batch is sent")
                batch = []
            if len(batch) < self._batches.size:
                await _wait(self._woken, _LOOK)

    async def _send(self, batch: Sequence[Delivery]) -> None:
        """Begin each delivery of the batch, as turns come."""
        turns = 0
        for place, one in enumerate(batch):
            envelope = self._envelopes.get(one)
            while len(self._busy) >= self._most or (envelope is not None and self._room_to_post() < 1):
                turns = 0  # it would be late
                self._room.clear()
                await self._room.wait()
            if envelope is not None and not turns:
                turns = await self._pace.turns(min(self._room_to_post(), len(batch) - place))
            if self._trouble or self._stopping or self._batches.is_stale:
                return  # it came up while we waited; the rest stays owed
            self._busy.add(one.chat_id)
            if envelope is None:
                self._in_background(one, self._attend(one))
            else:
                turns -= 1
                self._post(one, envelope)

    def _room_to_post(self) -> int:
        """How many messages may go out now: those that a kill would leave unmarked would come twice.

        At the full rate as many are out as it gives in a round trip and the 20 ms that marking takes; more
        are only where this process or its database is held up.
        """
        bound = 1 + math.floor(self._pace.per_second * (self._round_trip + _MARKING))
        return min(bound - len(self._posted), self._most - len(self._busy))

    def _post(self, one: Delivery, envelope: Envelope) -> None:
        self._posted.add(one.chat_id)
        try:
            answer = self._courier.post(envelope, one.chat_id, one.thread_id)
        except Exception as error:  # about this one: the others go out
            self._in_background(one, self._failed(one, _bug(error)))
        else:
            answer.add_done_callback(partial(self._answered, one, time.monotonic()))

    def _answered(self, one: Delivery, posted: float, answer: asyncio.Future[Answer]) -> None:
        """What came of a posted delivery. No task for the many that go well: they would cost more."""
        self._round_trip += (min(time.monotonic() - posted, _ROUND_TRIP) - self._round_trip) * _WEIGHT
        try:
            status, body = answer.result()
        except TelegramError as error:
            self._in_background(one, self._failed(one, classify(error)))
            return
        except (Exception, asyncio.CancelledError) as error:  # it may have arrived or not
            self._in_background(one, self._failed(one, _bug(error)))
            return
        if status == HTTPStatus.OK:
            self._sent(one)
            return
        outcome = refusal(status, body)
        if outcome is not None:
            self._in_background(one, self._failed(one, outcome))
        else:
            self._envelopes.drop(one)
            self._in_background(one, self._attend(one))

    def _in_background(self, one: Delivery, work: Coroutine[None, None, None]) -> None:
        """Do what takes longer about a delivery; its chat stays busy until `_release`."""
        context = copy_context()
        context.run(work_on, one.name)
        task = asyncio.create_task(self._see_to(one, work), name=f"delivery {one.name}", context=context)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _see_to(self, one: Delivery, work: Coroutine[None, None, None]) -> None:
        """Whatever comes of it, let the chat not stay busy for ever."""
        try:
            await work
        except Exception:  # not even the failure could be written down; if it goes on, let it be seldom
            logger.exception("delivery %s is left as it is", one.key)
            await asyncio.sleep(_AFTER_A_BUG)
            self._release(one)

    async def _attend(self, one: Delivery) -> None:
        """Deliver in as many messages as it takes, and in the form that the server likes."""
        try:
            await self._deliver(one)
        except TelegramError as error:
            await self._failed(one, classify(error))
        except asyncio.CancelledError:
            self._release(one)  # it still waited for its turn
            raise
        except STORE_ERRORS as error:
            logger.error("delivery %s: %s", one.key, error)
            await asyncio.sleep(_LOOK)
            self._release(one)
        except Exception as error:  # a bug must not try again without a pause, nor hold up others
            await self._failed(one, _bug(error))

    async def _deliver(self, one: Delivery) -> None:
        message = await self._envelopes.message(one.digest_id)

        async def part_sent(parts: int) -> None:
            if parts < len(message.parts):
                await self._ledger.write(lambda connection: deliveries.mark_parts(connection, one, parts))
                await asyncio.sleep(gap(one.chat_id))

        await self._courier.deliver(
            one.chat_id,
            message,
            thread_id=one.thread_id,
            layout=one.layout,
            first_part=one.parts_sent,
            on_part=part_sent,
        )
        self._sent(one)

    def _sent(self, one: Delivery) -> None:
        self._trouble.answered()
        self._ledger.sent(one, self._clock.now())

    def _marked(self, sent: Sequence[Delivery]) -> None:
        self._results.add("sent", amount=len(sent))
        for one in sent:
            self._batches.rest(one.chat_id)
            self._release(one)

    def _release(self, one: Delivery) -> None:
        self._busy.discard(one.chat_id)
        self._posted.discard(one.chat_id)
        self._room.set()

    async def _failed(self, one: Delivery, outcome: Outcome) -> None:
        log = logger.error if outcome.verdict is Verdict.REFUSED else logger.info
        log("delivery of digest %d to %d: %s", one.digest_id, one.chat_id, outcome.reason)
        self._results.add(outcome.verdict.name.lower())
        match outcome.verdict:
            case Verdict.WAIT:
                self._slow_down(one.chat_id, outcome.wait)
            case Verdict.UNKNOWN | Verdict.NOT_SENT:
                self._trouble.failed()
            case Verdict.TOKEN:
                self._token_refused()
            case _:
                self._trouble.answered()
        now = self._clock.now()
        await self._ledger.write(lambda connection: settle(connection, one, outcome, now))
        if outcome.verdict is Verdict.MAIN_THREAD:
            await leave_thread(self._database, self._courier, one.chat_id, one.thread_id)
        self._release(one)
        self._woken.set()

    def _token_refused(self) -> None:
        """Nothing can be sent any more; what is owed stays so."""
        if not self._stopping:
            logger.error("the Bot API server refuses the token; what is owed is kept")
            self._stopping = True
            self._refused()

    def _slow_down(self, chat_id: int, wait: float) -> None:
        """Telegram does not say whether a 429 is about a chat or the bot; two chats at once mean the bot."""
        now = time.monotonic()
        when, where = self._flooded
        if where != chat_id and now - when < 1:
            self._pace.freeze(wait)
        self._flooded = (now, chat_id)


def _bug(error: BaseException) -> Outcome:
    """The outcome of what should not happen, told with where it did."""
    logger.error("a delivery failed by a bug", exc_info=error)
    return Outcome(Verdict.UNKNOWN, f"a bug: {type(error).__name__}")


async def _wait(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        pass
