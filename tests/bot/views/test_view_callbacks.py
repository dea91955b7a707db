import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views import callbacks
from bot.views.callbacks import Callback, decode, encode

ARGUMENT = st.text(st.characters(exclude_characters="|", codec="utf-8"), min_size=1, max_size=10)


@given(st.sampled_from(sorted(callbacks.VERBS)), st.lists(ARGUMENT, max_size=3))
def test_what_was_encoded_is_decoded(verb, arguments):
    try:
        data = encode(verb, *arguments)
    except ValueError:
        return
    assert len(data.encode()) <= 64
    assert decode(data) == Callback(verb, tuple(arguments))


def test_the_largest_arguments_fit():
    encode(callbacks.SECTION, "f" * 16, 9999, 9999)
    encode(callbacks.MORE, 2**63 - 1, 9999)
    encode(callbacks.ZONE, "America/Argentina/ComodRivadavia")


def test_too_long_data_is_refused_with_its_size():
    with pytest.raises(ValueError, match="64 bytes, not 70"):
        encode(callbacks.ZONE, "x" * 65)


def test_an_argument_that_would_not_come_back_is_refused():
    with pytest.raises(ValueError, match="neither empty"):
        encode(callbacks.TOPIC, "a|b")
    with pytest.raises(ValueError, match="neither empty"):
        encode(callbacks.TOPIC, "")


@pytest.mark.parametrize("data", ["", "nonsense", "sec||1", "|", "sec|"])
def test_foreign_data_is_no_callback(data):
    assert decode(data) is None


@pytest.mark.parametrize("text", ["-1", "1.5", "x", "²", "9" * 30])
def test_an_argument_that_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="whole number"):
        Callback(callbacks.MORE, (text,)).number(0)


def test_a_missing_number_has_its_default():
    assert Callback(callbacks.SECTION, ("a", "1")).number(2, 0) == 0


def test_every_verb_is_one_of_its_own():
    constants = [
        value
        for name, value in vars(callbacks).items()
        if name.isupper() and not name.startswith("_") and isinstance(value, str)
    ]
    assert len(constants) == len(set(constants)) == len(callbacks.VERBS)
