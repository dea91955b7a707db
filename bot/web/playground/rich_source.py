"""Rich message HTML -> a tree of elements: known tags only, every one closed, at most 16 levels deep.

Tags, entities and limits: core.telegram.org/bots/api#rich-message-formatting-options.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.web.playground.refusals import Refusal, bad_request

MOST_LEVELS = 16

# fmt: off
INLINE = frozenset([
    "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "mark", "sub", "sup", "tg-spoiler",
    "a", "tg-reference", "tg-emoji", "tg-time", "tg-math", "br",
])
MEDIA = frozenset(["img", "video", "audio"])
BLOCKS = MEDIA | {
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "footer", "hr", "ul", "ol", "blockquote", "aside",
    "table", "details", "figure", "tg-map", "tg-collage", "tg-slideshow", "tg-math-block",
}
_PARTS = {"li", "input", "cite", "summary", "caption", "tr", "th", "td", "figcaption"}  # in one block each
# fmt: on
_TAGS = INLINE | BLOCKS | _PARTS
_VOID = frozenset(["br", "hr", "img", "input", "tg-map"])
_CLOSES_ITSELF = _VOID | {"video", "audio", "a"}  # as in <video src="..."/>

_TOKEN = re.compile(
    r"<(?P<end>/)?(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    r"(?P<attributes>(?:\s+[A-Za-z][\w-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[\w.#:/-]+))?)*)\s*(?P<void>/)?>"
)
_ATTRIBUTE = re.compile(r"([A-Za-z][\w-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([\w.#:/-]+)))?")
_ENTITY = re.compile(
    r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,10})"
    r"|(lt|gt|amp|quot|apos|nbsp|hellip|mdash|ndash|lsquo|rsquo|ldquo|rdquo));"
)
_NAMED = {
    "lt": "<",
    "gt": ">",
    "amp": "&",
    "quot": '"',
    "apos": "'",
    "nbsp": "\u00a0",
    "hellip": "…",
    "mdash": "—",
    "ndash": "–",
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
}


@dataclass(slots=True)
class Element:
    """A tag with what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def elements(self) -> Iterator["Element"]:
        return (child for child in self.children if isinstance(child, Element))


def refuse(reason: str) -> Refusal:
    """To be raised: the rich message is not well-formed."""
    return bad_request(f"can't parse rich message: {reason}")


def parse_elements(source: str) -> list[Element | str]:
    """The elements and texts at the top of `source`. Raises Refusal."""
    top = Element("")
    stack = [top]
    at = 0
    while at < len(source):
        start = source.find("<", at)
        if start != at:
            end = start if start >= 0 else len(source)
            stack[-1].children.append(_decoded(source[at:end]))
            at = end
            continue
        token = _TOKEN.match(source, at)
        if token is None:
            raise refuse(f'unexpected "<"{_place(source, at)}')
        _take(token, stack)
        at = token.end()
    if len(stack) > 1:
        raise refuse(f'can\'t find end tag corresponding to start tag "{stack[-1].tag}"')
    return top.children


def _take(token: re.Match[str], stack: list[Element]) -> None:
    name = token["name"].lower()
    if name not in _TAGS:
        raise refuse(f'unsupported tag "{name}"{_place(token.string, token.start())}')
    if token["end"]:
        if len(stack) == 1:
            raise refuse(f"unexpected end tag{_place(token.string, token.start())}")
        if stack[-1].tag != name:
            raise refuse(
                f"unmatched end tag{_place(token.string, token.start())}, "
                f'expected "</{stack[-1].tag}>", found "</{name}>"'
            )
        stack.pop()
        return
    element = Element(name, _attributes(token["attributes"]))
    stack[-1].children.append(element)
    if name in _VOID or (token["void"] and name in _CLOSES_ITSELF):
        return
    if token["void"]:
        raise refuse(f'tag "{name}"{_place(token.string, token.start())} can\'t close itself')
    stack.append(element)
    if len(stack) - 1 > MOST_LEVELS:
        raise bad_request(f"rich message is nested too deeply: at most {MOST_LEVELS} levels are allowed")


def _place(source: str, at: int) -> str:
    return f" at byte offset {len(source[:at].encode())}"


def _attributes(source: str) -> dict[str, str]:
    return {
        match[1].lower(): _decoded(next((part for part in match.groups()[1:] if part is not None), ""))
        for match in _ATTRIBUTE.finditer(source)
    }


def _decoded(text: str) -> str:
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code <= 0xDFFF else match[0]
