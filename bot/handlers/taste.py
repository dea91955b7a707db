"""More or fewer like a story: what was tapped on, shown and forgotten."""

from bot.handlers.visit import Visit
from bot.views.articles import article_gone_view
from bot.views.callbacks import Callback
from bot.views.tastes import matter, taste_view
from content.store import articles, taps


async def more(visit: Visit, callback: Callback) -> str:
    """More stories like this one from the next digest."""
    return await _tap(visit, callback, more=True)


async def fewer(visit: Visit, callback: Callback) -> str:
    """Fewer stories like this one."""
    return await _tap(visit, callback, more=False)


async def taste(visit: Visit, _callback: Callback) -> str:
    """What the taps come to."""
    async with visit.parts.database.read() as connection:
        given = await taps.list_of(connection, visit.chat_id)
    await visit.open(taste_view(visit.texts, given, taps.KEPT_DAYS))
    return ""


async def reset(visit: Visit, _callback: Callback) -> str:
    """Forget all taps."""
    async with visit.parts.database.write() as connection:
        await taps.forget(connection, visit.chat_id)
    await visit.show_instead(taste_view(visit.texts, (), taps.KEPT_DAYS))
    return visit.texts("toast-taste-reset")


async def _tap(visit: Visit, callback: Callback, *, more: bool) -> str:
    from content.taste import tap  # compiles the patterns of summaries, which no start should wait for

    article_id = callback.arguments[0]
    async with visit.parts.database.read() as connection:
        found = await articles.get_many(connection, [article_id])
    if not found:
        await visit.open(article_gone_view(visit.texts))
        return ""
    given = tap(found[0].article, found[0].topics, more=more)
    async with visit.parts.database.write() as connection:
        await taps.put(connection, visit.chat_id, article_id, given, visit.now)
    about = matter(visit.texts, given) or found[0].article.title
    return visit.texts("toast-more-like" if more else "toast-fewer-like", name=about)[:200]
