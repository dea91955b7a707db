"""What is cut from a page before any parser sees it, so that a hostile one costs little."""

import re

# Every HTML parser takes time that grows with the square of the attributes of one tag (measured:
# 200,000 of them hold each one for over 20 s). No real tag has more than some hundred.
_MOST_ATTRIBUTES = 2000

_TAG = re.compile(r"</?[A-Za-z][^\s>/]*+(?:=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[^>])*+>?")
_NAME = re.compile(r"</?[A-Za-z][\w:-]{0,40}")
_SCRIPT_ENDS = re.compile(r"</(?:script|style)", re.I)
# Control characters that neither HTML nor XML allows, NUL first of all.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def harmless_markup(html: str) -> str:
    """The markup without forbidden characters, and overlong tags without their attributes."""
    return _TAG.sub(_shortened, _FORBIDDEN.sub("", html))


def _shortened(found: re.Match[str]) -> str:
    tag = found[0]
    if len(tag) <= 2 * _MOST_ATTRIBUTES or len(tag.split(None, _MOST_ATTRIBUTES)) <= _MOST_ATTRIBUTES:
        return tag
    # A comparison in a script ("a<b") looks like a tag that runs to the script's end: keep that end.
    end = _SCRIPT_ENDS.search(tag, 1)
    name = _NAME.match(tag)
    return f"{name[0] if name else '<div'}>" + (tag[end.start() :] if end else "")
