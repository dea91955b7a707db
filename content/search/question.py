"""What a question asks for: its words, and the kind of answer it expects."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto

from content.search.analysis import Word, question_words, tells
from content.search.period import Period, period_in
from content.search.stopwords import STOP_WORDS
from content.search.synonyms import synonyms

LONGEST = 1000  # characters looked at; no question a person types is longer
_MOST_WORDS = 40


class Kind(Enum):
    """What the answer has to hold."""

    ANY = auto()
    NUMBER = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood."""

    text: str  # at most LONGEST characters, without the time and the word for news
    words: tuple[Word, ...]
    kind: Kind
    language: str  # ISO 639-1; empty where the wording does not tell
    phrases: tuple[str, ...] = ()  # what stood in quotation marks
    period: Period | None = None  # when it has to have appeared
    newest: bool = False  # whether what is new is asked for

    @property
    def quoted_words(self) -> frozenset[Word]:
        """The words that stood in quotation marks."""
        quoted = {word.text for phrase in self.phrases for word in question_words(phrase)}
        return frozenset(word for word in self.words if word.text in quoted)


_NUMBER = re.compile(
    r"\bhow (?:many|much|far|long|old|tall|high|big|large)\b|\bwhat (?:percentage|percent|share)\b|\bсколько\b"
    r"|\bqanša\b|\bқанша\b|\bнеше\b|\bkaç\b|\bwie ?viele?\b|\bwie (?:hoch|groß|lang|alt|weit)\b|\bcu[aá]nt[oa]s?\b"
    r"|多少|几|幾|كم",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\bwhen\b|\b(?:what|which) (?:year|date|day|month|century)\b|\bкогда\b|\bв каком году\b|\bкакого числа\b"
    r"|\bқашан\b|\bқай жыл|\bne zaman\b|\bhangi (?:yıl|tarih)|\bwann\b|\bcu[aá]ndo\b|\ben qu[eé] año\b"
    r"|什么时候|什麼時候|何时|何時|哪一?年|متى",
    re.IGNORECASE,
)
# Asking for news: such words say nothing about the subject.
NEWS = re.compile(
    r"\b(?:(?:the )?(?:latest|newest|most recent|recent)(?: news| developments| updates)?|(?:the )?news|what(?:'|’)?s new"
    r"|what is new|последни[ехй]+ новост\w*|свежи[ехй]+ новост\w*|новост\w*|что нового"
    r"|(?:соңғы )?жаңалық\w*|не жаңалық|son haber\w*|haber(?:ler)?(?:i)?|son gelişmeler"
    r"|neueste[nrs]?(?: nachrichten)?|nachrichten|was gibt es neues"
    r"|(?:últimas )?noticias|novedades|آخر الأخبار|(?:ال)?[أا]خبار|[أا]حدث)\b"
    r"|最新(?:消息|新闻|新聞|动态|動態)?|新闻|新聞|近况|近況",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"[\"“”„](?P<double>[^\"“”„]{2,})[\"“”]|«(?P<angled>[^«»]{2,})»|[「『](?P<cornered>[^「」『』]{2,})[」』]"
)
_LATIN = ("en", "tr", "de", "es")
_LETTERS = {
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "kk": re.compile("[әғқңөұүһі]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "tr": re.compile("[ğışİ]"),
    "es": re.compile("[¿¡ñ]"),
    "de": re.compile("[ßä]"),
}
_SMALL_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d|[一二三四五六七八九十百千万亿]{2}")
_NUMBER_WORD = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|half|third|quarter)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<!\d)(?:1\d{3}|20\d{2})(?!\d)|[一二三四五六七八九〇零]{4}年"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def understand(text: str, now: datetime, language: str = "") -> Question:
    """`text`, asked at `now` in the reader's zone, as a question. Whatever it holds, this never fails."""
    shortened = text[:LONGEST]
    kind = Kind.NUMBER if _NUMBER.search(shortened) else Kind.DATE if _DATE.search(shortened) else Kind.ANY
    # What is in quotation marks is meant word by word: "USA Today" is no time.
    quotations = [found[0] for found in _QUOTED.finditer(shortened)]
    period, without_period = period_in(_QUOTED.sub(" ", shortened) if quotations else shortened, now)
    without_news, news = NEWS.subn(" ", without_period)
    about = next(
        (
            form
            for form in (" ".join((one, *quotations)) for one in (without_news, without_period))
            if tells(form, language)
        ),
        shortened,
    )
    words = question_words(about, language)[:_MOST_WORDS]
    phrases = tuple(found[found.lastgroup or 0].strip() for found in _QUOTED.finditer(about))
    if not phrases and not tells(about, language):
        # Small words alone are asked for as they stand ("who is who"); a single one is no question.
        words, phrases = (words, (about.strip(),)) if len(words) > 1 else ((), ())
    asked = Question(
        text=about,
        words=words,
        kind=kind,
        language=_language_of(shortened),
        phrases=phrases,
        period=period,
        newest=news > 0,
    )
    exact = asked.quoted_words
    return replace(
        asked,
        words=tuple(
            word if word in exact else word._replace(synonyms=synonyms(word.terms)) for word in words
        ),
    )


def _language_of(text: str) -> str:
    """By script, by letters of one language only, and by the small words every question has."""
    lowered = text.lower()
    for language, of_language in _LETTERS.items():
        if of_language.search(lowered):
            return language
    words = _SMALL_WORD.findall(lowered)
    counts = {language: sum(word in STOP_WORDS[language] for word in words) for language in _LATIN}
    best = max(counts.values())
    likely = [language for language, count in counts.items() if count == best]
    return likely[0] if best and len(likely) == 1 else ""


def holds_kind(kind: Kind, text: str) -> bool:
    """Whether `text` holds what a question of this kind asks for."""
    if kind is Kind.DATE:
        return _YEAR.search(text) is not None
    return kind is Kind.NUMBER and bool(_DIGITS.search(text) or _NUMBER_WORD.search(text))
