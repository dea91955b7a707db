"""How the bot is, for those who watch over it: what /metrics, /healthz and /readyz tell."""

import asyncio
import time

from bot import __version__
from bot.metrics import Gauge, Metrics
from content.clock import Clock
from content.store import Database, deliveries, feeds, meta, model_texts, subscribers

_BEAT = 0.5  # seconds between two looks at how late the event loop is


class Vitals:
    """Asks the database how everything is. `obstacle` says why the bot cannot do its work now."""

    def __init__(self, database: Database, clock: Clock, metrics: Metrics) -> None:
        self._database = database
        self._clock = clock
        self._metrics = metrics
        self._started = time.time()
        self.obstacle = "starting"  # empty while updates are taken and digests sent

    async def alive(self) -> None:
        """Raise where the database does not answer."""
        async with self._database.read() as connection:
            await meta.get(connection, "bot")

    async def unready(self) -> str:
        """Why the bot cannot do its work now, or nothing. Raises where the database does not answer."""
        await self.alive()
        return self.obstacle

    async def page(self) -> str:
        """All metrics, as Prometheus reads them."""
        now = self._clock.now()
        async with self._database.read() as connection:
            outbox = await deliveries.counts(connection, now)
            readers = await subscribers.counts(connection)
            states = await feeds.states(connection)
            model = await model_texts.usage(connection, now.date())
        lag = max(0.0, (now - outbox.oldest).total_seconds()) if outbox.oldest else 0.0
        gauges = [
            Gauge("jarshy_info", "The version that runs.", [((("version", __version__),), 1)]),
            Gauge(
                "jarshy_start_time_seconds", "When the process started, since 1970.", [((), self._started)]
            ),
            Gauge("jarshy_outbox_owed", "Deliveries that wait to be sent.", [((), outbox.owed)]),
            Gauge(
                "jarshy_outbox_lag_seconds", "How long the longest owed delivery has been due.", [((), lag)]
            ),
            Gauge(
                "jarshy_readers",
                "Chats and forum topics by state.",
                [
                    ((("state", "known"),), readers.known),
                    ((("state", "subscribed"),), readers.subscribed),
                    ((("state", "stopped"),), readers.stopped),
                ],
            ),
            Gauge(
                "jarshy_feeds",
                "Feeds by state: ok, failing, new (not read yet), off.",
                [((("state", state),), count) for state, count in states.items()],
            ),
            Gauge(
                "jarshy_model_today",
                "Requests to the language model since midnight UTC, and what was refused of its answers.",
                [((("what", what),), count) for what, count in model._asdict().items()],
            ),
        ]
        return self._metrics.page(gauges)

    async def watch_loop(self) -> None:
        """Note for ever how late the event loop wakes up, as it does when something holds it up."""
        while True:
            wanted = time.monotonic() + _BEAT
            await asyncio.sleep(_BEAT)
            self._metrics.loop_delay.observe(max(0.0, time.monotonic() - wanted))
