"""Summaries are whole sentences of the text, in its order, that stand on their own."""

from hypothesis import given, settings
from hypothesis import strategies as st

from content.summary import best_sentences, summarize

REPORT = (
    "The harbour of Kuryk will double its ferry capacity by next spring, the port authority announced.\n"
    "It has ordered two ferries from a shipyard in Turkey. The ferries carry 54 railway wagons each.\n"
    "“We are adding the ferries because demand has outgrown the harbour. Nobody expected this,” said "
    "port director Aliya Serikova. “The ferries will pay for themselves.”\n"
    "Is that enough? Freight through the harbour grew by 21% last year, more than through any other port "
    "on the Caspian Sea."
)


def test_a_summary_is_made_of_sentences_of_the_text_in_reading_order() -> None:
    chosen = best_sentences(REPORT, "en", 3)

    places = [REPORT.index(sentence) for sentence in chosen]
    assert len(chosen) == 3
    assert places == sorted(places)


def test_the_sentence_that_tells_the_news_comes_first() -> None:
    assert summarize(REPORT, "en", 1) == (
        "The harbour of Kuryk will double its ferry capacity by next spring, the port authority announced."
    )


def test_a_sentence_that_leans_on_the_one_before_comes_only_with_it() -> None:
    text = (
        "Prices fell for a third month in the capital. It surprised the bank. Rents in the capital fell too."
    )

    for count in (1, 2, 3):
        chosen = best_sentences(text, "en", count)
        assert "It surprised the bank." not in chosen or chosen[0].startswith("Prices fell")


def test_half_a_quotation_is_never_taken() -> None:
    for count in range(1, 8):
        for sentence in best_sentences(REPORT, "en", count):
            assert sentence.count("“") == sentence.count("”")


def test_the_marks_around_a_field_of_a_table_are_no_quotation() -> None:
    field = '"The city opened a station of its metro on Friday, ""Almaty"" reports. Another will follow."'

    assert summarize(field, "en", 1).startswith("The city opened a station")


def test_half_of_a_quotation_is_not_all_that_is_left_to_take() -> None:
    text = '"The metro grows and grows, officials said. The old station closes for repairs in the autumn.'

    assert summarize(text, "en", 1) == "The old station closes for repairs in the autumn."


def test_a_speaker_named_only_before_is_not_left_hanging() -> None:
    text = (
        "Minister Darkhan Omarov opened the new bridge over the Ural river on Tuesday.\n"
        "“The bridge will carry twelve thousand cars a day,” he said.\n"
        "The old bridge over the river closes in May."
    )

    assert "he said" not in summarize(text, "en", 1)


def test_a_text_of_one_sentence_is_its_own_summary() -> None:
    assert summarize("Snow fell in Almaty.", "en", 3) == "Snow fell in Almaty."


def test_a_text_of_nothing_but_leaning_sentences_is_still_summarized() -> None:
    assert summarize("He left. He came back.", "en", 1) in ("He left.", "He came back.")


def test_an_empty_text_has_no_summary() -> None:
    assert summarize("", "en") == ""
    assert summarize(" \n\n ", "") == ""


def test_chinese_sentences_are_joined_without_a_space() -> None:
    text = "新铁路下月通车。铁路全长三百公里，连接两座城市。他表示满意。沿线将建五座车站，铁路票价尚未公布。"

    summary = summarize(text, "zh", 2)

    assert summary.startswith("新铁路下月通车。") or "铁路全长三百公里" in summary
    assert " " not in summary
    assert "他表示" not in summary


def test_russian_sentences_that_lean_are_left_out() -> None:
    text = (
        "Новый завод по переработке зерна открыли в Костанае. Он обошёлся в 12 млрд тенге. "
        "Завод будет перерабатывать 300 тысяч тонн зерна в год. Однако сырья пока не хватает."
    )

    assert "Однако" not in summarize(text, "ru", 1)
    assert summarize(text, "ru", 1).startswith("Новый завод")


def test_a_russian_sentence_about_what_was_said_before_does_not_stand_alone() -> None:
    text = (
        "Акимат Костаная построит три школы к сентябрю. Об этом сообщила пресс-служба акимата Костаная. "
        "В этом году в Костанае уже открыли две школы."
    )

    assert "Об этом" not in summarize(text, "ru", 1)
    assert "В этом году" in summarize(text, "ru", 3)


def test_a_company_that_announced_it_did_something_is_not_left_out() -> None:
    text = (
        "It is a first. Xpeng Motors, a maker of cars, announced it has raised $400 million from investors."
    )

    assert summarize(text, "en", 1).startswith("Xpeng Motors")


def test_the_credit_of_a_picture_is_not_news() -> None:
    text = "More than twenty heads of state spoke to the channel. Photo credit: Akorda press office"

    assert summarize(text, "en", 2) == "More than twenty heads of state spoke to the channel."


def test_a_dateline_is_not_news() -> None:
    text = "ALMATY, May 12. The city opened a second line of its metro on Friday morning."

    assert summarize(text, "en", 1) == "The city opened a second line of its metro on Friday morning."


def test_what_is_said_twice_is_told_once() -> None:
    text = (
        "The bank raised its rate to 15 percent on Friday. On Friday the bank raised its rate to 15 percent. "
        "Loans for houses will cost families more from June, and deposits will earn them more too."
    )

    assert summarize(text, "en", 3).count("15 percent") == 1


def test_a_list_without_any_sentence_end_gives_no_endless_summary() -> None:
    assert len(summarize("word " * 40_000, "en")) <= 1000


def test_one_long_paragraph_is_summarized_by_its_sentences() -> None:
    text = " ".join(
        f"Station number {number} reported {number * 3} trains on the new line." for number in range(3000)
    )

    summary = summarize(text, "en", 2)

    assert 0 < len(summary) < 200
    assert summary.split(". ")[0] in text


WORDS = (
    "ferry|port|rose|5%|$3.5|“yes”|He|said|U.S.|Тенге|банк|сказал|он|经济|增长|“half|«цитата»|.|!|?|。|,|\n"
)


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(WORDS.split("|")), max_size=60),
    st.sampled_from(["en", "ru", "kk", "zh", "", "xx"]),
    st.integers(1, 4),
)
def test_every_sentence_stands_word_for_word_in_any_text(words: list[str], language: str, count: int) -> None:
    text = " ".join(words)

    chosen = best_sentences(text, language, count)

    assert len(chosen) <= count
    assert all(sentence in text for sentence in chosen)


def test_a_text_in_two_languages_is_summarized_by_whole_sentences_of_either() -> None:
    english = "Kazakhstan and China signed an agreement on trade in Astana on Monday."
    russian = "Казахстан и Китай подписали соглашение о торговле в Астане в понедельник."

    assert summarize(f"{english}\n{russian}", "en", 2) in (english, f"{english} {russian}")


def test_a_text_of_a_hundred_thousand_words_is_summarized_by_its_beginning() -> None:
    text = "\n".join(
        f"Chapter {number} tells how the harbour grew in year {number} of its history."
        for number in range(8000)
    )

    assert len(best_sentences(text, "en", 3, title="The harbour")) == 3
