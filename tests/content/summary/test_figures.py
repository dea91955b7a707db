"""Key figures say what they measure, in the words of the text."""

from decimal import Decimal

import pytest

from content.article import Article, Section
from content.edition import Quantity
from content.summary import key_figures


def figures(text: str, language: str) -> list[tuple[str, str]]:
    article = Article(title="T", sections=(Section("", tuple(text.split("\n"))),), language=language)
    return [(figure.measure, figure.value) for figure in key_figures(article)]


def test_an_amount_is_kept_with_its_subject_and_year() -> None:
    found = figures("Ferry traffic between Aktau and Baku reached $2.4 billion in 2024.", "en")

    assert found == [("Ferry traffic between Aktau and Baku, 2024", "$2.4 billion")]


def test_growth_and_level_of_one_sentence_are_two_figures() -> None:
    found = figures("Grain shipments increased by 12.5% to $900 million.", "en")

    assert found == [("Grain shipments", "increased by 12.5%"), ("Grain shipments", "$900 million")]


def test_more_than_belongs_to_the_value() -> None:
    assert figures("The city budget exceeded more than $3 billion.", "en") == [
        ("city budget", "more than $3 billion")
    ]


def test_a_subject_goes_on_after_a_second_verb() -> None:
    found = figures("Wheat exports grew by over a third, exceeding $1.3 billion.", "en")

    assert found == [("Wheat exports", "grew by over a third"), ("Wheat exports", "exceeding $1.3 billion")]


def test_a_share_says_what_it_is_a_share_of() -> None:
    assert figures("Uranium accounts for 40% of exports.", "en") == [("Uranium", "40% of exports")]


def test_an_amount_without_a_subject_is_no_figure() -> None:
    assert figures("It rose 5%. With $5 million, the team left.", "en") == []


def test_a_sentence_before_the_verb_is_no_measure() -> None:
    assert figures("Some who lost their homes in floods that they feared were 20% insured.", "en") == []


def test_russian_figures_are_found() -> None:
    found = figures(
        "Товарооборот области с Узбекистаном в 2024 году составил 3,2 млрд долларов. "
        "Импорт увеличился на 8,5% до $1,1 млрд.",
        "ru",
    )

    assert found == [
        ("Товарооборот области с Узбекистаном, 2024", "3,2 млрд долларов"),
        ("Импорт, 2024", "увеличился на 8,5%"),
        ("Импорт, 2024", "$1,1 млрд"),
    ]


def test_kazakh_figures_are_found_before_their_verb() -> None:
    found = figures(
        "2024 жылы облыстың астық экспорты 3 миллиард долларға жетті.\nИмпорт 8,5 пайызға өсті.", "kk"
    )

    assert found == [
        ("облыстың астық экспорты, 2024", "3 миллиард долларға"),
        ("Импорт", "8,5 пайызға өсті"),
    ]


def test_chinese_figures_are_found() -> None:
    found = figures("2024年港口货运量达320万吨，其中出口同比增长8.5%。", "zh")

    assert found == [("港口货运量, 2024", "320万吨"), ("出口, 2024", "同比增长8.5%")]


def test_a_subject_goes_on_into_the_next_clause() -> None:
    assert figures("自华进口增长8%，达170亿美元。", "zh") == [
        ("自华进口", "增长8%"),
        ("自华进口", "170亿美元"),
    ]
    assert figures("Импорт 8 пайызға өсіп, 17 миллиард долларды құрады.", "kk") == [
        ("Импорт", "8 пайызға өсіп"),
        ("Импорт", "17 миллиард долларды"),
    ]


def test_a_year_goes_on_within_a_paragraph_until_another_time_is_named() -> None:
    found = figures(
        "Trade with China reached $24 billion in 2022. Imports increased by 33.5%. "
        "Exports rose by 2% last month. Prices rose by 4%.\nWages rose by 5%.",
        "en",
    )

    assert [measure for measure, _ in found] == [
        "Trade with China, 2022",
        "Imports, 2022",
        "Exports",
        "Prices",
        "Wages",
    ]


@pytest.mark.parametrize(
    ("text", "language", "amount", "unit", "bound", "change"),
    [
        ("Exports to China exceeded $13 billion.", "en", 13 * 10**9, "USD", "over", 0),
        ("Экспорт в Китай составил свыше 13 млрд долларов.", "ru", 13 * 10**9, "USD", "over", 0),
        ("对华出口达超过130亿美元。", "zh", 13 * 10**9, "USD", "over", 0),
        ("Импорт 8,5 пайызға төмендеді.", "kk", Decimal("8.5"), "%", "", -1),
        ("The deficit fell by 1.5 percentage points.", "en", Decimal("1.5"), "pp", "", -1),
        ("The harvest reached nearly 1,200 tonnes.", "en", 1200, "t", "about", 0),
        ("Wheat exports grew by over a third in 2022.", "en", Decimal("33.3"), "%", "over", 1),
        ("Инфляция составила не более 9 процентов.", "ru", 9, "%", "under", 0),
    ],
)
def test_a_value_compares_with_others_whatever_its_words(
    text: str, language: str, amount: Decimal | int, unit: str, bound: str, change: int
) -> None:
    article = Article(title="T", sections=(Section("", (text,)),), language=language)

    (figure,) = key_figures(article)

    assert figure.quantity == Quantity(Decimal(amount), unit, bound, change)


