"""Reading in a process of its own, which can be killed: `Reader` here, the other side in `child.py`.

Pages come from strangers. Some hold every known parser for minutes; a thread cannot be stopped, a
process can. It also keeps some 150 MB of libraries out of the bot's own memory.
"""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import content
from content import errors
from content.article import Article, from_json
from content.document import Document
from content.errors import ContentError, NotAnArticle

_PACKAGES = Path(content.__file__).parent.parent
# The child parses what strangers wrote: it gets no tokens, passwords or proxies from our environment.
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "TZ", "VIRTUAL_ENV")
_LENGTH = 4  # bytes before each message, big-endian
_PIECE = 65536  # bytes of a body that are copied into the pipe at a time


class _ChildDied(Exception):
    """The child ended before it answered."""


class Reader:
    """Reads documents in a child process, one after another.

    The child starts with the first document, and ends after `idle` seconds without one. A document
    that takes longer than `deadline` seconds, or kills the child twice, is refused with NotAnArticle.
    `memory` limits the child's data, in bytes, where the system can; real pages take up to 180 MB.
    """

    def __init__(self, deadline: float = 20.0, idle: float = 60.0, memory: int = 210_000_000) -> None:
        self._deadline = deadline
        self._idle = idle
        self._memory = memory
        self._turn = asyncio.Lock()
        self._child: asyncio.subprocess.Process | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._closed = False

    async def read(self, document: Document) -> Article:
        """The article in `document`. Raises NotAnArticle as `read_article` does, and on time-out or crash."""
        arguments = {
            "kind": document.kind,
            "url": document.url,
            "charset": document.charset,
            "title": document.title,
            "source": document.source,
            "authors": list(document.authors),
            "published": document.published.isoformat() if document.published else None,
            "language": document.language,
            "image": document.image,
        }
        name = document.url or document.title[:100]
        return from_json(await self.run("read_article", arguments, document.body, name))

    async def run(self, operation: str, arguments: dict[str, Any], body: bytes = b"", name: str = "") -> Any:
        """The result of one of the child's operations on a document's bytes, as JSON values.

        `name` tells the input in messages. Raises the ContentError that the operation raised.
        """
        subject = name or "the document"
        async with self._turn:
            if self._closed:
                raise RuntimeError("this Reader has been closed")
            self._stop_rest()
            request = {
                "operation": operation,
                "arguments": arguments,
                "deadline": self._deadline,
                "size": len(body),
            }
            try:
                async with asyncio.timeout(self._deadline):
                    reply = await self._answered(json.dumps(request).encode(), body)
            except TimeoutError:
                raise NotAnArticle(f"{subject} took too long to read (over {self._deadline:g} s)") from None
            except _ChildDied:
                raise NotAnArticle(f"{subject} made the reading process crash, twice") from None
            finally:
                self._start_rest()
        if "error" in reply:
            raise _error(reply)
        return reply["result"]

    async def close(self) -> None:
        """End the child, if one runs. Callers that wait get an error; close may be called again."""
        self._closed = True
        self._stop_rest()
        child, self._child = self._child, None
        if child is not None:
            _kill(child)
            await child.wait()

    async def _answered(self, request: bytes, body: bytes) -> dict[str, Any]:
        """One exchange; with a fresh child once more, if the first one dies over it."""
        try:
            return await self._exchange(request, body)
        except _ChildDied:
            return await self._exchange(request, body)

    async def _exchange(self, request: bytes, body: bytes) -> dict[str, Any]:
        child = await self._running()
        assert child.stdin is not None and child.stdout is not None  # noqa: S101 - for the type checker
        try:
            child.stdin.write(len(request).to_bytes(_LENGTH, "big") + request)
            for start in range(0, len(body), _PIECE):
                child.stdin.write(body[start : start + _PIECE])
                await child.stdin.drain()
            await child.stdin.drain()
            length = int.from_bytes(await child.stdout.readexactly(_LENGTH), "big")
            reply: dict[str, Any] = json.loads(await child.stdout.readexactly(length))
            return reply
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            await self._end(child)
            if self._closed:
                raise RuntimeError("this Reader has been closed") from None
            raise _ChildDied from None
        except BaseException:
            # Time-out or cancellation: its answer may still come, and would be taken for the next one.
            await self._end(child)
            raise

    async def _running(self) -> asyncio.subprocess.Process:
        if self._child is not None and self._child.returncode is None:
            return self._child
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        # -P keeps the working directory, which may be anything, off the module path.
        environment |= {
            "PYTHONPATH": str(_PACKAGES),
            "PYTHONIOENCODING": "utf-8",
            "OPENBLAS_NUM_THREADS": "1",
            # glibc gives large blocks back as soon as they are free only while it does not adapt this.
            "MALLOC_MMAP_THRESHOLD_": "131072",
        }
        self._child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "content.reading.child", str(self._memory)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environment,
            start_new_session=True,  # Ctrl-C in the terminal is for the bot, which ends the child itself
        )
        if self._closed:  # close() was called while it started, and could not see it
            await self._end(self._child)
            raise RuntimeError("this Reader has been closed")
        return self._child

    async def _end(self, child: asyncio.subprocess.Process) -> None:
        if self._child is child:
            self._child = None
        _kill(child)
        await child.wait()

    def _start_rest(self) -> None:
        self._stop_rest()
        if self._child is not None and not self._closed:
            self._rest = asyncio.get_running_loop().call_later(self._idle, self._send_home)

    def _stop_rest(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def _send_home(self) -> None:
        """End the idle child; asyncio itself collects its exit status."""
        if self._child is not None and not self._turn.locked():
            _kill(self._child)
            self._child = None


def _kill(child: asyncio.subprocess.Process) -> None:
    if child.returncode is None:
        try:
            child.kill()
        except ProcessLookupError:
            return


def _error(reply: dict[str, Any]) -> ContentError:
    """The error of the child, of the same class."""
    kind = getattr(errors, str(reply["error"]), ContentError)
    if not (isinstance(kind, type) and issubclass(kind, ContentError)):
        kind = ContentError
    return kind(str(reply.get("message", "")))
