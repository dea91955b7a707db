"""Menus in which a reader picks hours, days, a time zone, languages and the layout."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.locales import LANGUAGES, Texts, own_name, zone
from bot.views import callbacks
from bot.views.blocks import Heading, Paragraph, unstyled
from bot.views.cities import ZONES
from bot.views.compose import Row, button, compose, grid
from bot.views.message import Button, Message
from bot.views.paging import page_of, pager
from bot.views.subscriptions import EVERY_DAY, WORKDAYS
from content.interests import LENGTHS

# What the library's four tongues are; digests in a further one need only its code here.
DIGEST_LANGUAGES = ("en", "ru", "kk", "zh")
LAYOUTS = ("rich", "plain")
ZONES_A_PAGE = 12
_EVENING = ("20:00", "21:00", "22:00", "23:00")
_MORNING = ("06:00", "07:00", "08:00", "09:00")


def hours_view(texts: Texts, chosen: Collection[str]) -> Message:
    """Every full hour, the chosen ones ticked, and chosen times between the hours."""
    times = sorted({*(f"{hour:02}:00" for hour in range(24)), *chosen})
    buttons = [_tick(time, callbacks.HOUR, time, time in chosen) for time in times]
    return _chooser(texts, texts("hours-title"), texts("hours-hint"), grid(buttons, 4))


def days_view(texts: Texts, days: int) -> Message:
    """The days of the week; bit 0 of `days` is Monday."""
    names = [_tick(texts.day_name(day), callbacks.DAY, day, bool(days >> day & 1)) for day in range(7)]
    whole = (
        _tick(texts("days-all"), callbacks.DAY, "all", days & EVERY_DAY == EVERY_DAY),
        _tick(texts("days-workdays"), callbacks.DAY, "workdays", days & EVERY_DAY == WORKDAYS),
    )
    return _chooser(texts, texts("days-title"), texts("days-hint"), [*grid(names, 4), whole])


def zones_view(
    texts: Texts, chosen: str, now: datetime, page: int | None = None, *, private: bool = False
) -> Message:
    """Cities with the time it is there, from west to east; without a page, the one of the chosen zone.

    In a private chat a reader may also send where they are.
    """
    names = sorted({*ZONES, chosen}, key=lambda name: (_offset(name, now), texts.zone_name(name)))
    wanted = names.index(chosen) // ZONES_A_PAGE if page is None else page
    shown_names, shown, pages = page_of(names, wanted, ZONES_A_PAGE)
    buttons = [
        _tick(f"{texts.zone_name(name)} {texts.time(now, name)}", callbacks.ZONE, name, name == chosen)
        for name in shown_names
    ]
    hint = texts("zones-hint", zone=texts.zone_name(chosen), time=texts.time(now, chosen))
    search = (button(texts("button-find-city"), callbacks.encode(callbacks.ASK_FOR, "city")),)
    place = (button(texts("button-location"), callbacks.encode(callbacks.LOCATION)),) if private else ()
    keyboard = [*grid(buttons, 2), pager(shown, pages, callbacks.ZONES), search, place]
    return _chooser(texts, texts("zones-title"), hint, keyboard)


def languages_view(texts: Texts) -> Message:
    """The languages of the interface, each in its own name; the present one ticked."""
    buttons = [_tick(own_name(code), callbacks.LANGUAGE, code, code == texts.language) for code in LANGUAGES]
    return _chooser(texts, texts("languages-title"), texts("languages-hint"), grid(buttons, 2))


def digest_languages_view(texts: Texts, chosen: Collection[str]) -> Message:
    """The languages that digest articles may be in; none chosen is any."""
    offered = (*DIGEST_LANGUAGES, *sorted({*chosen} - {*DIGEST_LANGUAGES}))
    buttons = [_tick(own_name(code), callbacks.DIGEST_LANGUAGE, code, code in chosen) for code in offered]
    anything = (_tick(texts("language-any"), callbacks.DIGEST_LANGUAGE, "any", not chosen),)
    keyboard = [*grid(buttons, 2), anything]
    return _chooser(texts, texts("digest-languages-title"), texts("digest-languages-hint"), keyboard)


def lengths_view(texts: Texts, chosen: str) -> Message:
    """How many stories a digest has."""
    buttons = tuple(
        _tick(texts(f"length-{length}"), callbacks.LENGTH, length, length == chosen) for length in LENGTHS
    )
    return _chooser(texts, texts("lengths-title"), texts("lengths-hint"), [buttons])


def quiet_view(texts: Texts, quiet: str) -> Message:
    """From when until when no alert comes; `quiet` is "22:00-07:00", or empty."""
    start, _, end = quiet.partition("-")
    starts = [_quiet_tick("from", hour, hour == start) for hour in sorted({*_EVENING, start} - {""})]
    ends = [_quiet_tick("until", hour, hour == end) for hour in sorted({*_MORNING, end} - {""})]
    off = (_tick(texts("quiet-never"), callbacks.QUIET, "off", not quiet),)
    hint = texts("quiet-hint", hours=quiet.replace("-", " – ") or texts("quiet-never"))
    return _chooser(texts, texts("quiet-title"), hint, [*grid(starts, 4), *grid(ends, 4), off])


def _quiet_tick(which: str, hour: str, chosen: bool) -> Button:
    label = f"{hour} →" if which == "from" else f"→ {hour}"
    return button(("✓ " if chosen else "") + label, callbacks.encode(callbacks.QUIET, which, hour))


def layouts_view(texts: Texts, chosen: str) -> Message:
    """Rich or plain."""
    names = {"rich": texts("layout-rich"), "plain": texts("layout-plain")}
    buttons = tuple(_tick(names[layout], callbacks.LAYOUT, layout, layout == chosen) for layout in LAYOUTS)
    return _chooser(texts, texts("layouts-title"), texts("layouts-hint"), [buttons])


def _chooser(texts: Texts, title: str, hint: str, keyboard: Sequence[Row]) -> Message:
    back = (button(texts("button-back"), callbacks.encode(callbacks.SETTINGS)),)
    return compose([Heading(unstyled(title), level=3), Paragraph(unstyled(hint))], [*keyboard, back])


def _tick(label: str, verb: str, argument: str | int, chosen: bool) -> Button:
    return button(("✓ " if chosen else "") + label, callbacks.encode(verb, argument))


def _offset(name: str, now: datetime) -> float:
    offset = now.astimezone(zone(name)).utcoffset()
    return offset.total_seconds() if offset else 0
