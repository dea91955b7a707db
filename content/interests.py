"""What a reader wants their edition to be made of."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

SHORT, NORMAL, LONG = "short", "normal", "long"
LENGTHS: Mapping[str, int] = MappingProxyType({SHORT: 3, NORMAL: 7, LONG: 12})
"""How many stories an edition of each length has at most."""


@dataclass(frozen=True, slots=True)
class Interests:
    """Readers whose interests are equal share an edition, so that it is made once for all of them."""

    topics: tuple[str, ...] = ()  # topic ids, sorted; with no `words` either: all news
    words: tuple[str, ...] = ()  # topics of the reader's own, in their words, sorted
    languages: tuple[str, ...] = ()  # ISO 639-1 codes of the articles, sorted; empty for any
    feeds: tuple[int, ...] = ()  # ids of feeds of their own, beside those that are for everyone, sorted
    muted_words: tuple[str, ...] = ()  # sorted
    muted_feeds: tuple[int, ...] = ()  # ids, sorted
    length: str = NORMAL  # a key of LENGTHS

    @property
    def stories(self) -> int:
        """How many stories at most."""
        return LENGTHS.get(self.length, LENGTHS[NORMAL])

    def takes_from(self, came_by: Collection[int], own_feeds: Collection[int]) -> bool:
        """Whether an article is for this reader that came by these feeds.

        `own_feeds` are all feeds that are some reader's own, and for nobody else. What came by no feed
        (a page, a file) is for everyone.
        """
        if not came_by:
            return True
        mine, muted = set(self.feeds), set(self.muted_feeds)
        return any(feed not in muted and (feed in mine or feed not in own_feeds) for feed in came_by)
