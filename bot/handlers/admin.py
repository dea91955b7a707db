"""/stats and /broadcast, for the bot's own administrators."""

from datetime import timedelta

from bot.handlers.rights import administering
from bot.handlers.trends import show_chart
from bot.handlers.visit import Visit
from bot.views.admin import (
    CHARTED,
    StatsShown,
    broadcast_cancelled_view,
    broadcast_done_view,
    broadcast_message,
    broadcast_preview_view,
    broadcast_prompt_view,
    stats_chart,
    stats_view,
)
from bot.views.callbacks import Callback
from content.store import model_texts, questions, subscribers
from content.store.pulse import pulse

_RECENTLY = timedelta(days=1)


@administering
async def stats(visit: Visit) -> None:
    """Show the bot in numbers."""
    news = await visit.parts.newsroom.stats()
    deliveries = await visit.parts.outbox.counts(visit.now)
    async with visit.parts.database.read() as connection:
        readers = await subscribers.counts(connection)
        asked = await questions.count(connection, visit.now - _RECENTLY)
        model = await model_texts.usage(connection, visit.now.date())
        busy = await pulse(connection, visit.now, CHARTED)
    shown = StatsShown(
        articles=news.articles,
        sections=news.sections,
        feeds=news.feeds,
        failing_feeds=news.failing_feeds,
        readers=readers.known,
        subscribed=readers.subscribed,
        stopped=readers.stopped,
        questions=asked,
        owed=deliveries.owed,
        sent=deliveries.sent,
        model=model,
    )
    in_words = stats_view(visit.texts, shown)
    chart = stats_chart(visit.texts, busy, visit.now, visit.subscriber.timezone)
    await show_chart(visit, chart, in_words, in_words)


@administering
async def broadcast(visit: Visit) -> None:
    """Show the words as they would arrive, and ask whether to send them."""
    try:
        broadcast_message(visit.words)
    except ValueError:
        await visit.show(broadcast_prompt_view(visit.texts))
        return
    async with visit.parts.database.write() as connection:
        waiting = await questions.put(connection, visit.chat_id, visit.words, visit.now)
        recipients = (await subscribers.counts(connection)).subscribed
    await visit.show(broadcast_preview_view(visit.texts, visit.words, recipients, waiting))


async def send(visit: Visit, callback: Callback) -> str:
    """Send them to every subscriber, once however often the button is tapped."""
    words = await _take(visit, callback)
    deliveries = await visit.parts.outbox.enqueue("broadcast", broadcast_message(words), visit.now)
    await visit.show_instead(broadcast_done_view(visit.texts, deliveries))
    return ""


async def cancel(visit: Visit, callback: Callback) -> str:
    """Send nothing."""
    await _take(visit, callback)
    await visit.show_instead(broadcast_cancelled_view(visit.texts))
    return ""


async def _take(visit: Visit, callback: Callback) -> str:
    async with visit.parts.database.write() as connection:
        words = await questions.take(connection, visit.chat_id, callback.number(0))
    if words is None:
        raise ValueError(f"broadcast {callback.number(0)} was sent or cancelled before")
    return words
