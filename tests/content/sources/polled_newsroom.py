"""A poller on a real database whose articles end up in a list, and feeds for it."""

from datetime import timedelta

from content.sources.feeds import parse_feed
from content.sources.fetch import Fetcher
from content.sources.polling import Poller
from content.store import Database, feeds

HALF_HOUR = timedelta(minutes=30)
DAY = timedelta(days=1.5)
TEXT = "The ministry said on Monday that oil exports rose by three per cent this year. " * 20


class Clock:
    def __init__(self, now):
        self.time = now

    def now(self):
        return self.time


async def parse(response):
    return parse_feed(response.body, response.url, response.content_type, response.charset)


class Newsroom:
    """A poller whose articles end up in a list."""

    def __init__(self, database: Database, fetcher: Fetcher, now) -> None:
        self.database = database
        self.clock = Clock(now)
        self.taken = []
        self.failing: Exception | None = None
        self.poller = Poller(database, fetcher, parse, self.clock, self.take, HALF_HOUR)

    async def take(self, document):
        if self.failing is not None:
            raise self.failing
        self.taken.append(document)
        return f"article{len(self.taken)}"

    async def follow(self, *urls):
        async with self.database.write() as connection:
            for url in urls:
                await feeds.add(connection, url, "", self.clock.time)

    async def poll(self, after=timedelta(0)):
        self.clock.time += after
        return await self.poller.poll()

    async def feed(self, url):
        async with self.database.read() as connection:
            return await feeds.get(connection, url)


def rss(*items, title="The Example"):
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>{title}</title>{body}</channel></rss>'.encode()


def full(number, more=""):
    """An item that carries the whole article."""
    return (
        f"<title>News {number}</title><guid isPermaLink='false'>{number}</guid>{more}"
        f"<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description>"
    )
