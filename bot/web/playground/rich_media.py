"""Pictures, videos, sounds and maps in rich messages: blocks of their own, by address.

Nothing is fetched: the playground works offline, and the page shows a frame with the address.
"""

import re
from collections.abc import Sequence
from typing import Protocol

from bot.web.playground.rich_source import MEDIA, Element, refuse
from bot.web.playground.values import Json

_GROUPS = {"tg-collage": "collage", "tg-slideshow": "slideshow"}
_KINDS = MEDIA | {"tg-map"}


class MediaReader(Protocol):
    """What media need of the message's reader."""

    def caption(self, element: Element) -> Json: ...

    def count_block(self) -> None: ...

    def count_media(self) -> None: ...


def is_media(element: Element) -> bool:
    return element.tag in _KINDS or element.tag in _GROUPS or element.tag == "figure"


def media_block(reader: MediaReader, element: Element) -> Json:
    """The block of a picture, video, sound, map, figure, collage or slideshow. Raises Refusal."""
    if element.tag in _KINDS:
        return _single(reader, element)
    parts = list(_parts(element))
    captions = [part for part in parts if part.tag == "figcaption"]
    media = [part for part in parts if part.tag != "figcaption"]
    if len(captions) > 1 or (captions and parts[-1] is not captions[0]):
        raise refuse(f'tag "{element.tag}" can end with one "figcaption" only')
    caption = {"caption": reader.caption(captions[0])} if captions else {}
    if element.tag == "figure":
        if len(media) != 1 or media[0].tag not in _KINDS:
            raise refuse('tag "figure" must contain one picture, video, sound or map')
        return _single(reader, media[0]) | caption
    return {"type": _GROUPS[element.tag], "blocks": _grouped(reader, element, media)} | caption


def _grouped(reader: MediaReader, element: Element, media: Sequence[Element]) -> list[Json]:
    if not media or any(part.tag not in ("img", "video") for part in media):
        raise refuse(f'tag "{element.tag}" must contain pictures and videos')
    blocks = []
    for part in media:
        reader.count_block()
        blocks.append(_single(reader, part))
    return blocks


def _parts(element: Element) -> list[Element]:
    if any(isinstance(child, str) and child.strip() for child in element.children):
        raise refuse(f'tag "{element.tag}" can\'t contain text outside of "figcaption"')
    return list(element.elements())


def _single(reader: MediaReader, element: Element) -> Json:
    if any(not isinstance(child, str) or child.strip() for child in element.children):
        raise refuse(f'tag "{element.tag}" can\'t have content')
    if element.tag == "tg-map":
        return _map(element)
    reader.count_media()
    source = element.attributes.get("src", "")
    if not re.match(r"https?://[^\s/]+", source, re.IGNORECASE):
        raise refuse("media must have an HTTP or HTTPS address")
    file = {"file_id": f"remote:{source}", "file_unique_id": source[-32:]}
    path = source.partition("?")[0].lower()
    if element.tag == "img":
        value: Json = {"type": "photo", "photo": [{**file, "width": 1280, "height": 720}]}
    elif element.tag == "audio":
        kind = "voice_note" if path.endswith((".ogg", ".oga")) else "audio"
        value = {"type": kind, kind: {**file, "duration": 0}}
    else:
        kind = "animation" if path.endswith(".gif") else "video"
        value = {"type": kind, kind: {**file, "width": 1280, "height": 720, "duration": 0}}
    return value | ({"has_spoiler": True} if "tg-spoiler" in element.attributes else {})


def _map(element: Element) -> Json:
    try:
        latitude, longitude = (float(element.attributes.get(name, "")) for name in ("lat", "long"))
        zoom = int(element.attributes.get("zoom", "15"))
    except ValueError:
        raise refuse('tag "tg-map" must have a lat, a long and a zoom') from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and 13 <= zoom <= 20):
        raise refuse('tag "tg-map" is out of range')
    return {
        "type": "map",
        "location": {"latitude": latitude, "longitude": longitude},
        "zoom": zoom,
        "width": 600,
        "height": 300,
    }
