"""One HTTP request and its answer, whatever the server sends. Imported with the first request only."""

import asyncio
import http.cookiejar
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import metadata
from urllib.parse import urljoin

import httpcore
import httpx

from content.errors import AddressRefused, FetchError
from content.sources.addresses import checked_address
from content.sources.bodies import ENCODINGS, BodyRefused, Grow, read_body
from content.sources.connections import CheckedTransport
from content.sources.outcomes import Answer, Redirect
from content.sources.refusals import refusal
from content.sources.resolving import Resolve
from content.sources.room import Share

_SILENCE = 15.0  # seconds without a byte
_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)

# What httpx, httpcore and TLS raise when an exchange fails.
_BROKEN = (
    httpx.HTTPError,
    httpx.StreamError,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    httpcore.ConnectionNotAvailable,
    OSError,
)


class Exchange:
    """A client without cookies, proxies and passwords, on connections that are checked."""

    def __init__(
        self, *, allow_private: bool, resolve: Resolve, tls: ssl.SSLContext | None, proxy: str = ""
    ) -> None:
        self._client = httpx.AsyncClient(
            transport=CheckedTransport(allow_private=allow_private, resolve=resolve, tls=tls, proxy=proxy),
            timeout=httpx.Timeout(_SILENCE, pool=None),
            cookies=http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=[])),
            trust_env=False,
            headers={
                "User-Agent": f"Jarshy/{metadata.version('jarshy')} (+feed reader)",
                "Accept-Encoding": ENCODINGS,
            },
        )

    async def get(
        self,
        address: str,
        headers: dict[bytes, bytes],
        seconds: float,
        largest: int,
        share: Share | None = None,
    ) -> Redirect | Answer:
        """Ask for a checked address and read the whole answer.

        Takes `seconds` and `largest` bytes (inflated) at most, and holds no more than `share` gives.

        Raises FetchError and AddressRefused, naming the address and what happened.
        """
        with _named(address):
            async with asyncio.timeout(max(seconds, 0)) as limit:
                grow = partial(share.grow, limit=limit) if share else None
                return await self._get(address, httpx.Headers(headers), largest, grow)

    async def post(self, address: str, form: dict[str, str], seconds: float) -> None:
        """Send a form to a checked address, within `seconds`; what it answers beyond success is not read.

        Raises FetchError and AddressRefused as `get` does, also for a redirect.
        """
        with _named(address):
            async with (
                asyncio.timeout(seconds),
                self._client.stream("POST", address, data=form) as response,
            ):
                if not response.is_success:
                    raise refusal(address, response)

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def _get(
        self, address: str, headers: httpx.Headers, largest: int, grow: Grow | None
    ) -> Redirect | Answer:
        async with self._client.stream("GET", address, headers=headers) as response:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                target = urljoin(address, response.headers["location"])
                return Redirect(checked_address(target), response.status_code in _PERMANENT)
            conditional = "if-none-match" in headers or "if-modified-since" in headers
            if response.status_code == 304 and conditional:
                return Answer(304, tuple(response.headers.raw), b"")
            if response.status_code != 200:
                raise refusal(address, response)
            encoding = response.headers.get("content-encoding", "")
            body = await read_body(response.aiter_raw(), encoding, largest, grow)
            return Answer(200, tuple(response.headers.raw), body)


@contextmanager
def _named(address: str) -> Iterator[None]:
    """Whatever goes wrong within ends as a FetchError that names the address."""
    try:
        yield
    except FetchError as error:
        if address in str(error):
            raise
        raise _about(address, error) from None
    except (TimeoutError, httpcore.TimeoutException, httpx.TimeoutException):
        raise FetchError(f"{address}: no complete answer in time") from None
    except BodyRefused as error:
        raise FetchError(f"{address}: the answer {error}") from None
    except httpx.InvalidURL as error:
        raise AddressRefused(f"{address} is no valid address: {error}") from None
    except _BROKEN as error:
        raise FetchError(f"{address}: {_reason(error)}") from error


def _about(address: str, error: FetchError) -> FetchError:
    """The same error, naming the address."""
    message = f"{address}: {error}"
    return AddressRefused(message) if isinstance(error, AddressRefused) else FetchError(message)


def _reason(error: Exception) -> str:
    text = str(error) or type(error).__name__
    if "CERTIFICATE_VERIFY_FAILED" in text:
        return f"its certificate is not valid ({text.rpartition('certificate verify failed: ')[2][:120]})"
    if isinstance(error, httpcore.ConnectError):
        return f"cannot connect ({text[:200]})"
    return f"the connection failed ({text[:200]})"
