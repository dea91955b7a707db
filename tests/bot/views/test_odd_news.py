"""Digests of odd news: still sensible, and still what Telegram takes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.locales import texts
from bot.views.digests import edition_view
from bot.views.markup import plain_text
from content.document import Document
from content.edition import Wish
from content.interests import Interests
from content.newsroom import Newsroom

EN = texts("en")
ROWS = "".join(f"<tr><td>Tenge for {number} dollars</td><td>{number * 500}</td></tr>" for number in range(30))
ODD = {
    "one sentence": ("text/plain", "Fire in port\n\nA fire broke out in the port of Aktau on Tuesday."),
    "a hundred thousand words": (
        "text/plain",
        "The long report\n\n"
        + "\n\n".join(
            f"Plant number {number} made more steel than in the year before. " * 10 for number in range(1000)
        ),
    ),
    "only a table": (
        "text/html",
        f"<html><body><article><h1>Rates of the day</h1><table>{ROWS}</table></article></body></html>",
    ),
    "two languages": (
        "text/markdown",
        "# Summit opens\n\nThe summit opened in Astana on Monday. Five leaders spoke about trade.\n\n"
        "Саммит открылся в Астане в понедельник. Пять лидеров говорили о торговле.",
    ),
    "all capitals": (
        "text/plain",
        "PENSIONS RAISED\n\nTHE GOVERNMENT WILL RAISE PENSIONS BY 10 PERCENT FROM JANUARY.",
    ),
}


class Stopped:
    def __init__(self, instant):
        self.instant = instant

    def now(self):
        return self.instant


@pytest.mark.parametrize("kind", ODD)
async def test_an_odd_article_without_a_date_makes_a_sensible_digest(kind, sqlite_url, now, check):
    media_type, body = ODD[kind]
    async with await Newsroom.open(sqlite_url, Stopped(now)) as newsroom:
        taken = await newsroom.ingest(Document(body.encode(), media_type), "file")
        edition = await newsroom.edition(Wish(), now - timedelta(days=1), now + timedelta(hours=1))
    message = edition_view(EN, edition)
    check(message, parts=6)
    said = plain_text(message.parts[0])
    assert taken.article.title in said
    assert "source unknown" in said
    assert len(said) < 2000


TWICE = (
    "# Railway / Железная дорога\n\n"
    "Kazakhstan and China agreed to build a railway to the border. The line will cost $2 billion, the "
    "ministry of transport said.\n\n"
    "“We waited ten years for this line to be built,” said minister Marat Karabayev.\n\n"
    "Казахстан и Китай договорились построить железную дорогу к границе. Перевозки выросли на 21%, "
    "сообщило министерство транспорта страны в понедельник в Астане.\n\n"
    "«Мы десять лет ждали строительства этой линии», — сказал министр Марат Карабаев."
)


@pytest.mark.parametrize(
    ("language", "amount", "speaker"),
    [("en", "$2 billion", "Marat Karabayev"), ("ru", "выросли на 21%", "Марат Карабаев")],
)
async def test_an_article_in_two_languages_is_told_in_one(language, amount, speaker, sqlite_url, now):
    async with await Newsroom.open(sqlite_url, Stopped(now)) as newsroom:
        taken = await newsroom.ingest(Document(TWICE.encode(), "text/markdown"), "file")
        await newsroom.take([replace(taken.article, language=language)], "file")
        edition = await newsroom.edition(Wish(), now - timedelta(days=1), now + timedelta(hours=1))
    [story] = edition.stories
    assert ("railway" in story.summary, "дорогу" in story.summary) == (language == "en", language == "ru")
    assert [figure.value for figure in story.figures] == [amount]
    assert [quote.speaker for quote in story.quotes] == [speaker]


async def test_a_topic_nobody_wrote_about_makes_an_honest_line(sqlite_url, now, check):
    async with await Newsroom.open(sqlite_url, Stopped(now)) as newsroom:
        edition = await newsroom.edition(Wish(Interests(("health",))), now - timedelta(days=1), now)
    message = edition_view(EN, edition)
    check(message)
    assert "A quiet day: nothing new since Mon 23 Nov, 03:00 (Health)." in message.parts[0]
