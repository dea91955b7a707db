import pytest

from content.search.followup import is_more, with_subject


@pytest.mark.parametrize(
    "text",
    [
        "more",
        "More!",
        " ещё ",
        "Еще…",
        "тағы",
        "更多",
        "mehr",
        "más",
        "更多！",
        "المزيد؟",
        "what else?",
        "что ещё?",
        "还有吗？",
    ],
)
def test_one_word_asks_for_more(text):
    assert is_more(text)


@pytest.mark.parametrize("text", ["more trade", "", "moreover", "ещё раз о торговле"])
def test_a_question_is_not_taken_for_that(text):
    assert not is_more(text)


@pytest.mark.parametrize(
    ("text", "earlier", "meant"),
    [
        ("and imports?", "What does Kazakhstan export to China?", "imports – Kazakhstan China"),
        ("what about Russia?", "How much wheat did Kazakhstan sell?", "Russia – Kazakhstan"),
        ("And copper?", "imports – Kazakhstan China", "copper – Kazakhstan China"),
        ("and imports?", "trade", "imports – trade"),
        ("а импорт?", "Что Казахстан продаёт Китаю?", "импорт – Казахстан Китаю"),
        ("ал импорт?", "Қазақстан Қытайға не сатады?", "импорт – Қытайға"),
        ("那进口呢？", "哈萨克斯坦向中国出口什么", "进口 – 哈萨克斯坦向中国出口什么"),
        ("والواردات؟", "ماذا تصدر كازاخستان", "الواردات – تصدر كازاخستان"),
        ("进口呢？", "中国贸易", "进口 – 中国贸易"),
    ],
)
def test_a_question_that_goes_on_keeps_the_subject(text, earlier, meant):
    assert with_subject(text, earlier) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Andorra elections",
        "What does Uzbekistan export?",
        "and who is the president of the republic that sells most copper to its neighbours",
        "и",
        "",
        "and?",
        "🙂",
    ],
)
def test_any_other_question_stands_for_itself(text):
    assert with_subject(text, "What does Kazakhstan export to China?") == text
