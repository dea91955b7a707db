"""Connections through a proxy. Imported only where one is set: the library takes a while to load."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import anyio
import httpcore
from anyio.abc import ByteStream, SocketStream
from anyio.streams.tls import TLSAttribute, TLSStream
from python_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
from python_socks.async_.asyncio import Proxy

NO_TUNNEL = (ProxyConnectionError, ProxyError, ProxyTimeoutError)
_NO_PEER = (anyio.BrokenResourceError, anyio.ClosedResourceError, OSError, ssl.SSLError)


def proxy_at(url: str) -> Proxy:
    """The proxy at an address: http://, socks4://, socks5:// or socks5h://, with user:password@ or without.

    Raises ValueError for anything else.
    """
    # Whether names are resolved here or there is decided by whoever connects.
    return Proxy.from_url("socks5" + url.removeprefix("socks5h") if url.startswith("socks5h://") else url)


async def tunnel(url: str, host: str, port: int, seconds: float | None) -> httpcore.AsyncNetworkStream:
    """A connection to host:port through the proxy at `url`. Raises httpcore.ConnectError."""
    try:
        socket = await proxy_at(url).connect(host, port, timeout=seconds)
        return _Tunnel(await SocketStream.from_socket(socket))
    except (*NO_TUNNEL, OSError) as error:
        raise httpcore.ConnectError(f"the proxy made no connection: {error}") from None


class _Tunnel(httpcore.AsyncNetworkStream):
    """As httpcore's own stream over anyio, which it makes only together with its connection."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109  httpcore's
        with _explained(httpcore.ReadTimeout, httpcore.ReadError), anyio.fail_after(timeout):
            try:
                return await self._stream.receive(max_bytes=max_bytes)
            except anyio.EndOfStream:
                return b""

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        if buffer:
            with _explained(httpcore.WriteTimeout, httpcore.WriteError), anyio.fail_after(timeout):
                await self._stream.send(buffer)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        with _explained(httpcore.ConnectTimeout, httpcore.ConnectError):
            try:
                with anyio.fail_after(timeout):
                    secured = await TLSStream.wrap(
                        self._stream,
                        ssl_context=ssl_context,
                        hostname=server_hostname,
                        standard_compatible=False,
                        server_side=False,
                    )
            except BaseException:
                await self._stream.aclose()
                raise
        return _Tunnel(secured)

    def get_extra_info(self, info: str) -> Any:
        if info == "ssl_object":
            return self._stream.extra(TLSAttribute.ssl_object, None)  # noqa: S610  no Django here
        return None


@contextmanager
def _explained(on_time: type[Exception], on_break: type[Exception]) -> Iterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise on_time(str(error)) from error
    except _NO_PEER as error:
        raise on_break(str(error) or type(error).__name__) from error
