"""The reading process: answers requests on its standard input until that closes. Started by `Reader`.

A message is four bytes of length, big-endian, and a JSON object. A request has `operation`,
`arguments`, `deadline` (seconds) and `size`, and so many bytes follow it: the document itself, which
text would double. The reply has `result`, or `error` (a class of content.errors) and `message`.
"""

import base64
import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from content.article import to_json
from content.document import Document
from content.errors import ContentError, NotAnArticle

_LENGTH = 4  # bytes
# What a large document has left behind is given back by ending; most documents are read in less.
_LARGEST_KEPT = 150_000_000  # bytes resident


def read_article(arguments: Mapping[str, Any], body: bytes) -> dict[str, Any]:
    """The article in the document that the arguments describe, as `to_json` writes it."""
    from content.reading.article import read_article as read
    from content.reading.language import load_model

    if arguments["kind"] == "html":
        load_model()  # before the libraries for pages, on top of which it would take twice its size
    published = arguments["published"]
    article = read(
        Document(
            body=body,
            kind=arguments["kind"],
            url=arguments["url"],
            charset=arguments["charset"],
            title=arguments["title"],
            source=arguments["source"],
            authors=tuple(arguments["authors"]),
            published=datetime.fromisoformat(published) if published else None,
            language=arguments["language"],
            image=arguments["image"],
        )
    )
    return to_json(article)


def parse_feed(arguments: Mapping[str, Any], body: bytes) -> dict[str, Any]:
    """The feed in a response, as content.sources.parsing asks for it."""
    from content.sources.parsing import parsed_as_json

    return parsed_as_json(arguments, body)


def draw_chart(arguments: Mapping[str, Any], _body: bytes) -> str:
    """A chart as a PNG file in base64, as content.charts asks for it."""
    from content.charts.drawing import draw

    return base64.b64encode(draw(arguments["kind"], arguments["chart"])).decode("ascii")


# A further kind of work for this process is one more entry here.
OPERATIONS: Mapping[str, Callable[[Mapping[str, Any], bytes], Any]] = {
    "read_article": read_article,
    "parse_feed": parse_feed,
    "draw_chart": draw_chart,
}


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one request, and whether this process can be trusted with another."""

    message: Mapping[str, Any]
    last: bool = False


def answer(request: Mapping[str, Any], body: bytes) -> Reply:
    """Do one request. Errors that are no ContentError become a NotAnArticle that names them."""
    try:
        return Reply({"result": OPERATIONS[request["operation"]](request["arguments"], body)})
    except ContentError as error:
        return Reply({"error": type(error).__name__, "message": str(error)})
    except (MemoryError, ImportError) as error:
        # An import that failed for want of memory leaves half a library behind: end after this one.
        reason = f"it needs more memory to read than is allowed ({type(error).__name__})"
        return Reply({"error": NotAnArticle.__name__, "message": reason}, last=True)
    except Exception as error:
        # A parser that stumbles over one page is that page's fault; the next one must still be read.
        reason = f"it could not be read ({type(error).__name__}: {error})"[:500]
        return Reply({"error": NotAnArticle.__name__, "message": reason})


def serve(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Answer until the other side hangs up."""
    while len(head := incoming.read(_LENGTH)) == _LENGTH:
        request = json.loads(incoming.read(int.from_bytes(head, "big")))
        _die_after(request["deadline"])
        reply = answer(request, incoming.read(request["size"]))
        written = json.dumps(reply.message).encode()
        outgoing.write(len(written).to_bytes(_LENGTH, "big") + written)
        outgoing.flush()
        _die_after(0)
        if reply.last or _resident() > _LARGEST_KEPT:
            return


def _die_after(seconds: float) -> None:
    """Let the system end this process, should the parent be gone and a parser never come back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds * 2)


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    # Data, not address space: of that the libraries take several times what they use.
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    allowed = size if most == resource.RLIM_INFINITY else min(size, most)
    resource.setrlimit(resource.RLIMIT_DATA, (allowed, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _resident() -> int:
    """Bytes of memory that this process holds; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Take the pipes for ourselves, so that nothing a library prints gets between the messages."""
    _limit_memory(int(sys.argv[1]))
    with (
        suppress(BrokenPipeError),  # the other side was ended before it had its answer
        os.fdopen(os.dup(0), "rb") as incoming,
        os.fdopen(os.dup(1), "wb") as outgoing,
    ):
        os.dup2(2, 1)
        serve(incoming, outgoing)


if __name__ == "__main__":
    main()
