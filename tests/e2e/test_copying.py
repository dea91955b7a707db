"""`jarshy` on PostgreSQL, and moving there, as an operator does it."""

import json

import pytest


@pytest.fixture
async def server_url(postgresql):
    """The address of an empty PostgreSQL database."""
    name = await postgresql.new_database()
    yield postgresql.url(name)
    await postgresql.drop_database(name)


def test_an_installation_moves_to_postgresql_and_answers_as_before(jarshy, environment, server_url, tmp_path):
    (tmp_path / "grain.txt").write_text(
        "Grain exports\n\nKazakhstan sent 3.2 million tonnes of grain to Georgia."
    )
    assert jarshy("ingest", "grain.txt").returncode == 0
    moved = jarshy("copy", "--from", environment["DATABASE_URL"], "--to", server_url)
    assert moved.returncode == 0, moved.stderr
    assert "all as they were" in moved.stdout

    def answer(**changed):
        done = jarshy("ask", "How much grain did Kazakhstan send?", "--json", **changed)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    assert answer(DATABASE_URL=server_url) == answer()
    assert answer()["answered"]

    again = jarshy("copy", "--from", environment["DATABASE_URL"], "--to", server_url)
    assert again.returncode == 1
    assert "empty database" in again.stderr


def test_check_and_backup_and_restore_work_on_postgresql(jarshy, server_url, tmp_path):
    checked = jarshy("check", "--json", DATABASE_URL=server_url)
    assert checked.returncode == 0, checked.stdout
    assert jarshy("backup", "copy.db", DATABASE_URL=server_url).returncode == 0
    (tmp_path / "late.txt").write_text(
        "Late news\n\nThe zebra of Almaty ran away from the circus this morning."
    )
    jarshy("ingest", "late.txt", DATABASE_URL=server_url)
    assert "zebra" in jarshy("ask", "zebra of Almaty", DATABASE_URL=server_url).stdout
    restored = jarshy("restore", "copy.db", "--yes", DATABASE_URL=server_url)
    assert restored.returncode == 0, restored.stderr
    assert "circus" not in jarshy("ask", "zebra of Almaty", DATABASE_URL=server_url).stdout


def test_a_postgresql_that_does_not_answer_is_one_line(jarshy, unused_tcp_port):
    url = f"postgresql://jarshy:secret-word@127.0.0.1:{unused_tcp_port}/jarshy"
    failed = jarshy("ask", "grain", DATABASE_URL=url)
    assert failed.returncode == 1
    assert failed.stderr.count("\n") == 1
    assert "cannot be reached" in failed.stderr
    assert "secret-word" not in failed.stderr
