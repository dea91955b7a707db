"""The routes beside the playground: health, metrics and Telegram's webhook."""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from bot.metrics import CONTENT_TYPE
from bot.vitals import Vitals

logger = logging.getLogger(__name__)

_LARGEST_UPDATE = 1_000_000  # bytes; Telegram's own are far smaller
_PATIENCE = 4.0  # seconds for the database; who looks after us waits five as a rule

# What a proxy adds (RFC 7239 and before); with one of these a request comes from outside.
_FORWARDED = frozenset({"forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "via"})

_Endpoint = Callable[[Request], Awaitable[Response]]


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
    vitals: Vitals,
    webhook: Webhook | None = None,
    rest: ASGIApp | None = None,
    *,
    pages: Sequence[Route] = (),
    metrics_token: str = "",
) -> Starlette:
    """The web side; `pages` are what people read, and `rest` answers everything else."""
    routes: list[Route | Mount] = [
        Route("/healthz", _health(vitals)),
        Route("/readyz", _readiness(vitals)),
        Route("/metrics", _metrics(vitals, metrics_token)),
    ]
    routes += pages
    if webhook is not None:
        routes.append(Route(webhook.path, _receiver(webhook), methods=["POST"]))
    if rest is not None:
        routes.append(Mount("/", app=rest))
    return Starlette(routes=routes)


def _health(vitals: Vitals) -> _Endpoint:
    """200 while the event loop turns and the database answers; else a restart may help."""

    async def health(_request: Request) -> Response:
        try:
            async with asyncio.timeout(_PATIENCE):
                await vitals.alive()
        except Exception as error:  # whatever it is, a health check has to report it
            logger.warning("unhealthy: %s", error)
            return JSONResponse({"status": "unhealthy", "reason": type(error).__name__}, 503)
        return JSONResponse({"status": "ok"})

    return health


def _readiness(vitals: Vitals) -> _Endpoint:
    """200 while updates are taken and digests sent: not before Telegram was reached, nor while stopping."""

    async def readiness(_request: Request) -> Response:
        try:
            async with asyncio.timeout(_PATIENCE):
                obstacle = await vitals.unready()
        except Exception as error:
            logger.warning("not ready: %s", error)
            obstacle = type(error).__name__
        if obstacle:
            return JSONResponse({"status": "not ready", "reason": obstacle}, 503)
        return JSONResponse({"status": "ready"})

    return readiness


def _metrics(vitals: Vitals, token: str) -> _Endpoint:
    async def metrics(request: Request) -> Response:
        if token:
            given = request.headers.get("authorization", "")
            if not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
                return PlainTextResponse("wrong or missing token", 401, {"WWW-Authenticate": "Bearer"})
        elif _FORWARDED & set(request.headers):
            return PlainTextResponse("set METRICS_TOKEN to read this from outside", 403)
        return Response(await vitals.page(), media_type=CONTENT_TYPE)

    return metrics


def _receiver(webhook: Webhook) -> _Endpoint:
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
        except (ValueError, RecursionError):
            return PlainTextResponse("no update", 400)
        await webhook.receive(update)
        return Response()

    return receive
