"""Tables in rich messages: rows of cells with inline content, at most 20 columns."""

import re
from typing import Protocol

from bot.web.playground.refusals import bad_request
from bot.web.playground.rich_source import Element, refuse
from bot.web.playground.rich_text import RichText
from bot.web.playground.values import Json

MOST_COLUMNS = 20


class TableReader(Protocol):
    """What a table needs of the message's reader."""

    def inline(self, children: list[Element | str]) -> RichText: ...

    def count_block(self) -> None: ...


def table_block(reader: TableReader, element: Element) -> Json:
    """Telegram's RichBlockTable. Raises Refusal."""
    value: Json = {"type": "table", "cells": []}
    columns = _Columns()
    for child in element.children:
        if isinstance(child, str):
            if child.strip():
                raise refuse('tag "table" can only contain "caption" and "tr"')
        elif child.tag == "caption" and "caption" not in value and not value["cells"]:
            value["caption"] = reader.inline(child.children)
        elif child.tag == "tr":
            reader.count_block()
            row = [_cell(reader, cell) for cell in _cells(child)]
            columns.add(row)
            value["cells"].append(row)
        else:
            raise refuse(f'tag "table" can\'t contain "{child.tag}" there')
    if not value["cells"]:
        raise refuse('tag "table" must have a row')
    for name in ("bordered", "striped"):
        if name in element.attributes:
            value[f"is_{name}"] = True
    return value


class _Columns:
    """Counts columns, with cells that reach down from earlier rows."""

    def __init__(self) -> None:
        self._reaching: list[tuple[int, int]] = []  # (rows left, columns)

    def add(self, row: list[Json]) -> None:
        width = sum(columns for _, columns in self._reaching)
        width += sum(cell.get("colspan", 1) for cell in row)
        if width > MOST_COLUMNS:
            raise bad_request(
                f"rich message has a table that is too wide: at most {MOST_COLUMNS} columns are allowed"
            )
        self._reaching = [(rows - 1, columns) for rows, columns in self._reaching if rows > 1]
        self._reaching += [
            (cell["rowspan"] - 1, cell.get("colspan", 1)) for cell in row if cell.get("rowspan", 1) > 1
        ]


def _cells(row: Element) -> list[Element]:
    cells = []
    for child in row.children:
        if isinstance(child, Element) and child.tag in ("td", "th"):
            cells.append(child)
        elif not isinstance(child, str) or child.strip():
            raise refuse('tag "tr" can only contain "td" and "th"')
    return cells


def _cell(reader: TableReader, element: Element) -> Json:
    text = reader.inline(element.children)
    value: Json = {"text": text} if text != "" else {}
    if element.tag == "th":
        value["is_header"] = True
    for name in ("colspan", "rowspan"):
        span = element.attributes.get(name, "1")
        if not re.fullmatch(r"[1-9]\d{0,2}", span, re.ASCII):
            raise refuse(f'attribute "{name}" must be a positive number')
        if span != "1":
            value[name] = int(span)
    value["align"] = _one_of(element, "align", ("left", "center", "right"))
    value["valign"] = _one_of(element, "valign", ("top", "middle", "bottom"))
    return value


def _one_of(element: Element, name: str, allowed: tuple[str, ...]) -> str:
    value = element.attributes.get(name, allowed[0])
    if value not in allowed:
        raise refuse(f'attribute "{name}" must be one of {", ".join(allowed)}')
    return value
