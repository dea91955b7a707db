"""The running bot: what starts when, and how it comes to an end."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.ending import Ending
from bot.handlers.menu import set_commands
from bot.jobs import Jobs
from bot.roles import Role
from bot.schedule import Schedule
from bot.settings import Settings
from bot.updates import Updates
from bot.vitals import Vitals
from bot.web.site import Webhook
from content.errors import ContentError
from content.newsroom import Newsroom
from content.sources.opml import feeds_named

logger = logging.getLogger(__name__)

# Stopping takes ten seconds at most, whatever is gone: these, and what web side and database are given.
_FINISH = 5.5  # seconds for what is sent and done
_LAST_ANSWERS = 1.5  # seconds for handlers that are at work
_GOODBYE = 0.5  # seconds for telling the database that no more turns are wanted

_PEOPLE_FIRST = 1  # seconds after the start for those who wrote while the bot was down


class Service:
    """Updates, delivery and schedule on one Bot API server, or the part of them that `role` is."""

    def __init__(
        self,
        settings: Settings,
        role: Role,
        newsroom: Newsroom,
        updates: Updates,
        schedule: Schedule,
        jobs: Jobs,
        sender: Sender,
        pace: Pace,
        vitals: Vitals,
        ending: Ending,
    ) -> None:
        self._settings = settings
        self._role = role
        self._newsroom = newsroom
        self.updates = updates
        self.schedule = schedule
        self._jobs = jobs
        self._sender = sender
        self._pace = pace
        self._vitals = vitals
        self._ending = ending

    async def run(self, webhook: Webhook | None = None) -> None:
        """Serve until told to stop, then finish what is in flight. Raises BotError where it cannot go on."""
        bot = self.updates.application.bot
        needs_telegram = self._role is not Role.WORKER
        if needs_telegram and not await self._ending.unless_told(self.updates.connect()):
            await bot.shutdown()
            return
        async with AsyncExitStack() as stack:
            stack.push_async_callback(_within, _GOODBYE, self._pace.close)
            if self._role.includes(Role.WEB):
                await self.updates.application.start()
                stack.push_async_callback(_within, _LAST_ANSWERS, self.updates.application.stop)
            stack.push_async_callback(self._finish)
            if self._role.includes(Role.WEB):
                await self._ending.unless_told(self._listen(webhook))
            if self._role.includes(Role.SENDER):
                self._sender.start()
            self._jobs.start()
            stack.callback(self.schedule.stop)
            background = asyncio.create_task(self._prepare(), name="prepare")
            stack.callback(background.cancel)
            watch = asyncio.create_task(self._vitals.watch_loop(), name="event loop watch")
            stack.callback(watch.cancel)
            self._vitals.obstacle = ""
            logger.info("%s is running", f"@{bot.username}" if needs_telegram else "a worker")
            await self._ending.wait()
            self._vitals.obstacle = "stopping"
            logger.info("stopping")
        await self.updates.application.shutdown()
        if self._ending.failure is not None:
            raise self._ending.failure

    async def _listen(self, webhook: Webhook | None) -> None:
        if webhook is not None:
            await self.updates.deliver_to(webhook.url, webhook.secret)
        else:
            await self.updates.fetch()

    async def _finish(self) -> None:
        """Let what is under way come to an end, side by side, so that nothing holds up the rest."""
        ends = (self._jobs.stop, self._sender.stop, self.updates.take_no_more)
        await asyncio.gather(*(_within(_FINISH, end) for end in ends))

    async def _prepare(self) -> None:
        """What may wait until the bot answers: ticks, the commands menu, the feeds of the settings."""
        await asyncio.sleep(_PEOPLE_FIRST)
        if self._role.includes(Role.WORKER):
            self.schedule.start()
        if self._role.includes(Role.WEB):
            bot = self.updates.application.bot
            await set_commands(bot, self._settings.admins, archive=self._settings.has_archive)
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


async def _within(seconds: float, end: Callable[[], Awaitable[None]]) -> None:
    """Await `end`, but not for longer."""
    try:
        async with asyncio.timeout(seconds):
            await end()
    except TimeoutError:
        logger.warning("%s took too long and was cut off", getattr(end, "__qualname__", end))
