"""Text that is safe to send: cleaned, escaped, measured and cut the way Telegram counts."""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlsplit

# Bot API, sendMessage: 1-4096 characters after entities parsing, counted in UTF-16 code units.
PART_LIMIT = 4096
# Bot API, sendPhoto: the same of a caption.
CAPTION_LIMIT = 1024
# Telegram ignores formatting past the hundredth entity of a message.
ENTITY_LIMIT = 100

_TAG = re.compile(r"<[^>]*>")
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9-]*)([^>]*)>|&(?:#?\w+);|[^<&]+")
# Unicode Bidirectional Algorithm (UAX 9): embeddings and overrides reach past the text they stand in.
_EMBEDDINGS = "\u202a\u202b\u202c\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
# The blocks of the right-to-left scripts (Unicode, DerivedBidiClass.txt) and their invisible marks.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_JOINER = "\u200d"
_REGIONAL = re.compile("[\U0001f1e6-\U0001f1ff]+$")
_UNSAFE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufff9-\ufffb"
    + "\u200b\u2060\ufeff"  # no width, no meaning; alone, they make a message that Telegram calls empty
    + _EMBEDDINGS
    + "]"
)
_SPACES = re.compile(r"\s+")


def escape(text: str) -> str:
    """Text as HTML that shows it, in an element or a quoted attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def plain_text(markup: str) -> str:
    """What a reader sees of Bot API HTML: tags out, entities resolved."""
    return html.unescape(_TAG.sub("", markup))


def length(text: str) -> int:
    """UTF-16 code units of plain text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def units(markup: str) -> int:
    """UTF-16 code units of Bot API HTML after parsing, as Telegram counts them."""
    return length(plain_text(markup))


def entities(markup: str) -> int:
    """How many formatting entities the HTML makes."""
    return sum(1 for tag in _TAG.findall(markup) if not tag.startswith("</"))


def tidy(text: str) -> str:
    """Text on one line that can disturb nothing around it.

    Control characters, unpaired surrogates and noncharacters go, white space folds to single spaces,
    and of the bidirectional controls only pairs of isolates stay.
    """
    folded = _SPACES.sub(" ", _UNSAFE.sub("", text))
    return _paired(folded) if any(mark in folded for mark in _ISOLATES + _POP_ISOLATE) else folded


def clean(text: str) -> str:
    """As `tidy`, without white space at the ends."""
    return tidy(text).strip()


def isolate(text: str) -> str:
    """The text, closed off where it runs from right to left, so that a line may go on after it (UAX 9)."""
    cleaned = clean(text)
    if _RIGHT_TO_LEFT.search(cleaned):
        return _FIRST_STRONG_ISOLATE + cleaned + _POP_ISOLATE
    return cleaned


