"""The shape of a line: running text, a heading, or neither. Used where no markup says it."""

import re

_FINAL = ".!?…。！？؟۔।։:：;；,，、"
_CLOSERS = "\"'”’»›)]」』）】"
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_BULLET = re.compile(r"(?:[-–—•*·◦▪>]|\d{1,3}[)]|[a-z][)])\s")
# "12 May 2023", "Monday, 12.05.2023, 14:30", "2023年5月12日", "12 мая 2023 года"
_DATE = re.compile(
    r"\W*(?:[^\W\d_]+,?\s+)?"
    r"(?:\d{4}[-./年]\s*\d{1,2}[-./月]\s*\d{1,2}日?|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
    r"|\d{1,2}(?:st|nd|rd|th)?\.?\s+[^\W\d_]{3,10}\.?,?(?:\s+(?:de\s+)?\d{4})?|[^\W\d_]{3,10}\.?\s+\d{1,2},?\s+\d{4})"
    r"(?:\s*(?:г\.?|года|ж\.?|жылы))?(?:[,\s|–—-]+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+\S{2,5})?)?\W*"
)

# A heading of a news text seldom has more; a longer line without a full stop is a paragraph.
_LONGEST_HEADING = 110  # characters
_MOST_WORDS = 16
_MOST_IDEOGRAPHS = 34
_LETTERS_OF_IDEOGRAPH = 2.5


def is_prose(text: str) -> bool:
    """Whether the line is running text: it ends as a sentence does, or is too long for a label."""
    return ends_sentence(text) or len(text) > 2 * _LONGEST_HEADING


def ends_sentence(text: str) -> bool:
    """Whether the line ends with a mark that headings do not end with, inside closing quotes or not."""
    return text.rstrip(_CLOSERS + " ")[-1:] in tuple(_FINAL)


def could_be_heading(text: str) -> bool:
    """Whether a line that stands alone is short, unpunctuated at the end, and opens like a heading."""
    if not fits_heading(text) or ends_sentence(text) or _BULLET.match(text) or is_date(text):
        return False
    first = text.lstrip("\"'“‘«„「『(（¿¡#№ ")[:1]
    return first.isalnum() and not first.islower() and any(letter.isalpha() for letter in text)


def fits_heading(text: str) -> bool:
    """Whether the line is short enough for a heading."""
    if len(_IDEOGRAPHS.findall(text[: 2 * _LONGEST_HEADING])) > _MOST_IDEOGRAPHS:
        return False
    return len(text) <= _LONGEST_HEADING and len(text.split()) <= _MOST_WORDS


def letters(text: str) -> float:
    """The length of a text in characters; an ideograph or a kana counts as so many as it stands for."""
    if text.isascii():
        return float(len(text))
    return len(text) + (_LETTERS_OF_IDEOGRAPH - 1) * len(_IDEOGRAPHS.findall(text))


def is_date(text: str) -> bool:
    """Whether the line holds a date, with or without a time, and nothing else."""
    return len(text) <= 60 and _DATE.fullmatch(text) is not None


def is_same_line(one: str, other: str) -> bool:
    """Whether two lines have the same letters and figures, whatever their case and marks."""
    return _alphanumeric(one) == _alphanumeric(other)


def _alphanumeric(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
