"""/settings: every choice by buttons, and the time zone also by typing it."""

from dataclasses import replace

from bot.due import time_of_day, zone
from bot.handlers.digest import digest
from bot.handlers.rights import choosing
from bot.handlers.subscription import shown
from bot.handlers.visit import Visit
from bot.handlers.zones import find_zone
from bot.locales import LANGUAGES
from bot.views.callbacks import Callback
from bot.views.choosers import (
    days_view,
    digest_languages_view,
    hours_view,
    languages_view,
    layouts_view,
    zones_view,
)
from bot.views.notices import invalid_zone_view
from bot.views.subscriptions import settings_view
from content.store.subscribers import EVERY_DAY, Subscriber

WORKDAYS = 0b0011111

_LAYOUTS = {"rich": "plain", "plain": "rich"}  # each with the other one


async def settings(visit: Visit) -> None:
    """Show what is chosen, with buttons to change it; "timezone Asia/Almaty" changes the zone at once."""
    if _typed(visit):
        await _typed_zone(visit)
    else:
        await visit.show(settings_view(visit.texts, shown(visit)))


async def settings_pressed(visit: Visit, _callback: Callback) -> str:
    """The same from a button, or back to it from a chooser."""
    await visit.open(settings_view(visit.texts, shown(visit)))
    return ""


async def hours(visit: Visit, _callback: Callback) -> str:
    """The hours to choose from."""
    await visit.open(hours_view(visit.texts, _hours(visit, visit.subscriber)))
    return ""


async def hour(visit: Visit, callback: Callback) -> str:
    """Add an hour, or take it away; one has to stay."""
    pressed = time_of_day(callback.arguments[0])

    def toggled(present: Subscriber) -> Subscriber:
        chosen = {*_hours(visit, present)} ^ {pressed}
        return replace(present, hours=tuple(sorted(chosen))) if chosen else present

    changed = await visit.choose(toggled)
    if changed.subscriber == visit.subscriber:
        return visit.texts("toast-last-hour")
    await changed.show_instead(hours_view(visit.texts, changed.subscriber.hours))
    return visit.texts("toast-changed")


async def days(visit: Visit, _callback: Callback) -> str:
    """The days of the week to choose from."""
    await visit.open(days_view(visit.texts, visit.subscriber.days))
    return ""


async def day(visit: Visit, callback: Callback) -> str:
    """Add a day, or take it away; one has to stay. Or the whole week, or its workdays."""
    pressed = callback.arguments[0]
    whole = {"all": EVERY_DAY, "workdays": WORKDAYS}.get(pressed)
    if whole is None and callback.number(0) > 6:
        raise ValueError(f"a week has no day {pressed}")

    def toggled(present: Subscriber) -> Subscriber:
        chosen = whole if whole is not None else present.days ^ 1 << int(pressed)
        return replace(present, days=chosen) if chosen else present

    changed = await visit.choose(toggled)
    if changed.subscriber == visit.subscriber:
        return visit.texts("toast-last-day" if whole is None else "toast-changed")
    await changed.show_instead(days_view(visit.texts, changed.subscriber.days))
    return visit.texts("toast-changed")


async def zones(visit: Visit, callback: Callback) -> str:
    """A page of time zones; without its number, the page of the one chosen."""
    page = callback.number(0) if callback.arguments else None
    await visit.open(zones_view(visit.texts, visit.subscriber.timezone, visit.now, page))
    return ""


async def choose_zone(visit: Visit, callback: Callback) -> str:
    """Take a time zone from the list."""
    name = zone(callback.arguments[0]).key
    visit = await visit.choose(lambda present: replace(present, timezone=name))
    await visit.show_instead(settings_view(visit.texts, shown(visit)))
    return visit.texts("toast-changed")


async def languages(visit: Visit, _callback: Callback) -> str:
    """The languages of the interface."""
    await visit.open(languages_view(visit.texts))
    return ""


async def choose_language(visit: Visit, callback: Callback) -> str:
    """Speak another language from now on."""
    code = _known(callback.arguments[0], LANGUAGES)
    visit = await visit.choose(lambda present: replace(present, language=code))
    await visit.show_instead(settings_view(visit.texts, shown(visit)))
    return visit.texts("toast-changed")


async def digest_languages(visit: Visit, _callback: Callback) -> str:
    """The languages that articles may be in."""
    await visit.open(digest_languages_view(visit.texts, visit.subscriber.digest_language))
    return ""


async def choose_digest_language(visit: Visit, callback: Callback) -> str:
    """Take articles in one language, or in any."""
    code = callback.arguments[0]
    if code != "any" and not (code.isascii() and code.isalpha() and len(code) == 2):
        raise ValueError(f"{code!r} is no language code")
    chosen = "" if code == "any" else code
    visit = await visit.choose(lambda present: replace(present, digest_language=chosen))
    await visit.show_instead(settings_view(visit.texts, shown(visit)))
    return visit.texts("toast-changed")


async def layouts(visit: Visit, _callback: Callback) -> str:
    """The two layouts."""
    await visit.open(layouts_view(visit.texts, visit.subscriber.layout))
    return ""


async def choose_layout(visit: Visit, callback: Callback) -> str:
    """Take a layout; "switch", below a digest that an old app cannot show, repeats it in the other one."""
    wanted = callback.arguments[0]
    if wanted == "switch":
        other = _LAYOUTS[visit.subscriber.layout]
        visit = await visit.choose(lambda present: replace(present, layout=other))
        await digest(visit)
    else:
        layout = _known(wanted, tuple(_LAYOUTS))
        visit = await visit.choose(lambda present: replace(present, layout=layout))
        await visit.show_instead(settings_view(visit.texts, shown(visit)))
    return visit.texts(f"toast-layout-{visit.subscriber.layout}")


@choosing
async def _typed_zone(visit: Visit) -> None:
    try:
        name = find_zone(_typed(visit))
    except ValueError:
        await visit.show(invalid_zone_view(visit.texts, _typed(visit)))
        return
    visit = await visit.choose(lambda present: replace(present, timezone=name))
    await visit.show(settings_view(visit.texts, shown(visit)))


def _typed(visit: Visit) -> str:
    """The time zone typed behind "timezone"; empty where there is none."""
    setting, _, value = visit.words.partition(" ")
    return value.strip() if setting.lower() == "timezone" else ""


def _hours(visit: Visit, subscriber: Subscriber) -> tuple[str, ...]:
    """The hours chosen; the operator's where none is."""
    return subscriber.hours or (visit.parts.settings.digest_time,)


def _known(code: str, allowed: tuple[str, ...]) -> str:
    if code not in allowed:
        raise ValueError(f"{code!r} is none of {', '.join(allowed)}")
    return code
