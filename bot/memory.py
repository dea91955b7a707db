"""Memory that a long run does not need: what the collector looks through, what the C library keeps."""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_ARENA_MAX = -8  # M_ARENA_MAX in glibc's malloc.h


@contextmanager
def importing() -> Iterator[None]:
    """Import without the cyclic collector: what is imported stays, and searching it takes a while."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def share_one_pool() -> None:
    """Let all threads share one pool of free memory, before the first thread starts.

    glibc makes one for each, of which none can use what another has freed. Nothing where there is another
    C library.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_ARENA_MAX, 1)


def give_back() -> None:
    """Give the system the pages that a burst of work has left empty; takes some milliseconds."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
