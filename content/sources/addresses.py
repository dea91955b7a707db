"""Which addresses may be fetched: http(s) without passwords, and public Internet addresses only."""

import ipaddress
import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from urllib.parse import urljoin, urlsplit, urlunsplit

from content.errors import AddressRefused

_FORBIDDEN = re.compile("[\x00-\x20\x7f\ud800-\udfff]")  # half a surrogate, which JSON can write, is no text
_LONGEST = 4096  # characters; browsers and servers alike give up not far beyond

# IANA's special-purpose registry for IPv4, and multicast (224/4). Python's `is_global` counts some of
# these as public, and changes between versions, hence our own table.
_CLOSED_IPV4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network; 0.0.0.0 reaches the machine itself
            "10.0.0.0/8",  # private (RFC 1918)
            "100.64.0.0/10",  # carrier-grade NAT (RFC 6598)
            "127.0.0.0/8",  # loopback
            "169.254.0.0/16",  # link-local, cloud metadata
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments (RFC 6890)
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # 6to4 relays, deprecated (RFC 7526)
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarks (RFC 2544)
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)

# IPv6 is closed save for global unicast (RFC 4291), and of that these are closed again.
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_CLOSED_IPV6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments, Teredo (2001::/32) among them
            "2001:db8::/32",  # documentation
            "3fff::/20",  # documentation (RFC 9637)
        ),
    )
)
_SIX_TO_FOUR = IPv6Network("2002::/16")  # RFC 3056: the IPv4 address is in bits 16-47
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the IPv4 address is the last 32 bits


def is_public(address: str) -> bool:
    """Whether the IP address, in its usual notation, is one of the public Internet.

    An IPv4 address inside an IPv6 one (mapped, NAT64, 6to4) counts as itself; other transition
    schemes (IPv4-compatible, Teredo) are not public, nor is what is no IP address at all.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address):
        embedded = _embedded_ipv4(parsed)
        if embedded is None:
            return parsed in _GLOBAL_UNICAST and not any(parsed in network for network in _CLOSED_IPV6)
        parsed = embedded
    return not any(parsed in network for network in _CLOSED_IPV4)


def _embedded_ipv4(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    return None


def checked_address(url: str) -> str:
    """The address with a lower-case scheme and host in ASCII, without fragment, ready to be fetched.

    Raises AddressRefused where it is not http(s), names no host, or carries a user or password.
    Which machine the host's name leads to is checked when connecting.
    """
    shown = url[:200]
    if len(url) > _LONGEST:
        raise AddressRefused(f"{shown}... is too long for an address (over {_LONGEST} characters)")
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise AddressRefused(f"{shown} is no valid address: {error}") from None
    if parts.scheme not in ("http", "https"):
        raise AddressRefused(f"{shown} cannot be fetched: only http and https addresses can")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(
            f"{_without_user(shown)} cannot be fetched: it must not carry a user or password"
        )
    if not host:
        raise AddressRefused(f"{shown} names no host")
    if _FORBIDDEN.search(parts.netloc + parts.path + parts.query):
        raise AddressRefused(f"{shown!r} is no valid address: it holds spaces or control characters")
    return urlunsplit(
        (parts.scheme, _netloc(host, port, parts.scheme, shown), parts.path or "/", parts.query, "")
    )


def joined(base: str, written: str) -> str:
    """The http(s) address that `written` means on a page at `base`, in its own spelling; empty for none."""
    try:
        address = urljoin(base, written) if written else ""
        checked_address(address or "-")
    except (AddressRefused, ValueError):
        return ""
    return "" if _FORBIDDEN.search(address) else address


def host_of(url: str) -> str:
    """The host of a checked address, without its port."""
    return urlsplit(url).hostname or ""


def _netloc(host: str, port: int | None, scheme: str, shown: str) -> str:
    if ":" in host:
        name = f"[{host}]"
    else:
        try:
            name = host if host.isascii() else _idna(host)
        except UnicodeError:
            raise AddressRefused(f"{shown} is no valid address: {host!r} is no name of a host") from None
    return name if port in (None, 80 if scheme == "http" else 443) else f"{name}:{port}"


def _idna(host: str) -> str:
    import idna  # what httpx uses; needed for few addresses

    return idna.encode(host, uts46=True).decode("ascii")


def _without_user(url: str) -> str:
    scheme, separator, rest = url.partition("://")
    return scheme + separator + rest.rpartition("@")[2]
