"""Questions -> excerpts: analyse, retrieve, rank, window, mark, and abstain where nothing fits."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from content.answer import Answer, Excerpt
from content.search import index
from content.search.abstain import worth_showing
from content.search.index import IndexedSection
from content.search.marks import marks
from content.search.question import understand
from content.search.rank import Ranked, rank
from content.search.retrieve import retrieve
from content.store import sections

__all__ = ["IndexedSection", "Search"]

_CANDIDATES = 20  # sections whose windows are looked at


class Search:
    """The index in the database and the way through it. Holds no state of its own."""

    async def add(self, connection: AsyncConnection, added: Sequence[IndexedSection]) -> None:
        """Index sections, in the transaction that stores them."""
        await index.add(connection, added)

    async def remove(self, connection: AsyncConnection, removed: Sequence[IndexedSection]) -> None:
        """Forget sections, given just as they were added."""
        await index.remove(connection, removed)

    async def ask(
        self,
        connection: AsyncConnection,
        question: str,
        *,
        language: str = "",
        limit: int = 3,
        offset: int = 0,
    ) -> Answer:
        """At most `limit` excerpts from `offset` on. `language` favours sections in it. Any text will do."""
        shown = worth_showing(await self.ranked(connection, question, language=language))
        page = shown[offset : offset + limit]
        return Answer(question, bool(page), tuple(map(_excerpt, page)), more=len(shown) > offset + limit)

    async def ranked(
        self, connection: AsyncConnection, question: str, *, language: str = ""
    ) -> Sequence[Ranked]:
        """What comes nearest to the question, best first, whether or not it fits."""
        understood = understand(question, language)
        collection = await index.statistics(connection)
        if not understood.words or not collection.sections:
            return []
        retrieved = await retrieve(connection, understood.words, collection, _CANDIDATES)
        found = await sections.get_many(connection, [one.section_id for one in retrieved.candidates])
        return rank(understood, retrieved, found, language)


def _excerpt(ranked: Ranked) -> Excerpt:
    section, window = ranked.section, ranked.window
    return Excerpt(
        article_id=section.article_id,
        position=section.position,
        title=section.title,
        heading=section.heading,
        url=section.url,
        source=section.source,
        published=section.published,
        language=section.language,
        text=window.text,
        marks=marks(window.matches),
        score=ranked.score,
    )
