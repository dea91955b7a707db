"""Whom Telegram vouches for, and whom it does not."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlencode

import pytest
from mini_app_signing import TOKEN, init_data

from bot.web.miniapp.vouched import KEPT, Opener, opener

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
BEN = {"id": 102, "first_name": "Бен & <Co>", "language_code": "en"}


def test_an_opener_is_known_by_what_telegram_signed():
    assert opener(init_data(BEN, NOW, signature="abc", start_param=""), TOKEN, NOW) == Opener(102, "en")


@pytest.mark.parametrize("changed", ["user", "auth_date", "query_id", "hash"])
def test_whatever_is_changed_breaks_the_signature(changed):
    fields = dict(parse_qsl(init_data(BEN, NOW), keep_blank_values=True))
    fields[changed] = fields[changed].replace("102", "103") + ("0" if changed != "user" else "")
    with pytest.raises(ValueError):
        opener(urlencode(fields), TOKEN, NOW)


def test_another_bots_signature_does_not_count():
    with pytest.raises(ValueError):
        opener(init_data(BEN, NOW, token="1000000001:BBBBBBBBBBBBBBBBBBBB"), TOKEN, NOW)


def test_it_holds_for_a_while_only_and_not_from_the_future():
    signed = init_data(BEN, NOW)
    assert opener(signed, TOKEN, NOW + KEPT)
    with pytest.raises(ValueError):
        opener(signed, TOKEN, NOW + KEPT + timedelta(seconds=1))
    with pytest.raises(ValueError):
        opener(signed, TOKEN, NOW - timedelta(minutes=6))


@pytest.mark.parametrize(
    "wrong",
    ["", "hash=", "x", "a=1&a=2", "=" * 100, "a=1" * 5000, "user=%00", init_data(BEN, NOW) + "&user={}"],
)
def test_what_is_no_init_data_is_refused(wrong):
    with pytest.raises(ValueError):
        opener(wrong, TOKEN, NOW)


@pytest.mark.parametrize("user", [[], {}, {"id": "102"}, {"id": True}, None])
def test_a_signed_user_without_a_number_is_refused(user):
    with pytest.raises(ValueError):
        opener(init_data(user, NOW), TOKEN, NOW)
