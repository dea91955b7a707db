"""Which characters of an excerpt to mark."""

from collections.abc import Iterable

from content.search.window import Match


def marks(found: Iterable[Match]) -> tuple[tuple[int, int], ...]:
    """Half-open ranges in order, overlapping and touching ones (Chinese pairs) joined."""
    joined: list[tuple[int, int]] = []
    for match in sorted(found, key=lambda one: (one.start, one.end)):
        if joined and match.start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], match.end))
        else:
            joined.append((match.start, match.end))
    return tuple(joined)
