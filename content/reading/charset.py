"""Bytes -> text, in the order browsers follow: byte order mark, HTTP header, the page's own word, a guess."""

import codecs
import re

from content.encodings import BROWSER_LABELS, LARGER_SET, MARKS
from content.errors import NotAnArticle

# The HTML standard reads only this much for a `<meta charset>` (WHATWG HTML 13.2.3.2); real pages
# put comments and scripts before it, so a little more is read here.
_PRESCAN = 4096
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.I)


_NOT_ON_THE_WEB = frozenset(
    ("idna", "punycode", "unicode_escape", "raw-unicode-escape", "utf-7", "undefined")
)
_DETECTED = (
    "cp1251",
    "koi8_r",
    "cp866",
    "mac_cyrillic",
    "cp1252",
    "cp1250",
    "cp1254",
    "cp1256",
    "cp1253",
    "cp1255",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
)
_SAMPLE = 100_000  # bytes that detection looks at
_SURELY_UTF_8 = 20  # bytes beyond one for each character; in another set, so many would not all fit together
_FEW_BAD = 0.005  # share of characters that may be wrong before the declared set is disbelieved

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a sound, film or picture"),
    (b"PK\x03\x04", "a ZIP archive (or an office document, or an EPUB)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROLS = bytes(range(0, 9)) + bytes(range(14, 27)) + bytes(range(28, 32))
_MOST_CONTROLS = 0.04  # of the sampled bytes of a text; random bytes have 0.1


def decode(body: bytes, declared: str = "", *, markup: bool = False) -> str:
    """The text of `body`.

    `declared` is the character set told from outside (HTTP); `markup` lets HTML declare its own.
    A declared set under which the bytes make no sense is disbelieved, as a reader would do.
    Raises NotAnArticle for binary data and for bytes that make sense in no known character set.
    """
    for mark, name in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, errors="replace")
    _refuse_binary(body, markup)
    if _is_utf_8(body):
        return body.decode("utf-8")
    for label in (declared, _own_declaration(body) if markup else ""):
        if codec := _codec(label):
            text = body.decode(codec, errors="replace")
            if text.count("\ufffd") <= len(text) * _FEW_BAD:
                return text
    return _guessed(body)


def _is_utf_8(body: bytes) -> bool:
    """Whether the bytes are UTF-8, whatever they are declared to be: no other text looks like it."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(body) - len(text) >= _SURELY_UTF_8


def _refuse_binary(body: bytes, markup: bool) -> None:
    for signature, name in _SIGNATURES:
        if body.startswith(signature):
            raise NotAnArticle(f"this is {name}, not an article; give text, Markdown or HTML")
    sample = body[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if not markup and controls > len(sample) * _MOST_CONTROLS:
        raise NotAnArticle("this is binary data, not an article; give text, Markdown or HTML")


def _own_declaration(body: bytes) -> str:
    head = body[:_PRESCAN]
    found = _META.search(head) or _XML.search(head)
    label = found[1].decode("ascii") if found else ""
    # A page that could be read far enough to find the label is not in UTF-16 (WHATWG HTML 13.2.3.2).
    return "utf-8" if label.lower().startswith("utf-16") else label


def _codec(label: str) -> str:
    """Python's name for the character set; empty where it is unknown or no character set at all."""
    plain = label.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(BROWSER_LABELS.get(plain, plain)).name
        b" ".decode(name)  # refuses base64, rot13 and the like, which are codecs but no character sets
    except (LookupError, ValueError):
        return ""
    return "" if name in _NOT_ON_THE_WEB else LARGER_SET.get(name, name)


def _guessed(body: bytes) -> str:
    text = body.decode("utf-8", errors="replace")
    beyond_ascii = len(body) - len(body.translate(None, bytes(range(128, 256))))
    # A stray bad byte in UTF-8 is far likelier than another set that happens to look like UTF-8.
    if text.count("\ufffd") <= beyond_ascii * 0.1:
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(body[:_SAMPLE], cp_isolation=list(_DETECTED)).best()
    if best is None:
        raise NotAnArticle("its character set cannot be told; save it as UTF-8 and try again")
    return body.decode(best.encoding, errors="replace")
