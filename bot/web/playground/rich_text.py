"""Inline content of a rich message -> Telegram's RichText: strings, arrays and typed objects."""

import re
from collections.abc import Sequence
from typing import Any

from bot.web.playground.markup import TIME_FORMAT, checked_url
from bot.web.playground.rich_source import INLINE, Element, refuse
from bot.web.playground.text import detect
from bot.web.playground.values import Json

RichText = Any  # str, list[RichText] or a Json object: JSON has no better type

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "mark": "marked",
    "sub": "subscript",
    "sup": "superscript",
    "tg-spoiler": "spoiler",
}
_DETECTED_FIELDS = {
    "url": "url",
    "email": "email_address",
    "mention": "username",
    "hashtag": "hashtag",
    "bot_command": "bot_command",
}
_SPACES = re.compile(r"[ \t\n\r\f]+")


class InlineReader:
    """Reads one run of inline content. White space collapses as in HTML, unless it is preformatted."""

    def __init__(self, *, preformatted: bool = False, detect_entities: bool = True) -> None:
        self._preformatted = preformatted
        self._detect = detect_entities and not preformatted
        self._at_space = True
        self.characters = 0

    def read(self, children: Sequence[Element | str]) -> RichText:
        """The RichText of `children`; "" where nothing is left of them. Raises Refusal."""
        text = self._nodes(children, self._detect)
        return text if self._preformatted else _right_stripped(text)

    def _nodes(self, children: Sequence[Element | str], detecting: bool) -> RichText:
        nodes: list[RichText] = []
        for child in children:
            node = self._leaf(child, detecting) if isinstance(child, str) else self._element(child, detecting)
            nodes.extend(node if isinstance(node, list) else [node])
        nodes = [node for node in nodes if node != ""]
        return nodes[0] if len(nodes) == 1 else nodes or ""

    def _leaf(self, text: str, detecting: bool) -> RichText:
        if not self._preformatted:
            text = _SPACES.sub(" ", text)
            if self._at_space:
                text = text.removeprefix(" ")
            if text:
                self._at_space = text.endswith(" ")
        self.characters += len(text)
        return _with_detected(text) if detecting else text

    def _element(self, element: Element, detecting: bool) -> RichText:
        tag = element.tag
        if tag not in INLINE and not _is_emoji_image(element):
            raise refuse(f'tag "{tag}" can\'t be used inside of inline content')
        if tag == "br":
            self._at_space = True
            self.characters += 1
            return "\n"
        if tag in _SIMPLE:
            inner = self._nodes(element.children, detecting and tag != "code")
            return {"type": _SIMPLE[tag], "text": inner} if inner != "" else ""
        if tag == "a":
            return self._link(element)
        if tag == "tg-time":
            return self._time(element)
        if tag == "tg-reference":
            return self._named(element)
        if tag == "tg-math":
            return self._formula(element)
        return self._emoji(element)

    def _link(self, element: Element) -> RichText:
        href = element.attributes.get("href")
        if href is None:
            name = element.attributes.get("name", "")
            if not name or element.children:
                raise refuse('tag "a" must have a href, or a name and no content')
            return {"type": "anchor", "name": name}
        text = self._nodes(element.children, detecting=False)
        if _has_link(element):
            raise refuse("a link can't be inside of another link")
        return link(href, text) if text != "" else ""

    def _time(self, element: Element) -> Json:
        unix, form = element.attributes.get("unix", ""), element.attributes.get("format", "")
        if not re.fullmatch(r"\d{1,12}", unix, re.ASCII):
            raise refuse('tag "tg-time" must have a Unix time')
        if not TIME_FORMAT.fullmatch(form):
            raise refuse(f'tag "tg-time" has an invalid format "{form}"')
        text = self._nodes(element.children, detecting=False)
        return {"type": "date_time", "text": text, "unix_time": int(unix), "date_time_format": form}

    def _named(self, element: Element) -> Json:
        name = element.attributes.get("name", "")
        if not name:
            raise refuse('tag "tg-reference" must have a name')
        return {"type": "reference", "text": self._nodes(element.children, detecting=False), "name": name}

    def _formula(self, element: Element) -> Json:
        source = plain_source(element)
        self.characters += len(source)
        self._at_space = False
        return {"type": "mathematical_expression", "expression": source}

    def _emoji(self, element: Element) -> Json:
        if element.tag == "img":
            identifier = element.attributes["src"].partition("id=")[2]
            shown = element.attributes.get("alt", "")
        else:
            identifier, shown = element.attributes.get("emoji-id", ""), plain_source(element)
        if not re.fullmatch(r"[1-9]\d{0,18}", identifier, re.ASCII) or not shown:
            raise refuse("a custom emoji must have an identifier and an emoji to show instead")
        self.characters += len(shown)
        self._at_space = False
        return {"type": "custom_emoji", "custom_emoji_id": identifier, "alternative_text": shown}


def link(href: str, text: RichText) -> Json:
    """The RichText of a link. Raises Refusal for an address that rich messages do not take."""
    scheme, colon, rest = href.partition(":")
    if href.startswith("#"):
        return {"type": "anchor_link", "text": text, "anchor_name": href[1:]}
    if colon and scheme.lower() == "mailto" and "@" in rest:
        return {"type": "email_address", "text": text, "email_address": rest}
    if colon and scheme.lower() == "tel" and rest:
        return {"type": "phone_number", "text": text, "phone_number": rest}
    person = re.fullmatch(r"tg://user\?id=(\d{1,19})", href, re.ASCII)
    if person:
        user = {"id": int(person[1]), "is_bot": False, "first_name": "User"}
        return {"type": "text_mention", "text": text, "user": user}
    url = checked_url(href)
    if not re.match(r"https?://", url, re.IGNORECASE):
        raise refuse(f'unsupported link "{href[:200]}"')
    return {"type": "url", "text": text, "url": url}


def plain_source(element: Element) -> str:
    """The text inside an element that may hold nothing else."""
    if any(element.elements()):
        raise refuse(f'tag "{element.tag}" can only contain text')
    return "".join(child for child in element.children if isinstance(child, str))


def _is_emoji_image(element: Element) -> bool:
    return element.tag == "img" and element.attributes.get("src", "").startswith("tg://emoji?id=")


def _has_link(element: Element) -> bool:
    return any("href" in child.attributes or _has_link(child) for child in element.elements())


def _with_detected(text: str) -> RichText:
    """`text` with its links, commands and mentions as objects of their own."""
    found = detect(text)
    if not found:
        return text
    nodes: list[RichText] = []
    encoded, done = text.encode("utf-16-le"), 0
    for entity in found:
        begin, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
        shown = encoded[begin:end].decode("utf-16-le")
        kind = "email_address" if entity["type"] == "email" else entity["type"]
        nodes.append(encoded[done:begin].decode("utf-16-le"))
        nodes.append({"type": kind, "text": shown, _DETECTED_FIELDS[entity["type"]]: shown})
        done = end
    return [*nodes, encoded[done:].decode("utf-16-le")]


def _right_stripped(text: RichText) -> RichText:
    if isinstance(text, str):
        return text.rstrip(" \n")
    if isinstance(text, list):
        kept = list(text)
        while kept and (last := _right_stripped(kept.pop())) == "":
            pass
        kept = [*kept, last] if last != "" else kept
        return kept[0] if len(kept) == 1 else kept or ""
    if "text" not in text:
        return text
    inner = _right_stripped(text["text"])
    return {**text, "text": inner} if inner != "" else ""
