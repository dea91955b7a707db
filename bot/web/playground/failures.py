"""Trouble on order: answers that fail or come late, for tests of what the bot does about it."""

import asyncio
from dataclasses import dataclass, replace

ANY = "*"


@dataclass(frozen=True, slots=True)
class Failure:
    """How the next requests to a method go wrong."""

    method: str  # a Bot API method, or ANY
    status: int  # HTTP status; 0 drops the connection without an answer
    description: str = ""
    retry_after: int = 0
    times: int = 1
    done: bool = False  # the request takes effect all the same, only its answer is lost


class Failures:
    """What is on order, oldest first."""

    def __init__(self) -> None:
        self._ordered: list[Failure] = []
        self._delays: dict[str, float] = {}

    def order(self, failure: Failure) -> None:
        self._ordered.append(failure)

    def delay(self, seconds: float, method: str = ANY) -> None:
        """From now on answer `method` that much later; 0 ends it."""
        self._delays[method] = seconds

    def clear(self) -> None:
        self._ordered.clear()
        self._delays.clear()

    async def wait(self, method: str) -> None:
        seconds = self._delays.get(method, self._delays.get(ANY, 0.0))
        if seconds:
            await asyncio.sleep(seconds)

    def take(self, method: str) -> Failure | None:
        """The failure that this request meets, if one is on order for it."""
        for index, failure in enumerate(self._ordered):
            if failure.method in (method, ANY):
                if failure.times > 1:
                    self._ordered[index] = replace(failure, times=failure.times - 1)
                else:
                    del self._ordered[index]
                return failure
        return None
