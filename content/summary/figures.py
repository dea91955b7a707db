"""Amounts and shares with the words that say what they measure.

A figure is kept only where the sentence itself ties it to a subject ("exports to China reached $13 billion");
an amount that only stands near some words may measure anything.
"""

import re
from collections.abc import Iterator
from functools import cache

from content.article import Article
from content.edition import KeyFigure
from content.reading.sentences import split_sentences
from content.summary.amounts import amount, amounts
from content.summary.quantity import FRACTIONS, quantity_of
from content.summary.speech import leans, speech
from content.summary.tongues import language_of

_MOST_WORDS = 14  # of a measure; a longer subject is a sentence of its own
_MOST_HAN_CHARACTERS = 24
_YEAR = {
    "en": r",? (?:in|for|during) (?:the year )?((?:19|20)\d\d)\b",
    "ru": r",? ?(?:[вВ]|за|по итогам) ((?:19|20)\d\d)(?:[-–]м)? год[ау]?",
    "kk": r"((?:19|20)\d\d) жыл(?:ы|дың|да)\b",
    "zh": r"((?:19|20)\d\d)年",
}
_CLAUSE = re.compile(
    r"(?:;|, (?:while|and|but|which|whereas)\b|\b(?:while|whereas|although)\b|, (?:а|но|и|при этом)(?=\s)"
    r"|[，；。])\s*",
    re.IGNORECASE,
)
# Words that may stand between the verb and its amount.
_FILLER = re.compile(
    r"[\s:]*(?:(?:by|to|at|a|an|the|record|new|\w{3,}ly"
    r"|на|до|в|уже|рекордн\w+|уровня|отметки|了|至|到)\s*)*",
    re.IGNORECASE,
)
# Verbs without which an amount would say something else: "exceeding $13 billion".
_BOUNDING = re.compile(r"exceed|surpass|topp|превы|突破|超过|асты", re.IGNORECASE)
_FRACTION = re.compile(rf"\b(?:{FRACTIONS})\b", re.IGNORECASE)
# A time of its own: what is said of this year is not of the year that the sentence before named.
_OTHER_TIME = re.compile(
    r"\b(?:(?:this|last|next|previous|past|same|first|second|third|fourth) (?:year|month|week|quarter|half)"
    r"|today|now|currently|yesterday|January|February|March|April|June|July|August|September|October|November"
    r"|December|(?:19|20)\d\d|в (?:этом|прошлом|текущем|нынешнем) \w+|сейчас|сегодня|вчера|\w*квартал\w*"
    r"|(?:январ|феврал|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)\w+|биыл|былтыр|қазір|бүгін)\b"
    r"|今年|去年|目前|本月|季度",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\b(?:to|at|до)\s|[至到]", re.IGNORECASE
)  # "rose to $5 billion" gives a level, "rose by 5%" a change
_THEN_TO = re.compile(r"\s*(?:,\s*)?(?:to|до|至|到)\s*(?:a |the |record |рекордных )*", re.IGNORECASE)
_UP_TO = re.compile(r"\s?[-–—~]\s?|\s(?:to|до)\s|[至到]", re.IGNORECASE)  # "$2,000 to $5,000"
# Words before which a name of something has ended: "30% of wheat exports | to China".
_ENDS = (
    r"(?:in|on|at|to|from|for|with|by|of|as|and|or|but|while|than|this|last|next"
    r"|is|are|was|were|has|have|had)\b"
)
_OF_WHAT = re.compile(
    rf" of (?:(?:the|its|all|total|their) )*(?!{_ENDS})[\w’'-]+(?: (?!{_ENDS})[\w’'-]+){{0,2}}"
    rf"(?=[,.;:)]|$| {_ENDS})",
    re.IGNORECASE,
)
# What a change is held against: without it "fell 4.8%" and "rose 4.5%" of one thing contradict each other.
_COMPARED = re.compile(
    r",? (?:(?:year|quarter|month|week)[- ](?:on|over)[- ](?:year|quarter|month|week)"
    r"|(?:from|than) (?:a|the) (?:year|month) (?:earlier|ago|before)|a (?:year|month|week)"
    r"|(?:год|квартал|месяц) к (?:году|кварталу|месяцу)|(?:г/г|к/к|м/м)|в годовом выражении"
    r"|за (?:год|квартал|месяц|неделю|сутки))(?!\w)",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"(?:in|at|on|of|from|with|by|for|since|after|before|as|to|if|when|because|about|there|who|which|what|where|how"
    r"|в|во|на|из|от|с|по|о|для|при|после|до|который|которая|которые|что|где|как|если|когда)\b",
    re.IGNORECASE,
)
# A clause of its own within the words before the verb: they are no noun phrase.
_SENTENCE_WITHIN = re.compile(
    r"\b(?:that|who|whom|which|can|could|would|will|should|may|might|must|it|he|she|they|you|we|i|had|have|has|is|are"
    r"|was|were|who's|don't|не|что|чтобы|котор\w+|он|она|они|мы|вы)\b",
    re.IGNORECASE,
)
_AT_EDGES = re.compile(
    r"^(?:the|a|an|its|their|that|and|but|или|и|а|но)(?:\s+|$)|^其中"
    r"|\s+(?:also|then|has|had|have|already|now|will|typically|usually|normally|generally|currently|often"
    r"|также|уже|ещё|еще|обычно)$",
    re.IGNORECASE,
)
# Beside the verbs of speech, what parts a subject from who speaks of it: "The fund foresees China's economy".
_EXPECTS = r"expects?|expected|foresees?|foresaw|predicts?|ожида[еюл]\w+|прогнозиру[ею]т"


