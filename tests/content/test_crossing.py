"""An event that is told in several languages is told once."""

from datetime import UTC, datetime

from content.article import Article, Section
from content.crossing import marks, told_once
from content.edition import Dated
from content.stories import Group

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)

ENGLISH = (
    "Trade of Kazakhstan grew",
    "Minister Arman Shakkaliyev met Wang Wentao in Khorgos and said that the port of Aktau had handled "
    "4,120 containers since January, 37.5% more than in the year before.",
)
RUSSIAN = (
    "Торговля Казахстана выросла",
    "Министр Арман Шаккалиев встретился с Ван Вэньтао в Хоргосе и сообщил, что порт Актау принял с января "
    "4 120 контейнеров, на 37,5 % больше, чем годом ранее.",
)
OTHER = (
    "Выборы в Казахстане",
    "Центральная избирательная комиссия Казахстана назвала дату: голосование в Астане пройдёт 14 июня, "
    "сообщил Нурлан Абдиров.",
)


def group(text: tuple[str, str], language: str) -> Group:
    title, body = text
    article = Article(
        title, (Section("", (body,)),), url=f"https://{language}.example/{title}", language=language
    )
    return Group((Dated(article, NOW, {}),), sources=1)


def test_names_and_numbers_are_the_same_in_two_scripts() -> None:
    english, russian = (
        marks(group(text, code).articles[0].article) for text, code in ((ENGLISH, "en"), (RUSSIAN, "ru"))
    )

    assert {"4.12E+3", "37.5"} <= english & russian
    assert len(english & russian) >= 5


def test_what_is_told_in_two_languages_comes_once_the_first_in_front() -> None:
    groups = [group(ENGLISH, "en"), group(OTHER, "ru"), group(RUSSIAN, "ru")]

    assert list(told_once(groups)) == [0, 1]


def test_two_stories_in_one_language_are_not_for_this_to_judge() -> None:
    assert list(told_once([group(RUSSIAN, "ru"), group(RUSSIAN, "ru")])) == [0, 1]
