"""Which entries are new, and which of those are read."""

from dataclasses import replace
from datetime import timedelta

from content.sources.feeds import Entry
from content.sources.newness import met_entries


def entry(number, published=None, url=None):
    url = f"https://e.org/{number}" if url is None else url
    return Entry(f"key{number}", url, "T", (), published, "", "", "")


def test_what_is_known_is_not_met_again():
    met = met_entries([entry(1), entry(2)], {"key1"}, {}, {}, first=False)
    assert [(one.key, one.to_read) for one in met] == [("key2", True)]


def test_a_repeated_entry_is_met_once():
    assert len(met_entries([entry(1), entry(1)], (), {}, {}, first=False)) == 1


def test_the_first_time_only_the_newest_are_read_and_the_others_passed_over(now):
    found = [entry(number, now + timedelta(hours=number)) for number in range(40)]
    met = met_entries(found, (), {}, {}, first=True)
    assert len(met) == 40
    assert {one.key for one in met if one.to_read} == {f"key{number}" for number in range(10, 40)}


def test_later_all_are_read(now):
    assert all(one.to_read for one in met_entries([entry(n) for n in range(40)], (), {}, {}, first=False))


def test_an_address_that_was_read_before_is_not_read_again():
    (met,) = met_entries([entry(1)], (), {"https://e.org/1": "article"}, {}, first=False)
    assert (met.to_read, met.article_id) == (False, "article")


def test_an_address_that_entries_share_tells_nothing():
    shared = [entry(1, url="https://e.org/"), entry(2, url="https://e.org/")]
    assert all(one.to_read for one in met_entries(shared, (), {"https://e.org/": "article"}, {}, first=False))


def saying(number, fingerprint):
    return replace(entry(number), fingerprint=fingerprint)


def test_what_says_the_same_as_something_that_was_read_is_not_read_again():
    (met,) = met_entries([saying(1, "f")], (), {}, {"f": "article"}, first=False)
    assert (met.to_read, met.article_id, met.fingerprint) == (False, "article", "f")


def test_two_entries_that_say_the_same_at_once_are_both_read():
    twins = [saying(1, "f"), saying(2, "f")]
    assert all(one.to_read for one in met_entries(twins, (), {}, {"f": "article"}, first=False))


def test_entries_too_short_to_tell_are_all_read():
    assert all(one.to_read for one in met_entries([entry(1)], (), {}, {"": "article"}, first=False))
