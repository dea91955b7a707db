"""Posting lists, packed and read again."""

from hypothesis import given
from hypothesis import strategies as st

from content.search.postings import BLOCK, LENGTHS, packed, unpack, without

words = st.lists(st.sampled_from(["trade", "port", "铜", "қой"]), max_size=400)
section_ids = st.integers(min_value=1, max_value=2**40)


@given(section_ids, words, words, words)
def test_counts_come_back_as_far_as_they_fit(section_id, title, heading, text):
    postings = packed(section_id, title, heading, text)

    assert set(postings) == {*title, *heading, *text}
    for term, data in postings.items():
        (record,) = unpack(data)
        assert record["offset"] == section_id % BLOCK
        assert record["text"] == min(255, text.count(term))
        assert record["head"] >> 4 == min(15, title.count(term))
        assert record["head"] & 15 == min(15, heading.count(term))


@given(st.integers(min_value=1, max_value=200_000))
def test_a_length_comes_back_within_three_hundredths(length):
    (record,) = unpack(packed(1, [], ["word"], ["word"] * min(length, 400))["word"])

    assert abs(LENGTHS[record["length"]] - min(length, 400)) <= max(0.5, 0.03 * min(length, 400))


@given(st.sets(section_ids.filter(lambda one: one < BLOCK), min_size=1), st.data())
def test_what_is_taken_out_is_gone_and_the_rest_stays(present, data):
    gone = data.draw(st.sets(st.sampled_from(sorted(present))))
    row = b"".join(packed(one, [], [], ["word"])["word"] for one in present)

    assert set(unpack(without(row, gone))["offset"].tolist()) == present - gone
