"""A server that speaks the chat completions interface and answers truly, falsely, or not at all."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

Behaviour = Callable[[str, str], Awaitable[Response]]


def saying(words: str, finish: str = "stop") -> Behaviour:
    async def answer(_system: str, _material: str) -> Response:
        return completion(words, finish)

    return answer


def completion(words: str, finish: str = "stop") -> Response:
    message = {"role": "assistant", "content": words}
    return JSONResponse({"choices": [{"index": 0, "message": message, "finish_reason": finish}]})


async def dripping(_system: str, _material: str) -> Response:
    """A byte now and then, for ever."""

    async def drops() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.05)

    return StreamingResponse(drops(), media_type="application/json")


async def flooding(_system: str, _material: str) -> Response:
    return completion("word " * 200_000)


async def stalling(_system: str, _material: str) -> Response:
    """Takes the question and says nothing."""
    await asyncio.sleep(3600)
    return Response()


async def bursting(_system: str, _material: str) -> Response:
    """A hundred megabytes in a small parcel."""
    packed = gzip.compress(b'{"choices": [' + b" " * 100_000_000)
    return Response(packed, headers={"Content-Encoding": "gzip"}, media_type="application/json")


async def leading_away(_system: str, _material: str) -> Response:
    return Response(status_code=307, headers={"Location": "http://127.0.0.1:9/v1/chat/completions"})


async def nonsense(_system: str, _material: str) -> Response:
    return Response(b'{"choices": [' + b"[" * 5000)


async def refusing(_system: str, _material: str) -> Response:
    return Response("too many", status_code=429)


class ModelServer:
    """The app; `behaviour` decides, `asked` holds (authorization, request) of every call."""

    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.asked: list[tuple[str, str]] = []
        self.app = Starlette(routes=[Route("/v1/chat/completions", self._complete, methods=["POST"])])

    async def _complete(self, request: Request) -> Response:
        body = await request.json()
        self.asked.append((request.headers.get("authorization", ""), json.dumps(body, ensure_ascii=False)))
        system, user = (message["content"] for message in body["messages"])
        return await self.behaviour(system, user)
