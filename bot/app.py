"""The composition root: the one place that knows every part."""

import asyncio
import logging
import signal
from contextlib import AsyncExitStack
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click

from bot import handlers, ownership
from bot.archiving import Archivist
from bot.delivery.alerts import AlertWatch
from bot.delivery.digests import DigestBuilder
from bot.delivery.lanes import Lanes
from bot.delivery.outbox import Outbox
from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.ending import Ending
from bot.errors import SettingsError
from bot.handlers.parts import Parts
from bot.jobs import Jobs
from bot.jobs.here import JobsHere
from bot.metrics import Metrics
from bot.roles import Role
from bot.schedule import Schedule
from bot.service import Service
from bot.settings import ArchiveFor, Settings
from bot.telegram import Courier, build_bot
from bot.updates import Updates
from bot.vitals import Vitals
from bot.web.parts import archive_pages, pages
from bot.web.serving import serving
from bot.web.site import Webhook, site
from bot.web.websub import hub_route
from content.clock import Clock, ShiftedClock, SystemClock
from content.newsroom import Newsroom
from content.sources.inbox import Inbox
from content.sources.websub import WebSub
from content.store.engines import is_sqlite

logger = logging.getLogger(__name__)

_PLAYGROUND_HOST = "127.0.0.1"  # whatever LISTEN says: it lets anyone be anyone


async def run_bot(settings: Settings, role: Role = Role.ALL) -> None:
    """Run until SIGTERM or SIGINT. Raises BotError or ContentError where it cannot start or go on."""
    _check(settings, role)
    ending = Ending()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ending.ask)
    async with AsyncExitStack() as stack:
        if settings.telegram_bot_token.get_secret_value():
            await _telegram(settings, role, ending, stack)
        else:
            await _playground(settings, ending, stack)


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


async def _telegram(settings: Settings, role: Role, ending: Ending, stack: AsyncExitStack) -> None:
    """The bot on a real Bot API server, by webhook or polling, or the part of it that `role` is."""
    token = settings.telegram_bot_token.get_secret_value()
    clock = SystemClock()
    newsroom = await _newsroom(settings, clock, stack)
    await ownership.claim(newsroom.database, token.partition(":")[0])
    metrics = Metrics()
    vitals = Vitals(newsroom.database, clock, metrics)
    service = _service(
        settings, newsroom, clock, token, settings.telegram_api_url, ending, role, metrics, vitals
    )
    webhook = None
    in_web = role.includes(Role.WEB)
    if settings.webhook_url and in_web:
        secret = settings.webhook_secret.get_secret_value()
        webhook = Webhook(settings.webhook_url, secret, service.updates.receive)
    routes = pages(settings, newsroom, clock) if in_web else []
    websub = _websub(settings, newsroom, clock)
    if websub is not None and in_web:
        routes.append(hub_route(websub, urlsplit(websub.callback).path))
        stack.push_async_callback(websub.close)
    address = await stack.enter_async_context(
        serving(
            site(
                vitals,
                webhook,
                pages=routes,
                metrics_token=settings.metrics_token.get_secret_value(),
            ),
            settings.listen_host,
            settings.listen_port,
        )
    )
    logger.info("the web side listens on %s", address)
    await service.run(webhook)


async def _playground(settings: Settings, ending: Ending, stack: AsyncExitStack) -> None:
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
                pages=archive_pages(settings, newsroom, clock, ArchiveFor.PUBLIC),  # to this machine only
            ),
            _PLAYGROUND_HOST,
            settings.listen_port,
        )
    )
    stack.push_async_callback(playground.close)  # before the server stops: open streams would hold it up
    service = _service(settings, newsroom, clock, TOKEN, address, ending, Role.ALL, metrics, vitals)
    click.echo(f"No TELEGRAM_BOT_TOKEN, so this is the playground: open {address} and chat.")
    await service.run()


def _service(
    settings: Settings,
    newsroom: Newsroom,
    clock: Clock,
    token: str,
    api_url: str,
    ending: Ending,
    role: Role,
    metrics: Metrics,
    vitals: Vitals,
) -> Service:
    """The bot of `token` on the Bot API server at `api_url`, its parts knowing each other."""
    own_server = not settings.telegram_bot_token.get_secret_value()
    proxy = "" if own_server else settings.telegram_proxy.get_secret_value()
    bot = build_bot(token, api_url, proxy)
    updates = Updates(bot, metrics, ending)
    jobs, pace = _jobs(settings), _pace(settings, newsroom, token)
    courier = Courier(bot, settings.rich_messages, pace, paid=settings.paid_broadcast, proxy=proxy)
    shared = role.includes(Role.SENDER) and not is_sqlite(settings.database_url)
    lanes = Lanes(newsroom.database, jobs, clock) if shared else None
    sender = Sender(newsroom.database, courier, pace, clock, ending.token_refused, metrics, lanes)
    outbox = Outbox(newsroom.database, sender.wake)
    schedule = Schedule(
        newsroom,
        DigestBuilder(newsroom, outbox, clock, settings.default_timezone),
        AlertWatch(newsroom, outbox, clock),
        clock,
        timedelta(days=settings.retention_days),
        jobs,
        metrics,
        _archivist(settings, newsroom, clock),
        _inbox(settings, newsroom),
        _websub(settings, newsroom, clock),
    )
    if role.includes(Role.WORKER):
        schedule.handle_jobs()
    handlers.register(
        updates.application, Parts(newsroom, newsroom.database, courier, outbox, clock, settings, metrics)
    )
    return Service(settings, role, newsroom, updates, schedule, jobs, sender, pace, vitals, ending)


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
