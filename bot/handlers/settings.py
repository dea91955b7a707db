"""/settings: every choice by buttons, and the time zone also by typing it."""

import logging
from dataclasses import replace

from bot.due import time_of_day, zone
from bot.handlers.digest import digest
from bot.handlers.rights import choosing
from bot.handlers.visit import Visit
from bot.handlers.zones import find_zone, zone_at
from bot.locales import LANGUAGES
from bot.views.beginning import hour_step
from bot.views.callbacks import Callback
from bot.views.choosers import (
    days_view,
    hours_view,
    languages_view,
    layouts_view,
    quiet_view,
    zones_view,
)
from bot.views.message import Message
from bot.views.notices import invalid_zone_view
from bot.views.places import located_view, location_view, no_zone_here_view
from bot.views.subscriptions import settings_view
from content.store.subscribers import EVERY_DAY, Subscriber

logger = logging.getLogger(__name__)

WORKDAYS = 0b0011111

_USUAL_QUIET = "22:00-07:00"
_LAYOUTS = {"rich": "plain", "plain": "rich"}  # each with the other one


async def settings(visit: Visit) -> None:
    """Show what is chosen, with buttons to change it; "timezone Asia/Almaty" changes the zone at once."""
    if _typed(visit):
        await take_city(replace(visit, words=_typed(visit)))
    else:
        await visit.show(settings_view(visit.texts, visit.settings_shown))


async def settings_pressed(visit: Visit, _callback: Callback) -> str:
    """The same from a button, or back to it from a chooser."""
    await visit.open(settings_view(visit.texts, visit.settings_shown))
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
    await visit.open(
        zones_view(visit.texts, visit.subscriber.timezone, visit.now, page, private=visit.is_private)
    )
    return ""


async def choose_zone(visit: Visit, callback: Callback) -> str:
    """Take a time zone from the list."""
    name = zone(callback.arguments[0]).key
    visit = await visit.choose(lambda present: replace(present, timezone=name))
    await visit.show_instead(_after_zone(visit))
    return visit.texts("toast-changed")


async def languages(visit: Visit, _callback: Callback) -> str:
    """The languages of the interface."""
    await visit.open(languages_view(visit.texts))
    return ""


async def choose_language(visit: Visit, callback: Callback) -> str:
    """Speak another language from now on."""
    code = _known(callback.arguments[0], LANGUAGES)
    visit = await visit.choose(lambda present: replace(present, language=code))
    await visit.show_instead(settings_view(visit.texts, visit.settings_shown))
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
        await visit.show_instead(settings_view(visit.texts, visit.settings_shown))
    return visit.texts(f"toast-layout-{visit.subscriber.layout}")


async def quiet_hours(visit: Visit, _callback: Callback) -> str:
    """The hours without alerts to choose from."""
    await visit.open(quiet_view(visit.texts, visit.subscriber.quiet))
    return ""


async def choose_quiet(visit: Visit, callback: Callback) -> str:
    """Move one end of the quiet hours, or have none. The usual ones are there where none were."""
    which, hour = (
        callback.arguments[0],
        (time_of_day(callback.arguments[1]) if callback.arguments[1:] else ""),
    )

    def moved(present: Subscriber) -> Subscriber:
        start, _, end = (present.quiet or _USUAL_QUIET).partition("-")
        match which:
            case "from":
                start = hour
            case "until":
                end = hour
            case _:
                return replace(present, quiet="")
        return replace(present, quiet=f"{start}-{end}" if start != end else present.quiet)

    visit = await visit.choose(moved)
    await visit.show_instead(quiet_view(visit.texts, visit.subscriber.quiet))
    return visit.texts("toast-changed")


async def switch_pictures(visit: Visit, _callback: Callback) -> str:
    """Pictures in digests, or none."""
    visit = await visit.choose(lambda present: replace(present, pictures=not present.pictures))
    await visit.show_instead(settings_view(visit.texts, visit.settings_shown))
    return visit.texts("toast-changed")


async def switch_apart(visit: Visit, _callback: Callback) -> str:
    """Each story in a message of its own, or the digest in one."""
    visit = await visit.choose(lambda present: replace(present, apart=not present.apart))
    await visit.show_instead(settings_view(visit.texts, visit.settings_shown))
    return visit.texts("toast-changed")


async def ask_location(visit: Visit, _callback: Callback) -> str:
    """Offer the button by which Telegram sends where the reader is; it is only looked up, never kept."""
    if not visit.is_private:
        raise ValueError("only a private chat can send where it is")
    await visit.show(location_view(visit.texts))
    return ""


async def take_location(visit: Visit) -> None:
    """The time zone of where the reader is."""
    message = visit.update.effective_message
    place = message.location if message else None
    if place is None or not visit.is_private:
        return
    try:
        name = await zone_at(place.longitude, place.latitude)
    except ValueError as unknown:
        logger.info("%s", unknown)
        await visit.show(no_zone_here_view(visit.texts))
        return
    visit = await visit.choose(lambda present: replace(present, timezone=name))
    await visit.show(located_view(visit.texts, name, visit.now))
    await visit.show(_after_zone(visit))


@choosing
async def take_city(visit: Visit) -> None:
    """The time zone of the city that the visit's words name."""
    try:
        name = find_zone(visit.words)
    except ValueError:
        await visit.show(invalid_zone_view(visit.texts, visit.words))
        return
    visit = await visit.choose(lambda present: replace(present, timezone=name))
    await visit.show(_after_zone(visit))


def _after_zone(visit: Visit) -> Message:
    """The settings; who has yet to choose an hour is asked for it by the clock they now have."""
    subscriber = visit.subscriber
    if visit.is_private and not subscriber.subscribed and not subscriber.hours:
        return hour_step(visit.texts, subscriber.timezone, visit.now)
    return settings_view(visit.texts, visit.settings_shown)


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
