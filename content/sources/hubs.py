"""Who sends a feed's news by itself (WebSub, w3.org/TR/websub): where a feed says so."""

from dataclasses import dataclass

from content.sources.addresses import joined
from content.sources.feeds import Feed
from content.sources.fetch import Response
from content.sources.wishes import linked


@dataclass(frozen=True, slots=True)
class Hub:
    """A hub, and what it calls the feed; both empty where there is none."""

    url: str
    topic: str


def offered_hub(response: Response, feed: Feed) -> Hub:
    """The hub that the response's Link headers name, else the feed itself (section 4 of the standard)."""
    hub = joined(response.url, linked("hub", response.link)) or feed.wishes.hub
    topic = joined(response.url, linked("self", response.link)) or feed.wishes.topic or response.url
    return Hub(hub, topic) if hub else Hub("", "")
