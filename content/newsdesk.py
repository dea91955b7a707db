"""The desk that makes editions: what came in during a window, grouped once, and chosen from for each wish."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from content.edition import Dated, Edition, Story, Told, Wish
from content.store import Database, articles, told
from content.store.articles import StoredArticle

if TYPE_CHECKING:
    from content.editing import Choice
    from content.stories import Group

# An article first seen in a digest's window but dated long before it is no news.
STALE_AFTER = timedelta(days=2)

_MOST = 20_000  # articles of a window, the newest
# Of each section: as much as grouping reads of a whole article (content.stories.vectors).
_BRIEF = 2_800
_LIBRARY_CANDIDATES = 40  # older pieces that compete for a quiet day's places
_READ = 12  # articles of a story; of the rest only their beginnings are needed
_KEPT = 60.0  # seconds that the groups of a window wait for the next cohort


class NewsDesk:
    """Makes editions from what the store holds.

    Cohorts that share a window share the grouping of its articles, which takes most of the time; it is
    kept for a minute.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._windows: dict[tuple[datetime, datetime, str], tuple[Group, ...]] = {}
        self._grouping = asyncio.Lock()

    async def edition(
        self, wish: Wish, since: datetime, until: datetime, history: Sequence[int] = ()
    ) -> Edition:
        """The stories of the window [since, until) for a wish, best first.

        `history` are the digests that its readers had before. A story in one of them is told again only
        where it moved, and then says what is new.
        """
        from content.editing import choose  # with the first edition: it compiles hundreds of patterns

        groups = await self._groups(since, until, wish.language)
        async with self._database.read() as connection:
            known = await told.stories(connection, history)
        choices = await asyncio.to_thread(choose, groups, wish, since=since, until=until, told=known)
        stories: list[Story] = []
        while choices and len(stories) < wish.limit:
            wanted = wish.limit - len(stories)
            stories += await self._told(choices[:wanted])
            choices = choices[wanted:]
        older = () if stories else await self._older(wish, since, known)
        return Edition(since, until, wish.topics, wish.language, tuple(stories), older)

    async def _groups(self, since: datetime, until: datetime, language: str) -> "tuple[Group, ...]":
        from content.stories import group

        window = since, until, language
        async with self._grouping:
            if window not in self._windows:
                async with self._database.read() as connection:
                    found = await articles.taken_in(
                        connection,
                        since,
                        until,
                        not_older_than=since - STALE_AFTER,
                        language=language,
                        limit=_MOST,
                        brief=_BRIEF,
                    )
                self._windows[window] = await asyncio.to_thread(group, [_dated(one) for one in found])
                asyncio.get_running_loop().call_later(_KEPT, self._windows.pop, window, None)
            return self._windows[window]

    async def _told(self, choices: "Sequence[Choice]") -> list[Story]:
        """The stories of some choices, in full; those in which nothing is new are left out."""
        ids = [dated.article.id for choice in choices for dated in choice.group.articles[:_READ]]
        async with self._database.read() as connection:
            full = {one.article.id: one.article for one in await articles.get_many(connection, ids)}
        stories = await asyncio.to_thread(lambda: [choice.told_with(full) for choice in choices])
        return [story for story in stories if story is not None]

    async def _older(self, wish: Wish, since: datetime, known: Sequence[Told]) -> tuple[Story, ...]:
        from content.editing import choose_older
        from content.stories import group

        async with self._database.read() as connection:
            found = await articles.older_on(
                connection,
                wish.topics,
                since - STALE_AFTER,
                language=wish.language,
                limit=_LIBRARY_CANDIDATES,
            )
        fresh = frozenset(one.article.id for one in found if one.first_seen >= since)
        groups = group([_dated(one) for one in found])
        chosen = choose_older(groups, wish, fresh=fresh, told=known)
        return tuple(story for choice in chosen if (story := choice.told_with({})))


def _dated(stored: StoredArticle) -> Dated:
    return Dated(article=stored.article, dated=stored.dated, topics=stored.topics)
