import pytest

from content.fragments import to_sentence

PAGE = "https://example.org/a"


def test_a_short_sentence_stands_whole_in_the_address():
    assert to_sentence(PAGE, "Copper, wheat & oil.") == f"{PAGE}#:~:text=Copper%2C%20wheat%20%26%20oil."


def test_of_a_long_sentence_its_ends_are_named():
    sentence = "The port of Kuryk opened a ferry line to Baku on Monday morning."
    assert (
        to_sentence(PAGE, sentence)
        == f"{PAGE}#:~:text=The%20port%20of%20Kuryk%20opened,to%20Baku%20on%20Monday%20morning."
    )


def test_chinese_has_no_words_to_count():
    sentence = "霍尔果斯口岸今年开行中欧班列八千列并且货物主要是汽车和机械。"
    start, _, end = to_sentence(PAGE, sentence).partition("#:~:text=")[2].partition(",")
    assert (start.count("%"), end.count("%")) == (36, 36)  # three bytes a character


def test_a_dash_is_no_sign_of_its_own():
    assert to_sentence(PAGE, "well-known") == f"{PAGE}#:~:text=well%2Dknown"


def test_an_anchor_stays():
    assert to_sentence(f"{PAGE}#part", "Copper.") == f"{PAGE}#part:~:text=Copper."


@pytest.mark.parametrize("url", ["", "tg://resolve?domain=news", "file:///notes.txt"])
def test_what_is_no_web_address_stays(url):
    assert to_sentence(url, "Copper.") == url


def test_without_words_there_is_nothing_to_find():
    assert to_sentence(PAGE, "…!") == PAGE