def key_figures(article: Article) -> tuple[KeyFigure, ...]:
    """The figures of an article in reading order, each once; `value` stands word for word in the text.

    Those in another language than the article's only where there are no others: it says the same in both.
    """
    own: dict[tuple[str, str], KeyFigure] = {}
    others: dict[tuple[str, str], KeyFigure] = {}
    for position, section in enumerate(article.sections):
        for paragraph in section.paragraphs:
            if not any(character.isdigit() for character in paragraph):
                continue
            language = language_of(paragraph, article.language)
            found = own if language == article.language else others
            for subject, year, value in _paragraph_figures(paragraph, language):
                measure = f"{subject}, {year}" if year else subject
                figure = KeyFigure(measure, value, article.id, position, year, quantity_of(value))
                found.setdefault((measure, value), figure)
    return tuple((own or others).values())


def _paragraph_figures(paragraph: str, language: str) -> Iterator[tuple[str, str, str]]:
    """What is measured, the year, and the value; a year goes on until a sentence names another time."""
    going_on = ""
    for sentence in split_sentences(paragraph, language):
        if _OTHER_TIME.search(sentence):
            going_on = ""
        year_of_sentence = ""
        for subject, year, value in _figures(sentence, language):
            year_of_sentence = year_of_sentence or year
            yield subject, year or going_on, value
        going_on = year_of_sentence or going_on


def _figures(sentence: str, language: str) -> Iterator[tuple[str, str, str]]:
    """What is measured, the year where the sentence gives one, and the value."""
    if amount(language).search(sentence) is None and _FRACTION.search(sentence) is None:
        return
    find = _figures_verb_last if amounts(language).verb_last else _figures_verb_first
    subject = ""  # goes on from clause to clause: "出口增长33.5%，达110亿美元"
    for clause in _CLAUSE.split(sentence):
        year = _only_year(clause, language) or _only_year(sentence, language)
        for subject, value in find(clause, subject, language):  # noqa: B020 - the subject is meant to go on
            if subject:
                yield subject, year, value.rstrip(".")


def _figures_verb_first(clause: str, subject: str, language: str) -> Iterator[tuple[str, str]]:
    """For "Imports increased by 33.5% to $11 billion": the subject, the verb, then the amounts."""
    last = 0  # where the verb or amount before ends
    tied = False  # whether the amount before is the verb's
    verb: re.Match[str] | None = None
    for match in _verb_or_amount(language).finditer(clause):
        if match.start() < last:  # the end of a range
            continue
        before, end = clause[last : match.start()], match.end()
        if match.lastgroup != "amount":
            first = verb is None and before.strip()
            if first and before.endswith(", ") and match.group().lower().endswith("ing"):
                subject = ""  # "Furniture stores did well, rising 2%": a sentence, and no name of anything
            elif first or _new_subject(before):
                subject = _subject(before, language)
            verb, tied = match, False
        elif verb is not None and verb.end() == last and _ties(verb, before):
            tied = True
            end = _range_end(clause, match, verb, language)
            change = verb.lastgroup == "grows" and not _LEVEL.search(before)
            bare = not match.group()[:3].isalpha()  # no "more than" in front
            told_by_verb = change or (bare and _BOUNDING.match(verb.group()))
            if change or not _FRACTION.search(match.group()):
                start = verb.start() if told_by_verb else match.start()
                yield subject, clause[start : _value_end(clause, match, end, change=change)]
        elif tied and _THEN_TO.fullmatch(before):
            yield subject, match.group()
        else:
            tied = False
        last = end


