"""The composition root: the one place that knows every part, and the order in which they start and stop."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click
from starlette.routing import Route
from telegram import Update
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, SimpleUpdateProcessor

from bot import handlers, ownership
from bot.archiving import Archivist
from bot.delivery.alerts import AlertWatch
from bot.delivery.digests import DigestBuilder
from bot.delivery.lanes import Lanes
from bot.delivery.outbox import Outbox
from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.errors import BotError, SettingsError
from bot.handlers.menu import set_commands
from bot.handlers.parts import Parts
from bot.jobs import Jobs
from bot.jobs.here import JobsHere
from bot.metrics import Metrics
from bot.roles import Role
from bot.schedule import Schedule
from bot.settings import ArchiveFor, Settings
from bot.telegram import Courier, build_bot
from bot.vitals import Vitals
from bot.web.serving import serving
from bot.web.site import Webhook, site
from bot.web.websub import hub_route
from content.clock import Clock, ShiftedClock, SystemClock
from content.errors import ContentError
from content.newsroom import Newsroom
from content.sources.inbox import Inbox
from content.sources.opml import feeds_named
from content.sources.websub import WebSub
from content.store.database import is_sqlite

logger = logging.getLogger(__name__)

# What the bot reacts to; Telegram leaves some kinds out unless asked for them.
_UPDATES = [
    Update.MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.CHANNEL_POST,
    Update.MY_CHAT_MEMBER,
]
_AT_ONCE = 32  # updates handled side by side

_PLAYGROUND_HOST = "127.0.0.1"  # whatever LISTEN says: it lets anyone be anyone

# Stopping takes ten seconds at most, whatever Telegram does: these two, and what the web side is given.
_FINISH = 5.5  # seconds for what is sent and done
_LAST_ANSWERS = 1.5  # seconds for handlers that are at work

_PEOPLE_FIRST = 1  # seconds after the start for those who wrote while the bot was down
_RETRY_START = 5  # seconds between attempts to reach the Bot API server at the start


async def run_bot(settings: Settings, role: Role = Role.ALL) -> None:
    """Run until SIGTERM or SIGINT. Raises BotError or ContentError where it cannot start or go on."""
    _check(settings, role)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        if settings.telegram_bot_token.get_secret_value():
            await _telegram(settings, role, stop, stack)
        else:
            await _playground(settings, stop, stack)


def _check(settings: Settings, role: Role) -> None:
    """Raise SettingsError where a process of this role would have nobody to share the work with."""
    if role is Role.ALL:
        return
    if is_sqlite(settings.database_url):
        raise SettingsError(
            f"DATABASE_URL: --role {role} shares its work with other processes, which takes PostgreSQL "
            "(postgresql://...); on one machine `jarshy run` does everything."
        )
    if not settings.telegram_bot_token.get_secret_value():
        raise SettingsError(f"TELEGRAM_BOT_TOKEN: needed for --role {role}; the playground is one process.")


async def _telegram(settings: Settings, role: Role, stop: asyncio.Event, stack: AsyncExitStack) -> None:
    """The bot on a real Bot API server, by webhook or polling, or the part of it that `role` is."""
    token = settings.telegram_bot_token.get_secret_value()
    clock = SystemClock()
    newsroom = await _newsroom(settings, clock, stack)
    await ownership.claim(newsroom.database, token.partition(":")[0])
    metrics = Metrics()
    vitals = Vitals(newsroom.database, clock, metrics)
    service = _Service(
        settings,
        newsroom,
        clock,
        token,
        settings.telegram_api_url,
        stop,
        role,
        metrics=metrics,
        vitals=vitals,
    )
    webhook = None
    in_web = role.includes(Role.WEB)
    if settings.webhook_url and in_web:
        secret = settings.webhook_secret.get_secret_value()
        webhook = Webhook(settings.webhook_url, secret, service.receive)
    pages = _pages(settings, newsroom, clock) if in_web else []
    websub = _websub(settings, newsroom, clock)
    if websub is not None and in_web:
        pages.append(hub_route(websub, urlsplit(websub.callback).path))
        stack.push_async_callback(websub.close)
    address = await stack.enter_async_context(
        serving(
            site(
                vitals,
                webhook,
                pages=pages,
                metrics_token=settings.metrics_token.get_secret_value(),
            ),
            settings.listen_host,
            settings.listen_port,
        )
    )
    logger.info("the web side listens on %s", address)
    await service.run(webhook)


async def _playground(settings: Settings, stop: asyncio.Event, stack: AsyncExitStack) -> None:
    """The bot on a Bot API server of its own, with a chat page."""
    from bot.web.playground import AIGERIM, BEN, TOKEN, Playground  # a bot with a token starts without it

    clock = ShiftedClock()
    newsroom = await _newsroom(settings, clock, stack)
    await ownership.claim(newsroom.database, ownership.PLAYGROUND)

    async def set_clock(time_of_day: str) -> None:
        clock.set(_next(time_of_day, clock.now(), settings.default_timezone))
        await service.schedule.tick()

    playground = Playground(
        TOKEN, clock, set_clock=set_clock, timezone=settings.default_timezone, users=(BEN, AIGERIM)
    )
    metrics = Metrics()
    vitals = Vitals(newsroom.database, clock, metrics)
    address = await stack.enter_async_context(
        serving(
            site(
                vitals,
                rest=playground.app,
                pages=_archive_pages(settings, newsroom, clock, ArchiveFor.PUBLIC),  # to this machine only
            ),
            _PLAYGROUND_HOST,
            settings.listen_port,
        )
    )
    stack.push_async_callback(playground.close)  # before the server stops: open streams would hold it up
    service = _Service(settings, newsroom, clock, TOKEN, address, stop, metrics=metrics, vitals=vitals)
    click.echo(f"No TELEGRAM_BOT_TOKEN, so this is the playground: open {address} and chat.")
    await service.run(None)


async def _newsroom(settings: Settings, clock: Clock, stack: AsyncExitStack) -> Newsroom:
    return await stack.enter_async_context(
        await Newsroom.open(
            settings.database_url,
            clock,
            poll_interval=settings.poll_interval,
            allow_private=settings.fetch_private,
            proxy=settings.feeds_proxy.get_secret_value(),
            model=settings.language_model,
        )
    )


def _pace(settings: Settings, newsroom: Newsroom, token: str) -> Pace:
    """A file has one process, which needs to ask nobody; those on one server share a limit."""
    if is_sqlite(settings.database_url):
        return Pace(settings.messages_per_second)
    from bot.delivery.shared_pace import SharedPace

    return SharedPace(newsroom.database, token.partition(":")[0], settings.messages_per_second)


def _pages(settings: Settings, newsroom: Newsroom, clock: Clock) -> list[Route]:
    """What people read on the web side of a real bot."""
    pages = list(_archive_pages(settings, newsroom, clock, settings.archive))
    if settings.app_address:
        from bot.web.miniapp import MiniApp

        token = settings.telegram_bot_token.get_secret_value()
        app = MiniApp(newsroom.database, clock, token, settings.default_timezone, settings.digest_time)
        pages += app.routes()
    return pages


def _archive_pages(
    settings: Settings, newsroom: Newsroom, clock: Clock, readable: ArchiveFor
) -> Sequence[Route]:
    if readable is ArchiveFor.OFF:
        return ()
    from bot.web.archive import Archive, Keys

    keys = Keys(settings.telegram_bot_token.get_secret_value()) if readable is ArchiveFor.READERS else None
    return Archive(
        newsroom, clock, settings.digest_time, settings.default_timezone, keys, settings.web_address
    ).routes()


def _websub(settings: Settings, newsroom: Newsroom, clock: Clock) -> WebSub | None:
    """Hubs can only call an address that is public, as the webhook's is."""
    if not settings.webhook_url.startswith("https://"):
        return None
    callback = f"{settings.webhook_url.rstrip('/')}/websub"
    return WebSub(newsroom.database, newsroom.fetcher, clock, newsroom.poller.sent, callback)


