"""Hubs that send the news of feeds."""

import asyncio
import hashlib
import hmac
import ssl
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs

import pytest

from content.sources.feeds import Feed
from content.sources.fetch import Fetcher, Response
from content.sources.hubs import Hub, offered_hub
from content.sources.websub import Receipt, WebSub
from content.sources.wishes import Wishes
from content.store import feeds, websub

CALLBACK = "https://news.example/telegram/websub"
TOPIC = "https://example.org/feed"
BODY = b"<rss/>"


class Clock:
    def __init__(self, now):
        self.time = now

    def now(self):
        return self.time


@pytest.fixture
def server(secure_server):
    """A hub that speaks https only."""
    return secure_server


@pytest.fixture
async def fetcher(certificate):
    """A fetcher that trusts it."""

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    trusted = ssl.create_default_context(cafile=certificate[1])
    opened = Fetcher(True, deadline=5, pause=0, resolve=resolve, tls=trusted)
    yield opened
    await opened.close()


@pytest.fixture
def clock(now):
    return Clock(now)


@pytest.fixture
def sent():
    return []


@pytest.fixture
def hubs(database, fetcher, clock, sent):
    async def take(feed_id: int, response: Response) -> int:
        sent.append((feed_id, response.url, response.content_type, response.body))
        return 1

    return WebSub(database, fetcher, clock, take, CALLBACK)


@pytest.fixture
async def subscription(database, server, clock):
    """A feed that names the server as its hub."""
    async with database.write() as connection:
        await feeds.add(connection, TOPIC, "", clock.time)
        feed = await feeds.get(connection, TOPIC)
        await websub.offered(connection, feed.id, server.answer("/hub", status=202), TOPIC, clock.time)
        return await websub.of_feed(connection, feed.id)


async def state(database):
    async with database.read() as connection:
        feed = await feeds.get(connection, TOPIC)
        return await websub.of_feed(connection, feed.id)


def meant(**more):
    return {
        "hub.mode": "subscribe",
        "hub.topic": TOPIC,
        "hub.challenge": "c",
        "hub.lease_seconds": "86400",
    } | {f"hub.{name}": value for name, value in more.items()}


def signed(subscription, body=BODY, method="sha256"):
    return f"{method}={hmac.new(subscription.secret.encode(), body, getattr(hashlib, method)).hexdigest()}"


async def test_a_hub_is_asked_once_to_call_an_address_that_nobody_can_guess(hubs, server, subscription):
    await hubs.ask()
    await hubs.ask()
    (request,) = server.asked("/hub")
    form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
    assert form == {
        "hub.mode": "subscribe",
        "hub.topic": TOPIC,
        "hub.callback": f"{CALLBACK}/{subscription.token}",
        "hub.secret": subscription.secret,
        "hub.lease_seconds": "864000",
    }
    assert len(subscription.token) >= 40


@pytest.mark.parametrize(
    "named", ["http://hub.example/?a=1", "HTTP://hub.example/?a=1", "https://hub.example/?a=1"]
)
def test_a_secret_goes_to_a_hub_over_https_only(named):
    feed = Feed("", "", "", (), Wishes(hub=named))
    answered = Response(TOPIC, 200, b"", "", "", "", "", link=f'<{named}>; rel="hub"')
    for response in (answered, replace(answered, link="")):
        assert offered_hub(response, feed) == Hub("https://hub.example/?a=1", TOPIC)


async def test_a_hub_that_was_noted_at_plain_http_is_asked_at_https(hubs, server, database, subscription):
    async with database.write() as connection:
        noted = subscription.hub.replace("https:", "http:")
        await websub.offered(connection, subscription.feed_id, noted, TOPIC, subscription.next_request)
    await hubs.ask()
    assert len(server.asked("/hub")) == 1


async def test_a_hub_that_asks_back_is_told_yes_and_its_lease_is_kept(hubs, database, clock, subscription):
    await hubs.ask()
    assert await hubs.verify(subscription.token, meant(challenge="words")) == "words"
    known = await state(database)
    assert known.lease_until == clock.time + timedelta(days=1)
    async with database.read() as connection:
        assert (await feeds.get(connection, TOPIC)).sent_until == known.lease_until


async def test_a_lease_is_renewed_before_it_ends(hubs, server, clock, subscription):
    await hubs.ask()
    await hubs.verify(subscription.token, meant())
    clock.time += timedelta(hours=12)
    await hubs.ask()
    assert len(server.asked("/hub")) == 1
    clock.time += timedelta(hours=8)
    await hubs.ask()
    assert len(server.asked("/hub")) == 2


