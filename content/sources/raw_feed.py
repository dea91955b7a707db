"""A feed as its parser leaves it: strings as written, before they are cleaned and made absolute."""

from dataclasses import dataclass, field

from content.sources.wishes import Wishes

MOST_ENTRIES = 5000  # of a feed that are read, in its order; the largest real feeds have some thousand


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An item of a feed; every field is empty where the feed does not have it."""

    id: str
    link: str  # may be relative
    title: str  # may hold markup
    authors: tuple[str, ...]
    published: str  # as the parser gives it, ISO 8601 where it understood the date
    summary: str  # HTML
    content: str  # HTML
    language: str = ""
    complete: bool = False  # whether there is nothing more at the link


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A feed and its items in the order of the document."""

    title: str
    site: str  # address of the page it belongs to; may be relative
    language: str
    entries: tuple[RawEntry, ...]
    wishes: Wishes = field(default_factory=Wishes)
    base: str = ""  # what its relative addresses are relative to (xml:base); empty where it does not say
