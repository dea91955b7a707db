"""The numbers in a text by their value, so that "$24 billion", "24 млрд" and "240亿" are the same."""

import re
import unicodedata
from decimal import Decimal

from content.model.spelled import spelled

# Stems of the words that scale a number, longest first where one begins another.
_SCALES = {
    "trillion": 12, "триллион": 12, "трлн": 12, "trn": 12, "万亿": 12, "萬億": 12, "billón": 12,
    "billones": 12, "billion": 9, "миллиард": 9, "млрд": 9, "milliard": 9, "mrd": 9, "milyar": 9, "bln": 9,
    "bn": 9, "مليار": 9,
    "million": 6, "миллион": 6, "млн": 6, "milyon": 6, "millon": 6, "millón": 6, "mio": 6, "mln": 6, "mn": 6,
    "مليون": 6, "百万": 6, "百萬": 6, "千万": 7, "千萬": 7, "亿": 8, "億": 8, "万": 4, "萬": 4,
    "thousand": 3, "тысяч": 3, "тыс": 3, "мың": 3, "tausend": 3, "bin": 3, "mil": 3, "ألف": 3, "千": 3,
}  # fmt: skip
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:[,.\u00a0\u202f' ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(rf"(?<![\d.,])({_DIGITS})(?:[\s\u00a0-]?({_SCALE}))?", re.IGNORECASE)


def numbers(text: str) -> frozenset[Decimal]:
    """The values of all numbers in a text, in digits of any script or in words; a sign does not count."""
    text = unicodedata.normalize("NFKC", text)  # "½" and "①" are numbers, too
    found = {_value(match[1], match[2] or "") for match in _NUMBER.finditer(text)}
    return spelled(text) | found


def _value(digits: str, scale: str) -> Decimal:
    return Decimal(_plain(digits)).scaleb(_SCALES[scale.lower()] if scale else 0).normalize()


def _plain(digits: str) -> str:
    """Digits with a point for the fraction, whichever separators were used."""
    digits = re.sub(r"[\u00a0\u202f' ]", "", digits)
    if "," in digits and "." in digits:
        fraction = max(digits.rfind(","), digits.rfind("."))
        return re.sub(r"[,.]", "", digits[:fraction]) + "." + digits[fraction + 1 :]
    whole, mark, rest = digits.replace(",", ".").partition(".")
    groups = rest.split(".")
    if mark and all(len(group) == 3 for group in groups) and whole != "0":
        return whole + "".join(groups)  # 1,250 and 1.250 alike: thousands
    return digits.replace(",", ".")
