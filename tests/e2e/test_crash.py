"""Processes ended at random instants: nobody goes without, and only what was in flight comes twice.

A few rounds with all tests; many with `pytest tests/e2e/test_crash.py --crash-rounds 100`. What the rate
gives in a round trip and 20 ms may come twice; where this machine had the server answer late, in that time.
The summary is printed at the end.
"""

import pytest
from crashing import crash_rounds

# Three that share the work, and one that builds what they send.
_SHARING = (["--role", "sender"], ["--role", "sender"], ["--role", "sender"], ["--role", "worker"])


@pytest.mark.timeout(0)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_everyone_has_each_digest_whenever_a_process_ends(kind, request, tmp_path, record_property):
    number = request.config.getoption("--crash-rounds")
    url = request.getfixturevalue(f"{kind}_url")
    rounds = crash_rounds(tmp_path, url, _SHARING if kind == "postgresql" else [[]], number)
    record_property("summary", f"crashes on {kind}: {rounds.line()}")
    assert rounds.lost == 0
    assert rounds.twice_after_stops == 0
    assert rounds.beyond == 0
