from content.search import IndexedSection
from content.search.index import statistics
from content.search.postings import BLOCK

FIRST = IndexedSection(7, "Trade", "Grain", "Wheat for Georgia.", "en")
SECOND = IndexedSection(3, "Trade", "", "Grain and wheat.", "en")
FAR = IndexedSection(5000, "Trade", "", "Grain from afar.", "en")


async def index_of(shelf, *added):
    async with shelf.database.write() as connection:
        for section in added:
            await shelf.search.add(connection, [section])
    rows = await shelf.rows()
    async with shelf.database.write() as connection:
        counted = await statistics(connection)
        await shelf.search.remove(connection, added)
    return rows, counted


async def test_the_order_of_adding_does_not_matter(shelf):
    assert await index_of(shelf, FIRST, SECOND, FAR) == await index_of(shelf, FAR, SECOND, FIRST)


async def test_a_batch_gives_the_same_index_as_one_by_one(shelf):
    one_by_one, _ = await index_of(shelf, FIRST, SECOND, FAR)
    async with shelf.database.write() as connection:
        await shelf.search.add(connection, [FAR, FIRST, SECOND])
    assert await shelf.rows() == one_by_one


async def test_sections_far_apart_lie_in_rows_of_their_own(shelf):
    rows, _ = await index_of(shelf, FIRST, FAR)
    assert {block for term, block in rows if term == "trade"} == {0, 5000 // BLOCK}


async def test_removing_everything_leaves_no_rows(full, articles_of_full):
    for article in articles_of_full:
        await full.drop(article)
    assert await full.rows() == {}
    async with full.database.read() as connection:
        counted = await statistics(connection)
    assert (counted.sections, counted.length) == (0, 0)


async def test_removing_a_section_leaves_the_others_as_they_were(shelf):
    alone, _ = await index_of(shelf, FIRST)
    async with shelf.database.write() as connection:
        await shelf.search.add(connection, [FIRST, SECOND])
        await shelf.search.remove(connection, [SECOND])
    assert await shelf.rows() == alone


async def test_a_failed_transaction_leaves_the_index_as_it_was(shelf):
    class Failure(Exception):
        pass

    try:
        async with shelf.database.write() as connection:
            await shelf.search.add(connection, [FIRST])
            raise Failure
    except Failure:
        pass
    assert await shelf.rows() == {}
