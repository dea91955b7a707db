"""Cleaning of text: what every title, heading and paragraph goes through before it is kept."""

import re
import unicodedata

# Removed: control characters (what Telegram and XML refuse), soft hyphens, zero-width spaces and
# word joiners (they split words for search), byte order marks, Unicode's tag characters,
# lone surrogates, noncharacters and the replacement character that a bad byte leaves.
# Of the bidirectional controls, LRM, RLM and ALM stay: they act on their neighbours only and Arabic
# or Hebrew text with figures needs them. Embeddings, overrides and isolates go: an excerpt can cut
# between the two ends of one, and the rest of the message would then run the wrong way.
# ZWNJ and ZWJ stay: Persian spelling and emoji are made with them.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef"
    "\ufeff\ufff9-\ufffd\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_LINE_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]|\u2029")


def cleaned(text: str) -> str:
    """Text in NFC without unwanted characters; every line break is a `\\n`."""
    text = _UNWANTED.sub("", text)
    text = _LINE_BREAK.sub(lambda found: "\n\n" if found[0] == "\u2029" else "\n", text)
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Cleaned text on one line, each run of white space one space."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():  # most lines of most pages: nothing to clean
        return line
    return " ".join(cleaned(text).split())


def listed(words: str) -> tuple[str, ...]:
    """The words, in their order: for tables of names."""
    return tuple(words.split())
