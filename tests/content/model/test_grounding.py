"""What a model may say about a source, in its language and in others."""

import pytest

from content.model.grounding import unsupported

SOURCE = (
    "Kazakhstan and China traded goods worth $24 billion in 2022, up 34%, President Kassym-Jomart Tokayev "
    'said in Beijing on March 3. "We value trust," Tokayev said. Exports exceeded $13 billion.'
)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Trade between Kazakhstan and China reached $24 billion in 2022."),
        ("en", 'Tokayev said, "We value trust."'),
        (
            "ru",
            "Торговля Казахстана и Китая в 2022 году достигла 24 млрд долларов, сообщил Касым-Жомарт Токаев.",
        ),
        ("kk", "2022 жылы Қазақстан мен Қытай арасындағы сауда 24 млрд долларға жетті, деді Тоқаев."),
        ("zh", "2022年哈萨克斯坦与中国贸易额达240亿美元，增长34%。"),
        ("zh", "哈萨克斯坦总统3月3日说，与中国贸易额达240亿美元。"),
        ("en", "Tokayev spoke in Beijing on March 3 of Kazakhstan's trade with China."),
        ("ru", "3 марта Токаев сообщил, что экспорт превысил 13 млрд долларов, а торговля выросла на 34 %."),
        ("ru", "В марте Токаев сообщил о тридцати четырёх процентах."),
    ],
)
def test_what_stands_in_the_source_may_be_said(language: str, written: str) -> None:
    assert unsupported(written, SOURCE, language=language, source_language="en") == ""


@pytest.mark.parametrize(
    ("language", "written", "reason"),
    [
        ("en", "Kazakhstan and China traded goods worth $25 billion in 2022.", "a number"),
        ("en", "Kazakhstan and China traded goods worth $24 million in 2022.", "a number"),
        ("en", "Kazakhstan and China traded goods for seven years.", "a number"),
        ("en", "Kazakhstan and China traded $24 billion, Putin said.", "a name"),
        ("en", "Putin and China traded $24 billion.", "a name"),
        ("en", 'Tokayev said: "We value money."', "a quotation"),
        ("en", "Exports exceeded $13 billion, up twenty-five percent.", "a number"),
        ("en", "Exports exceeded $13 billion and doubled.", "a number"),
        ("en", "Exports exceeded $13 billion, and ９９ ships.", "a number"),
        ("en", "Tokayev said: ‘We love money.’", "a quotation"),
        ("en", "Tokayev said 'We love money' in Beijing.", "a quotation"),
        ("en", "Goods worth $13 billion went to russia.", "a country"),
        ("en", "Tokayev said in Beijing on May 3.", "a month"),
        ("ru", "Токаев сообщил 3 мая: экспорт превысил 13 млрд долларов.", "a month"),
        ("ru", "Токаев сообщил в среду: экспорт превысил 13 млрд долларов.", "a weekday"),
        ("ru", "Товарооборот вырос на двадцать пять процентов, сообщил Токаев.", "a number"),
        ("kk", "Сауда жиырма бес пайызға өсті, деді Тоқаев.", "a number"),
        ("kk", "Тоқаев наурызда емес, мамырда айтты.", "a month"),
        ("zh", "2022年哈萨克斯坦与中国贸易额增长二十五倍。", "a number"),
        ("zh", "哈萨克斯坦总统5月3日说，贸易额达240亿美元。", "a number"),
        ("en", "Exports exceeded $13 billion, see evil.com for more.", "no summary needs"),
        ("en", "Exports exceeded <b>$13 billion</b>.", "no summary needs"),
        ("ru", "Товарооборот Казахстана и Китая достиг 25 млрд долларов.", "a number"),
        ("ru", "Товарооборот с Россией в 2022 году достиг 24 млрд долларов, сообщил Токаев.", "a name"),
        ("ru", "Россия в 2022 году достигла 24 млрд долларов, сообщил Токаев.", "a country"),
        ("ru", "Товарооборот достиг 24 млрд долларов, сообщил Путин.", "a name"),
        ("ru", "Токаев заявил: «Мы ценим деньги».", "a quotation"),
        ("zh", "2022年俄罗斯与中国贸易额达240亿美元。", "a country"),
        ("zh", "弗拉基米尔·普京说，贸易额达240亿美元。", "a name"),
    ],
)
def test_what_does_not_stand_there_is_named(language: str, written: str, reason: str) -> None:
    assert reason in unsupported(written, SOURCE, language=language, source_language="en")


def test_cases_of_a_russian_name_are_the_same_name() -> None:
    source = "Встреча с Токаевым прошла в Астане."
    assert unsupported("Токаев встретился в Астане.", source, language="ru", source_language="ru") == ""
