"""One address for one page."""

import pytest

from content.sources.canonical import canonical, identity


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?utm_source=rss&id=7&fbclid=x", "https://example.org/a?id=7"),
        ("https://example.org/a?UTM_Medium=feed", "https://example.org/a"),
        ("https://example.org/a?b=2&a=1", "https://example.org/a?b=2&a=1"),
        ("HTTP://EXAMPLE.org:80/A#comments", "http://example.org/A"),
        ("https://example.org/%7euser/%c3%a9", "https://example.org/~user/%C3%A9"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("https://example.org/two words", "https://example.org/two%20words"),
        ("mailto:someone@example.org", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_the_address_to_keep_has_no_tracking_and_one_spelling(url, kept):
    assert canonical(url) == kept


def test_a_move_to_https_or_without_www_leaves_a_page_the_same():
    assert identity("http://www.example.org/story/") == identity("https://example.org/story")


def test_different_pages_stay_different():
    assert identity("https://example.org/?p=1") != identity("https://example.org/?p=2")
