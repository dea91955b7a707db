"""The Bot API over HTTP: /bot<token>/<method>, answered in Telegram's own form."""

import hmac
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.types import Receive, Scope, Send

from bot.web.playground import methods_editing, methods_profile, methods_sending
from bot.web.playground.failures import Failure, Failures
from bot.web.playground.parameters import LARGEST_BODY, Parameters, read_parameters
from bot.web.playground.refusals import Refusal
from bot.web.playground.values import Json, Rejection
from bot.web.playground.world import World

Method = Callable[[World, Parameters], Awaitable[Any]]

LONGEST_POLL = 50  # seconds, as on the real server

METHODS: dict[str, Method] = {
    method.__name__.replace("_", ""): method
    for method in (
        methods_sending.send_message,
        methods_sending.send_rich_message,
        methods_sending.send_rich_message_draft,
        methods_sending.send_document,
        methods_sending.send_photo,
        methods_sending.send_chat_action,
        methods_sending.get_file,
        methods_editing.edit_message_text,
        methods_editing.edit_message_reply_markup,
        methods_editing.delete_message,
        methods_editing.answer_callback_query,
        methods_editing.answer_inline_query,
        methods_profile.get_me,
        methods_profile.set_my_commands,
        methods_profile.get_my_commands,
        methods_profile.delete_my_commands,
        methods_profile.set_my_name,
        methods_profile.get_my_name,
        methods_profile.set_my_description,
        methods_profile.get_my_description,
        methods_profile.set_my_short_description,
        methods_profile.get_my_short_description,
        methods_profile.set_chat_menu_button,
        methods_profile.get_chat,
        methods_profile.get_chat_member,
        methods_profile.get_chat_administrators,
        methods_profile.leave_chat,
        methods_profile.set_webhook,
        methods_profile.delete_webhook,
        methods_profile.get_webhook_info,
    )
}
_RICH = {"sendrichmessage", "sendrichmessagedraft"}
_OWN_POLL = "getupdates"  # the one method that has to notice when the caller hangs up


class BotApi:
    """An ASGI app. Method names are case-insensitive, as on the real server."""

    def __init__(self, world: World, token: str) -> None:
        self._world = world
        self._token = token
        self.failures = Failures()
        self.calls: Counter[str] = Counter()  # requests by method, lower case

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith("/file/"):
            await self._download(scope, send)
            return
        token, _, name = scope["path"].removeprefix("/bot").partition("/")
        method = name.lower()
        self.calls[method] += 1
        failure = None
        try:
            if not hmac.compare_digest(token.encode(), self._token.encode()):
                raise Refusal(401, "Unauthorized")
            failure = self.failures.take(method)
            await self.failures.wait(method)
            if failure is not None and not failure.done:
                raise _failed(failure)
            parameters = await _read(scope, receive)
            result = await self._answer(method, parameters, receive)
            if failure is not None:
                raise _failed(failure)
            answer: Json = {"ok": True, "result": result}
            status = 200
        except Refusal as refusal:
            status = refusal.status
            answer = {"ok": False, "error_code": status, "description": refusal.description}
            if refusal.parameters:
                answer["parameters"] = refusal.parameters
        await _respond(send, status, answer)

    async def _download(self, scope: Scope, send: Send) -> None:
        token, _, path = scope["path"].removeprefix("/file/bot").partition("/")
        right = hmac.compare_digest(token.encode(), self._token.encode())
        found = self._world.file(path.rpartition("/")[2]) if right else None
        if found is None:
            await _respond(send, 404, {"ok": False, "error_code": 404, "description": "Not Found"})
            return
        headers = [(b"content-length", str(len(found.body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": found.body})

    async def _answer(self, method: str, parameters: Parameters, receive: Receive) -> Any:
        if method == _OWN_POLL:
            return await self._updates(parameters, receive)
        known = METHODS.get(method)
        if known is None or (method in _RICH and not self._world.rules.rich_messages):
            raise Refusal(404, "Not Found")
        try:
            return await known(self._world, parameters)
        except Refusal as refusal:
            chat = parameters.values.get("chat_id")
            self._world.rejections.append(Rejection(method, chat, refusal.status, refusal.description))
            raise

    async def _updates(self, parameters: Parameters, receive: Receive) -> list[Json]:
        updates = self._world.updates
        updates.allow(methods_profile.checked_kinds(parameters.json("allowed_updates")))
        timeout = max(0, min(parameters.integer("timeout"), LONGEST_POLL))
        offset, limit = parameters.integer("offset"), parameters.integer("limit", 100)
        return await updates.poll(offset, limit, timeout, _hung_up(receive))


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _failed(failure: Failure) -> Refusal:
    parameters = {"retry_after": failure.retry_after} if failure.retry_after else {}
    return Refusal(failure.status, failure.description or "Internal Server Error", **parameters)


async def _read(scope: Scope, receive: Receive) -> Parameters:
    headers = dict(scope["headers"])
    body = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Refusal(400, "Bad Request: connection lost")
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > LARGEST_BODY:
            raise Refusal(413, "Request Entity Too Large")
    content_type = headers.get(b"content-type", b"").decode("latin-1")
    return read_parameters(scope["query_string"].decode("latin-1"), content_type, bytes(body))


async def _respond(send: Send, status: int, answer: Json) -> None:
    body = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    dropped = status == 0  # promise a body and send none: the server then closes the connection
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200 if dropped else status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if dropped else body, "more_body": dropped})
