"""A light stemmer for Kazakh: endings are taken off from the right, in the order the language puts them on.

A noun is stem + plural + possessive + case + person (Krippes, *Kazakh Grammar with Affix List*, 1996).
Vowel harmony halves the choice: an ending has back or front vowels, as the stem has.
"""

import re

_LEAST = 3  # letters a stem keeps

_BACK = "аоұыяуюё"
_FRONT = "әөүіеэи"
_VOWEL = re.compile(f"[{_BACK}{_FRONT}]")

# Each step takes off at most one ending, the longest that fits.
_PERSON = ("мыз", "міз", "сыз", "сіз", "сың", "сің", "мын", "мін")
_CASE = (
    *("ның", "нің", "дың", "дің", "тың", "тің"),  # of
    *("нан", "нен", "дан", "ден", "тан", "тен"),  # from
    *("ндағы", "ндегі", "дағы", "дегі", "тағы", "тегі"),  # that is in
    *("нда", "нде", "да", "де", "та", "те"),  # in
    *("мен", "бен", "пен"),  # with
    *("ға", "ге", "қа", "ке", "на", "не"),  # to
    *("ны", "ні", "ды", "ді", "ты", "ті"),  # whom
)
_POSSESSIVE = (
    *("ымыз", "іміз", "мыз", "міз", "ыңыз", "іңіз", "ңыз", "ңіз"),
    *("ым", "ім", "ың", "ің", "сы", "сі", "ы", "і", "н"),
)
_PLURAL = ("лар", "лер", "дар", "дер", "тар", "тер")
_VERB = (
    *("ылған", "ілген", "ған", "ген", "қан", "кен", "атын", "етін", "йтын", "йтін"),
    *("ады", "еді", "йды", "йді", "дым", "дім", "ып", "іп", "ару", "еру", "у"),
)

_STEPS = (_PERSON, _CASE, _POSSESSIVE, _PLURAL)


def stem(word: str) -> str:
    """The stem of a lower-case Kazakh word; words of three letters and fewer stay as they are."""
    shortened = word
    for endings in _STEPS:
        shortened = _without(shortened, endings)
    if shortened == word:
        shortened = _without(word, _VERB)
    return _voiceless(shortened)


def _without(word: str, endings: tuple[str, ...]) -> str:
    for ending in sorted(endings, key=len, reverse=True):
        rest = word[: -len(ending)]
        if (
            len(rest) >= _LEAST
            and word.endswith(ending)
            and _VOWEL.search(rest)
            and _harmonious(rest, ending)
        ):
            return rest
    return word


def _harmonious(rest: str, ending: str) -> bool:
    """Whether the last vowel before the ending is back or front as the ending's first is.

    Loans break the rule ("конституциясы" keeps back endings after и), so и and у pass with either.
    """
    before, inside = _VOWEL.findall(rest)[-1], _VOWEL.search(ending)
    if inside is None or before in "иую" or ending in ("мен", "бен", "пен"):
        return True
    return (before in _BACK) == (inside[0] in _BACK)


def _voiceless(word: str) -> str:
    """Final г, ғ and б come from к, қ and п before a vowel ("кітап", "кітабы")."""
    return word[:-1] + {"г": "к", "ғ": "қ", "б": "п"}.get(word[-1], word[-1]) if len(word) > _LEAST else word
