"""Serving an ASGI app inside the bot's own event loop."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.errors import BotError

_GRACE = 1  # seconds for open requests (an event stream never ends by itself) when stopping


class _Server(uvicorn.Server):
    """Leaves the signals alone: the bot decides when to stop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(app: ASGIApp, host: str, port: int) -> AsyncIterator[str]:
    """Serve `app` while the block runs; gives its address (http://host:port). Port 0 picks a free one.

    Raises BotError where the port is taken.
    """
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    server = _Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=_GRACE,
            ws="none",
        )
    )
    task = asyncio.create_task(server.serve(sockets=[listening]), name="web")
    try:
        while not server.started and not task.done():  # noqa: ASYNC110  uvicorn has only a flag
            await asyncio.sleep(0.005)
        shown = f"[{host}]" if ":" in host else host
        yield f"http://{shown}:{port}"
    finally:
        server.should_exit = True
        await task


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise BotError(
            f"LISTEN: {host}:{port} cannot be opened ({error.strerror}); "
            "stop what uses it, or set another port"
        ) from None
    listening.listen(128)
    listening.setblocking(False)
    return listening
