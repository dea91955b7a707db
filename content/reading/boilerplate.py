"""Lines that stand among an article's paragraphs and are none: captions, credits, promotion."""

import re
from functools import lru_cache

from content.reading import boilerplate_words as words
from content.reading.boilerplate_words import any_of

# A caption is short; what is longer is a paragraph that happens to end in a credit.
_LONGEST_CAPTION = 600  # characters
_LONGEST_PROMOTION = 400
_LONGEST_CLOSING = 60

# The lines of a page are judged one by one and again as blocks, hence the caches below.

# A credit stands at the start of a line, behind a sentence's end, in brackets, or behind a dash.
_BEFORE_CREDIT = r"(?:^|(?<=[.!?…»”\"')\]|。])\s*|[(\[（【|]\s*|\s[–—-]\s)"
# The word for the picture needs a mark behind it, so that "Photo exhibitions opened" stays.
_CREDIT = re.compile(
    rf"{_BEFORE_CREDIT}(?:{any_of(words.PICTURES)})\s*(?:[:：/©]|\s[–—-]\s)\s*[^\n]{{1,120}}$", re.I
)
_CREDIT_PHRASE = re.compile(rf"{_BEFORE_CREDIT}(?:{any_of(words.CREDIT_PHRASES)})[^\n]{{0,80}}$", re.I)
# Agencies sign their pictures at the end of the caption: "(AP Photo/Jane Doe)", "/ Getty Images".
_AGENCIES = (
    "AP|AFP|EPA(?:-EFE)?|Reuters|REUTERS|Xinhua|TASS|Getty Images|Shutterstock|iStock|Unsplash|Depositphotos"
    "|Pixabay|Freepik|Alamy|РИА Новости|ТАСС|РБК|Интерфакс|视觉中国|新华社"
)
_AGENCY = re.compile(
    rf"(?:[(\[]\s*(?:{_AGENCIES})(?:\s(?:Photo|Image)s?)?\s*(?:/[^()\n]{{1,60}}|via[^()\n]{{1,60}})?[)\]]"
    rf"|(?:^|[/|©(]|\bvia\b)\s*(?:{_AGENCIES})(?:\s*[/|]\s*[^\n]{{1,60}}|\s+via\s+[^\n]{{1,40}})?[)\]]?)\s*\.?$"
)
_CREDIT_ONLY = re.compile(
    r"(?:©|\(c\)|copyright\b)\s*[^\n]{1,80}"
    r"|[（(]?(?:图片来源|图源|图片|图|供图|摄影|资料图?|圖片來源|圖源|圖|攝影)\s*[:：/／][^。\n]{1,60}[）)]?。?"
    r"|[^。\n]{0,120}[（(]?(?:新华社|中新社|人民网|本报)(?:记者)?\s*[^。\s\n]{1,12}\s?摄[）)]?。?"
    r"|(?:图为|图一|图\d)[^\n]{1,150}",
    re.I,
)

_CALL = re.compile(rf"\W*(?:{any_of(words.CALLS)})[^\n]*?(?:{any_of(words.CHANNELS)})[^\n]*", re.I)
# Looked for first: few lines end so, and to look for channels in each took most of the time.
_CLOSING = re.compile(rf"\b(?:{any_of(words.CLOSING_CALLS)})\W*$", re.I)
_CLOSING_CALL = re.compile(
    rf"[^.!?\n]*(?:{any_of(words.CHANNELS)})[^.!?\n]*\b(?:{any_of(words.CLOSING_CALLS)})\W*", re.I
)
_LEADER_ALONE = re.compile(rf"\W*(?:{any_of(words.LEADERS)})\s*[:：….>»→]*\s*", re.I)
_LEADER_WITH_LINK = re.compile(rf"\W*(?:{any_of(words.LEADERS)})\s*[:：|>»→–—]\s*\S[^\n]{{0,250}}", re.I)
_LABEL = re.compile(rf"\W*(?:{any_of(words.LABELS)})\s*[:：.!>»]*\W*", re.I)
_LABEL_WITH_NAMES = re.compile(
    rf"[（(【\[]?(?:{any_of(words.LABELS_WITH_NAMES)})\s*[:：][^\n。]{{1,150}}", re.I
)
_RIGHTS = re.compile(rf"[^\n]{{0,120}}(?:{any_of(words.RIGHTS)})[^\n]{{0,120}}", re.I)


def is_boilerplate(text: str) -> bool:
    """Whether a paragraph is a caption, a credit, or a call to the reader rather than news."""
    return is_caption(text) or is_promotion(text)


@lru_cache(maxsize=4096)
def is_caption(text: str) -> bool:
    """Whether the line is the caption or the credit of a picture."""
    if len(text) > _LONGEST_CAPTION:
        return False
    return bool(
        _CREDIT.search(text)
        or _CREDIT_PHRASE.search(text)
        or _CREDIT_ONLY.fullmatch(text)
        or (len(text) < _LONGEST_CAPTION // 2 and _AGENCY.search(text))
    )


@lru_cache(maxsize=4096)
def is_promotion(text: str) -> bool:
    """Whether the line asks to subscribe, follow, share, or read something else, or is an ad's label."""
    if len(text) > _LONGEST_PROMOTION:
        return False
    return bool(
        _CALL.fullmatch(text)
        or (_CLOSING.search(text[-_LONGEST_CLOSING:]) and _CLOSING_CALL.fullmatch(text))
        or _LABEL.fullmatch(text)
        or _LABEL_WITH_NAMES.fullmatch(text)
        or _LEADER_WITH_LINK.fullmatch(text)
        or _RIGHTS.fullmatch(text)
    )


@lru_cache(maxsize=4096)
def is_leader(text: str) -> bool:
    """Whether the line only announces links to other articles ("Read also:")."""
    return len(text) <= _LONGEST_PROMOTION and _LEADER_ALONE.fullmatch(text) is not None


def is_promotion_heading(text: str) -> bool:
    """Whether a heading stands over links or a form, not over news."""
    return is_leader(text) or is_promotion(text) or is_caption(text)