@pytest.mark.parametrize(
    "asked",
    [
        meant(topic="https://example.org/other"),
        meant(mode="unsubscribe"),
        meant(mode="publish"),
        meant(challenge=""),
        {},
    ],
)
async def test_what_was_never_meant_is_told_no(hubs, database, subscription, asked):
    assert await hubs.verify(subscription.token, asked) is None
    assert await hubs.verify("guessed", meant()) is None
    assert (await state(database)).lease_until is None


@pytest.mark.parametrize(("lease", "days"), [("", 10), ("soon", 10), ("999999999", 30), ("1", 5 / 1440)])
async def test_a_lease_that_makes_no_sense_is_not_believed(hubs, database, clock, subscription, lease, days):
    await hubs.verify(subscription.token, meant(lease_seconds=lease))
    assert (await state(database)).lease_until == clock.time + timedelta(days=days)


async def test_a_hub_that_denies_is_left_alone_for_a_week(hubs, server, database, clock, subscription):
    await hubs.verify(subscription.token, meant())
    assert await hubs.verify(subscription.token, meant(mode="denied", reason="private")) == ""
    known = await state(database)
    assert (known.lease_until, known.error) == (None, "private")
    clock.time += timedelta(days=6)
    await hubs.ask()
    assert server.asked("/hub") == []


async def test_a_hub_that_does_not_answer_is_asked_more_and_more_seldom(
    hubs, server, database, clock, subscription
):
    server.answer("/hub", status=500)
    asked = []
    for _ in range(40):
        await hubs.ask()
        asked.append(len(server.asked("/hub")))
        clock.time += timedelta(hours=1)
    assert asked[1] == 2
    assert asked[-1] < 8
    assert "500" in (await state(database)).error


async def test_what_a_hub_signs_is_taken_in(hubs, sent, subscription):
    for method in ("sha1", "sha256", "sha384", "sha512"):
        receipt = await hubs.receive(
            subscription.token,
            BODY,
            "application/rss+xml; charset=utf-8",
            signed(subscription, method=method),
        )
        assert receipt is Receipt.TAKEN
    await hubs.close()
    assert sent == [(subscription.feed_id, TOPIC, "application/rss+xml", BODY)] * 4


@pytest.mark.parametrize("signature", ["", "sha256=", "sha256=00", "md5=00", "none", "sha256"])
async def test_what_is_not_signed_is_dropped_without_saying_so(hubs, sent, subscription, signature):
    assert await hubs.receive(subscription.token, BODY, "", signature) is Receipt.TAKEN
    assert await hubs.receive(subscription.token, b"other", "", signed(subscription)) is Receipt.TAKEN
    await hubs.close()
    assert sent == []


async def test_a_hub_of_a_feed_that_is_followed_no_more_is_told_to_stop(hubs, database, subscription):
    async with database.write() as connection:
        await feeds.remove(connection, TOPIC)
    assert await hubs.receive(subscription.token, BODY, "", signed(subscription)) is Receipt.UNKNOWN


async def test_a_hub_that_sends_too_much_is_told_to_wait(database, fetcher, clock, subscription):
    goes_on = asyncio.Event()

    async def take(feed_id: int, response: Response) -> int:
        await goes_on.wait()
        return 1

    hubs = WebSub(database, fetcher, clock, take, CALLBACK)
    given = [await hubs.receive(subscription.token, BODY, "", signed(subscription)) for _ in range(20)]
    assert given.count(Receipt.BUSY) == 8
    goes_on.set()
    await hubs.close()
    assert await hubs.receive(subscription.token, BODY, "", signed(subscription)) is Receipt.TAKEN
    await hubs.close()


async def test_another_hub_replaces_the_first_and_none_forgets_it(database, subscription, clock):
    async with database.write() as connection:
        for hub, topic in ((subscription.hub, TOPIC), ("https://other.example/", TOPIC)):
            await websub.offered(connection, subscription.feed_id, hub, topic, clock.time)
        other = await websub.of_feed(connection, subscription.feed_id)
        assert (other.hub, other.token == subscription.token) == ("https://other.example/", False)
        await websub.offered(connection, subscription.feed_id, "", "", clock.time)
        assert await websub.of_feed(connection, subscription.feed_id) is None


async def test_the_hub_of_a_feed_that_is_switched_off_is_told_to_stop_and_not_asked(
    hubs, server, database, clock, subscription, sent
):
    async with database.write() as connection:
        await feeds.switch(connection, subscription.feed_id, clock.time, on=False)
    await hubs.ask()
    assert server.asked("/hub") == []
    assert await hubs.verify(subscription.token, meant()) is None
    assert await hubs.receive(subscription.token, BODY, "application/rss+xml", signed(subscription)) is (
        Receipt.UNKNOWN
    )
    assert sent == []
