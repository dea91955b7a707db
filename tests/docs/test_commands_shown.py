"""Every command that the documents show is run here, as it stands there."""

import asyncio
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from documents import ROOT, commands

from bot.cli import main

SHOWN = sorted({shown.words for shown in commands()})

FEED = """<rss version="2.0"><channel><title>The Steppe Times</title><link>{site}/</link><item>
<title>Harvest beats the forecast</title><guid>1</guid><description>Farmers brought in 14.2 million tonnes of
wheat, the ministry said. Exports to Uzbekistan grew by 12% to 3.1 million tonnes.</description>
</item></channel></rss>"""
PAGE = """<!doctype html><title>The Steppe Times</title>
<link rel="alternate" type="application/rss+xml" href="/news.rss"><p>News of the steppe."""
OPML = '<opml version="2.0"><body><outline type="rss" text="Steppe" xmlUrl="{site}/other.rss"/></body></opml>'
TEXT = "Harvest beats the forecast\n\nFarmers brought in 14.2 million tonnes of wheat, the ministry said.\n"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A small news site, which stands for those that the documents name."""
    folder = tmp_path_factory.mktemp("site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    address = f"http://127.0.0.1:{server.server_port}"
    (folder / "index.html").write_text(PAGE)
    for name in ("news.rss", "other.rss"):
        (folder / name).write_text(FEED.format(site=address))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield address
    server.shutdown()
    thread.join()


def run(*words):
    """`jarshy` with these words, to its end; its exit code."""
    sys.argv = ["jarshy", *words]
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code or 0


@pytest.fixture
def home(tmp_path, site, monkeypatch, migrated_file):
    """A working folder with everything that the commands name."""
    for name in ("TELEGRAM_BOT_TOKEN", "FEEDS", "LLM_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FETCH_PRIVATE", "true")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///data/jarshy.db")
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.chdir(tmp_path)
    for folder in ("data", "backups"):
        (tmp_path / folder).mkdir()
    shutil.copy(migrated_file, tmp_path / "data/jarshy.db")
    shutil.copy(migrated_file, tmp_path / "backups/jarshy.db")
    (tmp_path / "harvest.txt").write_text(TEXT)
    (tmp_path / "subscriptions.opml").write_text(OPML.format(site=site))
    (tmp_path / ".env.example").write_text((ROOT / ".env.example").read_text())
    return tmp_path


def test_there_are_commands_to_run():
    assert len(SHOWN) > 20


@pytest.mark.parametrize(
    "shown", [words for words in SHOWN if "jarshy " in words and "jarshy run" not in words]
)
def test_a_command_does_what_is_said_of_it(shown, home, site, request):
    words = shlex.split(shown)
    assert words[0].endswith("jarshy")
    words = [word.replace("https://example.org", site).replace("/backups/", "backups/") for word in words[1:]]
    if "postgresql://..." in words:
        words[words.index("postgresql://...")] = request.getfixturevalue("empty_postgresql")
    if words[:2] == ["feeds", "remove"]:
        assert run("feeds", "add", words[2]) == 0
    if words[0] == "import":
        assert run("ingest", "harvest.txt") == run("export", words[1]) == 0
    assert run(*words) == 0


@pytest.fixture
def empty_postgresql(postgresql):
    name = asyncio.run(postgresql.new_database())
    yield postgresql.url(name)
    asyncio.run(postgresql.drop_database(name))


@pytest.mark.parametrize("shown", [words for words in SHOWN if words.startswith("make ")])
def test_a_target_of_make_is_there(shown):
    asked = subprocess.run([*shlex.split(shown), "--dry-run"], cwd=ROOT, capture_output=True, text=True)
    assert asked.returncode == 0, asked.stderr


@pytest.mark.parametrize("shown", [words for words in SHOWN if words.startswith("python benchmarks/")])
def test_a_benchmark_takes_what_is_written_behind_it(shown):
    program = (ROOT / shown.split()[1]).read_text("utf-8")
    for option in re.findall(r"--[\w-]+", shown):
        assert f'"{option}"' in program


def test_the_example_settings_can_be_copied_and_used(home):
    assert "cp .env.example .env" in SHOWN
    subprocess.run(["cp", ".env.example", ".env"], check=True)
    assert run("check") == 0


@pytest.mark.parametrize("shown", [words for words in SHOWN if words.startswith("pip install ")])
def test_what_pip_shall_install_is_there(shown):
    """The wheel has a test of its own (tests/e2e/test_wheel.py); locks are what every test runs on."""
    for word in shlex.split(shown)[2:]:
        assert word.startswith("--") or word == "-r" or (ROOT / word).exists()


def test_the_bot_starts_as_written(home):
    assert {"jarshy run", "make run"} <= set(SHOWN)  # which does the former, as the test above sees
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "LISTEN": "127.0.0.1:0", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert "http://127.0.0.1:" in process.stdout.readline()
    finally:
        process.terminate()
        assert process.wait(15) == 0
        process.stdout.close()


@pytest.mark.parametrize(
    "shown", [words for words in SHOWN if words.startswith(".venv/bin/python -m pytest ")]
)
def test_tests_that_are_named_are_there(shown):
    assert all((ROOT / word).exists() for word in shlex.split(shown)[3:])


_RUN_ABOVE = (
    ".venv/bin/python -m pytest ",
    "pip install ",
    "jarshy ",
    ".venv/bin/jarshy ",
    "make ",
    "python benchmarks/",
    "cp .env.example .env",
)
# No container engine and no service manager may run in a test; their files have tests in test_deployment.py.
_NOT_RUN = ("docker ", "systemctl ")


def test_no_command_is_left_out():
    assert [words for words in SHOWN if not words.startswith(_RUN_ABOVE + _NOT_RUN)] == []
