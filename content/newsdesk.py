"""The desk that makes editions: what came in during a window, grouped once, and chosen from for each wish."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncConnection

from content.edition import Dated, Edition, Story, Told, Wish
from content.interests import Interests
from content.store import Database, articles, entries, feeds, told
from content.store.articles import StoredArticle

if TYPE_CHECKING:
    from content.editing import Choice
    from content.stories import Group, Reading

# An article first seen in a digest's window but dated long before it is no news.
STALE_AFTER = timedelta(days=2)

# So long after its last article a story may go on (content.stories.alike).
STORY = timedelta(hours=72)

_MOST = 10_000  # articles of a window, the newest: to load and group them takes some 200 MB
# Of each section: as much as grouping reads of a whole article (content.stories.vectors).
_BRIEF = 2_800
_LIBRARY_CANDIDATES = 40  # older pieces that compete for a quiet day's places
_READ = 12  # articles of a story; of the rest only their beginnings are needed
_KEPT = 60.0  # seconds that the groups of a window wait for the next cohort


class NewsDesk:
    """Makes editions from what the store holds.

    Cohorts that share a window share the grouping of its articles, which takes most of the time; it is
    kept for a minute. The words of articles are kept from one window to the next, so that what came in is
    read once; comparing starts anew, since how rare a word is depends on all of them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._windows: dict[_Window, tuple[Group, ...]] = {}
        self._reading: Reading | None = None  # of the articles of windows, from one to the next
        self._grouping = asyncio.Lock()

    async def edition(
        self, wish: Wish, since: datetime, until: datetime, history: Sequence[int] = ()
    ) -> Edition:
        """The stories of the window [since, until) for a wish, best first.

        `history` are the digests that its readers had before. A story in one of them is told again only
        where it moved, and then says what is new.
        """
        from content.editing import choose  # with the first edition: it compiles hundreds of patterns

        groups = await self._groups(since, until, wish.interests)
        async with self._database.read() as connection:
            known = await told.stories(connection, history)
        choices = await asyncio.to_thread(choose, groups, wish, since=since, until=until, told=known)
        stories: list[Story] = []
        limit = wish.interests.stories
        while choices and len(stories) < limit:
            wanted = limit - len(stories)
            stories += await self._told(choices[:wanted])
            choices = choices[wanted:]
        older = () if stories else await self._older(wish, since, known)
        topics = (*wish.interests.topics, *wish.interests.words)
        return Edition(since, until, topics, wish.interests.languages, tuple(stories), older)

    async def stories_of_articles(self, now: datetime) -> Mapping[str, str]:
        """For each article of the days that a story lasts, the id of the story that it tells."""
        groups = await self._groups(now - STORY, now, None)
        return {dated.article.id: made.id for made in groups for dated in made.articles}

    async def telling(self, article_id: str) -> tuple[Dated, ...]:
        """The articles that tell the same story as one, some days before and after it, the earliest first.

        Empty where the article is gone.
        """
        async with self._database.read() as connection:
            found = await articles.get_many(connection, [article_id])
        for one in found:
            # As a reader with no feeds of their own would have it: what is somebody's own stays theirs.
            everyone = Interests(languages=(one.article.language,) if one.article.language else ())
            groups = await self._groups(one.first_seen - STORY, one.first_seen + STORY, everyone)
            for made in groups:
                if any(dated.article.id == article_id for dated in made.articles):
                    return tuple(sorted(made.articles, key=lambda dated: (dated.dated, dated.article.id)))
        return tuple(_dated(one) for one in found)

    async def _groups(
        self, since: datetime, until: datetime, interests: Interests | None
    ) -> "tuple[Group, ...]":
        """The stories of a window that readers with these interests may have; all of them without."""
        from content.stories import Reading, group

        asked = interests or Interests()
        window = _Window(since, until, asked.languages, asked.feeds, asked.muted_feeds, interests is None)
        async with self._grouping:
            if window not in self._windows:
                async with self._database.read() as connection:
                    found = await articles.taken_in(
                        connection,
                        since,
                        until,
                        not_older_than=since - STALE_AFTER,
                        languages=asked.languages,
                        limit=_MOST,
                        brief=_BRIEF,
                    )
                    if interests is not None:
                        found = await _wanted(connection, found, interests)
                self._reading = self._reading or Reading()
                self._windows[window] = await asyncio.to_thread(
                    group, [_dated(one) for one in found], self._reading
                )
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
                () if wish.interests.words else wish.interests.topics,
                since - STALE_AFTER,
                languages=wish.interests.languages,
                limit=_LIBRARY_CANDIDATES,
            )
            found = await _wanted(connection, found, wish.interests)
        fresh = frozenset(one.article.id for one in found if one.first_seen >= since)
        groups = group([_dated(one) for one in found])
        chosen = choose_older(groups, wish, fresh=fresh, told=known)
        return tuple(story for choice in chosen if (story := choice.told_with({})))


@dataclass(frozen=True, slots=True)
class _Window:
    """What editions share that are made from the same groups."""

    since: datetime
    until: datetime
    languages: tuple[str, ...]
    feeds: tuple[int, ...]
    muted_feeds: tuple[int, ...]
    everything: bool  # whoever it is for


async def _wanted(
    connection: AsyncConnection, found: Sequence[StoredArticle], interests: Interests
) -> list[StoredArticle]:
    """The articles that came by feeds which readers with these interests want to hear from."""
    own = await feeds.own_ids(connection)
    if not own and not interests.muted_feeds:
        return list(found)
    came_by = await entries.feeds_of(connection, [one.article.id for one in found])
    return [one for one in found if interests.takes_from(came_by.get(one.article.id, ()), own)]


def _dated(stored: StoredArticle) -> Dated:
    return Dated(stored.article, stored.dated, stored.topics, stored.first_seen)