def _inbox(settings: Settings, newsroom: Newsroom) -> Inbox | None:
    """The folder that is watched, where there is one."""
    if not settings.content_inbox:
        return None
    return Inbox(Path(settings.content_inbox).expanduser(), partial(newsroom.ingest, origin="file"))


def _archivist(settings: Settings, newsroom: Newsroom, clock: Clock) -> Archivist | None:
    """Who keeps editions where somebody may read them: the playground's archive is always open."""
    if settings.archive is ArchiveFor.OFF and settings.telegram_bot_token.get_secret_value():
        return None
    return Archivist(newsroom, clock, settings.default_timezone, settings.digest_time)


def _jobs(settings: Settings) -> Jobs:
    if is_sqlite(settings.database_url):
        return JobsHere()
    from bot.jobs.postgres import PostgresJobs  # a tenth of a second, for those who need it

    return PostgresJobs(settings.database_url)


def _next(time_of_day: str, after: datetime, timezone: str) -> datetime:
    """The next instant at which it is `time_of_day` (HH:MM) in `timezone`."""
    local = after.astimezone(ZoneInfo(timezone))
    wanted = datetime.combine(local.date(), time.fromisoformat(time_of_day), local.tzinfo)
    return wanted if wanted > local else wanted + timedelta(days=1)


