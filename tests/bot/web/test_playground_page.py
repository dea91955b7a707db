"""The page's own routes: who may use them, and what they do."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from bot.web.playground import AIGERIM, TOKEN, Playground
from bot.web.serving import serving
from content.clock import ShiftedClock

SAY = {"user_id": AIGERIM.id, "chat_id": AIGERIM.id, "text": "hello"}


async def test_the_page_loads_nothing_from_elsewhere(served: Any) -> None:
    async with httpx.AsyncClient(base_url=served.address) as client:
        page = await client.get("/")
        files = [await client.get(f"/{name}") for name in ("chat.css", "messages.css", "chat.js", "icon.svg")]
    assert page.status_code == 200
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "http" not in page.text
    assert all(file.status_code == 200 for file in files)


@pytest.mark.parametrize("path", ["/..%2fpage.py", "/page.py", "/nothing.js", "/playground"])
async def test_other_files_are_not_served(served: Any, path: str) -> None:
    async with httpx.AsyncClient(base_url=served.address) as client:
        assert (await client.get(path)).status_code == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil", ""])
async def test_another_name_for_this_machine_is_refused(served: Any, host: str) -> None:
    async with httpx.AsyncClient(base_url=served.address) as client:
        assert (await client.get("/", headers={"Host": host})).status_code == 403
        assert (await client.get(f"/bot{TOKEN}/getMe", headers={"Host": host})).status_code == 403


@pytest.mark.parametrize("header", ["Origin", "Sec-Fetch-Site"])
async def test_no_web_page_can_be_the_bot(served: Any, header: str) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.post(served.method("getMe"), headers={header: "cross-site"})
    assert answer.status_code == 403


async def test_another_sites_page_cannot_speak_for_the_reader(served: Any) -> None:
    async with httpx.AsyncClient(base_url=served.address) as client:
        foreign = await client.post("/playground/say", json=SAY, headers={"Origin": "http://evil.example"})
        form = await client.post("/playground/say", data={"text": "x"})
        own = await client.post("/playground/say", json=SAY, headers={"Origin": served.address})
    assert (foreign.status_code, form.status_code, own.status_code) == (403, 415, 200)
    assert [message.text for message in served.playground.messages(AIGERIM.id)] == ["hello"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"user_id": "x"},
        {"user_id": 7, "chat_id": 7, "text": "x"},
        {**SAY, "text": " "},
        {**SAY, "chat_id": -5},
    ],
)
async def test_nonsense_is_refused(served: Any, body: dict[str, Any]) -> None:
    async with httpx.AsyncClient(base_url=served.address) as client:
        answer = await client.post("/playground/say", json=body)
    assert answer.status_code in (400, 404)
    assert answer.json()["problem"]


async def test_blocking_tells_the_bot(served: Any) -> None:
    async with httpx.AsyncClient(base_url=served.address) as client:
        await client.post("/playground/block", json={"user_id": AIGERIM.id, "blocked": True})
    update = served.playground.world.updates.pending[0]["my_chat_member"]
    assert update["new_chat_member"]["status"] == "kicked"


async def test_the_stream_begins_with_everything_and_goes_on(served: Any) -> None:
    served.playground.say(AIGERIM.id, "before")
    async with (
        httpx.AsyncClient(base_url=served.address) as client,
        client.stream("GET", "/playground/events") as stream,
    ):
        events = (json.loads(line[6:]) async for line in stream.aiter_lines() if line.startswith("data: "))
        first = await anext(events)
        served.playground.say(AIGERIM.id, "after")
        second = await anext(events)
    assert first["state"]["chats"][0]["messages"][0]["text"] == "before"
    assert (second["kind"], second["message"]["text"]) == ("message", "after")


async def test_closing_ends_open_streams(served: Any) -> None:
    async with (
        httpx.AsyncClient(base_url=served.address) as client,
        client.stream("GET", "/playground/events") as stream,
    ):
        lines = stream.aiter_lines()
        await anext(lines)
        await served.playground.close()
        async with asyncio.timeout(5):
            assert [line async for line in lines if line] == []


@pytest.mark.parametrize(
    ("time", "status"), [("08:00", 200), ("8:05", 200), ("24:00", 400), ("x", 400), ("8:5", 400)]
)
async def test_the_clock_is_set_to_a_time_of_day(time: str, status: int) -> None:
    asked: list[str] = []

    async def set_clock(given: str) -> None:
        asked.append(given)

    playground = Playground(TOKEN, ShiftedClock(), set_clock=set_clock)
    async with (
        serving(playground.app, "127.0.0.1", 0) as address,
        httpx.AsyncClient(base_url=address) as client,
    ):
        answer = await client.post("/playground/clock", json={"time": time})
    assert answer.status_code == status
    assert asked == ([time.rjust(5, "0")] if status == 200 else [])
