"""The form, asked for and sent as the page does."""

import httpx
import pytest
from justhtml import JustHTML
from mini_app_signing import init_data

from content.clock import ShiftedClock
from content.store import blocked, subscribers

BEN = {"id": 102, "first_name": "Ben", "language_code": "en"}
SENT = (
    "subscribed=yes&hour=07:00&hour=19:30&day=0&day=4&zone=Europe/London&topic=trade&topic=energy&length=short"
    "&language=ru&news=en&news=kk&layout=plain&apart=yes"
)


@pytest.fixture
async def ask(address):
    async with httpx.AsyncClient(base_url=address) as client:

        async def asked(body="", user=BEN, signed=None):
            signed = init_data(user, ShiftedClock().now()) if signed is None else signed
            return await client.post("/app/form", content=body, headers={"Authorization": f"tma {signed}"})

        yield asked


async def ben(database):
    async with database.read() as connection:
        return await subscribers.get(connection, 102)


def read(answer):
    return JustHTML(f"<!doctype html><title>x</title>{answer.text}", strict=True, sanitize=False)


async def test_the_form_shows_what_is_chosen(ask):
    page = read(await ask())
    ticked = {(box.attrs["name"], box.attrs["value"]) for box in page.query("input[checked]")}
    assert ("hour", "08:00") in ticked and ("day", "6") in ticked and ("pictures", "yes") in ticked
    assert page.query("select[name=zone] option[selected]")[0].attrs["value"] == "Asia/Almaty"


async def test_what_is_sent_is_chosen_from_then_on_in_the_new_language(ask, database):
    answer = await ask(SENT)
    assert "Сохранено" in answer.text
    chosen = await ben(database)
    assert (chosen.subscribed, chosen.hours, chosen.days) == (True, ("07:00", "19:30"), 0b10001)
    assert (chosen.timezone, chosen.language, chosen.layout) == ("Europe/London", "ru", "plain")
    assert (chosen.interests.topics, chosen.interests.languages) == (("energy", "trade"), ("en", "kk"))
    assert (chosen.interests.length, chosen.pictures, chosen.apart) == ("short", False, True)
    assert chosen.next_due > ShiftedClock().now()


@pytest.mark.parametrize(
    "wrong",
    [
        "subscribed=yes",
        SENT.replace("hour=07:00&hour=19:30&", ""),
        SENT.replace("hour=07:00", "hour=25:00"),
        SENT.replace("day=0", "day=7"),
        SENT.replace("Europe/London", "../../etc/passwd"),
        SENT.replace("topic=trade", "topic=<script>"),
        SENT.replace("language=ru", "language=tlh"),
        SENT.replace("length=short", "length=short&length=long"),
        SENT.replace("layout=plain", "layout="),
        "&".join(f"hour={number}" for number in range(500)),
        "%",
    ],
)
async def test_a_form_that_cannot_be_ours_changes_nothing(ask, database, wrong):
    before = await ben(database)
    assert (await ask(wrong)).status_code == 400
    assert await ben(database) == before


async def test_a_form_of_any_size_is_not_read(ask):
    assert (await ask("a=" + "x" * 30_000)).status_code == 413


@pytest.mark.parametrize("signed", ["-", "user=%7B%22id%22%3A102%7D&hash=00", "x" * 10_000])
async def test_without_telegrams_word_nothing_is_shown_or_changed(ask, database, signed):
    before = await ben(database)
    answer = await ask(SENT, signed=signed)
    assert answer.status_code == 401
    assert "<form" not in answer.text
    assert await ben(database) == before


async def test_each_reader_changes_their_own_settings_only(ask, database):
    before = await ben(database)
    assert (await ask(SENT, user={"id": 103})).status_code == 403
    assert await ben(database) == before


async def test_who_is_blocked_has_no_settings(ask, database):
    async with database.write() as connection:
        await blocked.add(connection, 102, ShiftedClock().now())
    assert (await ask()).status_code == 403
