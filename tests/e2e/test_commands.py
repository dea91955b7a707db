import gzip
import json

import pytest

ARTICLE = """Harvest in the north beats the forecast

KOSTANAY – Farmers brought in 14.2 million tonnes of wheat, the agriculture ministry said on Monday, more than it had forecast in August.

Photo credit: Ministry of Agriculture

Exports to neighbours

The country sells wheat to Uzbekistan, Tajikistan and Afghanistan. Exports to Uzbekistan grew by 12% to 3.1 million tonnes last year.

“We expect the railways to carry more grain than ever,” said Minister Aidarbek Saparov.

Drought in the west

Two western regions lost a third of their barley to drought. The government set aside $40 million for the farmers there.
"""  # noqa: E501  a paragraph is one line


@pytest.fixture
def article(tmp_path):
    file = tmp_path / "harvest.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return str(file)


def rows(result):
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_an_ingested_article_is_printed_with_its_sections_and_answers_questions(jarshy, article):
    [stored] = rows(jarshy("ingest", article, "--json"))
    assert [section["heading"] for section in stored["sections"]] == [
        "",
        "Exports to neighbours",
        "Drought in the west",
    ]
    assert "Photo credit" not in json.dumps(stored)
    [answer] = rows(jarshy("ask", "How much wheat goes to Uzbekistan?", "--json"))
    assert answer["answered"]
    assert "3.1 million tonnes" in answer["excerpts"][0]["text"]
    assert len(answer["excerpts"][0]["text"]) <= 320


def test_a_fresh_install_answers_from_the_bundled_library(jarshy):
    [trade] = rows(jarshy("ask", "trade", "--json"))
    assert any("$24 billion" in excerpt["text"] for excerpt in trade["excerpts"])
    [taiwan] = rows(jarshy("ask", "Taiwan", "--json"))
    assert any("Taiwan is part of China" in excerpt["text"] for excerpt in taiwan["excerpts"])
    [olympiad] = rows(jarshy("ask", "who won the chess olympiad", "--json"))
    assert (olympiad["answered"], olympiad["excerpts"]) == (False, [])


def test_ingesting_the_same_file_twice_keeps_one_article(jarshy, article, tmp_path):
    jarshy("ingest", article)
    again = jarshy("ingest", article)
    assert "same" in again.stdout
    jarshy("export", str(tmp_path / "all.jsonl"))
    lines = (tmp_path / "all.jsonl").read_text().splitlines()
    assert sum("Harvest in the north" in line for line in lines) == 1


def test_extract_stores_nothing(jarshy, article, tmp_path):
    [shown] = rows(jarshy("extract", article, "--json"))
    assert shown["title"].startswith("Harvest")
    assert not (tmp_path / "jarshy.db").exists()


def test_a_folder_is_read_whole_and_a_bad_file_in_it_is_named(jarshy, article, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "good.md").write_text(
        "# Rail line opens\n\nThe line to the border opened on Friday, carrying 40 trains a day.\n"
    )
    (folder / "empty.txt").write_text("")
    result = jarshy("ingest", str(folder), "--json")
    assert result.returncode == 1
    assert [json.loads(line)["title"] for line in result.stdout.splitlines()] == ["Rail line opens"]
    assert "empty.txt" in result.stderr


@pytest.mark.parametrize("layout", ["text", "html", "rich", "json"])
def test_the_digest_holds_what_came_in_today(jarshy, article, layout):
    jarshy("ingest", article)
    result = jarshy("digest", "--format", layout)
    assert result.returncode == 0, result.stderr
    assert "Harvest in the north" in result.stdout


def test_an_unknown_topic_is_refused_with_the_ones_there_are(jarshy):
    result = jarshy("digest", "--topics", "knitting")
    assert result.returncode == 2
    assert "knitting" in result.stderr
    assert "trade" in result.stderr


@pytest.mark.parametrize("name", ["all.jsonl", "all.jsonl.gz"])
def test_articles_move_to_another_installation(jarshy, article, tmp_path, name):
    jarshy("ingest", article)
    jarshy("export", str(tmp_path / name))
    elsewhere = f"sqlite:///{tmp_path}/elsewhere.db"
    moved = jarshy("import", str(tmp_path / name), DATABASE_URL=elsewhere)
    assert moved.stdout.startswith("1 new"), moved.stderr
    [answer] = rows(jarshy("ask", "barley lost to drought", "--json", DATABASE_URL=elsewhere))
    assert "barley" in answer["excerpts"][0]["text"]


def test_a_broken_line_stops_the_import_after_what_came_before_it(jarshy, tmp_path):
    good = {
        "title": "A bridge",
        "sections": [{"heading": "", "text": "The bridge over the river opened today."}],
    }
    with gzip.open(tmp_path / "some.jsonl.gz", "wt") as out:
        out.write(json.dumps(good) + "\n{broken\n")
    result = jarshy("import", str(tmp_path / "some.jsonl.gz"))
    assert result.returncode == 1
    assert "line 2" in result.stderr
    [answer] = rows(jarshy("ask", "bridge", "--json"))
    assert answer["answered"]


def test_backup_and_restore_bring_back_what_was(jarshy, article, tmp_path):
    jarshy("ingest", article)
    assert jarshy("backup", str(tmp_path / "copy.db")).returncode == 0
    (tmp_path / "jarshy.db").unlink()
    restored = jarshy("restore", str(tmp_path / "copy.db"))
    assert restored.returncode == 0, restored.stderr
    assert rows(jarshy("ask", "barley", "--json"))[0]["answered"]


def test_check_says_ok_on_a_fresh_install_and_what_is_wrong_otherwise(jarshy):
    fine = jarshy("check")
    assert (fine.returncode, "FAIL" in fine.stdout) == (0, False), fine.stdout
    wrong = jarshy("check", "--json", DIGEST_TIME="25:00")
    assert wrong.returncode == 1
    assert "DIGEST_TIME" in json.loads(wrong.stdout)["detail"]


@pytest.mark.parametrize("command", [["run"], ["ask", "x"], ["feeds", "list"]])
def test_a_wrong_setting_ends_in_one_line_and_exit_code_2(jarshy, command):
    result = jarshy(*command, POLL_INTERVAL="sometimes")
    assert result.returncode == 2
    assert result.stderr.startswith("jarshy: POLL_INTERVAL: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("path", ["missing.txt", "http://127.0.0.1:9/page", "ftp://example.org/x"])
def test_what_cannot_be_read_is_named_and_fails(jarshy, path):
    result = jarshy("ingest", path)
    assert result.returncode == 1
    assert path in result.stderr
    assert "Traceback" not in result.stderr
