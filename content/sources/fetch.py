"""Fetching over HTTP, politely and safely: whatever a server sends ends as a Response or a FetchError."""

import asyncio
import http.cookiejar
import ssl
from dataclasses import dataclass
from importlib import metadata
from urllib.parse import urljoin

import httpcore
import httpx

from content.errors import AddressRefused, FetchError
from content.sources.addresses import checked_address, host_of
from content.sources.bodies import ENCODINGS, BodyRefused, read_body
from content.sources.connections import CheckedTransport, Resolve, resolve
from content.sources.refusals import refusal
from content.sources.turns import Turns

_MOST_REDIRECTS = 5
_LARGEST = 15_000_000  # bytes, inflated; of 200 real feeds the largest had 7 MB
_DEADLINE = 30.0  # seconds for all of one document, redirects included
_SILENCE = 15.0  # seconds without a byte
_PAUSE = 0.5  # seconds between two requests to a host
_LONGEST_VALIDATOR = 1000  # characters; a longer ETag is not worth its row

_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)


@dataclass(frozen=True, slots=True)
class Response:
    """What an address held, or (status 304) that it still holds what is known."""

    url: str  # final, after redirects
    status: int  # 200 or 304
    body: bytes  # inflated; empty for 304
    content_type: str  # media type in lower case, without parameters; empty where not told
    charset: str  # as the Content-Type says; empty where it does not
    etag: str  # byte-exact, as Latin-1
    last_modified: str  # byte-exact, as Latin-1
    moved_to: str = ""  # where the address asked for has moved for good (301, 308); else empty


class Fetcher:
    """Fetches documents over http and https, without cookies, proxies or passwords.

    `allow_private` lets it connect to private addresses too. Each request waits for its turn at the
    host. Close it with `await close()`.
    """

    def __init__(
        self,
        allow_private: bool = False,
        *,
        deadline: float = _DEADLINE,
        largest: int = _LARGEST,
        pause: float = _PAUSE,
        resolve: Resolve = resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._allow_private = allow_private
        self._deadline = deadline
        self._largest = largest
        self._turns = Turns(pause)
        self._resolve = resolve
        self._tls = tls
        self._opened: httpx.AsyncClient | None = None

    async def fetch(self, url: str, *, etag: str = "", last_modified: str = "", accept: str = "") -> Response:
        """The document at an address.

        `etag` and `last_modified` are what an earlier Response had; then the answer may be a 304.
        Raises FetchError, naming the address and what happened, or AddressRefused.
        """
        asked = address = checked_address(url)
        headers = httpx.Headers(_headers(etag, last_modified, accept))
        moved, left = True, self._deadline
        time = asyncio.get_running_loop().time
        for _ in range(_MOST_REDIRECTS + 1):
            async with self._turns.at(host_of(address)):
                started = time()
                outcome = await self._within(left, address, headers)
                left -= time() - started
            if isinstance(outcome, _Redirect):
                moved = moved and outcome.permanent
                address = outcome.target
                continue
            return _response(outcome, address, address if moved and address != asked else "")
        raise FetchError(f"{url[:200]}: redirected more than {_MOST_REDIRECTS} times", temporary=False)

    async def close(self) -> None:
        """Close all connections."""
        if self._opened is not None:
            await self._opened.aclose()
            self._opened = None

    async def _within(self, seconds: float, address: str, headers: httpx.Headers) -> "_Redirect | _Answer":
        """One exchange, all of its errors turned into a FetchError about this address."""
        try:
            async with asyncio.timeout(max(seconds, 0)):
                return await self._exchange(address, headers)
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

    async def _exchange(self, address: str, headers: httpx.Headers) -> "_Redirect | _Answer":
        async with self._client().stream("GET", address, headers=headers) as response:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                target = urljoin(address, response.headers["location"])
                return _Redirect(checked_address(target), response.status_code in _PERMANENT)
            conditional = "if-none-match" in headers or "if-modified-since" in headers
            if response.status_code == 304 and conditional:
                return _Answer(response, b"")
            if response.status_code != 200:
                raise refusal(address, response)
            encoding = response.headers.get("content-encoding", "")
            return _Answer(response, await read_body(response.aiter_raw(), encoding, self._largest))

    def _client(self) -> httpx.AsyncClient:
        """Made with the first request: reading the certificates takes a while."""
        if self._opened is None:
            no_cookies = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
            self._opened = httpx.AsyncClient(
                transport=CheckedTransport(
                    allow_private=self._allow_private, resolve=self._resolve, tls=self._tls
                ),
                timeout=httpx.Timeout(_SILENCE, pool=None),
                cookies=no_cookies,
                trust_env=False,
                headers={
                    "User-Agent": f"Jarshy/{metadata.version('jarshy')} (+feed reader)",
                    "Accept-Encoding": ENCODINGS,
                },
            )
        return self._opened


# What httpx and the connections below it raise when an exchange fails.
_BROKEN = (
    httpx.HTTPError,
    httpx.StreamError,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    httpcore.ConnectionNotAvailable,
)


@dataclass(frozen=True, slots=True)
class _Redirect:
    target: str  # checked
    permanent: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    head: httpx.Response
    body: bytes


def _headers(etag: str, last_modified: str, accept: str) -> dict[bytes, bytes]:
    """Bytes, since a validator must go back exactly as it came."""
    headers = {b"Accept": accept or "*/*", b"If-None-Match": etag, b"If-Modified-Since": last_modified}
    return {name: value.encode("latin-1", "replace") for name, value in headers.items() if value}


def _response(answer: _Answer, url: str, moved_to: str) -> Response:
    content_type, _, parameters = _header(answer.head, b"content-type").partition(";")
    return Response(
        url=url,
        status=answer.head.status_code,
        body=answer.body,
        content_type=content_type.strip().lower(),
        charset=_charset(parameters),
        etag=_validator(answer.head, b"etag"),
        last_modified=_validator(answer.head, b"last-modified"),
        moved_to=moved_to,
    )


def _charset(parameters: str) -> str:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()
    return ""


def _validator(response: httpx.Response, name: bytes) -> str:
    value = _header(response, name)
    return value if len(value) <= _LONGEST_VALIDATOR else ""


def _header(response: httpx.Response, name: bytes) -> str:
    """The header's exact bytes, one character each."""
    return next((value.decode("latin-1") for key, value in response.headers.raw if key.lower() == name), "")


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
