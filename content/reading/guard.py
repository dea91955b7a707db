"""What is cut from a page before any parser sees it, so that a hostile one costs little."""

import re
from itertools import chain

# Every HTML parser takes time that grows with the square of the attributes of one tag (measured:
# 200,000 of them hold each one for over 20 s). No real tag has more than some hundred.
_MOST_ATTRIBUTES = 2000
# Reading takes up to 1 kB for a tag and 200 bytes for a Chinese character. The largest of 351 real
# pages has 23,000 tags, another one 192,000 characters; where a page has more, its end is not read.
_MOST_TAGS = 40_000
_MOST_TEXT = 300_000  # characters between tags, spaces apart

_TAG = re.compile(r"</?[A-Za-z][^\s>/]*+(?:=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[^>])*+>?")
_NAME = re.compile(r"</?[A-Za-z][\w:-]{0,40}")
_CODE = re.compile(r"<(?:script|style)\b", re.I)
_CODE_ENDS = re.compile(r"</(?:script|style)", re.I)
# Control characters that neither HTML nor XML allows, NUL first of all.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def harmless_markup(html: str, most_text: int = _MOST_TEXT) -> str:
    """The markup without forbidden characters, and overlong tags without their attributes.

    It ends where it has more tags than any page, or `most_text` characters of text.
    """
    html = _FORBIDDEN.sub("", html)
    kept: list[str] = []
    done = behind = 0  # where what is kept so far ends, and the last tag
    left = most_text
    counts = is_text = len(html) > most_text
    spans = chain((tag.span() for tag in _TAG.finditer(html)), [(len(html), len(html))])
    for number, (start, end) in enumerate(spans):
        letters = _letters(html, behind, start) if is_text else 0
        if number == _MOST_TAGS or letters > left:
            return "".join(kept) + html[done : min(start, behind + left)]
        left -= letters
        if end - start > 2 * _MOST_ATTRIBUTES:
            kept += (html[done:start], _shortened(html[start:end]))
            done = end
        behind = end
        if is_text:
            is_text = _CODE.match(html, start) is None
        elif counts:  # the end of a script may stand in what looks like a tag, as "a<b" does
            is_text = _CODE_ENDS.search(html, start, end) is not None
    return "".join(kept) + html[done:]


def _letters(html: str, start: int, end: int) -> int:
    return end - start - sum(html.count(space, start, end) for space in " \n\t\r")


def _shortened(tag: str) -> str:
    if len(tag.split(None, _MOST_ATTRIBUTES)) <= _MOST_ATTRIBUTES:
        return tag
    # A comparison in a script ("a<b") looks like a tag that runs to the script's end: keep that end.
    end = _CODE_ENDS.search(tag, 1)
    name = _NAME.match(tag)
    return f"{name[0] if name else '<div'}>" + (tag[end.start() :] if end else "")
