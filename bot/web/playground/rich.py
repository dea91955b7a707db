"""A rich message as the bot sends it (InputRichMessage) -> as Telegram keeps it (RichMessage), checked.

Rules: core.telegram.org/bots/api#rich-message-formatting-options. Where they say nothing, this follows HTML:
text beside blocks becomes a paragraph, and white space collapses.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from bot.web.playground.refusals import bad_request
from bot.web.playground.rich_media import is_media, media_block
from bot.web.playground.rich_source import BLOCKS, Element, parse_elements, refuse
from bot.web.playground.rich_table import table_block
from bot.web.playground.rich_text import InlineReader, RichText, plain_source
from bot.web.playground.text import clean
from bot.web.playground.values import Json

LONGEST = 32_768  # characters of text
MOST_BLOCKS = 500  # blocks, list items and table rows together
MOST_MEDIA = 50


def rich_message(value: Any) -> Json:
    """The RichMessage that an InputRichMessage asks for. Raises Refusal."""
    if not isinstance(value, dict):
        raise bad_request("object expected as rich message")
    given = [name for name in ("html", "markdown", "blocks") if value.get(name)]
    if len(given) != 1:
        raise bad_request("exactly one of html, markdown and blocks must be used in a rich message")
    if given != ["html"] or not isinstance(value["html"], str):
        raise bad_request("this server reads the html of rich messages only")
    return parse_rich(
        value["html"],
        detect_entities=not value.get("skip_entity_detection"),
        right_to_left=bool(value.get("is_rtl")),
    )


@lru_cache(maxsize=128)  # a digest goes to many readers word for word
def parse_rich(html: str, *, detect_entities: bool = True, right_to_left: bool = False) -> Json:
    """The RichMessage that `html` stands for. Raises Refusal."""
    reader = _Reader(detect_entities)
    blocks = reader.flow(parse_elements(clean(html)))
    if not blocks:
        raise bad_request("rich message must be non-empty")
    return {"blocks": blocks} | ({"is_rtl": True} if right_to_left else {})


class _Reader:
    """Turns elements into blocks, counting as it goes."""

    def __init__(self, detect_entities: bool) -> None:
        self._detect = detect_entities
        self._characters = 0
        self._blocks = 0
        self._media = 0

    def flow(self, children: Sequence[Element | str]) -> list[Json]:
        """Blocks, and paragraphs made of what stands between them."""
        blocks: list[Json] = []
        run: list[Element | str] = []
        for child in children:
            if isinstance(child, Element) and (child.tag in BLOCKS and not _is_emoji(child)):
                self._end_run(run, blocks)
                blocks.append(self._block(child))
            else:
                run.append(child)
        self._end_run(run, blocks)
        return blocks

    def inline(self, children: Sequence[Element | str], *, preformatted: bool = False) -> RichText:
        """The text of a block's inline content."""
        reader = InlineReader(preformatted=preformatted, detect_entities=self._detect)
        text = reader.read(children)
        self._characters += reader.characters
        if self._characters > LONGEST:
            raise bad_request(f"rich message is too long: at most {LONGEST} characters are allowed")
        return text

    def count_block(self) -> None:
        """One more block, list item or table row."""
        self._blocks += 1
        if self._blocks > MOST_BLOCKS:
            raise bad_request(f"rich message has too many blocks: at most {MOST_BLOCKS} are allowed")

    def count_media(self) -> None:
        self._media += 1
        if self._media > MOST_MEDIA:
            raise bad_request(f"rich message has too many media: at most {MOST_MEDIA} are allowed")

    def caption(self, element: Element) -> Json:
        """Telegram's RichBlockCaption of a figcaption."""
        content, credit = self._credited(element)
        return {"text": self.inline(content)} | credit

    def _end_run(self, run: list[Element | str], blocks: list[Json]) -> None:
        text = self.inline(run)
        run.clear()
        if text == "":
            return
        self.count_block()
        anchor = isinstance(text, dict) and text["type"] == "anchor"
        blocks.append(text if anchor else {"type": "paragraph", "text": text})

    def _block(self, element: Element) -> Json:
        self.count_block()
        tag = element.tag
        if is_media(element):
            return media_block(self, element)
        if tag == "table":
            return table_block(self, element)
        if tag in ("ul", "ol"):
            return self._list(element)
        if tag == "details":
            return self._details(element)
        if tag in ("blockquote", "aside"):
            return self._quotation(element)
        if tag == "pre":
            return self._preformatted(element)
        if tag == "hr":
            return {"type": "divider"}
        if tag == "tg-math-block":
            return {"type": "mathematical_expression", "expression": self._formula(element)}
        text = self.inline(element.children)
        if tag in ("p", "footer"):
            return {"type": "paragraph" if tag == "p" else "footer", "text": text}
        return {"type": "heading", "text": text, "size": int(tag[1])}

    def _formula(self, element: Element) -> str:
        source = plain_source(element)
        self.inline([source])
        return source

    def _preformatted(self, element: Element) -> Json:
        children, language = element.children, ""
        only = [child for child in element.children if child != ""]
        if len(only) == 1 and isinstance(only[0], Element) and only[0].tag == "code":
            language = only[0].attributes.get("class", "").removeprefix("language-")
            children = only[0].children
        text = self.inline(children, preformatted=True)
        return {"type": "pre", "text": text} | ({"language": language} if language else {})

    def _quotation(self, element: Element) -> Json:
        content, credit = self._credited(element)
        if element.tag == "aside":
            return {"type": "pullquote", "text": self.inline(content)} | credit
        return {"type": "blockquote", "blocks": self.flow(content)} | credit

    def _credited(self, element: Element) -> tuple[list[Element | str], Json]:
        """What an element holds beside its <cite>, and that as a credit."""
        cites = [child for child in element.elements() if child.tag == "cite"]
        if len(cites) > 1:
            raise refuse(f'tag "{element.tag}" can have one "cite" only')
        content = [child for child in element.children if not cites or child is not cites[0]]
        return content, {"credit": self.inline(cites[0].children)} if cites else {}

    def _details(self, element: Element) -> Json:
        content = [child for child in element.children if not isinstance(child, str) or child.strip()]
        if not content or not isinstance(content[0], Element) or content[0].tag != "summary":
            raise refuse('tag "details" must begin with a "summary"')
        value: Json = {"type": "details", "summary": self.inline(content[0].children)}
        value["blocks"] = self.flow(content[1:])
        return value | ({"is_open": True} if "open" in element.attributes else {})

    def _list(self, element: Element) -> Json:
        items = []
        for child in element.children:
            if isinstance(child, Element) and child.tag == "li":
                items.append(child)
            elif not isinstance(child, str) or child.strip():
                raise refuse(f'tag "{element.tag}" can only contain "li"')
        ordered = element.tag == "ol"
        number = _number(element, "start", len(items) if "reversed" in element.attributes else 1)
        blocks = []
        for item in items:
            number = _number(item, "value", number)
            kind = item.attributes.get("type", element.attributes.get("type", "1"))
            blocks.append(self._item(item, number if ordered else None, kind))
            number += -1 if "reversed" in element.attributes else 1
        return {"type": "list", "items": blocks}

    def _item(self, item: Element, number: int | None, kind: str) -> Json:
        self.count_block()
        if kind not in ("1", "a", "A", "i", "I"):
            raise refuse(f'"{kind[:20]}" is no type of a list')
        boxes = [child for child in item.elements() if child.tag == "input"]
        content = [child for child in item.children if not boxes or child is not boxes[0]]
        value: Json = {"label": "•" if number is None else f"{_label(number, kind)}."}
        if boxes:
            if boxes[0].attributes.get("type") != "checkbox":
                raise refuse('tag "input" must be of the type "checkbox"')
            value["has_checkbox"] = True
            if "checked" in boxes[0].attributes:
                value["is_checked"] = True
        if number is not None:
            value |= {"value": number, "type": kind}
        return value | {"blocks": self.flow(content)}


def _is_emoji(element: Element) -> bool:
    return element.tag == "img" and element.attributes.get("src", "").startswith("tg://emoji?id=")


def _number(element: Element, name: str, default: int) -> int:
    value = element.attributes.get(name)
    if value is None:
        return default
    if not re.fullmatch(r"-?\d{1,9}", value, re.ASCII):
        raise refuse(f'attribute "{name}" must be a number')
    return int(value)


def _label(number: int, kind: str) -> str:
    if kind == "1" or number < 1:
        return str(number)
    label = _roman(number) if kind in "iI" else _letters(number)
    return label if kind.islower() else label.upper()


def _letters(number: int) -> str:
    label = ""
    while number:
        number, rest = divmod(number - 1, 26)
        label = chr(ord("a") + rest) + label
    return label


def _roman(number: int) -> str:
    if number > 3999:
        return str(number)
    signs = ["m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"]
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    label = ""
    for sign, value in zip(signs, values, strict=True):
        count, number = divmod(number, value)
        label += sign * count
    return label