@pytest.mark.parametrize("language", ["en", "ru", "kk", "zh", "de", ""])
def test_every_value_stands_in_the_text(language: str) -> None:
    text = "Sales rose 5% to $3 bn, and costs were up 2.5 per cent; profit hit €7m. Доля 20%. 增长3%。"

    assert all(value in text for _, value in figures(text, language))


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "FERRY TRAFFIC REACHED $2.4 BILLION IN 2024. GRAIN SHIPMENTS ROSE 12.5% TO $900 MILLION.",
            "en",
            [
                ("FERRY TRAFFIC, 2024", "$2.4 BILLION"),
                ("GRAIN SHIPMENTS, 2024", "ROSE 12.5%"),
                ("GRAIN SHIPMENTS, 2024", "$900 MILLION"),
            ],
        ),
        (
            "ИМПОРТ В 2024 ГОДУ УВЕЛИЧИЛСЯ НА 8,5% ДО $1,1 МЛРД.",
            "ru",
            [("ИМПОРТ, 2024", "УВЕЛИЧИЛСЯ НА 8,5%"), ("ИМПОРТ, 2024", "$1,1 МЛРД")],
        ),
    ],
)
def test_capitals_change_no_figure(text: str, language: str, found: list[tuple[str, str]]) -> None:
    assert figures(text, language) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A harbour crane costs around $2,000 to $5,000.", ("harbour crane", "around $2,000 to $5,000")),
        ("Upkeep of the crane typically costs 15%-20% a year.", ("Upkeep of the crane", "15%-20%")),
        ("The new pier cost $2-3 billion.", ("new pier", "$2-3 billion")),
    ],
)
def test_a_range_is_one_figure(text: str, found: tuple[str, str]) -> None:
    assert figures(text, "en") == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Similarly, the cost of a cabin, meals excluded, ranges from $20 to $35.",
        "The new cranes load faster, reducing costs by 15%.",
    ],
)
def test_a_cost_that_is_no_verb_measures_nothing(text: str) -> None:
    assert figures(text, "en") == []


def test_a_share_ends_where_what_it_is_a_share_of_ends() -> None:
    assert figures("Uranium accounts for 40% of exports to China.", "en") == [("Uranium", "40% of exports")]


def test_who_expects_something_is_no_part_of_what_is_measured() -> None:
    found = figures("The fund foresees China’s economy growing just 3.2% this year.", "en")

    assert found == [("China’s economy", "growing just 3.2%")]


def test_a_kazakh_amount_that_is_exceeded_says_so() -> None:
    text = "Облыс бюджетінің көлемі 25 трлн теңгеден асты."
    article = Article(title="T", sections=(Section("", (text,)),), language="kk")
    (figure,) = key_figures(article)

    assert (figure.measure, figure.value) == ("Облыс бюджетінің көлемі", "25 трлн теңгеден асты")
    assert figure.quantity is not None and figure.quantity.bound == "over"


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "Freight revenue fell 4.8% year on year and rose 4.5% from a month earlier.",
            "en",
            [
                ("Freight revenue", "fell 4.8% year on year"),
                ("Freight revenue", "rose 4.5% from a month earlier"),
            ],
        ),
        (
            "Выручка порта уменьшилась на 19% год к году и выросла на 1,9% квартал к кварталу.",
            "ru",
            [
                ("Выручка порта", "уменьшилась на 19% год к году"),
                ("Выручка порта", "выросла на 1,9% квартал к кварталу"),
            ],
        ),
    ],
)
def test_a_change_says_what_it_is_held_against(
    text: str, language: str, found: list[tuple[str, str]]
) -> None:
    assert figures(text, language) == found


@pytest.mark.parametrize(
    ("clause", "measure"),
    [
        ("включающий долю дочерних компаний", "Показатель EBITDA, включающий долю дочерних компаний"),
        ("включающий " + "и ещё одну " * 5 + "долю", "Показатель EBITDA"),
    ],
)
def test_an_inserted_clause_does_not_stand_for_what_is_measured(clause: str, measure: str) -> None:
    assert figures(f"Показатель EBITDA, {clause}, уменьшился на 19%.", "ru") == [
        (measure, "уменьшился на 19%")
    ]


def test_a_whole_sentence_in_front_of_a_change_is_not_what_is_measured() -> None:
    assert figures("Furniture stores also performed well, rising 2.2%.", "en") == []
