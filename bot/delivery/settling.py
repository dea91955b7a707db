"""What a delivery that failed changes in the outbox and about its subscriber."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.outcomes import Outcome, Verdict
from content.store import deliveries, subscribers
from content.store.deliveries import Delivery

_FIRST_RETRY = timedelta(seconds=5)  # doubled with each failure, since a server in trouble needs rest
_LAST_RETRY = timedelta(minutes=15)


async def settle(connection: AsyncConnection, one: Delivery, outcome: Outcome, now: datetime) -> None:
    """Write down what `outcome` means for a delivery. Nothing that could still arrive is given up."""
    match outcome.verdict:
        case Verdict.WAIT:
            until = now + timedelta(seconds=outcome.wait)
            await deliveries.postpone(connection, one, until, outcome.reason, failed=False)
        case Verdict.NOT_SENT | Verdict.TOKEN:
            await deliveries.postpone(connection, one, now + _FIRST_RETRY, outcome.reason, failed=False)
        case Verdict.STOP:
            await subscribers.stop(connection, one.chat_id, outcome.reason)
            await deliveries.drop_chat(connection, one.chat_id, outcome.reason)
        case Verdict.MIGRATED:
            await subscribers.migrate_chat(connection, one.chat_id, outcome.chat_id)
        case Verdict.MAIN_THREAD:
            await deliveries.move_to_main_thread(connection, one)
        case Verdict.UNKNOWN:
            pause = min(_FIRST_RETRY * 2 ** min(one.attempts, 10), _LAST_RETRY)
            await deliveries.postpone(connection, one, now + pause, outcome.reason, failed=True)
        case Verdict.REFUSED:
            await deliveries.drop(connection, one, outcome.reason)
