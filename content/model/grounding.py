"""Whether what a model wrote stands in its source: every number, every name, every quotation."""

import re
import unicodedata
from decimal import Decimal

from content.model.calendar_words import months, weekdays
from content.model.names import names, openings, same_in_cases, stands_among, territories
from content.model.numbers import numbers
from content.search.analysis import tokens

_QUOTED = re.compile(
    r"“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]|\"([^\"]+)\"|「([^」]+)」|『([^』]+)』|‹([^›]+)›|»([^«]+)«"
    r"|(?<!\w)‘([^‘]+?)’(?!\w)|(?<!\w)'([^'\n]+?)'(?!\w)"
)
_DECLINED = ("ru", "uk")  # stemmers take the end of a name for an ending of its case: Ток-аев
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W_]+")
# Addresses, handles, markup and what steers a model: no summary needs them, and an article that plants
# orders wants them shown.
_UNWANTED = re.compile(
    r"https?:|www\.|\b[\w-]+\.(?:com|org|net|ru|kz|cn|io|me|xyz|info|app)\b|(?<!\w)[@/#]\w|[<>{}\[\]|`*]"
    r"|\b(?:system prompt|language model|as an ai|instructions?)\b",
    re.IGNORECASE,
)


def unsupported(written: str, source: str, *, language: str, source_language: str) -> str:
    """What in `written` does not stand in `source`, in words for a log; empty where all of it does.

    Both languages are ISO 639-1. In the source's own language names are compared term by term; in another
    one by country and by their consonants in Latin letters, and no quotation can be word for word. Chinese
    marks no names, so that only countries, foreign names with a middle dot and Latin words are held there.
    """
    if found := _UNWANTED.search(written):
        return f"what no summary needs: {found[0]!r}"
    # A date of a month by its name has it by its number in Chinese.
    by_number = frozenset(map(Decimal, months(source, source_language))) if language == "zh" else frozenset()
    made_up = numbers(written) - numbers(source) - by_number
    if made_up:
        return f"a number: {min(made_up)}"
    if wrong := months(written, language) - months(source, source_language):
        return f"a month: {min(wrong)}"
    if wrong := weekdays(written, language) - weekdays(source, source_language):
        return f"a weekday: {min(wrong)}"
    for quoted in quotations(written):
        if language != source_language or _folded(quoted) not in _folded(source):
            return f"a quotation: {quoted!r}"
    return _unknown_name(written, source, language, source_language)


def quotations(text: str) -> list[str]:
    """What stands between quotation marks."""
    return [next(group for group in match.groups() if group) for match in _QUOTED.finditer(text)]


def covered(written: str, source: str, language: str) -> float:
    """The share of a text's terms that stand in its source, from 0 to 1; both are in `language`."""
    terms = [token.term for token in tokens(written, language)]
    known = {token.term for token in tokens(source, language)}
    return sum(term in known for term in terms) / len(terms) if terms else 0.0


def _unknown_name(written: str, source: str, language: str, source_language: str) -> str:
    if language == source_language:
        if new := territories(written, language) - territories(source, source_language):
            return f"a country: {min(new)}"  # in small letters it would pass for a word
        for name in (*names(written), *openings(written)):
            if covered(name, source, language) < 1 and not (
                language in _DECLINED and any(same_in_cases(name, word) for word in _WORD.findall(source))
            ):
                return f"a name: {name!r}"
        return ""
    places = territories(source, source_language)
    for said in [written] if _HAN.search(written) else openings(written):
        if new := territories(said, language) - places:
            return f"a country: {min(new)}"
    here = (*names(source), *openings(source))
    for name in names(written):
        if not stands_among(name, here) and not territories(name, language) & places:
            return f"a name: {name!r}"
    return ""


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).lower()))
