"""Captions, credits and promotion are told from news, in several languages."""

import pytest

from content.reading.boilerplate import is_boilerplate, is_caption, is_leader, is_promotion_heading


@pytest.mark.parametrize(
    "line",
    [
        "The new pier. Photo credit: City press office",
        "Photo: Reuters",
        "Photo by Ada Lark",
        "The mayor speaks on Monday. (AP Photo/Jon Vale)",
        "Workers at the port / Getty Images",
        "© 2023 The Alda Post",
        "Фото: пресс-служба акимата",
        "Новый причал. Фото предоставлено музеем",
        "Иллюстрация: Depositphotos",
        "Сурет: Ақорда",
        "Сурет ашық дереккөзден алынған",
        "图片来源：新华社",
        "图为新码头。",
        "新华社记者李明 摄",
        "Fotoğraf: AA",
        "Foto: dpa",
        "مصدر الصورة: رويترز",
    ],
)
def test_captions_and_credits(line):
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Get The Alda Post stories sent directly to you! Subscribe to our Telegram!",
        "Sign up for our newsletter",
        "Follow us on Facebook and Instagram.",
        "Advertisement",
        "Advert",
        "Sponsored links",
        "CLICK HERE TO GET THE ALDA NEWS APP",
        "Read also: Ferry line opens",
        "Подписывайтесь на наш Telegram-канал",
        "Читайте также: Открыта паромная линия",
        "Реклама",
        "Telegram-арнамызға жазылыңыз!",
        "Сондай-ақ оқыңыз: Жаңа кеме",
        "关注我们的微信公众号",
        "责任编辑：王芳",
        "Telegram kanalımıza abone olun",
        "Lesen Sie auch: Die Fähre",
        "تابعونا على تويتر",
    ],
)
def test_calls_to_the_reader(line):
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "The agency released the photo by noon, and it was shown in every paper.",
        "Photo exhibitions opened in three cities.",
        "He said the image of the country had changed.",
        "Subscribers grew by a third, the company said.",
        "“Follow the money,” the prosecutor said.",
        "Police said they will share the report with the court.",
        "Sources in the ministry told the paper about the deal.",
        "Телеканал сообщил о сделке в понедельник.",
        "Она опубликовала фото в социальной сети.",
        "Президент арнайы бағдарлама туралы айтты.",
        "政府表示，将继续关注局势。",
        "The film was shown by Reuters and AFP on Monday.",
        "A trade deal was signed with China on Friday",
    ],
)
def test_news_stays(line):
    assert not is_boilerplate(line)


def test_long_paragraph_that_ends_in_a_credit_stays():
    assert not is_caption("The council met and spoke. " * 40 + "Photo: City")


@pytest.mark.parametrize(
    "line",
    [
        "Read more",
        "Related articles",
        "Trending news",
        "Читайте также:",
        "Самые популярные статьи",
        "Тағы оқыңыз",
        "相关阅读",
    ],
)
def test_labels_over_links(line):
    assert is_leader(line)
    assert is_promotion_heading(line)
