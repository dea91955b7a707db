"""Text is cut into sentences that stand in it word for word."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from content.reading.sentences import sentence_spans, split_sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["Trade reached $24 billion.", "Exports rose 33.5% to $11 billion."]),
        (
            "en",
            [
                "He left the U.S. Senate.",
                "The U.S. and the U.K. agreed.",
                "She came from the U.S.",
                "The end.",
            ],
        ),
        ("en", ["Mr. Smith of J.P. Morgan & Co. spoke.", "Dr. A. B. Jones did not."]),
        ("en", ["“Alda is an island.", "We sail there,” he said."]),
        ("en", ["“Why?” Smith asked.", "“Because.”", "Then he left."]),
        ("en", ["It opens at 5 p.m. Monday.", "See No. 7 and fig. 3."]),
        ("en", ["Really?!", "Yes…", "Well."]),
        ("ru", ["В 2022 г. Казахстан продал нефти на 5 млрд долл. США, т.е. больше.", "Это рекорд."]),
        ("ru", ["Рост составил 5 млн.", "Затем он остановился."]),
        ("ru", ["На ул. Абая в г. Алматы жил А. С. Иванов.", "Он писал."]),
        ("ru", ["«Почему?» — спросил он.", "— Потому!", "— Ясно."]),
        ("kk", ["Айналым 24 млрд. долларға жетті.", "Бұл – рекорд.", "– Иә, – деді ол."]),
        ("zh", ["他说：“我们没有犹豫。”", "他离开了。", "真的吗？", "是的！"]),
        ("zh", ["“我们没有犹豫。”他说。", "会议结束了。"]),
        ("tr", ["2. Dünya Savaşı 1945'te bitti.", "Prof. Dr. Yılmaz konuştu.", "“Geliyor musun?” dedi."]),
        ("de", ["Am 12. Mai kam Dr. Müller, z.B. mit dem Zug.", "Das war gut."]),
        ("es", ["El Sr. López llegó a EE.UU. ayer.", "¿Quién lo dijo?", "Nadie."]),
        ("ar", ["هل هذا صحيح؟", "نعم.", "ذهب الرئيس."]),
        ("", ["The U.S. army left.", "В г. Алматы снег.", "Yes."]),
    ],
)
def test_sentences_of_a_language(language, sentences):
    joined = ("" if language == "zh" else " ").join(sentences)
    assert split_sentences(joined, language) == sentences


def test_blank_line_ends_a_sentence_without_a_stop():
    assert split_sentences("A heading\n\nA text. ", "en") == ["A heading", "A text."]


def test_numbers_of_a_list_stay_with_their_item():
    assert split_sentences("1. First point. 2. Second point.", "en")[0] == "1. First point."


def test_region_in_the_language_does_not_matter():
    assert split_sentences("Die 2. Fahrt. Das Ende.", "de-AT") == ["Die 2. Fahrt.", "Das Ende."]


def test_empty_text_has_no_sentences():
    assert split_sentences(" \n ", "en") == []


TEXTS = st.text(st.sampled_from('aБ漢 .!?…。！？”"»)]\n1ZU—،؟'), max_size=80) | st.text(max_size=80)


@given(TEXTS, st.sampled_from(["en", "ru", "kk", "zh", "tr", "de", "es", "ar", "", "xx"]))
@example("1 \n\n", "en")
def test_spans_leave_out_nothing_but_space(text, language):
    position = 0
    for start, end in sentence_spans(text, language):
        assert text[position:start].strip() == ""
        assert start < end
        assert text[start:end] == text[start:end].strip()
        position = end
    assert text[position:].strip() == ""


def test_paragraph_of_200_000_characters_is_cut_like_any_other():
    assert len(split_sentences("The ferry left. " * 12_500, "en")) == 12_500
