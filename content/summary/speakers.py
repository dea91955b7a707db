"""From the words around "said" to the name of who speaks."""

import re
from functools import cache

from content.summary.patterns import either
from content.summary.words import is_han

_UPPER = "A-ZÀ-ÖØ-ÞĞİŞĄĆĘŁŚŹŻА-ЯЁӘҒҚҢӨҰҮҺІЇЄ"
_PARTICLES = r"(?:(?:de|del|der|di|da|du|la|le|van|von|den|bin|ibn|al|el|ben)\s+)*"
_NAME_WORD = (
    rf"(?:(?:[{_UPPER}]\.)+|(?:Mr|Mrs|Ms|Dr|St|Sen|Gov|Gen|Rep|Lt|Col|Sgt|Capt|Prof)\.|[{_UPPER}][\w’'-]*)"
)
_NAME_AT_END = re.compile(f"(?:{_NAME_WORD}\\s+{_PARTICLES})*{_NAME_WORD}$")
# "Aliya Serikova, the port director, also" in front of a verb.
_SUBJECT_AT_END = re.compile(
    rf"(?<!\w)((?:{_NAME_WORD}\s+{_PARTICLES})*{_NAME_WORD})(?:, [^,]{{2,80}},)?(?: also)?\s$"
)
_SUBJECT_CHARACTERS = 160
_CYRILLIC = re.compile("[А-Яа-я]")
_ARTICLE = re.compile(r"^(?:the|a|an|der|die|das|el|la)\s+", re.IGNORECASE)
# Where the speaker ends and the circumstances begin: "said Smith on Friday", "сказал министр в эфире".
_CIRCUMSTANCE = (
    r"(?:on|in|at|during|after|before|to|as|when|while|from|through|via|late|later|earlier|yesterday|today|tonight"
    r"|this|last|by|with|about|that|if|it|there|not|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|в|во|на|после|перед|при|журналистам|сегодня|вчера|накануне|также|что|по|о|об|из|для|ранее"
    r"|im|am|bei|nach|vor|dass|en|durante|tras|que)"
)
_CUT = re.compile(rf"(?:^|\s){_CIRCUMSTANCE}(?:\s|$).*", re.DOTALL)
_STARTS_ASIDE = re.compile(rf"(?=[A-Z]){_CIRCUMSTANCE}\s", re.IGNORECASE)  # English only: other cases decline
_OPENS_CLAUSE = re.compile(
    r"^(?:But|And|Yet|So|Still|However|Meanwhile|Earlier|Later|Then|Now|Но|А|И|Однако|Ал|Бірақ)\s+"
)
_NO_NAME = re.compile(
    either(
        r"""
        He|She|They|It|We|I|You|Who|This|That|These|There|But|And|So|As|In|On|At|The|A|An|His|Her|Their|What
        |When|If|Then|Он|Она|Они|Мы|Я|Вы|Это|Но|А|И|Как|В|На|По|О|С|К|Ол|Олар|Бұл|Біз
        """
    )
    + r"(?!\S)"
)
_CYRILLIC_NAME_WORDS = (
    2  # given name and surname; what stands before is often a country or a firm in the genitive
)
_MOST_WORDS = 9
_MOST_WORDS_UNNAMED = 4  # "one resident", "government officials"
# "The first thing you", "the letter signed", "Uber stepped": the beginning of a clause.
_IN_A_CLAUSE = re.compile(r"(?:\b(?:you|we|i|it|he|she|they|us|me|them)|[a-z]{2}ed)$", re.IGNORECASE)
_TITLE = re.compile(
    either(
        r"""
        Mr|Mrs|Ms|Dr|Director|Chief|Secretary|Spokesman|Spokeswoman|Sir|Dame|Lord|Lady|President|Prime|Minister|Chairman|Senator|Judge|Professor|Chancellor
        |King|Queen|General|Governor|Kazakh|Президент|Министр|Премьер|Глава|Қазақстан
        """
    )
    + r"\.?$"
)


# "Kazakh President", "Prime Minister": a speaker without a name.
_OFFICE = re.compile(
    rf"(?:[{_UPPER}]\w+\s+){{0,2}}(?:President|Minister|Chancellor|Premier|Президент|Премьер-министр)"
)


def speaker_in(phrase: str) -> str:
    """The speaker that a phrase beside a verb of speech names: "the Kazakh President" -> "Kazakh President".

    Empty where it names nobody.
    """
    phrase = _OPENS_CLAUSE.sub("", phrase.strip(" ,–—-"))
    if _STARTS_ASIDE.match(phrase):  # "In Moscow Vladimir Putin"
        return _last_words(_name_at_end(phrase), 2)
    phrase = _ARTICLE.sub("", _CUT.sub("", phrase).strip())
    words = phrase.split()
    if not words or len(words) > _MOST_WORDS:
        return ""
    name = _name_at_end(phrase)
    if _NO_NAME.match(phrase):
        return ""
    if not name:
        if is_han(phrase):  # no capitals to go by
            return phrase
        told = 1 < len(words) <= _MOST_WORDS_UNNAMED and phrase[0].isalpha()
        return phrase if told and not _IN_A_CLAUSE.search(phrase) else ""
    if " " in name and not re.search(r"\b(?:for|of|для|от)\b", phrase):
        return _last_words(name, _CYRILLIC_NAME_WORDS) if _CYRILLIC.search(name) else name
    return phrase


def _name_at_end(phrase: str) -> str:
    found = _NAME_AT_END.search(phrase)
    return found.group() if found else ""


def _last_words(text: str, count: int) -> str:
    return " ".join(text.split()[-count:])


def last_named(text: str, verbs: str) -> str:
    """The last name in `text` that is the subject of one of the `verbs` of speech, or empty."""
    said = list(_verb(verbs).finditer(text))
    for verb in reversed(said):
        found = _SUBJECT_AT_END.search(text[max(0, verb.start() - _SUBJECT_CHARACTERS) : verb.start()])
        name = _OPENS_CLAUSE.sub("", found.group(1)) if found else ""
        if name and not _NO_NAME.match(name):
            return name
    return ""


@cache
def _verb(verbs: str) -> re.Pattern[str]:
    return re.compile(rf"\b{verbs}\b")


def full_name(name: str, text: str) -> str:
    """The name that `text` gives in full: "Tokayev" and "Kazakh President" -> "Kassym-Jomart Tokayev".

    An office is put into a name only where the text names one holder of it.
    """
    if not re.match(f"[{_UPPER}]", name):
        return name
    if _OFFICE.fullmatch(name):
        holders = {
            holder
            for match in re.finditer(
                rf"\b{re.escape(name.split()[-1])}\s+((?:{_NAME_WORD}\s+)*{_NAME_WORD})", text
            )
            if not _NO_NAME.match(match.group(1))
            for holder in [full_name(match.group(1), text)]
        }
        return holders.pop() if len(holders) == 1 else name
    if " " in name:
        return name
    for match in re.finditer(rf"(?<!of )((?:{_NAME_WORD}\s+){{1,2}}){re.escape(name)}\b", text):
        given = [word for word in match.group(1).split() if not (_TITLE.match(word) or _NO_NAME.match(word))]
        if given:
            return " ".join([*given, name])
    return name
