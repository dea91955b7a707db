import asyncio
import json
import logging

import pytest

from bot.logs import configure_logging, work_on
from bot.settings import LogFormat


@pytest.mark.parametrize("log_format", list(LogFormat))
def test_a_token_never_reaches_the_log(log_format, capsys):
    configure_logging("DEBUG", log_format)
    try:
        raise ValueError("https://api.telegram.org/bot123456:AAbbCCddEEffGGhhIIjj/getMe failed")
    except ValueError:
        logging.getLogger("somewhere").exception("calling %s", "/bot123456:AAbbCCddEEffGGhhIIjj/getMe")
    written = capsys.readouterr().err
    assert "AAbbCC" not in written
    assert "<token>" in written


def test_json_lines_are_objects_with_time_level_and_message(capsys):
    configure_logging("INFO", LogFormat.JSON)
    logging.getLogger("somewhere").warning("two\nlines")
    line = json.loads(capsys.readouterr().err)
    assert (line["level"], line["message"], line["logger"]) == ("WARNING", "two\nlines", "somewhere")


def test_all_that_is_logged_about_one_thing_carries_its_id(capsys):
    configure_logging("INFO", LogFormat.JSON)

    async def deeper(work):
        await asyncio.sleep(0)
        logging.getLogger("deep.down").info("about %s", work)

    async def handle(work):
        work_on(work)
        await asyncio.gather(
            deeper(work), asyncio.to_thread(logging.getLogger("thread").info, "about %s", work)
        )

    async def both():
        await asyncio.gather(handle("u1"), handle("d2.7"))

    asyncio.run(both())
    logging.getLogger("elsewhere").info("about nothing")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line.get("id", "nothing") for line in lines] == [
        line["message"].removeprefix("about ") for line in lines
    ]
    assert len(lines) == 5


def test_text_lines_carry_the_id_too(capsys):
    configure_logging("INFO", LogFormat.TEXT)

    async def handle():
        work_on("u17")
        logging.getLogger("somewhere").info("done")

    asyncio.run(handle())
    assert "[u17] done" in capsys.readouterr().err
