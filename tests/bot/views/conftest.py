"""A strict reader of messages, after Telegram's own rules, and articles to show."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.views.callbacks import decode
from bot.views.message import Message
from content.article import Article, Section
from content.edition import Edition, KeyFigure, Quote, Story

PLAIN_TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote"}
INLINE_TAGS = {"b", "i", "u", "s", "code", "mark", "sub", "sup", "a", "tg-time", "cite"}
CONTAINERS = {  # what a block may directly hold besides text
    "": {"h1", "h2", "h3", "h4", "h5", "h6", "p", "footer", "aside", "details", "table", "ul", "ol", "hr"},
    "ul": {"li"},
    "ol": {"li"},
    "table": {"caption", "tr"},
    "tr": {"td", "th"},
}
COUNTED_TAGS = CONTAINERS[""] | {"li", "tr"}
CONTAINERS["details"] = CONTAINERS[""] | {"summary"}
TOKEN = re.compile(
    r"<(/?)([a-z][a-z0-9-]*)((?: [a-z]+(?:=\"[^\"<>]*\")?)*)>|&(lt|gt|amp|quot|#\d+);|([^<>&]+)"
)
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e]")


@dataclass
class Element:
    tag: str
    attributes: str = ""
    children: list["Element"] = field(default_factory=list)
    text: str = ""  # own and below


def parse(markup: str) -> tuple[Element, str]:
    """The tree and the text of markup; fails on anything a parser would have to guess."""
    root = Element("")
    stack = [root]
    position, text = 0, ""
    while position < len(markup):
        token = TOKEN.match(markup, position)
        assert token, f"not well-formed at {markup[position : position + 40]!r}"
        closing, tag, attributes, entity, plain = token.groups()
        position = token.end()
        if tag and closing:
            assert stack.pop().tag == tag, f"</{tag}> closes nothing"
        elif tag:
            element = Element(tag, attributes.strip())
            stack[-1].children.append(element)
            stack.append(element)
        else:
            shown = plain or {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}.get(entity, "?")
            text += shown
            for element in stack:
                element.text += shown
    assert stack == [root], f"<{stack[-1].tag}> is never closed"
    return root, text


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def walk(element: Element, depth: int = 0) -> list[tuple[Element, int]]:
    found = [(element, depth)]
    for child in element.children:
        found += walk(child, depth + 1)
    return found


def check_text(text: str) -> None:
    assert not FORBIDDEN.search(text), "a control character"
    for line in text.splitlines():
        opened = 0
        for character in line:
            opened += (character in "\u2066\u2067\u2068") - (character == "\u2069")
            assert opened >= 0, "an isolate is closed that was not opened"


def check_link(attributes: str) -> None:
    assert re.fullmatch(r'href="(https?://[^\s"]+\.[^\s"]+|mailto:[^\s"]+)"', attributes), attributes


def check_part(markup: str) -> None:
    """One message in HTML parse mode."""
    root, text = parse(markup)
    elements = walk(root)[1:]
    assert 1 <= utf16(text) <= 4096
    assert text.strip(), "nothing to see"
    assert len(elements) <= 100
    check_text(text)
    for element, _ in elements:
        assert element.tag in PLAIN_TAGS, element.tag
        if element.tag == "a":
            check_link(element.attributes)
        else:
            assert element.attributes in ({"", "expandable"} if element.tag == "blockquote" else {""})
        if element.tag == "blockquote":
            assert all(below.tag != "blockquote" for below, _ in walk(element)[1:]), "quotes do not nest"
        if element.tag == "code":
            assert not element.children


def check_rich(markup: str) -> None:
    """One rich message."""
    root, text = parse(markup)
    elements = walk(root)
    assert utf16(text) <= 32_768
    assert sum(element.tag in COUNTED_TAGS for element, _ in elements) <= 500
    check_text(text)
    for element, depth in elements:
        assert depth <= 16
        allowed = CONTAINERS.get(element.tag, INLINE_TAGS)
        for child in element.children:
            assert child.tag in allowed, f"<{child.tag}> in <{element.tag}>"
        if element.tag in ("", "ul", "ol", "table", "tr"):
            assert element.text == "".join(child.text for child in element.children), "text between blocks"
        if element.tag in ("h1", "h2", "h3", "h4", "p", "footer", "aside", "summary", "li"):
            assert element.text.strip(), f"an empty <{element.tag}>"
        if element.tag == "details":
            assert [child.tag for child in element.children].index("summary") == 0
            assert len(element.children) > 1
        if element.tag == "tr":
            assert 1 <= len(element.children) <= 20
        if element.tag == "a":
            check_link(element.attributes)
        if element.tag == "tg-time":
            assert re.fullmatch(r'unix="-?\d+" format="(r|w?[dD]?[tT]?)"', element.attributes)


def check_keyboard(message: Message) -> None:
    buttons = [button for row in message.keyboard for button in row]
    assert len(buttons) <= 100
    assert all(1 <= len(row) <= 8 for row in message.keyboard)
    for button in buttons:
        assert button.label.strip()
        assert utf16(button.label) <= 64
        check_text(button.label)
        assert bool(button.data) != bool(button.url)
        if button.data:
            assert 1 <= len(button.data.encode()) <= 64
            assert decode(button.data), button.data
        else:
            assert re.fullmatch(r"https?://[^\s\"]+\.[^\s\"]+", button.url)


def check_message(message: Message, parts: int = 1) -> None:
    """Everything Telegram would refuse, in both layouts."""
    assert 1 <= len(message.parts) <= parts
    for part in message.parts:
        check_part(part)
    if message.rich:
        check_rich(message.rich)
    check_keyboard(message)


@pytest.fixture(scope="session")
def check() -> Callable[..., None]:
    return check_message


@pytest.fixture(scope="session")
def check_plain_part() -> Callable[[str], None]:
    return check_part


NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def now() -> datetime:
    """08:00 on a Tuesday in Almaty."""
    return NOW


@pytest.fixture(scope="session")
def article() -> Article:
    return Article(
        title="Harvest of light: a solar park opens on the steppe",
        sections=(
            Section(
                "",
                ("A park of 100 megawatts began to feed the grid on Monday.", "It took two years to build."),
                "A park of 100 megawatts began to feed the grid on Monday.",
            ),
            Section("What it costs", ("The builders put the price at $90 million.",)),
        ),
        url="https://example.org/news/solar?page=1&from=feed",
        source="Steppe Courier",
        authors=("A. Writer", "B. Writer"),
        published=NOW - timedelta(hours=3),
        language="en",
    )


@pytest.fixture(scope="session")
def story(article: Article) -> Story:
    return Story(
        id=article.id,
        title=article.title,
        summary=article.sections[0].summary,
        articles=(article,),
        topics=("energy", "economy"),
        published=NOW - timedelta(hours=3),
        figures=(KeyFigure("capacity of the park", "100 megawatts", article.id, 0),),
        quotes=(Quote("We sell sunlight now", "the engineer", article.id, 1),),
    )


@pytest.fixture(scope="session")
def edition(story: Story) -> Edition:
    return Edition(NOW - timedelta(days=1), NOW, ("energy",), ("en",), (story,))
