"""Names of hosts -> IP addresses."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]  # host and port -> IP addresses, best first


async def resolve(host: str, port: int) -> Sequence[str]:
    """The IP addresses of a host, as the system finds them. Raises OSError where it finds none."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
