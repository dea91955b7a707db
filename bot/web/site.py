"""The routes beside the playground: health and Telegram's webhook."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

logger = logging.getLogger(__name__)

_LARGEST_UPDATE = 1_000_000  # bytes; Telegram's own are far smaller


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram delivers updates, and what proves that it is Telegram."""

    url: str  # as registered with setWebhook
    secret: str
    receive: Callable[[dict[str, Any]], Awaitable[None]]

    @property
    def path(self) -> str:
        return urlsplit(self.url).path or "/"


def site(
    alive: Callable[[], Awaitable[None]], webhook: Webhook | None = None, rest: ASGIApp | None = None
) -> Starlette:
    """The web side. `alive` raises where the bot cannot do its work; `rest` answers everything else."""

    async def health(_request: Request) -> Response:
        try:
            await alive()
        except Exception as error:  # whatever it is, a health check has to report it
            logger.warning("unhealthy: %s", error)
            return JSONResponse({"status": "unhealthy", "reason": type(error).__name__}, 503)
        return JSONResponse({"status": "ok"})

    routes: list[Route | Mount] = [Route("/healthz", health)]
    if webhook is not None:
        routes.append(Route(webhook.path, _receiver(webhook), methods=["POST"]))
    if rest is not None:
        routes.append(Mount("/", app=rest))
    return Starlette(routes=routes)


def _receiver(webhook: Webhook) -> Callable[[Request], Awaitable[Response]]:
    async def receive(request: Request) -> Response:
        given = request.headers.get("x-telegram-bot-api-secret-token", "")
        if not hmac.compare_digest(given.encode(), webhook.secret.encode()):
            return PlainTextResponse("wrong or missing secret", 403)
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST_UPDATE:
                return PlainTextResponse("too large", 413)
        try:
            update = json.loads(body)
            if not isinstance(update, dict):
                raise ValueError("not an object")
        except ValueError:
            return PlainTextResponse("no update", 400)
        await webhook.receive(update)
        return Response()

    return receive
