"""Telegram's HTML parse mode: a text with tags -> plain text and entities, or the server's refusal.

Rules and words follow core.telegram.org/bots/api#html-style and the server's own parser
(td/telegram/MessageEntity.cpp, parse_html); byte offsets are in UTF-8, entity offsets in UTF-16.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.web.playground.refusals import Refusal, bad_request
from bot.web.playground.text import clean, detect, units
from bot.web.playground.values import Json

LONGEST_TEXT = 4096  # UTF-16 units after parsing
LONGEST_CAPTION = 1024
MOST_ENTITIES = 100  # further ones are silently dropped, as by the real server

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,10})|(lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_MARK = re.compile("[<&]")
_END_TAG = re.compile(r"</([^\s>]*)\s*(>?)")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"\s*([^\s=>/]*)\s*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
_USER_LINK = re.compile(r"tg://user\?id=(\d{1,19})", re.IGNORECASE)
_LINK = re.compile(r"(?:(https?|tg|ton|tonsite)://)?[^\s/]+\.?[^\s]*", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    name: str
    argument: str
    format: str
    offset: int  # UTF-16
    start: int  # in characters of the result


@lru_cache(maxsize=128)  # a digest goes to many readers word for word
def formatted(text: str, parse_mode: str, limit: int = LONGEST_TEXT) -> tuple[str, tuple[Json, ...]]:
    """The plain text and entities of a message's text, trimmed and checked as the server does.

    Raises Refusal where the markup is broken or the text longer than `limit`. The text may come out empty.
    """
    entities: list[Json] = []
    if parse_mode.lower() == "html":
        text, entities = parse_html(text)
    elif parse_mode:
        raise bad_request("unsupported parse_mode")
    else:
        text = clean(text)
    text, entities = _trimmed(text, entities)
    if units(text) > limit:
        raise bad_request("message is too long" if limit == LONGEST_TEXT else "message caption is too long")
    entities += detect(text, tuple(entities))
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return text, tuple(entities[:MOST_ENTITIES])


def parse_html(text: str) -> tuple[str, list[Json]]:
    """The plain text and the entities that `text` marks up. Raises Refusal as the server does."""
    return _Parser(clean(text)).parse()


def decode_entity(text: str, at: int) -> tuple[str, int]:
    """The character that the HTML entity at `text[at]` stands for, and where it ends; ("", at) if none."""
    match = _ENTITY.match(text, at)
    if not match:
        return "", at
    if match[3]:
        return _NAMED[match[3]], match.end()
    code = int(match[1], 16) if match[1] else int(match[2])
    if code == 0 or code >= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "", at
    return chr(code), match.end()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._result: list[str] = []
        self._characters = 0
        self._units = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []
        self._language = ""  # of the code tag that ended last

    def parse(self) -> tuple[str, list[Json]]:
        text = self._text
        while self._at < len(text):
            mark = _MARK.search(text, self._at)
            if mark is None:
                self._append(text[self._at :])
                break
            self._append(text[self._at : mark.start()])
            self._at = mark.start()
            if mark[0] == "<":
                self._tag()
            else:
                character, end = decode_entity(text, self._at)
                self._append(character or "&")
                self._at = end if character else self._at + 1
        if self._open:
            raise self._refusal(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        return "".join(self._result), sorted(
            self._entities, key=lambda entity: (entity["offset"], -entity["length"])
        )

    def _append(self, text: str) -> None:
        self._result.append(text)
        self._characters += len(text)
        self._units += units(text)

    def _tag(self) -> None:
        if self._text.startswith("</", self._at):
            self._end_tag()
        else:
            self._start_tag()

    def _start_tag(self) -> None:
        begin = self._at
        found = _TAG_NAME.match(self._text, begin + 1)
        assert found is not None  # noqa: S101  the pattern matches the empty string
        name, self._at = found[0].lower(), found.end()
        if self._at == len(self._text):
            raise self._refusal(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if name not in _TYPES:
            raise self._refusal(f'Unsupported start tag "{name}" at byte offset {self._bytes(begin)}')
        attributes = self._attributes(name, begin)
        argument, form = _argument(name, attributes), attributes.get("format", "")
        if name == "span" and argument != "spoiler":
            raise self._refusal(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}'
            )
        self._open.append(_Open(name, argument, form, self._units, self._characters))

    def _attributes(self, name: str, begin: int) -> dict[str, str]:
        """The attributes of the tag that began at `begin`; leaves `_at` behind its ">"."""
        text, attributes = self._text, {}
        while True:
            match = _ATTRIBUTE.match(text, self._at)
            assert match is not None  # noqa: S101  the pattern matches the empty string
            self._at = match.end()
            if self._at >= len(text):
                raise self._refusal(f"Unclosed start tag at byte offset {self._bytes(begin)}")
            if text[self._at] == "=" and match[1]:
                self._at += 1
                attributes[match[1].lower()] = self._value(begin)
            elif match[1]:
                attributes[match[1].lower()] = ""
            if text[self._at] == ">":
                self._at += 1
                return attributes
            if not match[1]:
                raise self._refusal(
                    f'Empty attribute name in the tag "{name}" at byte offset {self._bytes(begin)}'
                )

    def _value(self, begin: int) -> str:
        text = self._text
        while self._at < len(text) and text[self._at].isspace():
            self._at += 1
        quote = text[self._at : self._at + 1]
        if quote not in ("'", '"'):
            token = _TOKEN.match(text, self._at)
            assert token is not None  # noqa: S101  the pattern matches the empty string
            start, self._at = self._at, token.end()
            self._closed(begin)
            if not text[self._at].isspace() and text[self._at] != ">":
                raise self._refusal(f"Unexpected end of name token at byte offset {self._bytes(start)}")
            return token[0].lower()
        self._at += 1
        value: list[str] = []
        while self._at < len(text) and text[self._at] != quote:
            character, end = decode_entity(text, self._at) if text[self._at] == "&" else ("", self._at)
            value.append(character or text[self._at])
            self._at = end if character else self._at + 1
        self._at += 1
        self._closed(begin)
        return "".join(value)

    def _closed(self, begin: int) -> None:
        if self._at >= len(self._text):
            raise self._refusal(f"Unclosed start tag at byte offset {self._bytes(begin)}")

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise self._refusal(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        match = _END_TAG.match(self._text, begin)
        assert match is not None  # noqa: S101  only called at "</"
        if not match[2]:
            raise self._refusal(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        opened = self._open.pop()
        if match[1] and match[1].lower() != opened.name:
            raise self._refusal(
                f"Unmatched end tag at byte offset {self._bytes(begin)}, "
                f'expected "</{opened.name}>", found "</{match[1]}>"'
            )
        self._at = match.end()
        if self._units > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Json = {
            "type": _TYPES[opened.name],
            "offset": opened.offset,
            "length": self._units - opened.offset,
        }
        if opened.name == "a" and not self._link(entity, opened):
            return
        if opened.name in ("code", "pre") and self._merged_code(entity, opened.argument):
            return
        if opened.name == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.name == "tg-emoji":
            if not re.fullmatch(r"[1-9]\d{0,18}", opened.argument, re.ASCII):
                raise self._refusal("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = opened.argument
        elif opened.name == "tg-time":
            if not re.fullmatch(r"\d{1,12}", opened.argument, re.ASCII):
                raise self._refusal("Invalid Unix time specified")
            if not TIME_FORMAT.fullmatch(opened.format):
                raise self._refusal("Invalid date-time format specified")
            entity |= {"unix_time": int(opened.argument), "date_time_format": opened.format}
        self._entities.append(entity)

    def _link(self, entity: Json, opened: _Open) -> bool:
        """Fill in where the link leads; False where the server leaves plain text, having no use for it."""
        url = opened.argument or "".join(self._result)[opened.start :]
        person = _USER_LINK.fullmatch(url)
        if person:
            entity["type"] = "text_mention"
            entity["user"] = {"id": int(person[1]), "is_bot": False, "first_name": "User"}
            return True
        entity["url"] = checked_url(url)
        return bool(entity["url"])

    def _merged_code(self, entity: Json, language: str) -> bool:
        """`<pre><code class="language-x">` is one entity with a language; True where they became one."""
        last = self._entities[-1] if self._entities else None
        merged = (
            last is not None
            and {last["type"], entity["type"]} == {"code", "pre"}
            and (last["offset"], last["length"]) == (entity["offset"], entity["length"])
        )
        if last is not None and merged:
            last["type"] = "pre"
            if self._language or language:
                last["language"] = self._language or language
        self._language = language
        return merged

    def _refusal(self, reason: str) -> Refusal:
        return bad_request(f"can't parse entities: {reason}")

    def _bytes(self, at: int) -> int:
        return len(self._text[:at].encode())


def checked_url(url: str) -> str:
    """`url` as the server keeps it (http where no scheme is given); empty where it is no link to it."""
    url = url.strip()
    match = _LINK.fullmatch(url)
    if not match or (not match[1] and ("." not in url.split("/")[0] or ":" in url.split("/")[0])):
        return ""
    if match[1]:
        return url
    return f"http://{url}"


def _argument(name: str, attributes: dict[str, str]) -> str:
    if name == "a":
        return attributes.get("href", "")
    if name == "code":
        return attributes.get("class", "").removeprefix("language-")
    if name == "span":
        return "spoiler" if attributes.get("class") == "tg-spoiler" else ""
    if name == "blockquote":
        return "expandable" if "expandable" in attributes else ""
    return attributes.get({"tg-emoji": "emoji-id", "tg-time": "unix"}.get(name, ""), "")


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without white space at both ends, entities moved and cut to what is left."""
    stripped = text.strip()
    lead = units(text[: len(text) - len(text.lstrip())]) if stripped else 0
    end = units(stripped)
    kept = []
    for entity in entities:
        begin = max(0, entity["offset"] - lead)
        length = min(end, entity["offset"] + entity["length"] - lead) - begin
        if length > 0:
            kept.append({**entity, "offset": begin, "length": length})
    return stripped, kept
