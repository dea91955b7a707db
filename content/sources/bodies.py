"""Reading a response's body within a limit, inflated as it streams in."""

import sys
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from typing import Any, Protocol

ENCODINGS = "gzip, deflate, br, zstd"  # what is asked for: each can be inflated in bounded steps
_STEP = 65536  # bytes inflated at a time
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_GZIP_MAGIC = b"\x1f\x8b"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_ZSTD_WINDOW = 23  # 8 MB as a power of two, the most that HTTP allows (RFC 9659)

Grow = Callable[[int], Awaitable[None]]  # asks for room for so many bytes in all


class BodyRefused(Exception):
    """The body is too large, damaged, or packed in a way that was not asked for; says which."""


async def read_body(
    chunks: AsyncIterator[bytes], encoding: str, largest: int, grow: Grow | None = None
) -> bytes:
    """The whole body. `encoding` is the Content-Encoding header; `largest` in bytes, before and after.

    Never holds more than `largest` and a chunk; `grow` is awaited before it holds more than it does.
    Raises BodyRefused.
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        inflater = None
    elif encoding in _INFLATERS:
        inflater = _Bounded(_INFLATERS[encoding](), largest)
    else:
        raise BodyRefused(f"came in an encoding that was not asked for ({encoding[:40]})")
    body = bytearray()
    received = 0
    async for chunk in chunks:
        received += len(chunk)
        if received > largest:
            raise _too_large(largest)
        part = inflater.inflate(chunk) if inflater else chunk
        if grow is not None:
            await grow(len(body) + len(part))
        body += part
    if inflater and received:
        inflater.finish()
    return bytes(body)


class _Inflater(Protocol):
    """Undoes one kind of compression, at most _STEP bytes at a time."""

    broken: tuple[type[Exception], ...]  # what it raises where the body is damaged

    def step(self, chunk: bytes) -> tuple[bytes, bytes | None]:
        """What comes out of `chunk`, and what to give next: None once all of it is through."""

    @property
    def complete(self) -> bool:
        """Whether the end has been seen."""


class _Bounded:
    """An inflater that gives up at a limit."""

    def __init__(self, inflater: _Inflater, largest: int) -> None:
        self._inflater = inflater
        self._largest = largest
        self._inflated = 0

    def inflate(self, chunk: bytes) -> bytes:
        found = bytearray()
        left: bytes | None = chunk
        while left is not None:
            try:
                part, left = self._inflater.step(left)
            except self._inflater.broken:
                raise BodyRefused("is damaged: the compressed body cannot be inflated") from None
            found += part
            self._inflated += len(part)
            if self._inflated > self._largest:
                raise _too_large(self._largest)
        return bytes(found)

    def finish(self) -> None:
        """Raises BodyRefused where the end is missing."""
        if not self._inflater.complete:
            raise BodyRefused("broke off: the compressed body has no end")


class _Deflate:
    """gzip of any number of members, zlib, and the bare deflate that some servers mean by "deflate"."""

    broken: tuple[type[Exception], ...] = (zlib.error,)

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._begun = False

    def step(self, chunk: bytes) -> tuple[bytes, bytes | None]:
        if self._stream.eof:
            if not chunk.startswith(_GZIP_MAGIC):
                return b"", None  # padding after the end, which every browser passes over
            self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
        try:
            part = self._stream.decompress(chunk, _STEP)
        except zlib.error:
            if self._begun:
                raise
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            part = self._stream.decompress(chunk, _STEP)
        self._begun = True
        left = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
        # A full step may have left more inside than what is not consumed yet.
        return part, left or (b"" if len(part) == _STEP and not self._stream.eof else None)

    @property
    def complete(self) -> bool:
        return self._stream.eof


class _Brotli:
    def __init__(self) -> None:
        import brotli  # where a server uses it only

        self.broken: tuple[type[Exception], ...] = (brotli.error,)
        self._stream = brotli.Decompressor()

    def step(self, chunk: bytes) -> tuple[bytes, bytes | None]:
        if self._stream.is_finished():
            return b"", None
        part: bytes = self._stream.process(chunk, output_buffer_limit=_STEP)
        if self._stream.is_finished():
            return part, None
        # After a full step there may be more inside, whether or not it takes more.
        more = len(part) >= _STEP or not self._stream.can_accept_more_data()
        return part, b"" if more else None

    @property
    def complete(self) -> bool:
        return bool(self._stream.is_finished())


class _Zstandard:
    """Any number of frames, with windows of the size that HTTP allows."""

    def __init__(self) -> None:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd

        self.broken: tuple[type[Exception], ...] = (zstd.ZstdError,)
        options = {int(zstd.DecompressionParameter.window_log_max): _ZSTD_WINDOW}
        self._frame: Callable[[], Any] = partial(zstd.ZstdDecompressor, options=options)
        self._stream = self._frame()

    def step(self, chunk: bytes) -> tuple[bytes, bytes | None]:
        if self._stream.eof:
            if not chunk.startswith(_ZSTD_MAGIC):
                return b"", None
            self._stream = self._frame()
        part: bytes = self._stream.decompress(chunk, _STEP)
        if self._stream.eof:
            return part, self._stream.unused_data or None
        return part, None if self._stream.needs_input else b""

    @property
    def complete(self) -> bool:
        return bool(self._stream.eof)


_INFLATERS: dict[str, Callable[[], _Inflater]] = {
    "gzip": _Deflate,
    "x-gzip": _Deflate,
    "deflate": _Deflate,
    "br": _Brotli,
    "zstd": _Zstandard,
}


def _too_large(largest: int) -> BodyRefused:
    return BodyRefused(f"is too large: over {largest:,} bytes")
