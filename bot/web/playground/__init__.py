"""The playground: a small Bot API server and a chat page like Telegram's, in memory, for this machine only.

For the composition root (bot/app.py):

    clock = ShiftedClock()
    playground = Playground(TOKEN, clock, set_clock=set_clock, timezone=settings.default_timezone)
    async with serving(playground.app, "127.0.0.1", port) as address:   # address/ is the chat page
        bot = build_bot(token=TOKEN, api_url=address)                   # address/bot<token>/<method>
        ...
    # before the server stops, so that open streams and polls end at once: await playground.close()

`set_clock("08:00")` is awaited when somebody presses "It is 08:00 now"; it has to move `clock` and let the
schedule look. `timezone` is the zone in which the page shows times, so the same in which "08:00" is meant.

For end-to-end tests everything a person does can be done from Python too:

    playground.say(user_id, "/start")           Message; keywords chat_id, thread_id, reply_to for groups
    playground.tap(user_id, message_id, data)   CallbackQuery (its `.answered` turns True)
    playground.messages(chat_id)                list[Message] as they now stand: .id .text .rich .keyboard ...
    await playground.wait_for(condition)        what condition() gave, once it is true (10 s)
    playground.block(user_id), unblock, deactivate; add_user, add_group, add_thread, close_thread, kick,
    upgrade
    playground.ask_inline(user_id, "trade")     query id; playground.world.inline_answers[id]

and the server can be looked at and made to fail:

    playground.world.rejections                 what the real server would have refused too; want none
    playground.api.calls["sendmessage"]         requests by method, lower case
    playground.world.flood.peak                 most messages in one second
    playground.fail_next("sendMessage", 502), fail_next("*", 429, retry_after=3, times=2),
    fail_next("sendMessage", 0, done=True)      sent, but the connection drops before the answer
    playground.delay(0.05)                      every answer comes that many seconds later

Options: `rate` messages a second from the bot (0: no flood limits), `chat_burst` in a row to one private
chat, `any_chat=True` makes every positive chat id a person who has started the bot, `rich_messages=False`
answers 404 to sendRichMessage as a server older than Bot API 10.1.
"""

import asyncio
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.playground import people
from bot.web.playground.bot_api import BotApi
from bot.web.playground.failures import ANY, Failure
from bot.web.playground.flood import FloodLimits
from bot.web.playground.page import Page, SetClock
from bot.web.playground.values import CallbackQuery, Chat, Message, User
from bot.web.playground.world import Rules, World
from content.clock import Clock

__all__ = ["AIGERIM", "BEN", "TOKEN", "Playground", "World"]

T = TypeVar("T")

TOKEN = "1000000001:playground-of-this-machine-only"  # noqa: S105  opens nothing but this process's own server
AIGERIM = User(101, "Aigerim", "ru", "aigerim")
BEN = User(102, "Ben", "en", "ben")
_OWN_HOST = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?", re.IGNORECASE)


