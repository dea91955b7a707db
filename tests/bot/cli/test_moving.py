"""Reading a file of articles: whatever is wrong with it is said in one line."""

import gzip

import pytest

from bot.cli.moving import _lines
from bot.errors import BotError


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 200_000,
        b'{"title": ' + b"9" * 5000 + b"}",
        b'{"title": "t", "published": "0001-01-01T00:00:00+14:00", "sections": [{"text": "a"}]}',
        b"\xff\xfe",
    ],
)
def test_a_line_that_nobody_could_store_is_named(tmp_path, line):
    (tmp_path / "some.jsonl").write_bytes(line)
    with pytest.raises(BotError, match="line 1"):
        list(_lines(tmp_path / "some.jsonl"))


def test_a_damaged_archive_is_named(tmp_path):
    packed = bytearray(gzip.compress(b'{"a": 1}\n' * 2000))
    packed[20:40] = b"\xff" * 20
    (tmp_path / "some.jsonl.gz").write_bytes(packed)
    with pytest.raises(BotError, match="line 1"):
        list(_lines(tmp_path / "some.jsonl.gz"))
