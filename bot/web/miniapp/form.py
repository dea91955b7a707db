"""The page and its form: pure functions from what is chosen to HTML."""

from collections.abc import Iterable
from datetime import datetime

from bot.locales import LANGUAGES, Texts, own_name
from bot.views.choosers import DIGEST_LANGUAGES, LAYOUTS
from bot.views.cities import ZONES
from bot.views.topics import topic_name
from bot.web.html import Html, document, element, together
from content.interests import LENGTHS
from content.store.subscribers import Subscriber
from content.topics import TOPICS

HOME = "/app"
_NARROW = frozenset({"hour", "day"})  # fields whose choices are short


def shell(texts: Texts) -> str:
    """The page before anybody is known: its script fetches the form."""
    head = together(
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="robots", content="noindex"),
        element("title", f"{texts('settings-title')} · Jarshy"),
        element("link", rel="stylesheet", href=f"{HOME}/app.css"),
        element("script", src=f"{HOME}/app.js", defer=True),
    )
    main = element(
        "main",
        element("h1", texts("settings-title")),
        element("p", texts("app-loading")),
        element("noscript", element("p", texts("app-closed"))),
        id="main",
        data_failed=texts("app-failed"),
    )
    return document(texts.language, head, main)


def notice(texts: Texts, words: str) -> Html:
    """What stands in the form's place where there can be none."""
    return together(element("h1", texts("settings-title")), element("p", words, role="alert"))


def form(texts: Texts, chosen: Subscriber, default_hour: str, said: str = "") -> Html:
    """The form with everything that is chosen; `said` tells what became of the last one."""
    state = texts("settings-off")
    if chosen.subscribed and chosen.next_due:
        state = texts("settings-next", moment=_moment(texts, chosen.next_due, chosen.timezone))
    interests = chosen.interests
    hours = chosen.hours or (default_hour,)
    every_hour = sorted({*(f"{hour:02}:00" for hour in range(24)), *hours})
    return together(
        element("h1", texts("settings-title")),
        element("p", said or state, role="status", id="said", tabindex=-1),
        element(
            "form",
            _switch(texts("app-digest"), "subscribed", chosen.subscribed),
            _boxes(texts("settings-hours"), "hour", ((hour, hour) for hour in every_hour), hours),
            _boxes(
                texts("settings-days"),
                "day",
                ((str(day), texts.day_name(day)) for day in range(7)),
                [str(day) for day in range(7) if chosen.days >> day & 1],
            ),
            _list(
                texts("settings-zone"),
                "zone",
                (
                    (name, texts.zone_name(name))
                    for name in sorted({*ZONES, chosen.timezone}, key=texts.zone_name)
                ),
                chosen.timezone,
            ),
            _boxes(
                texts("settings-topics"),
                "topic",
                (
                    (topic, topic_name(texts, topic))
                    for topic in {**TOPICS, **dict.fromkeys(interests.topics)}
                ),
                interests.topics,
            ),
            _list(
                texts("settings-length"),
                "length",
                ((length, texts(f"length-{length}")) for length in LENGTHS),
                interests.length,
            ),
            _list(
                texts("settings-language"),
                "language",
                ((code, own_name(code)) for code in LANGUAGES),
                texts.language,
            ),
            _boxes(
                texts("settings-digest-language"),
                "news",
                ((code, own_name(code)) for code in dict.fromkeys((*DIGEST_LANGUAGES, *interests.languages))),
                interests.languages,
            ),
            _list(
                texts("settings-layout"),
                "layout",
                (
                    (layout, texts("layout-plain") if layout == "plain" else texts("layout-rich"))
                    for layout in LAYOUTS
                ),
                chosen.layout,
            ),
            _switch(texts("settings-pictures"), "pictures", chosen.pictures),
            _switch(texts("settings-apart"), "apart", chosen.apart),
            element("button", texts("app-save"), type="submit"),
        ),
    )


def _moment(texts: Texts, instant: datetime, timezone: str) -> str:
    return texts.moment(instant, timezone)


def _boxes(title: str, name: str, options: Iterable[tuple[str, str]], chosen: Iterable[str]) -> Html:
    ticked = set(chosen)
    boxes = (_box(label, name, value, value in ticked) for value, label in options)
    return element(
        "fieldset",
        element("legend", title),
        element("div", *boxes, class_=f"boxes{' narrow' if name in _NARROW else ''}"),
    )


def _switch(title: str, name: str, on: bool) -> Html:
    return element("div", _box(title, name, "yes", on), class_="switch")


def _box(label: str, name: str, value: str, ticked: bool) -> Html:
    field = element("input", type="checkbox", name=name, value=value, checked=ticked)
    return element("label", field, element("span", label))


def _list(title: str, name: str, options: Iterable[tuple[str, str]], chosen: str) -> Html:
    items = (element("option", label, value=value, selected=value == chosen) for value, label in options)
    return element(
        "div",
        element("label", title, for_=f"f-{name}"),
        element("select", *items, name=name, id=f"f-{name}"),
        class_="list",
    )
