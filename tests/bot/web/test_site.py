"""Health, metrics and the webhook's door, asked over HTTP as their users ask."""

from datetime import timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import Metrics
from bot.vitals import Vitals
from bot.web.site import Webhook, site
from content.clock import ShiftedClock
from content.store import deliveries, feeds, model_texts
from content.store.deliveries import Recipient


@pytest.fixture
def database_url(sqlite_url):
    """SQLite's alone: what is asked of the store has its tests on both."""
    return sqlite_url


@pytest.fixture
def metrics():
    return Metrics()


@pytest.fixture
def vitals(database, metrics):
    return Vitals(database, ShiftedClock(), metrics)


def asking(app):
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot.example")


def values(page):
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


async def test_it_is_alive_from_the_start_but_ready_only_once_it_works(vitals):
    async with asking(site(vitals)) as client:
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/readyz")).json() == {"status": "not ready", "reason": "starting"}
        vitals.obstacle = ""
        assert (await client.get("/readyz")).status_code == 200


async def test_without_its_database_it_is_neither(vitals, monkeypatch):
    async def fail():
        raise ConnectionError("the server at 10.0.0.7 has gone")

    monkeypatch.setattr(vitals, "alive", fail)
    async with asking(site(vitals)) as client:
        for path in ("/healthz", "/readyz"):
            answer = await client.get(path)
            assert (answer.status_code, answer.json()["reason"]) == (503, "ConnectionError")


async def test_metrics_tell_lag_deliveries_feeds_and_questions(vitals, metrics, database):
    now = ShiftedClock().now()
    due = now - timedelta(minutes=2)
    async with database.write() as connection:
        digest = await deliveries.add_digest(connection, "digest", "all", {}, now)
        await deliveries.owe(connection, {digest: [Recipient(7, 0, "rich", due)]}, now)
        await feeds.add(connection, "https://example.org/feed", "", now)
        await model_texts.count(connection, now.date(), requests=4, refused=1)
    metrics.questions.add("yes")
    metrics.question_time.observe(0.02)
    metrics.deliveries.add("sent", amount=3)
    async with asking(site(vitals)) as client:
        answer = await client.get("/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    found = values(answer.text)
    assert found["jarshy_outbox_owed",] == 1
    assert 120 <= found["jarshy_outbox_lag_seconds",] < 180
    assert found["jarshy_deliveries_total", "sent"] == 3
    assert found["jarshy_feeds", "new"] == 1
    assert (found["jarshy_model_today", "requests"], found["jarshy_model_today", "refused"]) == (4, 1)
    assert found["jarshy_questions_total", "yes"] == found["jarshy_question_seconds_count",] == 1


async def test_metrics_are_not_for_those_behind_a_proxy_unless_they_know_the_token(vitals):
    outside = {"X-Forwarded-For": "203.0.113.9"}
    async with asking(site(vitals)) as client:
        assert (await client.get("/metrics", headers=outside)).status_code == 403
    async with asking(site(vitals, metrics_token="sesame")) as client:
        assert (await client.get("/metrics")).status_code == 401
        assert (
            await client.get("/metrics", headers={"Authorization": "Bearer sésame".encode()})
        ).status_code == 401
        known = await client.get("/metrics", headers=outside | {"Authorization": "Bearer sesame"})
        assert known.status_code == 200


@pytest.fixture
def received():
    return []


@pytest.fixture
def webhook(received):
    async def receive(update):
        received.append(update)

    return Webhook("https://bot.example/telegram", "right", receive)


@pytest.mark.parametrize("secret", [None, "", "wrong", "righ", "rightt", "r\u00efght"])
async def test_an_update_without_the_secret_is_refused(vitals, webhook, received, secret):
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret.encode()}
    async with asking(site(vitals, webhook)) as client:
        answer = await client.post("/telegram", json={"update_id": 1}, headers=headers)
    assert (answer.status_code, received) == (403, [])


async def test_an_update_with_the_secret_is_taken(vitals, webhook, received):
    headers = {"X-Telegram-Bot-Api-Secret-Token": "right"}
    async with asking(site(vitals, webhook)) as client:
        assert (await client.post("/telegram", json={"update_id": 1}, headers=headers)).status_code == 200
    assert received == [{"update_id": 1}]


@pytest.mark.parametrize(
    ("body", "status"), [(b"{" + b" " * 1_000_000, 413), (b"[]", 400), (b"\xff", 400), (b"[" * 100_000, 400)]
)
async def test_what_is_no_update_is_refused_however_large_or_deep(vitals, webhook, received, body, status):
    headers = {"X-Telegram-Bot-Api-Secret-Token": "right"}
    async with asking(site(vitals, webhook)) as client:
        answer = await client.post("/telegram", content=body, headers=headers)
    assert (answer.status_code, received) == (status, [])
