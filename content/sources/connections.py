"""Connections that lead where they were checked to lead: names are resolved, checked and pinned here."""

import asyncio
import importlib.util
import ipaddress
import ssl
import sys
from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Any

import httpcore
import httpx

from content.errors import AddressRefused, FetchError
from content.sources.addresses import is_public
from content.sources.resolving import Resolve

# httpcore looks for this library up to six times a request, on the disk where it is not installed, which
# took a fifth of the time. Told once that it is not there, Python does not look again.
if importlib.util.find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]

_MOST_ADDRESSES = 4  # tried for one connection; the first nearly always answers
_CONNECT = 5.0  # seconds for one of several addresses, so that a dead IPv6 route leaves time for IPv4
_MOST_CONNECTIONS = 64
_MOST_IDLE = 16
_IDLE = 5.0  # seconds; enough for an entry's page to follow its feed


class CheckedTransport(httpx.AsyncBaseTransport):
    """An httpx transport that connects to public addresses only, unless `allow_private`.

    TLS and the Host header still carry the name, so certificates are checked against it. Through a `proxy`
    the same holds, since it is told the checked address; but one at socks5h:// resolves names itself.
    """

    def __init__(
        self, *, allow_private: bool, resolve: Resolve, tls: ssl.SSLContext | None = None, proxy: str = ""
    ) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            # SSL_CERT_FILE says whom the operator trusts; it is the one variable heeded here.
            ssl_context=tls or httpx.create_ssl_context(),
            max_connections=_MOST_CONNECTIONS,
            max_keepalive_connections=_MOST_IDLE,
            keepalive_expiry=_IDLE,
            http2=True,
            network_backend=_CheckedNetwork(allow_private, resolve, proxy),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; its body is not read yet. Raises httpcore's errors, and FetchError."""
        assert isinstance(request.stream, httpx.AsyncByteStream)  # noqa: S101 - for the type checker
        response = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()


class _Body(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._response.aiter_stream()

    async def aclose(self) -> None:
        await self._response.aclose()


class _CheckedNetwork(httpcore.AsyncNetworkBackend):
    """Opens connections to IP addresses only after looking at them."""

    def __init__(self, allow_private: bool, resolve: Resolve, proxy: str) -> None:
        self._allow_private = allow_private
        self._proxy = proxy
        self._resolve = resolve
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await self._checked(host, port)
        for address in addresses[:-1]:
            try:
                return await self._connect(
                    address, port, min(timeout or _CONNECT, _CONNECT), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._connect(addresses[-1], port, timeout, local_address, socket_options)

    async def _connect(
        self,
        address: str,
        port: int,
        timeout: float | None,  # noqa: ASYNC109
        local_address: str | None,
        socket_options: Iterable[Any] | None,
    ) -> httpcore.AsyncNetworkStream:
        if self._proxy:
            from content.sources.tunnel import tunnel

            return await tunnel(self._proxy, address, port, timeout)
        return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _checked(self, host: str, port: int) -> Sequence[str]:
        if self._proxy.startswith("socks5h://") and not _is_address(host):
            return (host,)
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError):  # a label of over 63 characters is a UnicodeError
            addresses = ()
        if not addresses:
            raise FetchError(f"the host {host} is not known (DNS)")
        # A name with even one private address is refused: an honest public host has none.
        private = [address for address in addresses if not is_public(address)]
        if private and not self._allow_private:
            raise AddressRefused(f"{host} is at {private[0]}, which is not a public address")
        return addresses[:_MOST_ADDRESSES]


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