def _figures_verb_last(clause: str, subject: str, language: str) -> Iterator[tuple[str, str]]:
    """For "Импорт 33,5 пайызға өсті": the subject, the amount, then the verb."""
    last, first = 0, True
    for match in amount(language).finditer(clause):
        verb = _verb_near(language).match(clause, match.end())
        subject = _subject(clause[last : match.start()], language) if first else subject
        first = False
        if verb is not None:
            told_by_verb = verb.lastgroup == "grows" or _BOUNDING.search(verb.group())
            yield subject, clause[match.start() : verb.end() if told_by_verb else match.end()]
        last = match.end()


def _ties(verb: re.Match[str], between: str) -> bool:
    """Whether a verb says what the amount behind it measures: not in "cutting costs by 15%"."""
    names_change = between.lower().lstrip().startswith("by ")
    return bool(_FILLER.fullmatch(between)) and not (names_change and verb.lastgroup == "stands")


def _range_end(clause: str, first: re.Match[str], verb: re.Match[str], language: str) -> int:
    """Where an amount ends, with the second one of a range: "costs $2,000 to $5,000", but "rose 5% to $9"."""
    joint = _UP_TO.match(clause, first.end())
    if joint is None or (verb.lastgroup == "grows" and joint.group().strip().isalpha()):
        return first.end()
    second = amount(language).match(clause[joint.end() :])
    return joint.end() + second.end() if second else first.end()


def _value_end(clause: str, match: re.Match[str], end: int, *, change: bool) -> int:
    """A share goes on with what it is a share of, "30% of exports", a change with what it is held against."""
    is_share = "%" in match.group() or "cent" in match.group().lower()
    following = _OF_WHAT.match(clause, end) if is_share else None
    if change:
        following = following or _COMPARED.match(clause, end)
    return following.end() if following else end


def _new_subject(between: str) -> bool:
    """Whether the words between two verbs bring a subject of their own ("rose 5%, and imports fell")."""
    return len(re.split(r",|\band\b|\bи\b", between, flags=re.IGNORECASE)[-1].split()) > 1


def _subject(before: str, language: str) -> str:
    """The measure that the words before a verb name; empty where they name none that stands alone."""
    text = re.sub(_YEAR.get(language, _YEAR["en"]), "", before, flags=re.IGNORECASE)
    told_by = rf"\b(?:{speech(language).verbs}|{_EXPECTS})\b(?: that|,? что)?"
    text = re.split(told_by, text, flags=re.IGNORECASE)[-1]
    parts = [part.strip() for part in re.split(r",\s|:\s|\s[–—]\s", text.strip(" –—:"))]
    if parts[-1].endswith(",") and len(parts) > 1:  # an inserted clause may say which one is measured
        whole = ", ".join(parts[-2:])
        parts = [whole if len(whole.split()) <= _MOST_WORDS else parts[-2]]
    text = parts[-1].strip(" ,")
    if not text and len(parts) > 1:
        text = parts[0]
    while (trimmed := _AT_EDGES.sub("", text).strip(" ,")) != text:
        text = trimmed
    if _NO_SUBJECT.match(text) or leans(language).match(text) or not re.search(r"[^\W\d]{2}", text):
        return ""
    if _SENTENCE_WITHIN.search(text) or any(mark in text for mark in '“”«»"„()%') or text.endswith("-"):
        return ""
    fits = len(text) <= _MOST_HAN_CHARACTERS if language == "zh" else len(text.split()) <= _MOST_WORDS
    return text if fits else ""


def _only_year(text: str, language: str) -> str:
    """The one year that a text gives; empty where it gives none or several."""
    years = set(re.findall(_YEAR.get(language, _YEAR["en"]), text, re.IGNORECASE))
    return years.pop() if len(years) == 1 else ""


@cache
def _verb_or_amount(language: str) -> re.Pattern[str]:
    ways = amounts(language)
    edge = "" if language == "zh" else r"\b"
    about = rf"(?:{amounts(language).about}\s+)?"
    return re.compile(
        rf"(?P<amount>{amount(language).pattern}|\b(?:(?:by|на)\s+)?{about}(?:{FRACTIONS})\b)|{edge}(?P<grows>{ways.grows}){edge}|{edge}(?P<stands>{ways.stands}){edge}",
        re.IGNORECASE,
    )


@cache
def _verb_near(language: str) -> re.Pattern[str]:
    """Matches up to two words and a verb right behind an amount."""
    ways = amounts(language)
    return re.compile(
        rf"(?:\s+\w+){{0,2}}?\s+(?:(?P<grows>{ways.grows})|(?P<stands>{ways.stands}))\b", re.IGNORECASE
    )
