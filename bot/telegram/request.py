"""The HTTP side of the Bot API client, on aiohttp.

python-telegram-bot's own, on httpx, tops out at 267 messages a second and falls to 84 with more
connections: httpcore 1.0.9 looks through its whole pool at every request.
"""

from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData

from bot.delivery.outcomes import NotSent

_CONNECTIONS = 256  # at 50 ms a round trip enough for 5,000 messages a second
_CONNECT = 10.0  # seconds
_READ = 20.0  # seconds without a byte
_FORM = "application/x-www-form-urlencoded"
_LONG = 200  # characters, from which on quoting is worth remembering


class NoTunnel(aiohttp.ClientConnectionError):
    """A proxy made no connection, so nothing was sent."""


class AiohttpRequest(BaseRequest):
    """Requests over one pooled aiohttp session.

    Raises NotSent, TimedOut (may have been carried out) or NetworkError (as well).
    """

    def __init__(self, connections: int = _CONNECTIONS, proxy: str = "") -> None:
        self._connections = connections
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return _READ

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            connector = connector_for(self._proxy, self._connections)
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("AiohttpRequest is used before initialize()")
        timeout = aiohttp.ClientTimeout(
            total=None,
            sock_connect=_given(connect_timeout, _CONNECT),
            sock_read=_given(read_timeout, _READ),
        )
        try:
            async with self._session.request(
                method, url, data=_body(request_data), headers=_headers(request_data), timeout=timeout
            ) as response:
                return response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, NoTunnel) as error:
            raise NotSent(f"no connection ({type(error).__name__})") from error
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(f"the connection broke ({type(error).__name__})") from error


def connector_for(proxy: str, connections: int) -> aiohttp.TCPConnector:
    """Connections to the Bot API server, through a proxy where one is needed."""
    if not proxy:
        return aiohttp.TCPConnector(limit=connections, ttl_dns_cache=300)
    from bot.telegram.proxied import tunnels

    return tunnels(proxy, connections)


def build_bot(token: str, api_url: str, proxy: str = "") -> ExtBot[None]:
    """A bot on the server at `api_url`, called at api_url/bot<token>/method, `proxy` being the way there.

    Long polling has a session of its own, so that it never waits behind messages.
    """
    return ExtBot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=AiohttpRequest(proxy=proxy),
        get_updates_request=AiohttpRequest(connections=2, proxy=proxy),
    )


def _given(value: Any, default: float) -> float | None:
    return default if value is BaseRequest.DEFAULT_NONE else value


def _quoted(value: str) -> str:
    return _quoted_once(value) if len(value) > _LONG else quote_plus(value)


@lru_cache(maxsize=32)
def _quoted_once(value: str) -> str:
    """Quoting a digest takes longer than all the rest of sending it, and a cohort gets the same one."""
    return quote_plus(value)


def _headers(data: RequestData | None) -> dict[str, str] | None:
    return {"Content-Type": _FORM} if data and not data.contains_files else None


def _body(data: RequestData | None) -> aiohttp.FormData | bytes | None:
    if data is None:
        return None
    if not data.contains_files:
        return "&".join(f"{name}={_quoted(value)}" for name, value in data.json_parameters.items()).encode()
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, content_type) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=content_type)
    return form
