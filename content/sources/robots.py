"""robots.txt (RFC 9309): which pages a site asks programs not to read."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from urllib.parse import urlsplit

from content.errors import FetchError
from content.sources.fetch import Fetcher
from content.sources.room import Share

AGENT = "Jarshy"  # the name that rules for this program go by
_LARGEST = 512_000  # bytes that are heeded; RFC 9309 2.5 asks for as many
_LARGE = 20_000  # bytes beyond which reading the rules could hold up others
_KEPT = 24 * 3600.0  # seconds; no longer than a day (RFC 9309 2.4)
_KEPT_UNREACHABLE = 600.0
_MOST_KEPT = 100  # sites


@dataclass(frozen=True, slots=True)
class _Rules:
    until: float  # by the event loop's time
    body: bytes = b""
    trouble: str = ""  # why the rules could not be had, which closes the site for now


class Robots:
    """Asks each site once a day for its rules, and holds pages against them."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._kept: OrderedDict[str, _Rules] = OrderedDict()

    async def check(self, address: str, share: Share | None = None) -> None:
        """Raises FetchError where the site asks not to read the page, or (temporary) cannot be asked."""
        parts = urlsplit(address)
        rules = await self._rules(f"{parts.scheme}://{parts.netloc}", share)
        if rules.trouble:
            raise FetchError(f"{address} is left alone while its site's rules cannot be had: {rules.trouble}")
        if not rules.body:
            return
        if len(rules.body) > _LARGE:
            allowed = await asyncio.to_thread(_allows, rules.body, address)
        else:
            allowed = _allows(rules.body, address)
        if not allowed:
            raise FetchError(f"{address} is not for programs, says its site's robots.txt", temporary=False)

    async def _rules(self, site: str, share: Share | None) -> _Rules:
        now = asyncio.get_running_loop().time()
        known = self._kept.get(site)
        if known is not None and known.until > now:
            self._kept.move_to_end(site)
            return known
        found = await self._fetched(site, now, share)
        self._kept[site] = found
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return found

    async def _fetched(self, site: str, now: float, share: Share | None) -> _Rules:
        try:
            response = await self._fetcher.fetch(
                f"{site}/robots.txt", accept="text/plain, */*;q=0.5", share=share
            )
        except FetchError as error:
            # "Unavailable" (4xx) means that there are no rules; too many requests means that there may be.
            if 400 <= error.status < 500 and error.status != 429:
                return _Rules(now + _KEPT)
            return _Rules(now + max(_KEPT_UNREACHABLE, min(error.retry_after, _KEPT)), trouble=str(error))
        return _Rules(now + _KEPT, response.body[:_LARGEST])


def _allows(body: bytes, address: str) -> bool:
    from protego import Protego  # with the first page only

    rules = Protego.parse(body.decode("utf-8", errors="replace").removeprefix("\ufeff"))
    return bool(rules.can_fetch(address, AGENT))
