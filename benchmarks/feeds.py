"""Polling and parsing feeds, beside feedparser and httpx in a plain loop, in one run.

usage: python benchmarks/feeds.py [--feeds 2000] [--without-peer] [--parse DATA_DIR] [--predictions OUT.json]

Polling: a loopback server (benchmarks/feed_server.py) has a host for each feed; of a hundred 95 are
unchanged in the second round (two of these answer late), two have a new entry, one has no validators, one
is broken, one fails. The first round only notes what there is; the second goes through the whole newsroom.
Printed are feeds a second, the processor's time, memory (the process and its reading process), requests
that were answered 304, and how long the event loop stood still at worst: by the clock, and by the
processor's time its thread took meanwhile, which other work on the machine does not add to.

Parsing: DATA_DIR/feeds/*.gz one after another on one core. Predictions have the form of feeds.json.gz.
"""

import argparse
import asyncio
import gzip
import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import psutil
from feed_server import HOST, address_of

from bot.memory import importing, share_one_pool
from content.clock import SystemClock
from content.document import Document
from content.errors import UnreadableFeed
from content.newsroom import Newsroom
from content.sources.feeds import parse_feed
from content.sources.opml import OpmlFeed
from content.sources.polling import Poller

PEERS_REQUESTS = 32  # at once
TICK = 0.005  # seconds between two looks at the event loop


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of polling took."""

    name: str
    feeds: int
    seconds: float
    processor: float  # seconds, children included
    memory: float  # MB at most, children included
    stood_still: float  # ms at worst, by the clock
    worked: float  # ms of the thread's own processor time at worst
    failed: int

    def line(self, counts: dict[str, int]) -> str:
        answers = f"{counts.get('200', 0)} / {counts.get('304', 0)} / {counts.get('failed', 0)}"
        return (
            f"{self.name:22}{self.feeds / self.seconds:8.0f}{self.processor / self.feeds * 1000:9.1f}"
            f"{self.memory:8.0f}{self.stood_still:9.0f}{self.worked:9.0f}{self.failed:8}   {answers:20}"
            f"{counts.get('bytes', 0) / 1e6:8.1f}"
        )


HEADING = (
    f"{'':22}{'feeds/s':>8}{'CPU ms':>9}{'MB':>8}{'still ms':>9}{'work ms':>9}{'errors':>8}   "
    f"{'200 / 304 / refused':20}{'MB sent':>8}"
)


class Watch:
    """Looks at the event loop and at memory while something runs."""

    def __init__(self) -> None:
        self.stood_still = self.worked = self.memory = 0.0
        self._process = psutil.Process()

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(self._ticks()), asyncio.create_task(self._looks())]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()

    def processor(self) -> float:
        times = self._process.cpu_times()
        own = times.user + times.system + times.children_user + times.children_system
        children = [child.cpu_times() for child in self._process.children()]
        return own + sum(child.user + child.system for child in children)

    async def _ticks(self) -> None:
        while True:
            clock, worked = time.perf_counter(), time.thread_time()
            await asyncio.sleep(TICK)
            self.stood_still = max(self.stood_still, (time.perf_counter() - clock - TICK) * 1000)
            self.worked = max(self.worked, (time.thread_time() - worked) * 1000)

    async def _looks(self) -> None:
        while True:
            size = self._process.memory_info().rss
            for child in self._process.children():
                try:
                    size += child.memory_info().rss
                except psutil.Error:
                    continue
            self.memory = max(self.memory, size / 1e6)
            await asyncio.sleep(0.1)


async def ours(port: int, number: int) -> list[tuple[Round, dict[str, int]]]:
    """Two rounds with the newsroom's poller; in the first one entries are noted but not read."""
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        with importing():  # as `jarshy run` does: what is there at the start is out of the collector's sight
            newsroom = await Newsroom.open(f"sqlite:///{folder}/jarshy.db", SystemClock(), allow_private=True)
        async with newsroom:
            await newsroom.follow([OpmlFeed(address_of(n, port), "") for n in range(number)])

            async def passed_over(document: Document) -> str:
                return "0" * 16

            filling = Poller(
                newsroom.database,
                newsroom.fetcher,
                newsroom.parse_feed,
                SystemClock(),
                passed_over,
                timedelta(minutes=30),
            )
            for name, poller in (("Jarshy, all new", filling), ("Jarshy, 95% unchanged", newsroom.poller)):
                await _told(port, "round")

                async def poll(poller: Poller = poller) -> int:
                    return sum(bool(result.error) for result in await poller.poll(only_due=False))

                measured.append((await _measured(name, number, poll), await _told(port, "counts")))
    return measured


