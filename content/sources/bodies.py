"""Reading a response's body within a limit, inflated as it streams in."""

import zlib
from collections.abc import AsyncIterator

ENCODINGS = "gzip, deflate"  # what is asked for: both can be inflated in bounded steps
_STEP = 65536  # bytes inflated at a time
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_GZIP_MAGIC = b"\x1f\x8b"


class BodyRefused(Exception):
    """The body is too large, damaged, or packed in a way that was not asked for; says which."""


async def read_body(chunks: AsyncIterator[bytes], encoding: str, largest: int) -> bytes:
    """The whole body. `encoding` is the Content-Encoding header; `largest` in bytes, before and after.

    Never holds more than `largest` and a chunk. Raises BodyRefused.
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        inflater = None
    elif encoding in ("gzip", "x-gzip", "deflate"):
        inflater = _Inflater(largest)
    else:
        raise BodyRefused(f"came in an encoding that was not asked for ({encoding[:40]})")
    body = bytearray()
    received = 0
    async for chunk in chunks:
        received += len(chunk)
        if received > largest:
            raise _too_large(largest)
        body += inflater.inflate(chunk) if inflater else chunk
    if inflater and received:
        body += inflater.finish()
    return bytes(body)


class _Inflater:
    """gzip of any number of members, zlib, and the bare deflate that some servers mean by "deflate"."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._inflated = 0
        self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._begun = False

    def inflate(self, chunk: bytes) -> bytes:
        found = bytearray()
        while chunk:
            if self._stream.eof:
                if not chunk.startswith(_GZIP_MAGIC):
                    break  # padding after the end, which every browser passes over
                self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
            found += self._step(chunk)
            if self._inflated > self._largest:
                raise _too_large(self._largest)
            chunk = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
        return bytes(found)

    def finish(self) -> bytes:
        """What is left inside. Raises BodyRefused where the end is missing."""
        rest = b"" if self._stream.eof else self._step(b"")
        if not self._stream.eof:
            raise BodyRefused("broke off: the compressed body has no end")
        return rest

    def _step(self, chunk: bytes) -> bytes:
        try:
            part = self._stream.decompress(chunk, _STEP)
        except zlib.error:
            if self._begun:
                raise BodyRefused("is damaged: the compressed body cannot be inflated") from None
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            self._begun = True
            return self._step(chunk)
        self._begun = True
        self._inflated += len(part)
        return part


def _too_large(largest: int) -> BodyRefused:
    return BodyRefused(f"is too large: over {largest:,} bytes")
