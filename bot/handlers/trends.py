"""/trends: how often the topics were in the news; how a story unfolded. Drawn where pictures are taken."""

import logging

from telegram.error import BadRequest

from bot.handlers.visit import Visit
from bot.locales import zone
from bot.views.articles import article_gone_view
from bot.views.callbacks import Callback
from bot.views.message import Message
from bot.views.timelines import timeline_chart, timeline_view
from bot.views.trends import busiest, trends_caption, trends_chart, trends_view
from content.charts import Chart
from content.errors import ContentError

logger = logging.getLogger(__name__)

_ENOUGH = 2  # articles that make a timeline


async def trends(visit: Visit) -> None:
    """This week beside the last."""
    timezone = visit.subscriber.timezone
    now = visit.now.astimezone(zone(timezone))
    found = await visit.parts.newsroom.trends(now)
    in_words = trends_view(visit.texts, found)
    if not busiest(found):
        await visit.show(in_words)
        return
    chart = trends_chart(visit.texts, found, now, timezone)
    await show_chart(visit, chart, trends_caption(visit.texts, found), in_words)


async def timeline(visit: Visit, callback: Callback) -> str:
    """Who told the story of an article when."""
    telling = await visit.parts.newsroom.telling(callback.arguments[0])
    if not telling:
        await visit.open(article_gone_view(visit.texts))
        return ""
    if len(telling) < _ENOUGH:
        return visit.texts("toast-one-source")
    timezone = visit.subscriber.timezone
    in_words = timeline_view(visit.texts, telling, timezone)
    await show_chart(visit, timeline_chart(visit.texts, telling, timezone), in_words, in_words)
    return ""


async def show_chart(visit: Visit, chart: Chart, caption: Message, in_words: Message) -> None:
    """The chart, or the same in words where it cannot be drawn or the chat takes no pictures."""
    if not visit.subscriber.pictures:
        await visit.show(in_words)
        return
    try:
        picture = await visit.parts.newsroom.draw(chart)
        await visit.parts.courier.show_picture(visit.chat_id, picture, caption, thread_id=visit.thread_id)
    except (ContentError, BadRequest) as error:
        logger.warning("a chart is told in words: %s", error)
        await visit.show(in_words)
