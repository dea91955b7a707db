from datetime import timedelta

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.delivery.outcomes import Verdict, classify


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (RetryAfter(timedelta(seconds=7)), Verdict.WAIT),
        (Forbidden("Forbidden: bot was blocked by the user"), Verdict.STOP),
        (Forbidden("Forbidden: user is deactivated"), Verdict.STOP),
        (Forbidden("Forbidden: bot was kicked from the supergroup chat"), Verdict.STOP),
        (BadRequest("Chat not found"), Verdict.STOP),
        (BadRequest("Not enough rights to send text messages to the chat"), Verdict.STOP),
        (BadRequest("CHAT_WRITE_FORBIDDEN"), Verdict.STOP),
        (BadRequest("Message thread not found"), Verdict.MAIN_THREAD),
        (BadRequest("TOPIC_CLOSED"), Verdict.MAIN_THREAD),
        (ChatMigrated(-1001), Verdict.MIGRATED),
        (TimedOut(), Verdict.UNKNOWN),
        (NetworkError("Bad Gateway"), Verdict.UNKNOWN),
        (BadRequest("Message is too long"), Verdict.REFUSED),
    ],
)
def test_each_error_means_one_thing(error, verdict):
    assert classify(error).verdict is verdict


def test_a_flood_tells_how_long_to_wait_and_a_migration_where_to_go():
    assert classify(RetryAfter(timedelta(seconds=7))).wait == 7
    assert classify(ChatMigrated(-1001)).chat_id == -1001
