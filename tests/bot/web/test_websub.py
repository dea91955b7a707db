"""The address that hubs call."""

import httpx
import pytest
from starlette.applications import Starlette

from bot.web.serving import serving
from bot.web.websub import hub_route
from content.sources.websub import LARGEST_SENT, Receipt


class Hubs:
    """Stands for the subscriptions."""

    def __init__(self):
        self.received = []

    async def verify(self, token, asked):
        return asked.get("hub.challenge") if token == "known" else None

    async def receive(self, token, body, content_type, signature):
        self.received.append((token, body, content_type, signature))
        return Receipt.TAKEN if token == "known" else Receipt.UNKNOWN


@pytest.fixture
def hubs():
    return Hubs()


@pytest.fixture
async def client(hubs):
    app = Starlette(routes=[hub_route(hubs, "/telegram/websub")])
    async with serving(app, "127.0.0.1", 0) as address, httpx.AsyncClient(base_url=address) as opened:
        yield opened


async def test_a_challenge_is_repeated_as_text_and_nothing_else(client):
    answer = await client.get("/telegram/websub/known", params={"hub.challenge": "<script>"})
    assert (answer.status_code, answer.text) == (200, "<script>")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("challenge", ["x" * 3000, None])
async def test_what_is_no_challenge_is_not_repeated(client, challenge):
    params = {"hub.challenge": challenge} if challenge else {}
    assert (await client.get("/telegram/websub/known", params=params)).status_code == 404


async def test_what_is_sent_arrives_with_its_signature(client, hubs):
    headers = {"X-Hub-Signature": "sha256=00", "Content-Type": "application/atom+xml"}
    assert (
        await client.post("/telegram/websub/known", content=b"<feed/>", headers=headers)
    ).status_code == 202
    assert hubs.received == [("known", b"<feed/>", "application/atom+xml", "sha256=00")]


async def test_a_hub_of_nothing_known_is_told_to_stop(client):
    assert (await client.get("/telegram/websub/other")).status_code == 404
    assert (await client.post("/telegram/websub/other", content=b"x")).status_code == 410


async def test_what_is_too_large_is_refused_while_it_comes(client, hubs):
    assert (await client.post("/telegram/websub/known", content=bytes(LARGEST_SENT + 1))).status_code == 413
    assert hubs.received == []
