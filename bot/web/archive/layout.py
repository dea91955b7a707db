"""What all pages of the archive have in common."""

from dataclasses import dataclass

from bot.locales import LANGUAGES, Texts, own_name
from bot.web.html import Content, Html, document, element, together

SITE = "Jarshy"
HOME = "/news"

# Open Graph wants a territory with the language (https://ogp.me/#optional).
_TERRITORIES = {"en": "en_GB", "ru": "ru_RU", "kk": "kk_KZ", "zh": "zh_CN"}


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page stands, and for whom."""

    texts: Texts
    base: str  # https://host, without a path
    path: str  # of this page, with its query
    indexed: bool  # whether search engines may show it

    def address(self, path: str) -> str:
        """The whole address of a page."""
        return self.base + path


def page(frame: Frame, title: str, description: str, *content: Content, searched: str = "") -> str:
    """A page with its head, its search and its foot; `title` is the page's own."""
    texts = frame.texts
    body = together(
        element("a", texts("web-skip"), class_="skip", href="#main"),
        element("header", _home(texts), _search(texts, searched)),
        element("main", *content, id="main"),
        element("footer", _languages(frame), _feed(texts)),
    )
    return document(texts.language, _head(frame, title, description), body)


def _head(frame: Frame, title: str, description: str) -> Html:
    texts = frame.texts
    whole = f"{title} · {SITE}" if title else f"{SITE} · {texts('web-title')}"
    graph = {
        "og:title": title or texts("web-title"),
        "og:description": description,
        "og:type": "article" if title else "website",
        "og:url": frame.address(frame.path),
        "og:site_name": SITE,
        "og:locale": _TERRITORIES.get(texts.language, texts.language),
        "og:image": frame.address(f"{HOME}/card.png"),
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": texts("web-title"),
    }
    return together(
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", whole),
        element("meta", name="description", content=description),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="twitter:card", content="summary_large_image"),
        None if frame.indexed else element("meta", name="robots", content="noindex"),
        *(element("meta", property=name, content=value) for name, value in graph.items()),
        element("link", rel="canonical", href=frame.address(frame.path)),
        element("link", rel="stylesheet", href=f"{HOME}/style.css"),
        element("link", rel="icon", type="image/svg+xml", href=f"{HOME}/icon.svg"),
        element(
            "link",
            rel="alternate",
            type="application/atom+xml",
            title=texts("web-feed"),
            href=frame.address(f"{HOME}/feed.atom"),
        ),
    )


def _home(texts: Texts) -> Html:
    return element("a", SITE, element("span", texts("web-archive")), class_="home", href=HOME)


def _search(texts: Texts, searched: str) -> Html:
    field = element(
        "input",
        type="search",
        id="q",
        name="q",
        value=searched,
        maxlength=300,
        placeholder=texts("web-prompt"),
    )
    return element(
        "form",
        element("label", texts("web-search-label"), for_="q", class_="unseen"),
        field,
        element("button", texts("web-search"), type="submit"),
        role="search",
        action=f"{HOME}/search",
        method="get",
    )


def _languages(frame: Frame) -> Html:
    return element(
        "nav",
        *(
            element(
                "a",
                own_name(code),
                href=f"{HOME}/in/{code}",
                lang=code,
                hreflang=code,
                aria_current="true" if code == frame.texts.language else None,
            )
            for code in LANGUAGES
        ),
        aria_label=frame.texts("web-languages"),
    )


def _feed(texts: Texts) -> Html:
    return element("p", element("a", texts("web-feed"), href=f"{HOME}/feed.atom"))
