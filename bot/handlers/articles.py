"""Opening an article or one of its sections from an answer, a digest, or each other."""

from bot.handlers.visit import Visit
from bot.views.articles import article_gone_view, article_view, section_view
from bot.views.callbacks import Callback
from content.store import saved


async def section(visit: Visit, callback: Callback) -> str:
    """The whole section, a page of it where it is long."""
    article_id, position, page = callback.arguments[0], callback.number(1), callback.number(2, 0)
    article = await visit.parts.newsroom.article(article_id)
    if article is None or position >= len(article.sections):
        await visit.open(article_gone_view(visit.texts))
        return ""
    async with visit.parts.database.read() as connection:
        kept = await saved.has(connection, visit.reader_id, article_id, position)
    await visit.open(
        section_view(
            visit.texts, article, position, saved=kept, timezone=visit.subscriber.timezone, page=page
        )
    )
    return ""


async def article(visit: Visit, callback: Callback) -> str:
    """The article with its sections."""
    found = await visit.parts.newsroom.article(callback.arguments[0])
    if found is None:
        await visit.open(article_gone_view(visit.texts))
        return ""
    timezone = visit.subscriber.timezone
    await visit.open(article_view(visit.texts, found, timezone=timezone, page=callback.number(1, 0)))
    return ""
