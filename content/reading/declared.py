"""What a page declares about itself for machines: JSON-LD, meta tags, links."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# schema.org types that describe the text of a page, not its site or its list of links.
_ARTICLE_TYPE = re.compile(
    r"Article$|^(?:Report|Review|BlogPosting|LiveBlogPosting|SocialMediaPosting|NewsArticle)$"
)
_WORK_TYPE = re.compile(r"^(?:Recipe|HowTo|CreativeWork|Course|PodcastEpisode)$")
_PAGE_TYPE = re.compile(r"^(?:Web|Item|FAQ|About|Collection)Page$")
_LONGEST_DATA = 500_000  # characters of JSON-LD read; real ones have some thousands
_MOST_OBJECTS = 500
_PARTS = ("@graph", "mainEntity", "mainEntityOfPage")
# What careless templates leave around the data.
_BEFORE_DATA = ("<!--", "//", "<![CDATA[")
_BEHIND_DATA = (";", "-->", "]]>", "//")


@dataclass(frozen=True, slots=True)
class Declared:
    """The declarations of one page, the likeliest first."""

    data: tuple[dict[str, Any], ...]  # JSON-LD objects: of the article, then of the page it stands on
    meta: dict[str, tuple[str, ...]]  # contents of meta tags by name in lower case

    def one(self, *names: str) -> str:
        """The first content of the first of these meta tags that has any."""
        return next((found[0] for name in names if (found := self.meta.get(name))), "")

    def values(self, key: str) -> Iterator[Any]:
        """What the objects have under this key, in their order."""
        return (item[key] for item in self.data if item.get(key))


def declared(tree: Any) -> Declared:
    """Read the tree's JSON-LD and meta tags; broken ones are passed over."""
    items = [item for script in _scripts(tree) for item in _objects(script)]
    known = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and len(item) > 1}
    found = [item for item in items if _is_a(item, _ARTICLE_TYPE)]
    found += [item for item in items if _is_a(item, _WORK_TYPE)]
    found += [item for item in items if _is_a(item, _PAGE_TYPE)]
    whole = ({key: _resolved(value, known) for key, value in item.items()} for item in found)
    return Declared(tuple(whole), _meta(tree))


def names(value: Any) -> list[str]:
    """The names in a JSON-LD value: of each person or organization, or the strings themselves."""
    listed = value if isinstance(value, list) else [value]
    found = (item.get("name") if isinstance(item, dict) else item for item in listed[:100])
    return [name for item in found if (name := string(item))]


def string(value: Any) -> str:
    """The text of a JSON-LD value, or of the first of several; empty where it is none."""
    first = value[0] if isinstance(value, list) and value else value
    return html.unescape(html.unescape(first)).strip() if isinstance(first, str) else ""


def _scripts(tree: Any) -> Iterator[Any]:
    for script in tree.iter("script"):
        kind = (script.get("type") or "").strip().lower()
        if not kind.startswith("application/ld+json") or not script.text or len(script.text) > _LONGEST_DATA:
            continue
        try:
            yield json.loads(_bare(script.text), strict=False)
        except (ValueError, RecursionError):
            continue


def _bare(data: str) -> str:
    data = data.strip()
    for mark in _BEFORE_DATA:
        data = data.removeprefix(mark).lstrip()
    for mark in _BEHIND_DATA:
        data = data.removesuffix(mark).rstrip()
    return data


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top of the data, in its lists, and in its @graph."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST_OBJECTS:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, list):
            waiting.extend(item[:100])
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in _PARTS if isinstance(item.get(key), dict | list))


def _is_a(item: dict[str, Any], kind: re.Pattern[str]) -> bool:
    listed = item.get("@type")
    types = listed if isinstance(listed, list) else [listed]
    return any(isinstance(name, str) and kind.search(name) for name in types)


def _resolved(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    """The value, with the object instead of a mere reference to it."""
    if isinstance(value, list):
        return [_resolved(item, known) for item in value[:100]]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return known.get(value["@id"], value)
    return value


def _meta(tree: Any) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        listed = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = html.unescape(element.get("content") or "").strip()
        if content:
            for name in listed.lower().split():
                found.setdefault(name, []).append(content)
    return {name: tuple(contents) for name, contents in found.items()}
