"""HTML fragments of a feed -> plain text."""

import html
import re

_HIDDEN = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.S | re.I)
_QUOTING = re.compile(r"<!\[CDATA\[|\]\]>")  # left where a parser took it for text
_BREAK = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|td|blockquote|figure|figcaption)\b[^<>]*>", re.I)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,5000}>")
_UNWANTED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def plain_text(fragment: str) -> str:
    """The text of an HTML fragment on one line; tags gone, entities as characters."""
    text = fragment
    if "<" in text:
        text = _QUOTING.sub("", text)
        text = _TAG.sub("", _BREAK.sub(" ", _HIDDEN.sub(" ", text)))
    return one_line(html.unescape(text))


def plain_title(title: str) -> str:
    """The text of a title. Titles are often escaped once too often ("AT&amp;amp;T")."""
    return one_line(html.unescape(plain_text(title)))


def one_line(text: str) -> str:
    """Without control characters, each run of white space one space."""
    cleaned = text if text.isprintable() else _UNWANTED.sub("", text)  # most titles are, and telling is quick
    return " ".join(cleaned.split())
