"""Files that are dropped into the inbox."""

import os
from pathlib import Path

import pytest

from content.errors import ContentError, NotAnArticle, StoreError
from content.sources.inbox import Inbox


class Store:
    """What an inbox hands its documents to."""

    def __init__(self) -> None:
        self.taken = []
        self.failing: Exception | None = None

    async def take(self, document):
        if self.failing is not None:
            raise self.failing
        self.taken.append(document)


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "inbox"


@pytest.fixture
async def inbox(folder, store):
    watched = Inbox(folder, store.take)
    await watched.look()
    return watched


def drop(folder: Path, name: str, text: str = "Oil prices rose in Astana.") -> Path:
    (folder / name).write_text(text)
    return folder / name


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


async def test_a_file_becomes_an_article_once_and_moves_to_done(inbox, folder, store):
    drop(folder, "oil.txt")
    assert [await inbox.look() for _ in range(4)] == [0, 1, 0, 0]
    assert [document.body for document in store.taken] == [b"Oil prices rose in Astana."]
    assert names(folder) == {"done/oil.txt"}


async def test_a_file_that_is_still_written_waits(inbox, folder, store):
    drop(folder, "oil.txt", "Oil")
    await inbox.look()
    drop(folder, "oil.txt", "Oil prices rose")
    assert await inbox.look() == 0
    assert await inbox.look() == 1
    assert store.taken[0].body == b"Oil prices rose"


@pytest.mark.parametrize("name", ["oil.txt.part", "oil.crdownload", ".oil.txt", "oil.txt~", ".oil.txt.swp"])
async def test_files_that_programs_are_not_done_with_stay(inbox, folder, name):
    drop(folder, name)
    assert [await inbox.look() for _ in range(3)] == [0, 0, 0]
    assert names(folder) == {name}


async def test_what_cannot_be_read_moves_to_failed_with_the_reason_beside_it(inbox, folder, store):
    store.failing = NotAnArticle("holds no article text")
    drop(folder, "empty.md")
    drop(folder, "picture.png")
    await inbox.look()
    assert await inbox.look() == 0
    assert names(folder) == {
        f"failed/{name}{more}" for name in ("empty.md", "picture.png") for more in ("", ".reason.txt")
    }
    assert (folder / "failed/empty.md.reason.txt").read_text() == "holds no article text\n"
    assert "known are .txt" in (folder / "failed/picture.png.reason.txt").read_text()


@pytest.mark.parametrize("name", [f"{'n' * 251}.txt", f"{'новости' * 17}новос.txt", f"n.{'x' * 253}"])
async def test_the_longest_names_are_all_kept_with_their_reasons(inbox, folder, store, name):
    store.failing = NotAnArticle("holds no article text")
    for text in ("One.", "Two.", "Three."):
        drop(folder, name, text)
        await inbox.look()
        await inbox.look()
    reasons = list((folder / "failed").glob("*.reason.txt"))
    assert len(reasons) == 3
    files = [reason.with_name(reason.name.removesuffix(".reason.txt")) for reason in reasons]
    assert {file.read_text() for file in files} == {"One.", "Two.", "Three."}


async def test_the_longest_names_are_all_kept_in_done(inbox, folder):
    for text in ("One.", "Two."):
        drop(folder, f"{'n' * 251}.txt", text)
        await inbox.look()
        await inbox.look()
    assert {path.read_text() for path in (folder / "done").iterdir()} == {"One.", "Two."}


async def test_a_reason_takes_no_other_files_place(inbox, folder, store):
    store.failing = NotAnArticle("holds no article text")
    for name, text in (("a.txt.reason.txt", "One."), ("a.txt", "Two."), ("a.txt.reason.txt", "Three.")):
        drop(folder, name, text)
        await inbox.look()
        await inbox.look()
    kept = [path.read_text() for path in (folder / "failed").iterdir()]
    assert sorted(kept) == ["One.", "Three.", "Two.", *["holds no article text\n"] * 3]


async def test_names_that_are_no_text_are_told_apart(inbox, folder):
    for name in (b"\xffa.png", b"\xfea.png"):
        os.close(os.open(os.fsencode(folder) + b"/" + name, os.O_CREAT | os.O_WRONLY))
    await inbox.look()
    await inbox.look()
    assert len(list((folder / "failed").glob("*.reason.txt"))) == 2


