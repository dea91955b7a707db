"""Which entries of a feed are new, and which of the new ones are to be read (pure)."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

from content.sources.feeds import Entry
from content.store.entries import Met

_MOST_NEW = 1000  # read of one feed at a time, the newest first; real feeds have far fewer
_MOST_AT_FIRST = 30  # read when a feed is polled for the first time; the older ones are no news
_UNDATED = datetime(1, 1, 1, tzinfo=UTC)


def met_entries(
    found: Sequence[Entry],
    known: Collection[str],
    read_at: Mapping[str, str],
    read_as: Mapping[str, str],
    *,
    first: bool,
) -> list[Met]:
    """What the store should note: each entry under a key that is not in `known`, once, the newest first.

    `read_at` tells which addresses were read before, and as which article: such an entry is in two
    feeds, or its feed has changed its id, and it is not read again. `read_as` tells the same by
    fingerprint, for this feed only: it has published the entry once more, under another id and
    address. `first` means that the feed was never read before.
    """
    at_address = Counter(entry.url for entry in found)
    saying = Counter(entry.fingerprint for entry in found)
    unique = {entry.key: entry for entry in _newest_first(found) if entry.key not in known}
    most = _MOST_AT_FIRST if first else _MOST_NEW
    met = []
    for place, entry in enumerate(unique.values()):
        # Where several entries share an address, or say the same, that tells nothing about any of them.
        article_id = read_at.get(entry.url, "") if at_address[entry.url] == 1 else ""
        if entry.fingerprint and saying[entry.fingerprint] == 1:
            article_id = article_id or read_as.get(entry.fingerprint, "")
        to_read = not article_id and place < most
        met.append(Met(entry.key, entry.url, to_read, article_id, entry.fingerprint))
    return met


def _newest_first(found: Sequence[Entry]) -> list[Entry]:
    """By date where all have one, else in the feed's own order, which usually is that."""
    if all(entry.published for entry in found):
        return sorted(found, key=lambda entry: entry.published or _UNDATED, reverse=True)
    return list(found)
