"""A public Telegram channel's own web page (t.me/s/NAME) -> a raw feed."""

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from content.errors import UnreadableFeed
from content.sources.raw_feed import RawEntry, RawFeed

_HOSTS = frozenset(("t.me", "telegram.me", "telegram.dog"))
_NAME = re.compile(r"/(?:s/)?([A-Za-z][A-Za-z0-9_]{3,31})/?")
_NOT_CHANNELS = frozenset(("joinchat", "addstickers", "addemoji", "share", "login", "proxy", "socks", "iv"))
_LONGEST_TITLE = 150  # characters
_SENTENCE = re.compile(r"(.{20,150}?[.!?…。！？])(?:\s|$)", re.S)
_LINE = "\n"


def channel_page(address: str) -> str:
    """The page with the messages of the channel that an address names; any other address as it is."""
    parts = urlsplit(address)
    found = _NAME.fullmatch(parts.path)
    if parts.hostname not in _HOSTS or not found or found[1].lower() in _NOT_CHANNELS:
        return address
    return f"{parts.scheme}://{parts.netloc}/s/{found[1]}"


def is_channel_page(address: str) -> bool:
    """Whether an address is that of a channel's page."""
    return urlsplit(address).path.startswith("/s/") and channel_page(address) == address.rstrip("/")


def read_channel(body: bytes) -> RawFeed:
    """Messages without words of their own (pictures, what was pinned) are passed over.

    Raises UnreadableFeed where there are none, as on the page of a channel that shows none to the web.
    """
    from lxml import etree
    from lxml import html as markup

    text = body.decode("utf-8", errors="replace")
    try:
        tree = markup.document_fromstring(text.encode(), parser=markup.HTMLParser(encoding="utf-8"))
    except etree.ParserError:  # nothing in it that a browser would show
        tree = None
    entries = tuple(entry for node in tree.iter("div") if (entry := _entry(node))) if tree is not None else ()
    if tree is None or not entries:
        raise UnreadableFeed("shows no messages; is it a public channel whose messages the web may see?")
    title = tree.xpath("string(//meta[@property='og:title']/@content)")
    site = entries[0].link.rpartition("/")[0]
    return RawFeed(html.escape(title, quote=False), site, "", entries)


def _entry(node: Any) -> RawEntry | None:
    classes = (node.get("class") or "").split()
    post = node.get("data-post") or ""
    if "tgme_widget_message" not in classes or "service_message" in classes:
        return None
    if not re.fullmatch(r"[A-Za-z0-9_]{1,40}/\d{1,12}", post):
        return None
    lines = _lines(node)
    if not lines:
        return None
    title, rest = _title(lines)
    return RawEntry(
        id=f"t.me/{post}",
        link=f"https://t.me/{post}",
        title=html.escape(title, quote=False),
        authors=(),
        published=_date(node),
        summary="",
        content="".join(f"<p>{html.escape(line, quote=False)}</p>" for line in rest),
        complete=True,
    )


def _lines(node: Any) -> list[str]:
    """The message's own words, a paragraph each; a quoted message and reactions are not its own."""
    texts = [one for one in node.iter("div") if "js-message_text" in (one.get("class") or "").split()]
    if not texts:
        return []
    words = "".join(_words(texts[-1]))  # the innermost: an album's text stands in another one
    return [line for line in (" ".join(part.split()) for part in words.split(_LINE)) if line]


def _words(node: Any) -> Iterator[str]:
    if node.text:
        yield node.text
    for child in node:
        if child.tag == "br":
            yield _LINE
        elif isinstance(child.tag, str) and child.tag not in ("script", "style"):
            yield from _words(child)
        if child.tail:
            yield child.tail


def _title(lines: list[str]) -> tuple[str, list[str]]:
    """A title, and the paragraphs below it: a short first line alone, else the first sentence of all."""
    if len(lines) > 1 and len(lines[0]) <= _LONGEST_TITLE:
        return lines[0], lines[1:]
    sentence = _SENTENCE.match(lines[0])
    if sentence:
        return sentence[1], lines
    if len(lines[0]) <= _LONGEST_TITLE:
        return lines[0], lines
    cut = lines[0][:_LONGEST_TITLE]
    return (cut.rpartition(" ")[0] or cut) + "…", lines


def _date(node: Any) -> str:
    for time in node.iter("time"):
        if time.get("datetime"):
            return str(time.get("datetime"))
    return ""
