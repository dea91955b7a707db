"""The chat page: its files, the world's state, a stream of what happens, and what people do on it."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.web.playground import people
from bot.web.playground.refusals import Refusal
from bot.web.playground.values import Chat, Json, User
from bot.web.playground.world import World, page_json

SetClock = Callable[[str], Awaitable[None]]

_FILES = Path(__file__).with_name("static")
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_HISTORY = 300  # messages of a chat that the page gets when it opens
_PULSE = 15.0  # seconds between two signs of life on a quiet stream
_LARGEST_BODY = 100_000  # bytes
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-cache",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Page:
    """The routes of the chat page. `timezone` is the IANA zone in which it shows times."""

    def __init__(self, world: World, timezone: str, set_clock: SetClock | None) -> None:
        self._world = world
        self._timezone = timezone
        self._set_clock = set_clock

    def routes(self) -> list[Route]:
        return [
            Route("/", self._file),
            Route("/{name:str}", self._file),
            Route("/playground/state", self._state),
            Route("/playground/events", self._events),
            Route("/playground/file/{chat_id:int}/{message_id:int}", self._attachment),
            Route("/playground/say", self._say, methods=["POST"]),
            Route("/playground/location", self._location, methods=["POST"]),
            Route("/playground/inline", self._inline, methods=["POST"]),
            Route("/playground/share", self._share, methods=["POST"]),
            Route("/playground/tap", self._tap, methods=["POST"]),
            Route("/playground/block", self._block, methods=["POST"]),
            Route("/playground/clock", self._clock, methods=["POST"]),
        ]

    async def _file(self, request: Request) -> Response:
        name = request.path_params.get("name", "index.html")
        path = _FILES / name
        if path.parent != _FILES or path.suffix not in _TYPES or not path.is_file():
            raise HTTPException(404)
        return Response(path.read_bytes(), media_type=_TYPES[path.suffix], headers=_HEADERS)

    async def _state(self, _request: Request) -> Response:
        return JSONResponse(self.state(), headers=_HEADERS)

    async def _events(self, _request: Request) -> Response:
        headers = _HEADERS | {"X-Accel-Buffering": "no"}
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers=headers)

    async def _stream(self) -> AsyncIterator[str]:
        """The whole state first, so that a page that comes back has missed nothing."""
        events = self._world.audience.join()
        try:
            event: Json | None = {"kind": "reload"}
            while event is not None:
                yield _event({"kind": "state", "state": self.state()} if event["kind"] == "reload" else event)
                while True:
                    try:
                        event = await asyncio.wait_for(events.get(), _PULSE)
                        break
                    except TimeoutError:
                        yield ": still here\n\n"
        finally:
            self._world.audience.leave(events)

    async def _attachment(self, request: Request) -> Response:
        history = self._world.messages.get(request.path_params["chat_id"], {})
        message = history.get(request.path_params["message_id"])
        if message is None or message.attachment is None:
            raise HTTPException(404)
        is_picture = message.attachment.kind == "photo"
        kind = message.attachment.media_type if is_picture else "application/octet-stream"
        headers = _HEADERS if is_picture else _HEADERS | {"Content-Disposition": "attachment"}
        return Response(message.attachment.body, media_type=kind, headers=headers)

    async def _say(self, request: Request) -> Response:
        given = await _given(request)
        try:
            message = people.say(
                self._world,
                _number(given, "user_id"),
                str(given.get("text", ""))[: people.LONGEST_MESSAGE],
                chat_id=_number(given, "chat_id"),
                thread_id=_number(given, "thread_id", 0),
                reply_to=_number(given, "reply_to", 0),
            )
        except Refusal as refusal:
            raise HTTPException(refusal.status, refusal.description) from None
        return JSONResponse({"message_id": message.id})

    async def _location(self, request: Request) -> Response:
        given = await _given(request)
        try:
            message = people.share_location(
                self._world,
                _number(given, "user_id"),
                _degrees(given, "longitude"),
                _degrees(given, "latitude"),
            )
        except Refusal as refusal:
            raise HTTPException(refusal.status, refusal.description) from None
        return JSONResponse({"message_id": message.id})

    async def _inline(self, request: Request) -> Response:
        given = await _given(request)
        try:
            query_id = people.ask_inline(
                self._world, _number(given, "user_id"), str(given.get("text", ""))[:256]
            )
        except Refusal as refusal:
            raise HTTPException(refusal.status, refusal.description) from None
        return JSONResponse({"query_id": query_id})

    async def _share(self, request: Request) -> Response:
        given = await _given(request)
        try:
            message = people.share_inline(
                self._world,
                _number(given, "user_id"),
                str(given.get("query_id", "")),
                str(given.get("result_id", "")),
                chat_id=_number(given, "chat_id"),
            )
        except Refusal as refusal:
            raise HTTPException(refusal.status, refusal.description) from None
        return JSONResponse({"message_id": message.id})

    async def _tap(self, request: Request) -> Response:
        given = await _given(request)
        try:
            query = people.tap(
                self._world,
                _number(given, "user_id"),
                _number(given, "message_id"),
                str(given.get("data", "")),
                chat_id=_number(given, "chat_id"),
            )
        except Refusal as refusal:
            raise HTTPException(refusal.status, refusal.description) from None
        return JSONResponse({"query_id": query.id})

    async def _block(self, request: Request) -> Response:
        given = await _given(request)
        act = people.block if given.get("blocked") else people.unblock
        try:
            act(self._world, _number(given, "user_id"))
        except Refusal as refusal:
            raise HTTPException(refusal.status, refusal.description) from None
        return JSONResponse({})

    async def _clock(self, request: Request) -> Response:
        given = await _given(request)
        hour, _, minute = str(given.get("time", "")).partition(":")
        right = hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit()
        if not right or len(minute) != 2 or int(hour) > 23 or int(minute) > 59:
            raise HTTPException(400, "time must be HH:MM")
        if self._set_clock is None:
            raise HTTPException(409, "this clock cannot be set")
        await self._set_clock(f"{int(hour):02}:{minute}")
        self._world.audience.tell({"kind": "clock", "now": self._now()})
        return JSONResponse({"now": self._now()})

    def state(self) -> Json:
        """All that the page shows."""
        world = self._world
        groups = [chat for chat in world.chats.values() if not chat.is_private]
        return {
            "now": self._now(),
            "timezone": self._timezone,
            "can_set_clock": self._set_clock is not None,
            "bot": world.bot.to_json(),
            "users": [self._user_state(world.users[user_id]) for user_id in world.shown],
            "chats": [
                self._chat_state(chat) for chat in [*(world.chats[user] for user in world.shown), *groups]
            ],
        }

    def _now(self) -> int:
        return int(self._world.clock.now().timestamp() * 1000)

    def _user_state(self, user: User) -> Json:
        profile, language = self._world.profile, user.language_code
        return user.to_json() | {
            "bot_name": profile.text_for("name", language) or self._world.bot.first_name,
            "description": profile.text_for("description", language),
        }

    def _chat_state(self, chat: Chat) -> Json:
        profile = self._world.profile
        people_here = [self._world.users[user] for user in sorted(chat.members or {chat.id})]
        return chat.to_json() | {
            "started": chat.reachable,
            "blocked": bool(chat.refusal),
            "members": [user.id for user in people_here],
            "threads": {str(thread): name for thread, name in chat.threads.items()},
            "commands": {
                str(user.id): profile.commands_for(chat, user.id, user.language_code) for user in people_here
            },
            "messages": [page_json(message) for message in self._world.history(chat.id)[-_HISTORY:]],
        }


def _event(value: Json) -> str:
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n"


async def _given(request: Request) -> dict[str, Any]:
    """The JSON object that the page posted; nothing from another site's page gets here."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, "wrong origin")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "JSON expected")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST_BODY:
            raise HTTPException(413)
    try:
        value = json.loads(body)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise HTTPException(400, "JSON object expected")
    return value


def _number(given: dict[str, Any], name: str, default: int | None = None) -> int:
    value = given.get(name, default)
    if not isinstance(value, int):
        raise HTTPException(400, f"{name} must be a number")
    return value


def _degrees(given: dict[str, Any], name: str) -> float:
    value = given.get(name)
    if not isinstance(value, int | float):
        raise HTTPException(400, f"{name} must be in degrees")
    return float(value)
