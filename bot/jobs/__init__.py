"""Work that one process or many do: the port, behind which a task engine may be.

A job is a hint, never the truth: what is due stands in the database, a tick puts a job for it, and whoever
does the job looks again. So a job may be done twice, late, or be lost, and nothing is doubled or forgotten.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

Work = Callable[[str], Awaitable[None]]  # does one job, given its payload


class Jobs(Protocol):
    """Jobs by kind and key. Of two with the same kind and key only one waits or runs at a time."""

    def handle(self, kind: str, work: Work, at_once: int) -> None:
        """Do jobs of this kind here from `start` on, so many at once in this process."""

    async def put(self, kind: str, jobs: Mapping[str, str]) -> None:
        """Have jobs done, each a key with a payload; those that wait or run already are left as they are."""

    def start(self) -> None:
        """Begin doing jobs."""

    async def stop(self) -> None:
        """Let go of what runs after a short grace. What was not finished comes again with a later tick."""
