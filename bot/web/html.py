"""HTML built from elements, so that no text from outside can become markup."""

from typing import TypeAlias

from bot.views.markup import escape, safe_href, tidy


class Html(str):
    """Markup that is fine as it stands: what `element` made."""

    __slots__ = ()


Content: TypeAlias = "Html | str | None"

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


def element(tag: str, /, *content: Content, **attributes: str | int | bool | None) -> Html:
    """An element with its content, in which plain text is cleaned and escaped.

    In the names of attributes `_` stands for `-`, and one at the end is dropped (`class_`). True makes an
    attribute without a value; None and False leave it out.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if tag in _VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{together(*content)}</{tag}>")


def together(*content: Content) -> Html:
    """Several pieces, one after the other."""
    return Html("".join(part if isinstance(part, Html) else escape(tidy(part or "")) for part in content))


def outside_link(url: str, *content: Content, **attributes: str | None) -> Html:
    """A link to somebody else's page, which is not told where from; the content alone for no address."""
    href = safe_href(url)
    if not href.startswith("http"):
        return together(*content)
    return element("a", *content, href=href, rel="noopener noreferrer", **attributes)


def document(language: str, head: Html, body: Html) -> str:
    """A whole page."""
    return (
        f"<!doctype html>\n{element('html', element('head', head), element('body', body), lang=language)}\n"
    )


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(tidy(str(value)))}"'