class Playground:
    """A world with a bot and two people in it, and the ASGI app through which bot and people meet."""

    def __init__(
        self,
        token: str,
        clock: Clock,
        *,
        rate: float = 30,
        chat_burst: int = 8,
        set_clock: SetClock | None = None,
        timezone: str = "UTC",
        any_chat: bool = False,
        rich_messages: bool = True,
        users: Sequence[User] = (AIGERIM, BEN),
        bot_name: str = "Jarshy",
        bot_username: str = "jarshy_bot",
    ) -> None:
        bot = User(int(token.partition(":")[0]), bot_name, username=bot_username, is_bot=True)
        self.world = World(
            clock, bot, Rules(any_chat, rich_messages), FloodLimits(rate=rate, chat_burst=chat_burst)
        )
        for user in users:
            self.add_user(user, started=False)
        self.api = BotApi(self.world, token)
        page = Page(self.world, timezone, set_clock)
        routes = Starlette(routes=page.routes(), exception_handlers={HTTPException: _problem})
        self.app: ASGIApp = _Front(self.api, routes)

    async def close(self) -> None:
        """End open streams and long polls, and stop delivering to a webhook."""
        self.world.updates.closed = True
        self.world.updates.wake()
        self.world.audience.dismiss()
        await self.world.webhook.close()

    def add_user(self, user: User, *, started: bool = True, shown: bool = True) -> Chat:
        """One more person; `shown` on the page, and `started` if the bot may write to them at once."""
        chat = self.world.add_user(user, started=started)
        if shown:
            self.world.shown.append(user.id)
            self.world.audience.tell({"kind": "reload"})
        return chat

    def say(
        self, user_id: int, text: str, *, chat_id: int = 0, thread_id: int = 0, reply_to: int = 0
    ) -> Message:
        """A person writes, to the bot or in the group `chat_id`."""
        return people.say(self.world, user_id, text, chat_id=chat_id, thread_id=thread_id, reply_to=reply_to)

    def tap(self, user_id: int, message_id: int, data: str, *, chat_id: int = 0) -> CallbackQuery:
        """A person taps an inline button."""
        return people.tap(self.world, user_id, message_id, data, chat_id=chat_id)

    def send_file(self, user_id: int, name: str, body: bytes, media_type: str = "text/xml") -> Message:
        """A person sends the bot a file."""
        return people.send_file(self.world, user_id, name, media_type, body)

    def share_location(self, user_id: int, *, longitude: float, latitude: float) -> Message:
        """A person sends where they are, in degrees."""
        return people.share_location(self.world, user_id, longitude, latitude)

    def messages(self, chat_id: int) -> list[Message]:
        """What was said in a chat, oldest first."""
        return self.world.history(chat_id)

    def block(self, user_id: int) -> None:
        people.block(self.world, user_id)

    def unblock(self, user_id: int) -> None:
        people.unblock(self.world, user_id)

    def deactivate(self, user_id: int) -> None:
        """The person deletes their account."""
        people.deactivate(self.world, user_id)

    def ask_inline(self, user_id: int, text: str, offset: str = "") -> str:
        """A person types @bot and `text`; gives the query's id."""
        return people.ask_inline(self.world, user_id, text, offset)

    def share_inline(
        self, user_id: int, query_id: str, result_id: str, *, chat_id: int = 0, thread_id: int = 0
    ) -> Message:
        """A person sends one of the results that @bot offered."""
        return people.share_inline(
            self.world, user_id, query_id, result_id, chat_id=chat_id, thread_id=thread_id
        )

    def add_group(self, title: str, *members: int, forum: bool = False) -> Chat:
        """A supergroup of `members`, the first its administrator, with the bot in it."""
        return people.add_group(self.world, title, members, forum=forum)

    def add_channel(self, title: str, owner: int) -> Chat:
        """A channel of `owner`, with the bot as an administrator."""
        return people.add_channel(self.world, title, owner)

    def demote(self, chat_id: int, user_id: int) -> None:
        """A person is no administrator of that chat any more."""
        people.demote(self.world, chat_id, user_id)

    def add_thread(self, chat_id: int, name: str) -> int:
        """A topic in a forum; gives its thread id."""
        return people.add_thread(self.world, chat_id, name)

    def close_thread(self, chat_id: int, thread_id: int) -> None:
        """Close a topic: writing to it is refused."""
        self.world.chats[chat_id].closed_threads.add(thread_id)

    def kick(self, chat_id: int, user_id: int) -> None:
        """An administrator removes the bot from a group."""
        people.kick(self.world, chat_id, user_id)

    def upgrade(self, chat_id: int) -> Chat:
        """Telegram gives a group a new id."""
        return people.upgrade(self.world, chat_id)

    def fail_next(
        self,
        method: str,
        status: int,
        description: str = "",
        *,
        retry_after: int = 0,
        times: int = 1,
        done: bool = False,
    ) -> None:
        """Let the next `times` requests to `method` ("*": any) fail; if `done`, they still take effect."""
        name = method if method == ANY else method.lower()
        self.api.failures.order(Failure(name, status, description, retry_after, times, done))

    def delay(self, seconds: float, method: str = ANY) -> None:
        """Answer `method` that much later from now on."""
        self.api.failures.delay(seconds, method if method == ANY else method.lower())

    async def wait_for(self, condition: Callable[[], T], within: float = 10) -> T:
        """What `condition()` gives, once it is true. Raises TimeoutError after `within` seconds."""
        async with asyncio.timeout(within):
            while not (value := condition()):  # noqa: ASYNC110  a test's condition has no event
                await asyncio.sleep(0.01)
        return value


class _Front:
    """The one door. Only for programs of this machine: another name that leads here is refused."""

    def __init__(self, api: BotApi, page: ASGIApp) -> None:
        self._api = api
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = dict(scope["headers"])
        to_api = scope["path"].startswith(("/bot", "/file/bot"))
        if not _OWN_HOST.fullmatch(headers.get(b"host", b"").decode("latin-1")):
            await JSONResponse({"ok": False, "description": "Forbidden host"}, 403)(scope, receive, send)
        elif to_api and (b"origin" in headers or b"sec-fetch-site" in headers):
            # The token is no secret here, so no web page may use it; a bot sends neither header.
            await JSONResponse({"ok": False, "description": "Forbidden to browsers"}, 403)(
                scope, receive, send
            )
        elif to_api:
            await self._api(scope, receive, send)
        else:
            await self._page(scope, receive, send)


async def _problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  registered for nothing else
    return JSONResponse({"problem": error.detail}, error.status_code)
