"""The same question gets the same excerpts from SQLite and from a real PostgreSQL, side by side."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import replace

import pytest

from content.store import Database

pytest.importorskip("asyncpg")

_BINARIES = ("initdb", "postgres", "pg_ctl")
if not all(map(shutil.which, _BINARIES)):
    pytest.skip("PostgreSQL is not installed", allow_module_level=True)

QUESTIONS = [
    "How much grain did Kazakhstan send last year?",
    "Kazakhstan",
    "Kuryk grain exports",
    "ледник",
    "Қасқырлар кімді аңдиды?",
    "中欧班列运送什么货物？",
    "grain зерно астық 谷物",
    "who won the chess olympiad",
    "'; DROP TABLE posting; -- % _ \\",
    "the of and",
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    folder = tmp_path_factory.mktemp("postgresql")
    # PostgreSQL refuses to run as root.
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
        for parent in folder.parents[:3]:
            parent.chmod(parent.stat().st_mode | 0o011)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(*command: str) -> None:
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

    data = str(folder / "data")
    run("initdb", "--auth=trust", "--username=jarshy", "--encoding=UTF8", "--locale=C", "-D", data)
    options = f"-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "start", "--wait", "-D", data, "-o", options, "-l", str(folder / "log"))
    try:
        yield f"postgresql://jarshy@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "stop", "--mode=immediate", "-D", data)


@pytest.fixture
async def twin(shelf, server):
    """A shelf on PostgreSQL."""
    database = await Database.open(server)
    yield type(shelf)(database)
    await database.close()


async def test_both_databases_give_the_same_answers(shelf, twin, articles_of_full, port):
    copies = [replace(port, title=f"Port {n}", url=f"https://example.org/{n}") for n in range(40)]
    for one in (shelf, twin):
        await one.put(*articles_of_full, *copies)
        await one.put(replace(port, sections=port.sections[1:]))  # a second version
        await one.drop(copies[7])

    assert await shelf.rows() == await twin.rows()
    for question in QUESTIONS:
        for offset in (0, 3):
            assert await shelf.ask(question, offset=offset) == await twin.ask(question, offset=offset)
