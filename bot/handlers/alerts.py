"""/alerts: words to hear about as soon as they are in the news."""

from bot.handlers.rights import choosing
from bot.handlers.visit import Visit
from bot.views import callbacks
from bot.views.alerts import (
    alert_added_view,
    alert_exists_view,
    alert_unfit_view,
    alerts_full_view,
    alerts_view,
)
from bot.views.callbacks import Callback
from bot.views.message import Message
from content import phrases
from content.store import alerts

# The buttons of the list; an alert that came has others too.
_LIST_VERBS = {callbacks.ALERT_REMOVE, callbacks.ASK_FOR}


async def alerts_command(visit: Visit) -> None:
    """Wait for the words given; without any, show what is waited for."""
    if visit.words:
        await _add(visit)
    else:
        await visit.show(await _list(visit))


async def remove(visit: Visit, callback: Callback) -> str:
    """Wait no longer, from the list or from an alert that came."""
    key = callback.arguments[0]
    place = (visit.chat_id, visit.subscriber.thread_id)
    async with visit.parts.database.write() as connection:
        for alert in await alerts.list_of(connection, *place):
            if callbacks.key(alert.words) == key:
                await alerts.remove(connection, *place, alert.words)
    if all(button.verb in _LIST_VERBS for button in visit.buttons):
        await visit.show_instead(await _list(visit))
    return visit.texts("toast-alert-removed")


@choosing
async def _add(visit: Visit) -> None:
    try:
        words = phrases.tidy(visit.words)
    except ValueError:
        await visit.show(alert_unfit_view(visit.texts, phrases.LONGEST))
        return
    place = (visit.chat_id, visit.subscriber.thread_id)
    async with visit.parts.database.write() as connection:
        present = [alert.words for alert in await alerts.list_of(connection, *place)]
        room = len(present) < visit.parts.settings.reader_alerts
        if room and words not in present:
            await alerts.add(connection, *place, words, visit.now)
    if words in present:
        await visit.show(alert_exists_view(visit.texts, words))
    elif room:
        await visit.show(alert_added_view(visit.texts, words))
    else:
        await visit.show(alerts_full_view(visit.texts, visit.parts.settings.reader_alerts))


async def _list(visit: Visit) -> Message:
    async with visit.parts.database.read() as connection:
        present = await alerts.list_of(connection, visit.chat_id, visit.subscriber.thread_id)
    return alerts_view(visit.texts, [alert.words for alert in present])
