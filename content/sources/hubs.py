"""Who sends a feed's news by itself (WebSub, w3.org/TR/websub): where a feed says so."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from content.sources.addresses import joined
from content.sources.feeds import Feed
from content.sources.fetch import Response
from content.sources.wishes import linked


@dataclass(frozen=True, slots=True)
class Hub:
    """A hub, and what it calls the feed; both empty where there is none."""

    url: str  # at https: the secret that is agreed upon there signs what it sends (section 5.1)
    topic: str


def offered_hub(response: Response, feed: Feed) -> Hub:
    """The hub that the response's Link headers name, else the feed itself (section 4 of the standard).

    One that is named at plain http is asked at https, as the large hubs are still named in old feeds; where
    there is none, it is not to be had, and the feed is polled as ever.
    """
    hub = joined(response.url, linked("hub", response.link)) or feed.wishes.hub
    topic = joined(response.url, linked("self", response.link)) or feed.wishes.topic or response.url
    return Hub(at_https(hub), topic) if hub else Hub("", "")


def at_https(hub: str) -> str:
    """A hub's address, at https whatever it was named at."""
    return urlsplit(hub)._replace(scheme="https").geturl()
