"""The Bot API server through a proxy. Imported only where one is set: the library takes a while to load."""

from typing import Any

from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError

from bot.telegram.request import NoTunnel


class Tunnels(ProxyConnector):
    """Connections through a proxy, whose failures are aiohttp's own."""

    async def connect(self, *arguments: Any, **named: Any) -> Any:
        try:
            return await super().connect(*arguments, **named)
        except (ProxyConnectionError, ProxyError, ProxyTimeoutError) as error:
            raise NoTunnel(f"the proxy made no connection: {error}") from None


def tunnels(proxy: str, connections: int) -> Tunnels:
    """A connector through the proxy at that address (see content.sources.tunnel)."""
    # A name is the proxy's to resolve: where Telegram cannot be reached, its name is often not told either.
    url = "socks5" + proxy.removeprefix("socks5h") if proxy.startswith("socks5h://") else proxy
    made = Tunnels.from_url(url, limit=connections)
    assert isinstance(made, Tunnels)  # noqa: S101  for the type checker
    return made
