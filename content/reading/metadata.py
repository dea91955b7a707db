"""What a page says about itself: title, authors, date, publisher, language, picture."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from content.reading import declared as declarations
from content.reading.bylines import authors
from content.reading.dateline import published
from content.reading.declared import Declared
from content.reading.headline import headline
from content.reading.lead_image import lead_image
from content.reading.masthead import masthead
from content.reading.text import one_line


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts about a page; empty where it does not say."""

    title: str = ""
    url: str = ""  # canonical, absolute
    source: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None  # aware, UTC
    language: str = ""  # as declared
    image: str = ""  # absolute


def page_metadata(tree: Any, url: str = "") -> Metadata:
    """Read the tree's structured data, then its meta tags, then, where these are silent, its layout."""
    told = declarations.declared(tree)
    address = _address(_canonical(tree) or told.one("og:url"), url)
    language = _language(tree, told)
    names = [told.one("og:site_name"), *_publishers(told), told.one("application-name")]
    title = headline(tree, told, url or address, names)
    head = masthead(tree, title)
    return Metadata(
        title=title,
        url=address,
        source=one_line(next(filter(None, names), "") or _host(url or address)),
        authors=authors(told, head, names),
        published=published(tree, told, head, url or address, language),
        language=language,
        image=_address(lead_image(told, head), url),
    )


def _publishers(told: Declared) -> list[str]:
    return [name for value in told.values("publisher") for name in declarations.names(value)]


def _language(tree: Any, told: Declared) -> str:
    return (
        tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or next((text for value in told.values("inLanguage") if (text := declarations.string(value))), "")
        or told.one("og:locale", "content-language")
    )


def _canonical(tree: Any) -> str:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            return str(element.get("href")).strip()
    return ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _address(address: str, base: str) -> str:
    """The address made absolute; empty where it is no http(s) one."""
    try:
        whole = urljoin(base, address.strip()) if address else ""
        parts = urlsplit(whole)
        return whole if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:  # "http://[" and the like
        return ""
