"""What an inline button carries: a verb and its arguments in at most 64 bytes, readable after any restart."""

import hashlib
import re
from dataclasses import dataclass

# Bot API, InlineKeyboardButton.callback_data: 1-64 bytes.
LIMIT = 64
_SEPARATOR = "|"
_TARGET = re.compile(r"@(-?\d{1,18})(?:\.(\d{1,18}))?", re.ASCII)
_AIM = "@"  # begins the last part of a button about another chat than the one it is in

# Reading. Article ids are 16 hex digits, positions count sections from 0, pages and offsets from 0.
MORE = "more"  # question id, offset
SECTION = "sec"  # article id, position[, page]
ARTICLE = "art"  # article id[, page]
SAVE = "save"  # article id, position
UNSAVE = "unsave"  # article id, position
SAVED = "saved"  # page of the saved list
SAVED_EXPORT = "savedfile"  # all of it, as a file
ASK_TOPIC = "ask"  # topic id
DIGEST = "digest"  # today's edition, now
MORE_LIKE = "like"  # article id: more stories like the one it tells
FEWER_LIKE = "less"  # article id
ABOUT = "about"  # article id: ask about its story
TIMELINE = "when"  # article id: who told its story when
TASTE = "taste"  # what the taps on these come to
TASTE_RESET = "untaste"  # forget them
CLOSE = "close"  # take the message away

# Choosing.
TOPICS = "topics"  # the list of topics
TOPIC = "topic"  # topic id: follow it, or no longer
SUBSCRIBE = "sub"
UNSUBSCRIBE = "unsub"
SETTINGS = "set"  # the settings message (also "back")
HOURS = "hours"  # the chooser
HOUR = "hour"  # "08:00": add it, or take it away
DAYS = "days"  # the chooser
DAY = "day"  # 0 (Monday) to 6: toggle; "all" and "workdays" set the whole week
ZONES = "zones"  # [page] of the chooser; without one, the page with the reader's own zone
ZONE = "zone"  # IANA name
LOCATION = "here"  # let the reader send where they are
LANGUAGES = "langs"  # the chooser
LANGUAGE = "lang"  # language code of the interface
DIGEST_LANGUAGES = "dlangs"  # the chooser
DIGEST_LANGUAGE = "dlang"  # language code: add it, or take it away; "any" for all of them
LENGTHS = "lengths"  # the chooser
LENGTH = "length"  # a key of content.interests.LENGTHS
QUIET_HOURS = "quiets"  # the chooser
QUIET = "quiet"  # "from" or "until" with an hour ("22:00"), or "off"
PICTURES = "pics"  # the other way round
APART = "apart"  # the other way round
MUTES = "mutes"  # the list of muted words
UNMUTE = "unmute"  # key(words)
WORD_REMOVE = "unword"  # key(words) of a topic of the reader's own
MANAGE = "manage"  # [chat id[, thread id]] of a group or channel to look after; without, the list
BEGIN = "begin"  # a step of the first minute, and perhaps what was chosen in it (bot.views.beginning)
ASK_FOR = "askfor"  # what to ask for (bot.views.prompts)
LAYOUTS = "layouts"  # the chooser
LAYOUT = "layout"  # "rich", "plain", or "switch" for the other one
ALERT_REMOVE = "unalert"  # key(words)
EXPORT = "export"  # what is kept of the reader, as a file
FORGET = "forget"  # asks whether to forget them
FORGET_NOW = "forgetnow"
SOURCES = "feeds"  # page of the feed list
FEED_MUTE = "fmute"  # feed id[, page]: leave it out, or take it back
FEED_DROP = "fdrop"  # feed id[, page] of one of the reader's own

# Administering.
BROADCAST_SEND = "bsend"  # id under which the text waits
BROADCAST_CANCEL = "bstop"  # the same id
UNBLOCK = "unblock"  # Telegram id of a person or chat
PAUSE = "pause"  # 1: send nothing by itself; 0: go on
FEED_HEALTH = "health"  # page of the feeds' health
FEED_SWITCH = "fswitch"  # feed id, 1 for on or 0 for off, page

NOTHING = "none"  # a button that only shows something ("2/5"): answer it and do no more


@dataclass(frozen=True, slots=True)
class Callback:
    """A pressed button."""

    verb: str
    arguments: tuple[str, ...] = ()
    target: tuple[int, int] | None = None  # chat and thread that it is about, where not the one it is in

    def number(self, index: int, default: int | None = None) -> int:
        """The argument at `index` as a whole number from 0 up.

        Raises ValueError where it is none, or is missing and there is no default.
        """
        if index >= len(self.arguments) and default is not None:
            return default
        text = self.arguments[index] if index < len(self.arguments) else ""
        if not (text.isascii() and text.isdigit() and len(text) <= 18):
            raise ValueError(f"button {self.verb!r}: argument {index} must be a whole number, not {text!r}")
        return int(text)


def encode(verb: str, *arguments: str | int) -> str:
    """The data of a button.

    Raises ValueError for more than 64 bytes, and for an argument that `decode` could not give back.
    """
    parts = [verb, *(str(argument) for argument in arguments)]
    if any(not part or _SEPARATOR in part or part.startswith(_AIM) for part in parts):
        raise ValueError(
            f"a button's verb and arguments must be neither empty, nor hold {_SEPARATOR!r}, "
            f"nor begin with {_AIM!r}: {parts}"
        )
    data = _SEPARATOR.join(parts)
    if len(data.encode()) > LIMIT:
        raise ValueError(f"a button's data may have {LIMIT} bytes, not {len(data.encode())}: {data!r}")
    return data


def decode(data: str) -> Callback | None:
    """The button that `encode` wrote; None for data that it cannot have written."""
    verb, *arguments = data.split(_SEPARATOR)
    target = None
    if arguments and (aim := _TARGET.fullmatch(arguments[-1])):
        target = (int(aim[1]), int(aim[2] or 0))
        arguments.pop()
    if verb not in VERBS or not all(arguments):
        return None
    return Callback(verb, tuple(arguments), target)


def aimed(data: str, chat_id: int, thread_id: int) -> str:
    """A button's data, about another chat than the one it is in; empty where that has too many bytes."""
    aim = f"{_SEPARATOR}{_AIM}{chat_id}" + (f".{thread_id}" if thread_id else "")
    return data + aim if len((data + aim).encode()) <= LIMIT else ""


def key(words: str) -> str:
    """16 hex digits that stand for a text too long for a button (the words of an alert)."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


VERBS = frozenset(
    value
    for name, value in list(globals().items())
    if name.isupper() and not name.startswith("_") and isinstance(value, str)
)
