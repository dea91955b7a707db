"""/trends: how often the topics were in the news."""

from bot.handlers.visit import Visit
from bot.views.trends import trends_view


async def trends(visit: Visit) -> None:
    """This week beside the last."""
    await visit.show(trends_view(visit.texts, await visit.parts.newsroom.trends(visit.now)))
