"""Ranking by meaning. The model here knows eight words; the real one is an extra."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import pytest
from sqlalchemy import func, select

from content.article import Article, Section
from content.search import Search
from content.search.meaning import Meaning, Vector, closeness, packed
from content.store.schema import embedding

_CONCEPTS = (
    {"nurses", "medics"},
    {"quarrel", "row"},
    {"bonuses", "earnings"},
    {"football", "match"},
)


class Dictionary:
    """Words of the same concept have the same direction; a little of each keeps vectors from zero."""

    def query(self, text: str) -> Vector:
        words = set(text.lower().replace(".", " ").replace("?", " ").split())
        vector = np.array([0.1 + len(words & concept) for concept in _CONCEPTS], dtype=np.float32)
        return vector / np.linalg.norm(vector)

    def passage(self, texts: Sequence[str]) -> Vector:
        return np.stack([self.query(text) for text in texts])


def test_packing_keeps_how_close_vectors_are() -> None:
    dice = np.random.default_rng(1)
    one, other = (vector / np.linalg.norm(vector) for vector in dice.normal(size=(2, 384)))
    mixed = one + other
    mixed /= np.linalg.norm(mixed)

    close = closeness(one, {7: packed(one), 8: packed(mixed), 9: packed(other)})

    assert close == pytest.approx({7: 1.0, 8: float(one @ mixed), 9: float(one @ other)}, abs=0.01)


def test_without_vectors_nothing_is_close() -> None:
    assert closeness(np.ones(3), {}) == {}


@pytest.fixture
async def hospitals(shelf):
    """Two articles about hospitals, one of them about what nurses earn, in other words than are asked."""
    for place, text in enumerate(
        ("The match was seen in hospitals.", "A quarrel of nurses over bonuses began in hospitals.")
    ):
        article = Article(
            title=f"News {place}",
            sections=(Section("", (text,)),),
            url=f"https://example.org/{place}",
            language="en",
        )
        await shelf.put(article)
    shelf.search = Search(Meaning(Dictionary()))
    return shelf


async def nearest(shelf, question: str) -> list[str]:
    async with shelf.database.read() as connection:
        ranked = await shelf.search.ranked(connection, question, now=datetime.now(UTC))
    return [one.section.title for one in ranked]


async def test_of_sections_with_the_same_words_the_one_that_means_it_comes_first(hospitals):
    assert await nearest(hospitals, "medics earnings hospitals") == ["News 0", "News 1"]

    await hospitals.search.grasp(hospitals.database, 10)

    assert await nearest(hospitals, "medics earnings hospitals") == ["News 1", "News 0"]


async def test_each_section_is_read_once(hospitals):
    assert [await hospitals.search.grasp(hospitals.database, 1) for _ in range(3)] == [1, 1, 0]


async def test_what_is_gone_keeps_no_vector(hospitals, port):
    await hospitals.put(port)
    await hospitals.search.grasp(hospitals.database, 10)
    await hospitals.drop(port)

    async with hospitals.database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(embedding)) == 2
