"""Fetching over HTTP, politely and safely: whatever a server sends ends as a Response or a FetchError."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.document import LARGEST_BODY
from content.errors import FetchError
from content.sources.addresses import checked_address, host_of
from content.sources.freshness import fresh_for
from content.sources.outcomes import Answer
from content.sources.resolving import Resolve, resolve
from content.sources.room import Share
from content.sources.turns import Turns

if TYPE_CHECKING:
    from content.sources.exchange import Exchange

_MOST_REDIRECTS = 5
_DEADLINE = 30.0  # seconds for all of one document, redirects included
_PAUSE = 0.5  # seconds between two requests to a host
_LONGEST_LINKS = 10_000  # characters
_LONGEST_VALIDATOR = 1000  # characters; a longer ETag is not worth its row

Permitted = Callable[[str], Awaitable[None]]  # raises FetchError where an address is not to be fetched


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
    fresh_for: float = 0.0  # seconds for which asking again makes no sense, as the server says
    link: str = ""  # the Link headers


class Fetcher:
    """Fetches documents over http and https, without cookies or passwords, perhaps through `proxy`.

    `allow_private` lets it connect to private addresses too. One document takes `deadline` seconds
    and `largest` bytes at most. Requests to a host wait for each other, and `pause` seconds between.
    Close it with `await close()`.
    """

    def __init__(
        self,
        allow_private: bool = False,
        *,
        deadline: float = _DEADLINE,
        largest: int = LARGEST_BODY,
        pause: float = _PAUSE,
        resolve: Resolve = resolve,
        tls: ssl.SSLContext | None = None,
        proxy: str = "",
    ) -> None:
        self._allow_private = allow_private
        self._deadline = deadline
        self._largest = largest
        self._turns = Turns(pause)
        self._resolve = resolve
        self._tls = tls
        self._proxy = proxy
        self._opened: Exchange | None = None
        self._opening = asyncio.Lock()

    async def fetch(
        self,
        url: str,
        *,
        etag: str = "",
        last_modified: str = "",
        accept: str = "",
        largest: int = LARGEST_BODY,
        share: Share | None = None,
        permitted: Permitted | None = None,
    ) -> Response:
        """The document at an address.

        `etag` and `last_modified` are what an earlier Response had; then the answer may be a 304. More
        than `largest` bytes are refused; `share` bounds what is held together with others. `permitted`
        is asked for every address on the way, and raises where it is not to be fetched. Raises
        FetchError, naming the address and what happened, or AddressRefused.
        """
        exchange = await self._exchange()
        asked = address = checked_address(url)
        headers = _headers(etag, last_modified, accept)
        moved, left = True, self._deadline
        time = asyncio.get_running_loop().time
        for _ in range(_MOST_REDIRECTS + 1):
            if permitted is not None:
                await permitted(address)
            async with self._turns.at(host_of(address)):
                started = time()
                outcome = await exchange.get(address, headers, left, min(largest, self._largest), share)
                left -= time() - started
            if isinstance(outcome, Answer):
                return _response(outcome, address, address if moved and address != asked else "")
            moved = moved and outcome.permanent
            address = outcome.target
        raise FetchError(f"{url[:200]}: redirected more than {_MOST_REDIRECTS} times", temporary=False)

    async def post(self, url: str, form: dict[str, str]) -> None:
        """Send a form to an address. Raises FetchError, and AddressRefused, where it is not accepted."""
        address = checked_address(url)
        async with self._turns.at(host_of(address)):
            await (await self._exchange()).post(address, form, self._deadline)

    async def close(self) -> None:
        """Close all connections."""
        if self._opened is not None:
            await self._opened.close()
            self._opened = None

    async def _exchange(self) -> "Exchange":
        """Made with the first request, aside: the libraries and the certificates take a while to load."""
        async with self._opening:
            if self._opened is None:
                self._opened = await asyncio.to_thread(self._made)
        return self._opened

    def _made(self) -> "Exchange":
        from content.sources.exchange import Exchange

        return Exchange(
            allow_private=self._allow_private, resolve=self._resolve, tls=self._tls, proxy=self._proxy
        )


def _headers(etag: str, last_modified: str, accept: str) -> dict[bytes, bytes]:
    """Bytes, since a validator must go back exactly as it came."""
    headers = {b"Accept": accept or "*/*", b"If-None-Match": etag, b"If-Modified-Since": last_modified}
    return {name: value.encode("latin-1", "replace") for name, value in headers.items() if value}


def _response(answer: Answer, url: str, moved_to: str) -> Response:
    content_type, _, parameters = answer.header(b"content-type").partition(";")
    return Response(
        url=url,
        status=answer.status,
        body=answer.body,
        content_type=content_type.strip().lower(),
        charset=_charset(parameters),
        etag=_validator(answer.header(b"etag")),
        last_modified=_validator(answer.header(b"last-modified")),
        moved_to=moved_to,
        fresh_for=fresh_for(
            answer.headers_named(b"cache-control"),
            answer.header(b"expires"),
            answer.header(b"date"),
            answer.header(b"age"),
        ),
        link=answer.headers_named(b"link")[:_LONGEST_LINKS],
    )


def _charset(parameters: str) -> str:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()
    return ""


def _validator(value: str) -> str:
    return value if len(value) <= _LONGEST_VALIDATOR else ""
