"""A folder whose files become articles: read once and moved to done/, or to failed/ with the reason."""

import asyncio
import errno
import logging
import os
import stat
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from content.document import Document, largest
from content.errors import ContentError, StoreError
from content.sources.files import document_in, kind_of

logger = logging.getLogger(__name__)

Take = Callable[[Document], Awaitable[object]]  # stores a document's article; raises ContentError

DONE, FAILED = "done", "failed"
REASON = ".reason.txt"  # added to the name of a file that failed
_MOST_AT_ONCE = 100  # files read in one look; the next one takes the others
_LONGEST_NAME = 255  # bytes, in nearly every file system
_LONGEST_SUFFIX = 20  # characters; what is longer is no kind of file
_MOST_NUMBERS = 10_000  # tried for a name that is taken
# How programs call what they have not finished writing.
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".filepart", ".tmp", ".temp", ".swp", "~")


@dataclass(frozen=True, slots=True)
class _State:
    """What a file was like when it was looked at: while that changes, somebody is writing it."""

    size: int
    changed: int  # nanoseconds
    file: int  # its number in the file system


class Inbox:
    """Watches one folder. Only files in it itself are taken, no hidden ones, no folders and no links.

    A file is read once two looks in a row have found it the same.
    """

    def __init__(self, folder: Path, take: Take) -> None:
        self._folder = folder
        self._take = take
        self._seen: dict[str, _State] = {}
        self._stuck: dict[str, _State] = {}  # read, but could not be moved away

    async def look(self) -> int:
        """Take in what has been dropped there; returns how many files became articles.

        Raises ContentError where the folder cannot be used, StoreError where nothing can be stored.
        """
        ready = await asyncio.to_thread(self._ready)
        taken = 0
        for name in ready[:_MOST_AT_ONCE]:
            try:
                await self._take(await asyncio.to_thread(_opened, self._folder / name))
            except StoreError:
                raise
            except ContentError as error:
                reason = str(error).encode("utf-8", "replace").decode()  # names need not be text
                logger.warning("the inbox's %r cannot be taken in: %s", name, reason)
                await asyncio.to_thread(self._put_away, name, FAILED, reason)
            else:
                taken += 1
                logger.info("the inbox's %r is taken in", name)
                await asyncio.to_thread(self._put_away, name, DONE)
        return taken

    def _ready(self) -> list[str]:
        """The names of files to be read now, the oldest first."""
        found: dict[str, _State] = {}
        try:
            for folder in (self._folder, self._folder / DONE, self._folder / FAILED):
                folder.mkdir(parents=True, exist_ok=True)
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    if not entry.name.startswith(".") and not entry.name.lower().endswith(_UNFINISHED):
                        about = entry.stat(follow_symlinks=False)
                        if not stat.S_ISDIR(about.st_mode):
                            found[entry.name] = _state(about)
        except OSError as error:
            raise ContentError(f"CONTENT_INBOX {self._folder} cannot be used: {error.strerror}") from None
        same = [name for name, state in found.items() if self._seen.get(name) == state]
        self._seen = found
        self._stuck = {name: state for name, state in self._stuck.items() if found.get(name) == state}
        return sorted(
            (name for name in same if name not in self._stuck), key=lambda name: (found[name].changed, name)
        )

    def _put_away(self, name: str, folder: str, reason: str = "") -> None:
        path = self._folder / name
        try:
            if _state(path.lstat()) != self._seen[name]:
                return  # another file came in its place, and is read at the next look
            target = _free(self._folder / folder, name, REASON if reason else "")
            path.rename(target)
            if reason:
                target.with_name(target.name + REASON).write_text(f"{reason}\n", "utf-8")
        except FileNotFoundError:
            return  # somebody took it away meanwhile
        except OSError as error:
            # It must not be read again at each look, whatever keeps it here.
            self._stuck[name] = self._seen[name]
            logger.error("the inbox's %r cannot be moved to %s: %s", name, folder, error.strerror)


def _state(about: os.stat_result) -> _State:
    return _State(about.st_size, about.st_mtime_ns, about.st_ino)


def _free(folder: Path, name: str, more: str) -> Path:
    """A name like this one that nothing in the folder has, nor that name with `more` behind it."""
    stem, suffix = Path(name).stem, Path(name).suffix
    if len(suffix) > _LONGEST_SUFFIX:
        stem, suffix = name, ""
    for number in range(1, _MOST_NUMBERS):
        end = suffix if number == 1 else f" ({number}){suffix}"
        target = folder / (_cut(stem, _LONGEST_NAME - len(os.fsencode(end + more))) + end)
        if not os.path.lexists(target) and not os.path.lexists(target.with_name(target.name + more)):
            return target
    raise FileExistsError(errno.EEXIST, "there are too many files of that name")


def _cut(name: str, most: int) -> str:
    """As much of a name as takes so many bytes."""
    while len(os.fsencode(name)) > most:
        name = name[:-1]
    return name


def _opened(path: Path) -> Document:
    """The document in a file, read from what was opened: a name may lead elsewhere a moment later."""
    kind = kind_of(path)
    try:
        # Without waiting, as the other end of a pipe may never come.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise ContentError("it is no file, but a device or a pipe")
            body = file.read(largest(kind) + 1)
    except OSError as error:
        if path.is_symlink():
            raise ContentError("it is a link, and links are not followed") from None
        raise ContentError(f"it cannot be opened: {error.strerror}") from None
    if len(body) > largest(kind):
        raise ContentError(f"it is too large: at most {largest(kind):,} bytes of its kind are read")
    return document_in(path, kind, body)
