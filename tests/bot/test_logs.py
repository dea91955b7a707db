import json
import logging

import pytest

from bot.logs import configure_logging
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
