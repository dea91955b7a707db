from content.store import postings


async def test_what_was_appended_lies_behind_what_was_there(database):
    async with database.write() as connection:
        await postings.append(connection, {("grain", 0): b"\x00\x01\x00", ("铜", 3): b"a"})
        await postings.append(connection, {("grain", 0): b"\xff\x00", ("grain", 2): b"b"})
    async with database.read() as connection:
        found = await postings.lists(connection, ["grain", "铜", "missing"])
    assert found == {"grain": [(0, b"\x00\x01\x00\xff\x00"), (2, b"b")], "铜": [(3, b"a")]}


async def test_rows_are_those_of_the_blocks_asked_for(database):
    async with database.write() as connection:
        await postings.append(connection, {("grain", 0): b"a", ("grain", 1): b"b", ("port", 0): b"c"})
        found = await postings.rows(connection, [("grain", 1), ("port", 0), ("port", 1)])
    assert found == {("grain", 1): b"b", ("port", 0): b"c"}


async def test_replacing_with_nothing_removes_the_row(database):
    async with database.write() as connection:
        await postings.append(connection, {("grain", 0): b"a", ("port", 0): b"b"})
        await postings.replace(connection, {("grain", 0): b"", ("port", 0): b"c"})
        assert await postings.lists(connection, ["grain", "port"]) == {"port": [(0, b"c")]}


async def test_more_terms_than_a_statement_takes_are_found(database):
    terms = [f"term{number}" for number in range(1000)]
    async with database.write() as connection:
        await postings.append(connection, {(term, 0): b"a" for term in terms})
        assert len(await postings.lists(connection, terms)) == 1000
        assert len(await postings.rows(connection, [(term, 0) for term in terms])) == 1000