def truncate(text: str, limit: int) -> str:
    """The cleaned text, or its beginning with an ellipsis, in at most `limit` UTF-16 units.

    Cuts between words, or, where a word fills more than half of the room, between characters.
    """
    start = text[: 8 * limit]  # what is far beyond the limit need not be looked at
    cleaned = clean(start)
    if len(start) == len(text) and length(cleaned) <= limit:
        return cleaned
    end = _room(cleaned, limit - 1)
    space = cleaned.rfind(" ", end // 2, end + 1)
    return clean(cleaned[: space if space > 0 else end].rstrip(" ,;:–—-") + "…")


def safe_href(url: str) -> str:
    """The address in ASCII if it is an http, https or mailto one that Telegram takes; else empty."""
    if _UNSAFE.search(url) or len(url) > 2000:
        return ""
    try:
        parts = urlsplit(url.strip())
        if parts.scheme == "mailto":
            return "mailto:" + quote(parts.path, safe="@+.-_") if "@" in parts.path else ""
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # includes UnicodeError: no such host can exist
        return ""
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+\.?", host):
        return ""
    path, query, fragment = (
        quote(part, safe="/%:@!$&'()*+,;=~-._?[]") for part in (parts.path, parts.query, parts.fragment)
    )
    return (
        f"{parts.scheme}://{host}{port}{path}"
        + (f"?{query}" if query else "")
        + (f"#{fragment}" if fragment else "")
    )


def split(blocks: Sequence[str], limit: int = PART_LIMIT, between: str = "\n\n") -> tuple[str, ...]:
    """Blocks of Bot API HTML put together into as few parts as keep each within the limits.

    A part ends where a block ends; only a block too long for one part is cut inside, its tags closed
    and opened again. Each part has at most `limit` UTF-16 units and 100 entities.
    """
    parts: list[str] = []
    for block in blocks:
        pieces = list(_cut(block, limit)) if _too_much(block, limit) else [block]
        pieces = [piece for piece in pieces if plain_text(piece).strip()]  # Telegram refuses empty messages
        joined = parts[-1] + between + pieces[0] if parts and pieces else ""
        if joined and not _too_much(joined, limit):
            parts[-1] = joined
            pieces = pieces[1:]
        parts.extend(pieces)
    return tuple(parts)


def _too_much(markup: str, limit: int) -> bool:
    return units(markup) > limit or entities(markup) > ENTITY_LIMIT


def _cut(markup: str, limit: int) -> Iterator[str]:
    """Pieces of one block, each balanced and within the limits."""
    opened: list[tuple[str, str]] = []  # name and whole tag, outermost first
    piece, used, tags = "", 0, 0

    def finished() -> str:
        return piece.rstrip() + "".join(f"</{name}>" for name, _ in reversed(opened))

    def reopened() -> tuple[str, int, int]:
        return "".join(tag for _, tag in opened), 0, len(opened)

    for token in _TOKEN.finditer(markup):
        text, name = token.group(), token.group(2)
        if name and token.group(1):
            opened.pop()
            piece += text
        elif name:
            if tags >= ENTITY_LIMIT:
                yield finished()
                piece, used, tags = reopened()
            opened.append((name, text))
            piece, tags = piece + text, tags + 1
        else:
            rest = html.unescape(text)
            while length(rest) > limit - used:
                end = _boundary(rest, limit - used, whole=used == 0)
                piece, rest = piece + escape(rest[:end]), rest[end:].lstrip()
                yield finished()
                piece, used, tags = reopened()
            piece, used = piece + escape(rest), used + length(rest)
    if used:
        yield finished()


def _boundary(text: str, limit: int, *, whole: bool) -> int:
    """Where to cut text that has `limit` units of room: after a sentence, between words, or inside one.

    `whole` tells that an empty piece would be the alternative, so something must be taken.
    """
    end = _room(text, limit)
    for mark in (". ", " "):
        found = text.rfind(mark, end // 2, end)
        if found > 0:
            return found + len(mark)
    return max(end, 1) if whole or end > 200 else 0


def _room(text: str, limit: int) -> int:
    """The largest index up to which text fits `limit` units, not inside what is shown as one character."""
    end, used = 0, 0
    for character in text[:limit]:
        used += 2 if character > "\uffff" else 1
        if used > limit:
            break
        end += 1
    inside = end
    while 0 < inside < len(text) and end - inside < 32 and _joined(text, inside):
        inside -= 1
    return end if inside == 0 or _joined(text, inside) else inside


def _joined(text: str, index: int) -> bool:
    """Whether the characters around `index` belong together (the common cases of UAX 29)."""
    if index >= len(text):
        return False
    after, before = text[index], text[index - 1]
    flag = _REGIONAL.search(text[max(0, index - 32) : index]) if _REGIONAL.match(after) else None
    flags = flag is not None and len(flag.group()) % 2 == 1  # a flag is a pair of letters
    modifier = "\U0001f3fb" <= after <= "\U0001f3ff" or "\U000e0020" <= after <= "\U000e007f"
    combining = unicodedata.category(after) in ("Mn", "Me", "Mc")
    return flags or modifier or combining or _JOINER in (after, before)


def _paired(text: str) -> str:
    """The text without isolates that nothing closes, and without closers of nothing."""
    kept: list[str] = []
    waiting: list[int] = []
    for character in text:
        if character in _ISOLATES:
            waiting.append(len(kept))
        elif character == _POP_ISOLATE:
            if not waiting:
                continue
            waiting.pop()
        kept.append(character)
    for index in waiting:
        kept[index] = ""
    return "".join(kept)