async def _within(seconds: float, end: Callable[[], Awaitable[None]]) -> None:
    """Await `end`, but not for longer."""
    try:
        async with asyncio.timeout(seconds):
            await end()
    except TimeoutError:
        logger.warning("%s took too long and was cut off", getattr(end, "__qualname__", end))


class _Timed(SimpleUpdateProcessor):
    """Handles updates side by side, and notes how long each takes."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(_AT_ONCE)
        self._updates = metrics.updates

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        with self._updates.timing():
            await coroutine


class _Service:
    """The running bot: handlers, delivery and schedule on one Bot API server."""

    def __init__(
        self,
        settings: Settings,
        newsroom: Newsroom,
        clock: Clock,
        token: str,
        api_url: str,
        stop: asyncio.Event,
        role: Role = Role.ALL,
        *,
        metrics: Metrics,
        vitals: Vitals,
    ) -> None:
        self._settings = settings
        self._role = role
        self._newsroom = newsroom
        self._stop = stop
        self._vitals = vitals
        self._failure: BotError | None = None
        proxy = (
            settings.telegram_proxy.get_secret_value()
            if settings.telegram_bot_token.get_secret_value()
            else ""
        )
        self._bot = build_bot(token, api_url, proxy)
        self._application: Application[Any, Any, Any, Any, Any, Any] = (
            Application.builder().bot(self._bot).concurrent_updates(_Timed(metrics)).build()
        )
        self._jobs = _jobs(settings)
        pace = _pace(settings, newsroom, token)
        self._pace = pace
        courier = Courier(self._bot, settings.rich_messages, pace, paid=settings.paid_broadcast, proxy=proxy)
        lanes = None
        if role.includes(Role.SENDER) and not is_sqlite(settings.database_url):
            lanes = Lanes(newsroom.database, self._jobs, clock)
        self._sender = Sender(newsroom.database, courier, pace, clock, self._token_refused, metrics, lanes)
        outbox = Outbox(newsroom.database, self._sender.wake)
        self.schedule = Schedule(
            newsroom,
            DigestBuilder(newsroom, outbox, clock, settings.default_timezone),
            AlertWatch(newsroom, outbox, clock),
            clock,
            timedelta(days=settings.retention_days),
            self._jobs,
            metrics,
            _archivist(settings, newsroom, clock),
            _inbox(settings, newsroom),
            _websub(settings, newsroom, clock),
        )
        if role.includes(Role.WORKER):
            self.schedule.handle_jobs()
        handlers.register(
            self._application, Parts(newsroom, newsroom.database, courier, outbox, clock, settings, metrics)
        )

    async def receive(self, update: dict[str, Any]) -> None:
        """An update that came by webhook."""
        await self._application.update_queue.put(Update.de_json(update, self._bot))

    async def run(self, webhook: Webhook | None) -> None:
        """Serve until told to stop; then finish what is in flight."""
        needs_telegram = self._role is not Role.WORKER
        if needs_telegram and not await self._until_stopped(self._connect()):
            await self._bot.shutdown()
            return
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self._pace.close)
            if self._role.includes(Role.WEB):
                await self._application.start()
                stack.push_async_callback(_within, _LAST_ANSWERS, self._application.stop)
            stack.push_async_callback(self._finish)
            if self._role.includes(Role.WEB):
                await self._listen(webhook)
            if self._role.includes(Role.SENDER):
                self._sender.start()
            self._jobs.start()
            stack.callback(self.schedule.stop)
            background = asyncio.create_task(self._prepare(), name="prepare")
            stack.callback(background.cancel)
            watch = asyncio.create_task(self._vitals.watch_loop(), name="event loop watch")
            stack.callback(watch.cancel)
            self._vitals.obstacle = ""
            logger.info("%s is running", f"@{self._bot.username}" if needs_telegram else "a worker")
            await self._stop.wait()
            self._vitals.obstacle = "stopping"
            logger.info("stopping")
        await self._application.shutdown()
        if self._failure is not None:
            raise self._failure

    async def _finish(self) -> None:
        """Let what is under way come to an end, side by side, so that nothing holds up the rest."""
        ends = [self._jobs.stop, self._sender.stop]
        updater = self._application.updater
        if updater is not None and updater.running:
            ends.append(updater.stop)
        await asyncio.gather(*(_within(_FINISH, end) for end in ends))

    async def _connect(self) -> None:
        """Wait until the Bot API server knows the bot. Raises SettingsError where it refuses the token."""
        while True:
            try:
                await self._application.initialize()
                return
            except InvalidToken:
                raise SettingsError(
                    "TELEGRAM_BOT_TOKEN: refused by the Bot API server; get a valid one from @BotFather."
                ) from None
            except TelegramError as error:
                logger.warning(
                    "the Bot API server cannot be reached (%s); next try in %s s", error, _RETRY_START
                )
                await asyncio.sleep(_RETRY_START)

    async def _listen(self, webhook: Webhook | None) -> None:
        if webhook is not None:
            await self._announce(webhook)
            return
        updater = self._application.updater
        assert updater is not None  # noqa: S101  the builder makes one unless told otherwise
        await updater.start_polling(allowed_updates=_UPDATES, error_callback=self._polling_failed)

    async def _announce(self, webhook: Webhook) -> None:
        """Let Telegram deliver updates here. It hears that once a second only, and several may say so."""
        while True:
            try:
                await self._bot.set_webhook(
                    webhook.url, secret_token=webhook.secret, allowed_updates=_UPDATES
                )
                return
            except (RetryAfter, NetworkError) as error:
                if isinstance(error, BadRequest):
                    raise
                logger.warning("the webhook is not set yet (%s); next try in %s s", error, _RETRY_START)
                await asyncio.sleep(_RETRY_START)

    def _polling_failed(self, error: TelegramError) -> None:
        """Two pollers would each get half of the updates: say so and stop. Anything else passes by itself."""
        if isinstance(error, Conflict):
            self._failure = BotError(
                "another instance is polling with this TELEGRAM_BOT_TOKEN (409 Conflict); "
                "stop it, or give this one a token of its own"
            )
            self._stop.set()
        elif isinstance(error, InvalidToken):
            self._token_refused()
        else:
            logger.warning("no updates for now: %s", error)

    def _token_refused(self) -> None:
        """Revoked while running: only the operator can go on from here, and nothing that is owed is lost."""
        self._failure = BotError(
            "TELEGRAM_BOT_TOKEN: refused by the Bot API server, so it was revoked; get the new one from "
            "@BotFather and start again. What is owed to subscribers is kept and goes out then."
        )
        self._stop.set()

    async def _prepare(self) -> None:
        """What may wait until the bot answers: ticks, the commands menu, the feeds of the settings."""
        await asyncio.sleep(_PEOPLE_FIRST)
        if self._role.includes(Role.WORKER):
            self.schedule.start()
        if self._role.includes(Role.WEB):
            await set_commands(self._bot, self._settings.admins, archive=self._settings.has_archive)
        if self._role.includes(Role.WORKER):
            await self._follow_feeds()

    async def _follow_feeds(self) -> None:
        try:
            added = await self._newsroom.follow(feeds_named(self._settings.feeds))
        except ContentError as error:
            logger.error("FEEDS: %s", error)
            return
        if added:
            logger.info("following %d feeds from FEEDS", added)
            await self.schedule.poll()

    async def _until_stopped(self, work: Coroutine[Any, Any, None]) -> bool:
        """Whether `work` was done before the bot was told to stop."""
        task = asyncio.ensure_future(work)
        stopped = asyncio.ensure_future(self._stop.wait())
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if not task.done():
            task.cancel()
            return False
        task.result()
        return True
