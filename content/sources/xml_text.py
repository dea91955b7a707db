"""The bytes of an XML feed -> text that parsers can read: decoded, and repaired where publishers err."""

import codecs
import html
import html.entities
import re
from collections.abc import Iterator

from content.encodings import LARGER_SET, MARKS

# "<" and what follows it, in the wide character sets (XML 1.0, appendix F).
_PATTERNS = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_FEW_BAD = 0.01  # share of the bytes that may be no UTF-8 where hardly any others are beyond ASCII
_SAMPLE = 100_000  # bytes that detection looks at
_UTF8_OR_STRAY = "jarshy.utf8_or_cp1252"  # name of the error handler below

# XML 1.0, 2.2. Surrogates, which it forbids too, cannot come out of a decoder.
_FORBIDDEN = (*map(chr, range(9)), "\x0b", "\x0c", *map(chr, range(14, 32)), "\ufffe", "\uffff")
_ROOT = re.compile(r"<(?:\?xml\b|(?:[\w.-]{1,40}:)?(?:rss|feed|RDF|rdf|channel|urlset)\b)")
_DECLARATION = re.compile(r"\A<\?xml\b[^>]{0,400}>")
_DOCTYPE_START = re.compile(r"<!DOCTYPE\b", re.I)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]{0,2000}(?:\[.{0,100000}?\]\s*)?>", re.S | re.I)
_CDATA_START, _CDATA_END = "<![CDATA[", "]]>"
# RSS knows no elements inside these; where HTML stands there unescaped, its open tags swallow what follows.
_DESCRIPTION = re.compile(r"<(description|content:encoded)>")
# An "&" that XML does not know the meaning of: it knows numbers and five names.
_AMPERSAND = re.compile(
    r"&(?!(?:lt|gt|amp|quot|apos|#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6}));)(?:([A-Za-z][A-Za-z0-9]{1,31});)?"
)
_LONGEST_TAG = 20_000  # characters; attributes without number hold every parser for minutes
_LONG_TAG = re.compile(rf"<[A-Za-z/][^<>]{{{_LONGEST_TAG},}}>?")


def feed_text(body: bytes, charset: str = "") -> str:
    """The feed's markup, without XML declaration and DOCTYPE, well-formed as far as a repair can tell.

    `charset` is the one of the HTTP header. Entities that the document itself defines are dropped
    with its DOCTYPE, so that none can expand.
    """
    text = _without_forbidden(_decoded(body, charset)).lstrip("\ufeff \t\r\n")
    root = _ROOT.search(text)
    text = _DECLARATION.sub("", text[root.start() :] if root else text, count=1)
    text = _LONG_TAG.sub("", _without_doctype(text))
    return "".join(
        piece if quoted else _AMPERSAND.sub(_entity, _descriptions_quoted(piece))
        for piece, quoted in cdata_apart(text)
    )


def cdata_apart(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of the text and whether each is a CDATA section; one without an end gets it.

    Searches by hand: a lazy pattern looks at every character several times.
    """
    done = 0
    while (start := text.find(_CDATA_START, done)) >= 0:
        yield text[done:start], False
        end = text.find(_CDATA_END, start)
        if end < 0:
            yield text[start:] + _CDATA_END, True
            return
        done = end + len(_CDATA_END)
        yield text[start:done], True
    yield text[done:], False


def _decoded(body: bytes, charset: str) -> str:
    for mark, name in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, errors="replace")
    start = body[:200].lstrip(b" \t\r\n")
    for pattern, name in _PATTERNS:
        if start.startswith(pattern) or body.startswith(pattern):
            return body.decode(name, errors="replace")
    declared = _DECLARED.search(body[:2000])
    try:
        # Text in another set is hardly ever valid UTF-8 by chance, whatever the labels say.
        text = body.decode("utf-8")
        if not text.isascii():
            return text
    except UnicodeDecodeError:
        text = ""
    for label in (charset, declared[1].decode("ascii") if declared else ""):
        if decoded := _as(body, label):
            return decoded
    return text or _mixed(body) or _guessed(body)


def _as(body: bytes, label: str) -> str:
    """The text, where the body makes sense in the character set; else empty."""
    try:
        name = codecs.lookup(label).name
        text = body.decode(LARGER_SET.get(name, name))
    except (LookupError, ValueError):  # unknown, no character set, or not in it
        return ""
    # What declares UTF-16 and could be read so far is not in UTF-16.
    return "" if name.startswith(("utf-16", "utf-32")) else text


def _mixed(body: bytes) -> str:
    """UTF-8 with a few bytes of Windows-1252 between, as when a publisher pastes from elsewhere."""
    bad = body.decode("utf-8", errors="replace").count("\ufffd")
    good = len(body.decode("utf-8", errors="ignore")) - len(body.translate(None, bytes(range(128, 256))))
    if bad > good and bad > len(body) * _FEW_BAD:
        return ""
    return body.decode("utf-8", errors=_UTF8_OR_STRAY)


def _stray(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - only decoders call this
    if error.object[error.start : error.start + 2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "", error.start + 2  # a file that was put together of several: no text, but a mark
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(_UTF8_OR_STRAY, _stray)


def _guessed(body: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(body[:_SAMPLE]).best()
    return body.decode(best.encoding if best else "cp1252", errors="replace")


def _without_forbidden(text: str) -> str:
    """One search for each character is several times faster than a pattern over all."""
    for character in _FORBIDDEN:
        if character in text:
            text = text.replace(character, "")
    return text


def _without_doctype(text: str) -> str:
    start = _DOCTYPE_START.search(text)
    found = _DOCTYPE.match(text, start.start()) if start else None
    return text[: found.start()] + text[found.end() :] if found else text


def _descriptions_quoted(text: str) -> str:
    """The text with the HTML inside descriptions escaped. Searches by hand: a pattern would be quadratic."""
    parts: list[str] = []
    done = 0
    for found in _DESCRIPTION.finditer(text):
        if found.start() < done:
            continue
        end = text.find(f"</{found[1]}>", found.end())
        if end < 0:
            break
        inner = text[found.end() : end]
        parts += text[done : found.end()], html.escape(inner, quote=False) if "<" in inner else inner
        done = end
    return "".join(parts) + text[done:]


def _entity(found: re.Match[str]) -> str:
    """One of HTML's entities as a character, and a lone "&" escaped."""
    name = found[1]
    if name is None:
        return "&amp;"
    character = html.entities.html5.get(f"{name};")
    if character is None:
        return f"&amp;{name};"
    return character.replace("&", "&amp;").replace("<", "&lt;")
