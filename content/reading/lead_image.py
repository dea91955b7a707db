"""The lead picture of a page: the one it declares, else the nearest large one to its headline."""

import re
from typing import Any

from content.reading.declared import Declared
from content.reading.masthead import Masthead
from content.reading.text import listed

_SMALLEST = 200  # pixels of a picture's width; smaller ones are faces and badges
_NO_PICTURE = re.compile(
    r"logo|icon|avatar|face|sprite|pixel|spacer|blank|placeholder|badge|author|gravatar|loading"
    r"|header|slide(?:r|show)|advert|doubleclick|/ads?/"
    r"|\bsvg\b|\.gif\b|^data:",
    re.I,
)
# Drawings and stand-ins: another declared picture is likelier the article's.
_NO_PHOTO = re.compile(r"\.(?:gif|svg)\b|^data:", re.I)
_META = listed("og:image og:image:url og:image:secure_url twitter:image twitter:image:src")
_SOURCES = listed("data-src data-original data-lazy-src src")


def lead_image(declared: Declared, head: Masthead) -> str:
    """The address of the picture as it is written; empty where there is none."""
    told = [found for name in _META for found in declared.meta.get(name, ())]
    return (
        next((found for found in told if not _NO_PHOTO.search(found)), "")
        or next(iter(told), "")
        or next((found for value in declared.values("image") if (found := _in_data(value))), "")
        or next((found for value in declared.values("thumbnailUrl") if (found := _in_data(value))), "")
        or declared.one("thumbnail", "image")
        or next((found for element in head if (found := _shown(element, head))), "")
    )


def _in_data(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, dict):
        first = first.get("url") or first.get("contentUrl")
    return first.strip() if isinstance(first, str) else ""


def _shown(element: Any, head: Masthead) -> str:
    """The address of a picture in the page, unless it is a small one or belongs to another article."""
    if element.tag != "img":
        return ""
    get = element.get
    width = get("width") or ""
    listed = (get("srcset") or get("data-srcset") or "").split()
    address = listed[0] if listed else next((get(name) for name in _SOURCES if get(name)), "")
    if (width.isdigit() and int(width) < _SMALLEST) or _NO_PICTURE.search(f"{get('class') or ''} {address}"):
        return ""
    figure = next(element.iterancestors("figure"), element)
    return "" if head.is_elsewhere(figure.getparent()) else address.strip()
