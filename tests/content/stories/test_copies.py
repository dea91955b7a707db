"""Copies of one text are known by their openings."""

from content.article import Article, Section
from content.stories.copies import group_copies

WIRE = " ".join(
    f"Sentence {number} of the report tells what the {word} said on the {number}th day of the talks."
    for number, word in enumerate(
        ["miners", "bankers", "farmers", "teachers", "drivers", "doctors", "sailors", "builders"], 3
    )
)
OTHER = " ".join(
    f"On the {number}th day {word} met in the hall, and each of them had another story to tell about it."
    for number, word in enumerate(
        ["miners", "bankers", "farmers", "teachers", "drivers", "doctors", "sailors", "builders"], 3
    )
)


def article(text: str, title: str = "Talks go on", language: str = "en") -> Article:
    return Article(title=title, sections=(Section("", tuple(text.split("\n"))),), language=language)


def sizes(*articles: Article) -> list[int]:
    return [len(copies) for copies in group_copies(articles)]


def test_a_text_cut_at_its_end_and_headed_anew_is_a_copy() -> None:
    assert sizes(article(WIRE), article(WIRE[: len(WIRE) // 2], title="TALKS: DAY EIGHT")) == [2]


def test_what_a_newspaper_puts_before_and_behind_makes_no_other_text() -> None:
    assert sizes(article(WIRE), article(f"By our reporter in Astana.\n{WIRE}\n{OTHER}")) == [2]


def test_a_text_that_quotes_another_at_length_is_no_copy() -> None:
    assert sizes(article(WIRE), article(f"{OTHER}\n{WIRE}")) == [1, 1]


def test_another_report_of_the_event_is_no_copy() -> None:
    assert sizes(article(WIRE), article(OTHER)) == [1, 1]


def test_headlines_without_a_text_are_compared_as_a_whole() -> None:
    assert sizes(article("", "Snow falls in Almaty"), article("", "Snow falls in Almaty")) == [2]
    assert sizes(article("", "Snow falls in Almaty"), article("", "Snow falls in Astana")) == [1, 1]


def test_chinese_copies_are_known_by_runs_of_characters() -> None:
    wire = (
        "哈萨克斯坦总统托卡耶夫周三在阿斯塔纳表示，该国将继续扩大与邻国的贸易往来，并改善边境口岸的通关条件。"
    )
    other = "周三，多名官员在阿斯塔纳谈到与邻国的贸易，称口岸排队时间太长，企业希望条件尽快得到改善。"

    assert sizes(article(wire, language="zh"), article(f"{wire}完。", language="zh")) == [2]
    assert sizes(article(wire, language="zh"), article(other, language="zh")) == [1, 1]


def test_articles_without_words_are_no_copies() -> None:
    assert sizes(article("…", "—"), article("…", "—")) == [1, 1]
