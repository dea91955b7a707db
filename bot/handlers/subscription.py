"""/subscribe and /unsubscribe."""

from dataclasses import replace

from bot.due import time_of_day
from bot.handlers.rights import choosing
from bot.handlers.visit import Visit
from bot.views.callbacks import Callback
from bot.views.notices import invalid_hour_view
from bot.views.subscriptions import settings_view, subscribed_view, unsubscribed_view


@choosing
async def subscribe(visit: Visit) -> None:
    """Send digests from now on, at the hours given, the ones chosen before, or the operator's."""
    hours = []
    for word in visit.words.replace(",", " ").split():
        try:
            hours.append(time_of_day(word))
        except ValueError:
            await visit.show(invalid_hour_view(visit.texts, word))
            return
    visit = await _subscribed(visit, tuple(sorted(set(hours))))
    await visit.show(subscribed_view(visit.texts, visit.settings_shown))


async def subscribe_pressed(visit: Visit, _callback: Callback) -> str:
    """The button for it."""
    visit = await _subscribed(visit, ())
    if visit.in_window:
        await visit.show_instead(settings_view(visit.texts, visit.settings_shown))
    else:
        await visit.show(subscribed_view(visit.texts, visit.settings_shown))
    return visit.texts("toast-changed")


@choosing
async def unsubscribe(visit: Visit) -> None:
    """Send no more digests; everything chosen is kept."""
    visit = await _unsubscribed(visit)
    await visit.show(unsubscribed_view(visit.texts))


async def unsubscribe_pressed(visit: Visit, _callback: Callback) -> str:
    """The button for it."""
    visit = await _unsubscribed(visit)
    if visit.in_window:
        await visit.show_instead(settings_view(visit.texts, visit.settings_shown))
    else:
        await visit.show(unsubscribed_view(visit.texts))
    return visit.texts("toast-changed")


async def _subscribed(visit: Visit, hours: tuple[str, ...]) -> Visit:
    usual = (visit.parts.settings.digest_time,)
    return await visit.choose(
        lambda present: replace(present, subscribed=True, hours=hours or present.hours or usual)
    )


async def _unsubscribed(visit: Visit) -> Visit:
    return await visit.choose(lambda present: replace(present, subscribed=False))
