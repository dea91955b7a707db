"""Documents are read in a child process that never outlives its use."""

import asyncio
import io
import json
import subprocess
import sys
from datetime import UTC, datetime

import psutil
import pytest

from content.document import Document
from content.errors import NotAnArticle
from content.reading import child as child_module
from content.reading.article import read_article
from content.reading.worker import Reader


@pytest.fixture
async def reader():
    reader = Reader()
    yield reader
    await reader.close()


def children():
    return [
        process
        for process in psutil.Process().children()
        if process.status() != psutil.STATUS_ZOMBIE and "content.reading.child" in process.cmdline()
    ]


async def until(condition):
    while not condition():
        await asyncio.sleep(0.02)


def ferry(**hints):
    """A text whose script tells its language, so that each new child need not load the large model."""
    return Document("渡轮\n\n第一班渡轮周一离开港口。".encode(), "text", **hints)


async def test_reader_gives_what_read_article_gives(reader, harbour):
    document = Document(
        harbour.encode(),
        "text",
        url="https://alda.example/1",
        published=datetime(2023, 5, 12, tzinfo=UTC),
        authors=("A B",),
    )
    assert await reader.read(document) == read_article(document)


async def test_no_child_runs_before_the_first_document_or_after_close(reader):
    assert children() == []
    await reader.read(ferry())
    assert len(children()) == 1
    await reader.close()
    assert children() == []


async def test_close_may_be_called_twice_and_without_use():
    reader = Reader()
    await reader.close()
    await reader.close()


async def test_refusal_reaches_the_caller(reader):
    with pytest.raises(NotAnArticle, match="is empty"):
        await reader.read(Document(b"", "text"))


async def test_several_callers_share_one_child(reader):
    articles = await asyncio.gather(*(reader.read(ferry(title=f"Title {n}")) for n in range(5)))
    assert [article.title for article in articles] == [f"Title {n}" for n in range(5)]
    assert len(children()) == 1


async def test_child_that_was_killed_is_replaced(reader):
    await reader.read(ferry())
    children()[0].kill()
    assert (await reader.read(ferry())).title == "渡轮"


async def test_child_that_stalls_is_killed_at_the_deadline():
    reader = Reader(deadline=3)
    await reader.read(ferry())
    stalled = children()[0]
    stalled.suspend()
    with pytest.raises(NotAnArticle, match=r"https://alda\.example/slow took too long"):
        await reader.read(ferry(url="https://alda.example/slow"))
    await until(lambda: not stalled.is_running())
    assert (await reader.read(ferry())).title == "渡轮"
    await reader.close()


async def test_cancelled_caller_does_not_leave_its_answer_to_the_next(reader):
    await reader.read(ferry())
    children()[0].suspend()
    waiting = asyncio.create_task(reader.read(ferry(title="First")))
    await asyncio.sleep(0.1)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert (await reader.read(ferry(title="Second"))).title == "Second"


async def test_idle_child_ends_and_comes_back():
    reader = Reader(idle=0.05)
    await reader.read(ferry())
    await until(lambda: children() == [])
    assert (await reader.read(ferry())).title == "渡轮"
    await reader.close()


async def test_document_over_which_every_child_dies_is_refused(reader):
    async def kill_each():
        while True:
            for child in children():
                child.kill()
            await asyncio.sleep(0.01)

    killing = asyncio.create_task(kill_each())
    with pytest.raises(NotAnArticle, match="crash"):
        await reader.read(ferry())
    killing.cancel()


async def test_working_directory_does_not_matter(reader, tmp_path, monkeypatch):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "__init__.py").write_text("raise SystemExit('the wrong package')")
    monkeypatch.chdir(tmp_path)
    assert (await reader.read(ferry())).title == "渡轮"


async def test_child_sees_no_secrets(reader, monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:secret")
    await reader.read(ferry())
    assert "TELEGRAM_BOT_TOKEN" not in children()[0].environ()


async def test_closed_reader_refuses_work(reader):
    await reader.close()
    with pytest.raises(RuntimeError, match="closed"):
        await reader.read(ferry())


def raising(error):
    def operation(arguments, body):
        raise error

    return operation


def test_error_of_a_parser_becomes_a_refusal_with_its_name(monkeypatch):
    monkeypatch.setitem(child_module.OPERATIONS, "read_article", raising(IndexError("list index")))
    reply = child_module.answer({"operation": "read_article", "arguments": {}}, b"")
    assert reply.message["error"] == "NotAnArticle"
    assert "IndexError" in reply.message["message"]
    assert not reply.last


def test_child_answers_and_ends_when_memory_runs_out(monkeypatch):
    monkeypatch.setitem(child_module.OPERATIONS, "read_article", raising(MemoryError()))
    request = json.dumps({"operation": "read_article", "arguments": {}, "deadline": 60, "size": 0}).encode()
    framed = len(request).to_bytes(4, "big") + request
    incoming, outgoing = io.BytesIO(framed * 2), io.BytesIO()
    child_module.serve(incoming, outgoing)
    assert b"more memory" in outgoing.getvalue()
    assert incoming.tell() == len(framed)


def test_child_ends_when_its_parent_hangs_up():
    command = [sys.executable, "-m", "content.reading.child", "1000000000"]
    assert subprocess.run(command, input=b"", timeout=60, check=False).returncode == 0


def test_main_process_loads_no_heavy_libraries():
    code = (
        "import sys, content.reading\n"
        "heavy = {'py3langid', 'numpy', 'lxml', 'markdown_it'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
