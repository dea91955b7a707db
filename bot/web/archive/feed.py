"""The editions as an Atom feed (RFC 4287)."""

import uuid
from collections.abc import Sequence
from xml.etree import ElementTree

from bot.locales import Texts
from bot.views.markup import clean
from bot.web.archive.layout import HOME, SITE
from bot.web.archive.pages import day_name, story_part
from bot.web.html import together
from content.archived import ArchivedEdition

_ATOM = "http://www.w3.org/2005/Atom"


def feed(texts: Texts, base: str, owner: str, editions: Sequence[ArchivedEdition]) -> bytes:
    """The feed of some editions, the newest first. `owner` tells one bot's editions from another's."""
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {"xml:lang": texts.language})
    updated = max((edition.until for edition in editions), default=None)
    _add(root, "id", _identity(owner, "editions"))
    _add(root, "title", f"{SITE}: {texts('web-title')}")
    _add(root, "updated", updated.isoformat() if updated else "1970-01-01T00:00:00+00:00")
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{base}{HOME}/feed.atom")
    _add(root, "link", rel="alternate", type="text/html", href=f"{base}{HOME}")
    _add(_add(root, "author"), "name", SITE)
    for edition in editions:
        entry = _add(root, "entry")
        _add(entry, "id", _identity(owner, edition.day.isoformat()))
        _add(entry, "title", day_name(texts, edition.day))
        _add(entry, "updated", edition.until.isoformat())
        _add(entry, "published", edition.until.isoformat())
        _add(entry, "link", rel="alternate", type="text/html", href=f"{base}{HOME}/{edition.day}")
        _add(entry, "summary", clean(" · ".join(story.title for story in edition.stories)))
        stories = together(*(story_part(texts, story) for story in edition.stories))
        _add(entry, "content", str(stories), type="html")
    return bytes(ElementTree.tostring(root, "utf-8", xml_declaration=True))


def _identity(owner: str, name: str) -> str:
    """An id that stays, wherever the archive moves (RFC 4287, 4.2.6)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"jarshy:{owner}:{name}").urn


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text or None
    return child
