"""One address for one page: tracking parameters out, spelling normalized."""

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

from content.errors import AddressRefused
from content.sources.addresses import checked_address

# Query parameters that tell the publisher where a reader came from and never choose what is shown.
_TRACKING_PREFIXES = ("utm_", "mtm_", "matomo_", "hsa_", "at_custom")
_TRACKING = frozenset(
    (
        "_branch_match_id",
        "_ga",
        "_gl",
        "_hsenc",
        "_hsmi",
        "_openstat",
        "at_campaign",
        "at_medium",
        "campaign_id",
        "cmpid",
        "dclid",
        "epik",
        "fbclid",
        "gad_source",
        "gbraid",
        "gclid",
        "gclsrc",
        "igsh",
        "igshid",
        "mc_cid",
        "mc_eid",
        "mibextid",
        "mkt_tok",
        "msclkid",
        "ns_campaign",
        "ns_mchannel",
        "ns_source",
        "oly_anon_id",
        "oly_enc_id",
        "pk_campaign",
        "pk_kwd",
        "pk_medium",
        "pk_source",
        "s_cid",
        "srsltid",
        "twclid",
        "vero_id",
        "wbraid",
        "wickedid",
        "wt_mc",
        "yclid",
        "ysclid",
    )
)
_ASCII = "".join(map(chr, range(128)))
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")  # RFC 3986 2.3: these never need an escape


@lru_cache(maxsize=2048)  # a feed's entries ask several times each
def canonical(url: str) -> str:
    """The address to keep and to show; empty where it is no http(s) one.

    Scheme and host are in lower case, escapes in one spelling, default port, fragment and tracking
    parameters gone. It leads to the same page as `url`.
    """
    try:
        parts = urlsplit(checked_address(url.strip().replace(" ", "%20")))
    except AddressRefused:
        return ""
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _is_tracking(pair))
    return urlunsplit((parts.scheme, parts.netloc, _spelled(parts.path), _spelled(query), ""))


@lru_cache(maxsize=2048)
def identity(url: str) -> str:
    """What stays the same when a site moves to https, drops its "www." or a final slash.

    For comparing only; empty where `url` is no http(s) address.
    """
    address = canonical(url)
    if not address:
        return ""
    parts = urlsplit(address)
    host = parts.netloc.removeprefix("www.")
    return host + parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")


def spellings(url: str) -> tuple[str, ...]:
    """The canonical addresses that share the identity of `url`, itself first; none if it is not http(s)."""
    address = canonical(url)
    if not address:
        return ()
    parts = urlsplit(address)
    host = parts.netloc.removeprefix("www.")
    path = parts.path.rstrip("/")
    found = [
        urlunsplit((scheme, prefix + host, path + slash or "/", parts.query, ""))
        for scheme in ("https", "http")
        for prefix in ("", "www.")
        for slash in ("", "/")
    ]
    return tuple(dict.fromkeys((address, *found)))


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def _spelled(text: str) -> str:
    """Escapes in upper case, for all that is not ASCII, and for nothing that needs none."""
    if text.isascii() and "%" not in text:
        return text

    def spelled(found: re.Match[str]) -> str:
        character = chr(int(found[1], 16))
        return character if _UNRESERVED.fullmatch(character) else found[0].upper()

    return _ESCAPE.sub(spelled, quote(text, safe=_ASCII))
