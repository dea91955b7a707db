"""Conversation: "more", and questions that go on from the one before ("and imports?")."""

import re

from content.search.analysis import is_gram, question_words
from content.search.question import LONGEST

_MORE = frozenset(
    (
        *("more", "further", "next", "go on", "show more", "ещё", "еще", "дальше", "больше"),
        *("тағы", "көбірек", "жалғастыр", "更多", "继续", "繼續", "下一页", "daha", "devam", "daha fazla"),
        *("mehr", "weiter", "más", "mas", "sigue", "المزيد", "أكثر"),
        *("more please", "tell me more", "what else", "anything else", "покажи ещё", "покажи еще", "что ещё"),
        *("что еще", "ещё есть", "еще есть", "тағы не бар", "тағы бар ма", "тағы көрсет", "还有吗", "還有嗎"),
        *("还有呢", "還有呢", "再来", "devamı", "başka", "ماذا أيضا"),
    )
)

# How people go on from what was answered.
_GOING_ON = re.compile(
    r"^\W*(?:(?:and|but|or|so)?\s*(?:what|how) about|and|but|а что насч[её]т|а как|а|и|но"
    r"|ал енді|ал|және|ya|peki ya|peki|ve|und was ist mit|und|aber"
    r"|y qué hay de|y|pero|وماذا عن|ماذا عن|و)\b(?P<rest>.+)$"
    r"|^\W*و(?P<arabic>ال.+)$"
    r"|^\W*(?:那么|那麼|那|还有|還有)(?P<chinese>.+?)呢?\W*$|^(?P<asked>.{1,12})呢\W*$",
    re.IGNORECASE | re.DOTALL,
)
_MOST_WORDS = 4  # a longer one says itself what it is about
_MOST_GRAMS = 12  # a Chinese word of two characters gives three

_SUBJECT = " – "
_WORD = re.compile(r"\b[^\W\d_][^\W_]*(?:[-’'][^\W_]+)*")


def is_more(text: str) -> bool:
    """Whether this asks for further excerpts."""
    return text.strip(" .!?…。！？؟").casefold() in _MORE


def with_subject(text: str, earlier: str) -> str:
    """`text` with the subject of the question before it, where it goes on from that; else as it is."""
    going_on = _GOING_ON.match(text[:LONGEST])
    if going_on is None:
        return text
    asked = (going_on["rest"] or going_on["arabic"] or going_on["chinese"] or going_on["asked"]).strip(
        " ,?？!。؟"
    )
    words = question_words(asked)
    if not words or len(words) > (_MOST_GRAMS if is_gram(words[0].text) else _MOST_WORDS):
        return text
    return f"{asked}{_SUBJECT}{_subject(earlier)}"


def _subject(earlier: str) -> str:
    """Whom and what a question was about: its names; where it has none, all its words that tell."""
    _, _, subject = earlier.partition(_SUBJECT)
    if subject:
        return subject
    names = [word for word in _WORD.findall(earlier)[1:] if word[0].isupper()]  # the first has one anyway
    if names:
        return " ".join(names)
    if any(map(is_gram, earlier)):
        return earlier
    return " ".join(word.text for word in question_words(earlier))
