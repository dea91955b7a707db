"""Text as Telegram counts, cleans and reads it: UTF-16 units, control characters, detected entities."""

import re

from bot.web.playground.values import Json

# What the server removes from or blanks in every text: control characters become spaces, and line and
# paragraph separators and bidirectional overrides go (td/telegram/misc.cpp, clean_input_string).
_BLANKED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_REMOVED = re.compile(r"[\r\u2028-\u202e]")

_DETECTED = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]»”’'])"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w/])(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})\b"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?<![\w#&])(?P<hashtag>#\w*[^\W\d]\w*)"
)


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units, as Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """`text` without what Telegram's server takes out; lone surrogates cannot travel and go too."""
    text = _BLANKED.sub(" ", _REMOVED.sub("", text))
    return text.encode("utf-8", "ignore").decode()


def detect(text: str, taken: tuple[Json, ...] = ()) -> list[Json]:
    """Commands, links, mentions, addresses and hashtags in `text`, except where an entity of `taken` is."""
    found: list[Json] = []
    if not any(mark in text for mark in "/@#:"):
        return found
    blocked = [(entity["offset"], entity["offset"] + entity["length"]) for entity in taken]
    for match in _DETECTED.finditer(text):
        offset, length = units(text[: match.start()]), units(match[0])
        if all(end <= offset or begin >= offset + length for begin, end in blocked):
            found.append({"type": match.lastgroup, "offset": offset, "length": length})
    return found