@pytest.mark.parametrize("failing", [None, NotAnArticle("holds no article text")])
async def test_a_file_that_is_replaced_while_it_is_read_is_read_as_well(folder, store, failing):
    async def take(document):
        if not store.taken:
            (folder / "new").write_text("Gas prices rose.")
            (folder / "new").rename(folder / "oil.txt")
        store.failing = None if store.taken else failing
        store.taken.append(document)
        if store.failing:
            raise store.failing

    inbox = Inbox(folder, take)
    await inbox.look()
    drop(folder, "oil.txt")
    for _ in range(4):
        await inbox.look()
    assert [document.body for document in store.taken] == [b"Oil prices rose in Astana.", b"Gas prices rose."]
    assert names(folder) == {"done/oil.txt"}


async def test_a_file_waits_while_nothing_can_be_stored(inbox, folder, store):
    store.failing = StoreError("the database is locked")
    drop(folder, "oil.txt")
    await inbox.look()
    with pytest.raises(StoreError):
        await inbox.look()
    store.failing = None
    assert await inbox.look() == 1


async def test_files_of_the_same_name_are_all_kept(inbox, folder):
    for text in ("One.", "Two.", "Three."):
        drop(folder, "oil.txt", text)
        await inbox.look()
        await inbox.look()
    assert names(folder) == {"done/oil.txt", "done/oil (2).txt", "done/oil (3).txt"}
    assert (folder / "done/oil (2).txt").read_text() == "Two."


@pytest.mark.parametrize("target", ["/etc/passwd", "../secret.txt", "nowhere"])
async def test_a_link_is_never_followed(inbox, folder, store, target, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(target)
    await inbox.look()
    await inbox.look()
    assert store.taken == []
    assert "link" in (folder / "failed/link.txt.reason.txt").read_text()
    assert (folder / "failed/link.txt").is_symlink()


async def test_a_folder_that_is_a_link_is_left_where_it_is(inbox, folder, store, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    drop(tmp_path / "elsewhere", "oil.txt")
    (folder / "sub").mkdir()
    drop(folder / "sub", "oil.txt")
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    await inbox.look()
    await inbox.look()
    assert store.taken == []
    assert (tmp_path / "elsewhere/oil.txt").exists()


async def test_a_pipe_holds_nobody_up(inbox, folder, store):
    os.mkfifo(folder / "pipe.txt")
    await inbox.look()
    await inbox.look()
    assert (store.taken, (folder / "failed/pipe.txt.reason.txt").exists()) == ([], True)


async def test_a_file_that_is_too_large_is_refused_unread(inbox, folder, store):
    with (folder / "large.txt").open("wb") as file:
        file.truncate(20_000_000)
    await inbox.look()
    await inbox.look()
    assert "too large" in (folder / "failed/large.txt.reason.txt").read_text()


async def test_names_are_only_names(inbox, folder):
    for name in ("a\nb.txt", "..txt", "-rf.txt", "a" * 240 + ".txt", "новости дня.txt"):
        drop(folder, name)
    os.close(os.open(os.fsencode(folder) + b"/\xff\xfe.txt", os.O_CREAT | os.O_WRONLY))
    await inbox.look()
    assert await inbox.look() == 5
    assert not [path for path in folder.iterdir() if not path.is_dir() and not path.name.startswith(".")]


async def test_a_file_that_cannot_be_moved_away_is_not_read_again(inbox, folder, store, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    drop(folder, "oil.txt")
    await inbox.look()
    monkeypatch.setattr(Path, "rename", refuse)
    assert [await inbox.look() for _ in range(3)] == [1, 0, 0]
    assert len(store.taken) == 1
    monkeypatch.undo()
    drop(folder, "oil.txt", "Changed since then.")
    assert [await inbox.look() for _ in range(2)] == [0, 1]


async def test_a_folder_that_cannot_be_used_is_named(tmp_path, store):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ContentError, match="CONTENT_INBOX"):
        await Inbox(tmp_path / "file" / "inbox", store.take).look()
