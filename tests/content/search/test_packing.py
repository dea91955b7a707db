"""Posting lists, packed and read again."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from content.search.postings import BLOCK, IN_HEADING, IN_TITLE, LENGTHS, TEXT_COUNTS, packed, unpack, without

words = st.lists(st.sampled_from(["trade", "port", "铜", "қой"]), max_size=400)
section_ids = st.integers(min_value=1, max_value=2**40)


@given(section_ids, words, words, words)
def test_counts_come_back_as_far_as_they_fit(section_id, title, heading, text):
    postings = packed(section_id, title, heading, Counter(text))

    assert set(postings) == {*title, *heading, *text}
    for term, data in postings.items():
        (found,), (note,) = unpack([(section_id // BLOCK, data)])
        assert found == section_id
        assert TEXT_COUNTS[note] == min(7, text.count(term))
        assert IN_TITLE[note] == (term in title)
        assert IN_HEADING[note] == (term in heading)


@given(st.integers(min_value=1, max_value=150_000))
def test_a_length_comes_back_within_a_twentieth(length):
    text = Counter({"word": length})
    _, (note,) = unpack([(0, packed(1, [], ["word"], text)["word"])])

    assert abs(LENGTHS[note] - length) <= max(0.5, 0.05 * length)


@given(st.sets(st.integers(min_value=1, max_value=BLOCK - 1), min_size=1), st.data())
def test_what_is_taken_out_is_gone_and_the_rest_stays(present, data):
    gone = data.draw(st.sets(st.sampled_from(sorted(present))))
    row = b"".join(packed(one, [], [], Counter(["word"]))["word"] for one in present)

    ids, _ = unpack([(0, without(row, gone))])
    assert set(ids.tolist()) == present - gone


def test_sections_of_several_blocks_keep_their_ids():
    ids = [3, BLOCK - 1, BLOCK, 7 * BLOCK + 5]
    blocks = [(one // BLOCK, packed(one, [], [], Counter(["word"]))["word"]) for one in ids]

    assert unpack(blocks)[0].tolist() == ids