async def plain_loop(port: int, number: int) -> list[tuple[Round, dict[str, int]]]:
    """What one would write first: httpx with validators, feedparser, a set of ids."""
    import feedparser

    validators: dict[str, str] = {}
    seen: set[str] = set()
    slots = asyncio.Semaphore(PEERS_REQUESTS)
    measured = []

    async def one(client: httpx.AsyncClient, url: str) -> bool:
        async with slots:
            answer = await client.get(
                url, headers={"If-None-Match": validators[url]} if url in validators else {}
            )
        if answer.status_code == 304:
            return True
        if answer.status_code != 200:
            return False
        seen.update(entry.get("id", "") for entry in feedparser.parse(answer.content).entries)
        if "etag" in answer.headers:
            validators[url] = answer.headers["etag"]
        return True

    async with httpx.AsyncClient(timeout=30) as client:
        for name in ("plain loop, all new", "plain loop, unchanged"):
            await _told(port, "round")

            async def poll() -> int:
                done = await asyncio.gather(*(one(client, address_of(n, port)) for n in range(number)))
                return done.count(False)

            measured.append((await _measured(name, number, poll), await _told(port, "counts")))
    return measured


async def _measured(name: str, number: int, poll: Callable[[], Any]) -> Round:
    watch = Watch()
    started, processor = time.perf_counter(), watch.processor()
    async with watch.watching():
        failed = await poll()
    return Round(
        name=name,
        feeds=number,
        seconds=time.perf_counter() - started,
        processor=watch.processor() - processor,
        memory=watch.memory,
        stood_still=watch.stood_still,
        worked=watch.worked,
        failed=failed,
    )


async def _told(port: int, word: str) -> Any:
    async with httpx.AsyncClient() as client:
        answer = await client.get(f"http://{HOST}:{port}/{word}")
    return answer.json() if word == "counts" else None


def in_its_own_process(contender: Callable[..., Any], port: int, number: int) -> None:
    """Run a contender where nobody else's memory counts, and print its rounds."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        for taken, counts in pool.submit(_run, contender, port, number).result():
            print(taken.line(counts), flush=True)


def _run(contender: Callable[..., Any], port: int, number: int) -> Any:
    share_one_pool()  # likewise; it makes no difference to the plain loop
    return asyncio.run(contender(port, number))


def poll_all(number: int, peer: bool) -> None:
    server = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("feed_server.py")], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        print(HEADING)
        in_its_own_process(ours, port, number)
        if peer:
            in_its_own_process(plain_loop, port, number)
    finally:
        server.terminate()
        server.wait()


def parse_all(folder: Path, predictions: Path | None) -> None:
    """Every feed of the folder, by the processor's time."""
    files = sorted((folder / "feeds").glob("*.gz"))
    feeds = {file.name.removesuffix(".gz"): gzip.decompress(file.read_bytes()) for file in files}
    if not feeds:
        sys.exit(f"there are no feeds/*.gz in {folder}")
    predicted: dict[str, Any] = {}
    # Once unmeasured, to import the parsers.
    _parsed(*next(iter(feeds.items())))
    started = time.process_time()
    for name, body in feeds.items():
        predicted[name] = _parsed(name, body)
    seconds = time.process_time() - started
    read = sum(value["ok"] for value in predicted.values())
    print(f"parsed {read} of {len(feeds)} feeds, {len(feeds) / seconds:.0f} a second of one core")
    if predictions:
        predictions.write_text(json.dumps({"output": predicted}, ensure_ascii=False))


def _parsed(name: str, body: bytes) -> dict[str, Any]:
    kind = "application/json" if name.endswith(".json") else ""
    try:
        feed = parse_feed(body, f"http://feed.example/{name}", kind)
    except UnreadableFeed as error:
        return {"ok": False, "n": 0, "err": str(error), "titles": [], "links": [], "dates": []}
    return {
        "ok": True,
        "n": len(feed.entries),
        "feed_title": feed.title,
        "titles": [entry.title for entry in feed.entries],
        "links": [entry.url for entry in feed.entries],
        "dates": [entry.published.isoformat() if entry.published else None for entry in feed.entries],
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--feeds", type=int, default=2000)
    parser.add_argument("--without-peer", action="store_true")
    parser.add_argument("--parse", type=Path, metavar="DATA_DIR", help="only parse the feeds in here")
    parser.add_argument("--predictions", type=Path, metavar="OUT.json")
    options = parser.parse_args(arguments)
    if options.parse:
        parse_all(options.parse, options.predictions)
    else:
        poll_all(options.feeds, peer=not options.without_peer)


if __name__ == "__main__":
    main()
