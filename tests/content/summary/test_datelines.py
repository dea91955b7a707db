"""A dateline is known by its date or agency, and nothing else in front of a sentence is taken for one."""

import pytest

from content.summary import summarize
from content.summary.datelines import dateline_length


@pytest.mark.parametrize(
    ("dateline", "text"),
    [
        ("VENICE, Italy\xa0(AP) - ", "Tourists were allowed back into the square."),
        ("WASHINGTON (AP) — ", "The court heard the case."),
        ("MADRID ( AP ) – ", "The economy will shrink."),
        ("NEW YORK, May 6 (Reuters) - ", "Oil fell below $30 a barrel."),
        ("ST. LOUIS, Mo. (AP) -- ", "“We won,” the mayor said."),
        ("KUALA LUMPUR (Nov 11): ", "The group sold its hotels."),
        ("(CHICAGO) — ", "A court heard the case."),
        ("(CNN)", "New York became the latest state to allow it."),
        ("НЬЮ-ЙОРК, 6 мая (Рейтер) - ", "Цены на нефть упали."),
        ("МОСКВА, 14 ноя — РИА Новости. ", "Учёные выяснили, что сон полезен."),
        ("ТБИЛИСИ, 17 ноя - РИА Новости.", "МВД Грузии призывает разойтись."),
        ("МОСКВА, 13 мая. /ТАСС/. ", "Биржа открылась ростом."),
        ("АСТАНА. КАЗИНФОРМ – ", "Ең төменгі жалақы өседі."),
        ("ANKARA (AA) - ", "Enflasyon mayısta düştü."),
        ("新华社北京5月8日电（记者张三）", "中国出口增长。"),
        ("本报讯（记者李四）", "昨日地铁开通。"),
        ("中新网5月8日电 ", "中国出口增长。"),
    ],
)
def test_a_dateline_is_known(dateline: str, text: str) -> None:
    assert dateline_length(dateline + text) == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "NATO - Russia talks failed.",
        "NASA: the launch is off.",
        "IBM (NYSE: IBM) - founded in 1911 - sold its chip business.",
        "COVID-19: what we know.",
        "LONDON – The first time he played, he lost.",
        "(EU) leaders met in Brussels.",
        "NASA (the American agency) - with Europe's - will land there.",
        "U.N. Secretary-General Ban Ki-moon condemned the attack.",
        "On May 6 - Reuters. That was all.",
        "人民网电影频道报道，票房增长。",
        "电商的讯息很多。",
        "ОПЕК (организация) — это картель.",
        "",
    ],
)
def test_what_is_no_dateline_stays(text: str) -> None:
    assert dateline_length(text) == 0


def test_a_summary_begins_behind_the_dateline() -> None:
    text = (
        "VENICE, Italy (AP) - Tourists and residents were allowed back into St. Mark's Square on Saturday.\n"
        "The city had closed it for a day when the tide rose."
    )

    assert summarize(text, "en", 1) == (
        "Tourists and residents were allowed back into St. Mark's Square on Saturday."
    )
