"""Which feeds' articles are for a reader."""

import pytest

from content.interests import Interests

OWN_FEEDS = {7, 8}  # added by readers, each for themselves


@pytest.mark.parametrize(
    ("came_by", "interests", "wanted"),
    [
        ({}, Interests(), True),
        ({1}, Interests(), True),
        ({7}, Interests(), False),
        ({7}, Interests(feeds=(7,)), True),
        ({8}, Interests(feeds=(7,)), False),
        ({1, 8}, Interests(), True),
        ({1}, Interests(muted_feeds=(1,)), False),
        ({1, 2}, Interests(muted_feeds=(1,)), True),
    ],
)
def test_an_article_is_for_whom_one_of_its_feeds_is(came_by, interests, wanted):
    assert interests.takes_from(came_by, OWN_FEEDS) is wanted
