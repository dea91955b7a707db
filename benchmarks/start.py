"""Cold start and resident memory of the whole bot, as an operator runs it.

usage: python benchmarks/start.py [--runs 7] [--articles 1000] [--only start|memory]

Start: `jarshy run` is started against a Bot API server on loopback where people already wait for answers;
the time runs from the start of the process until the server has the answer.
Memory: the bot polls feeds from loopback until so many articles are in; its memory is read once the reading
process has gone home, idle for a minute, and once more after it has answered some questions.
"""

import argparse
import asyncio
import itertools
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

import psutil
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.playground import AIGERIM, BEN, TOKEN, Playground
from bot.web.serving import serving
from content.clock import ShiftedClock

PROJECT = Path(__file__).parents[1]
ENTRIES = 25  # a feed
PATIENCE = 900.0  # seconds for all articles to come in
GOING_HOME = 150.0  # seconds for the reading process to end; it does after a minute without work
SETTLING = 5.0  # seconds between the last event and a reading of the memory

# The commonest words of English, which make a text English to whoever looks at it.
COMMON = (  # noqa: SIM905  one word a line would be no easier to read
    "the of and to in a is that for it as was with be by on not he his but at are this have from or had an "
    "they which one were all her she there would their we him been has when who will no more if out so up "
    "said what its about than into them can only other time new some could these two may first then do any "
    "like my now over such our man me even most made after also did many off before must well back through "
    "years much where your way down should because long each just state those people too mr how little "
    "good world make very year still see own work men day get here old between both life being under three "
    "never know same last another while us might great go come since against right came take used himself"
).split()
SYLLABLES = "ba cor den fi gal har il jun kar lem mo nar ost per quin ra sen tal ur vin wes yor zan".split()  # noqa: SIM905
ENDINGS = ["", "", "s", "ed", "ing", "er", "ment", "ation", "al", "ness"]
VOCABULARY = 20_000  # distinct words besides the common ones; a year of a newspaper has more


def vocabulary() -> tuple[list[str], list[float]]:
    """Words and their weights, by Zipf's law: the common ones first, then thousands that are rare."""
    dice = random.Random(1)
    made = {
        "".join(dice.choices(SYLLABLES, k=dice.randint(2, 3))) + dice.choice(ENDINGS)
        for _ in range(2 * VOCABULARY)
    }
    words = COMMON + sorted(made)[:VOCABULARY]
    dice.shuffle(words[len(COMMON) :])
    return words, list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))


WORDS, WEIGHTS = vocabulary()


def sentence(dice: random.Random) -> str:
    """Some twenty words, here and there a name and an amount."""
    words = dice.choices(WORDS, cum_weights=WEIGHTS, k=dice.randint(12, 26))
    words[dice.randrange(1, len(words))] = dice.choice(WORDS[len(COMMON) :]).title()
    if dice.random() < 0.3:
        words.insert(dice.randrange(2, len(words)), f"${dice.randint(2, 900)} million")
    return f"{words[0].title()} {' '.join(words[1:])}."


def article(dice: random.Random) -> str:
    """HTML of some 600 words under three headings."""
    paragraphs = "".join(
        f"<p>{' '.join(sentence(dice) for _ in range(5))}</p>"
        + (f"<h2>{' '.join(sentence(dice).split()[:5])}</h2>" if part % 2 else "")
        for part in range(6)
    )
    return f"<p>{sentence(dice)}</p>{paragraphs}<p>{sentence(dice)}</p>"


def feed(number: int, base: str) -> str:
    """An RSS feed with its articles as a whole."""
    items = []
    for place in range(ENTRIES):
        dice = random.Random(number * 1000 + place)
        link = f"{base}/article/{number}/{place}"
        published = format_datetime(ShiftedClock().now())
        items.append(
            f"<item><title>{sentence(dice)[:70]}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>{published}</pubDate>"
            f"<content:encoded>{escape(article(dice))}</content:encoded></item>"
        )
    return (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>Feed {number}</title><language>en</language>{''.join(items)}</channel></rss>"
    )


async def answer_feed(request: Request) -> Response:
    number = int(request.path_params["number"])
    return Response(feed(number, str(request.base_url).rstrip("/")), media_type="application/rss+xml")


@asynccontextmanager
async def running(folder: Path, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """`jarshy run` with nothing of this machine's own settings."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "PYTHONPATH": str(PROJECT),
            "DATABASE_URL": f"sqlite:///{folder}/jarshy.db",
            "LISTEN": "127.0.0.1:0",
            "LOG_LEVEL": "WARNING",
            **settings,
        },
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        process.terminate()
        await asyncio.wait_for(process.wait(), 20)


async def first_answers(folder: Path) -> tuple[float, float]:
    """Seconds until whoever sent a command, and until whoever asked in words, had an answer."""
    playground = Playground(TOKEN, ShiftedClock())
    async with serving(playground.app, "127.0.0.1", 0) as api:
        playground.say(BEN.id, "/trade")
        playground.say(AIGERIM.id, "What does Kazakhstan export to China?")
        started = time.perf_counter()
        async with running(folder, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=api):
            taken = await asyncio.gather(
                *(_answered(playground, person.id, started) for person in (BEN, AIGERIM))
            )
        await playground.close()
    return taken[0], taken[1]


async def _answered(playground: Playground, person: int, started: float) -> float:
    await playground.wait_for(lambda: len(playground.messages(person)) > 1, within=60)
    return time.perf_counter() - started


async def address_printed(folder: Path) -> float:
    """Seconds until `jarshy run` without a token has printed the playground's address."""
    started = time.perf_counter()
    async with running(folder) as process:
        assert process.stdout is not None
        line = await asyncio.wait_for(process.stdout.readline(), 60)
        assert b"http://127.0.0.1:" in line, line
        return time.perf_counter() - started


async def measure_start(runs: int) -> None:
    fresh, existing, printed = [], [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            fresh.append(await first_answers(folder))
            existing.append(await first_answers(folder))
        with tempfile.TemporaryDirectory() as name:
            printed.append((await address_printed(Path(name)), await address_printed(Path(name))))
    print(f"cold start, seconds, median of {runs} (least-most)")
    _print_times("first answer, to a command", [taken[0] for taken in existing], "goal 1.5")
    _print_times("first answer, to a question", [taken[1] for taken in existing], "goal 1.5")
    _print_times("  the same with the database still to be made", [max(taken) for taken in fresh])
    _print_times("playground's address printed", [taken[1] for taken in printed], "goal 2")
    _print_times("  the same with the database still to be made", [taken[0] for taken in printed], "goal 2")


def _print_times(what: str, times: list[float], goal: str = "") -> None:
    print(f"  {what:48}{statistics.median(times):5.2f} ({min(times):.2f}-{max(times):.2f})  {goal}")


def stored(folder: Path) -> int:
    """How many articles came in from feeds."""
    try:
        with closing(sqlite3.connect(folder / "jarshy.db", timeout=10)) as database:
            return int(database.execute("SELECT count(*) FROM article WHERE origin = 'feed'").fetchone()[0])
    except sqlite3.OperationalError:  # not made yet
        return 0


def memory(process: psutil.Process) -> str:
    """Resident and proportional set, in MB of 1,000,000 bytes."""
    try:
        full = process.memory_full_info()
        return f"{full.rss / 1e6:.0f} MB resident ({full.pss / 1e6:.0f} proportional)"
    except psutil.AccessDenied:
        return f"{process.memory_info().rss / 1e6:.0f} MB resident"


async def until(condition: Callable[[], bool], within: float) -> float:
    """Seconds until the condition held, looked at each second; `within` at most."""
    started = time.perf_counter()
    while not condition() and time.perf_counter() - started < within:
        await asyncio.sleep(1)
    return time.perf_counter() - started


async def measure_memory(folder: Path, articles: int) -> None:
    playground = Playground(TOKEN, ShiftedClock())
    site = Starlette(routes=[Route("/feed/{number}", answer_feed)])
    async with serving(playground.app, "127.0.0.1", 0) as api, serving(site, "127.0.0.1", 0) as news:
        outlines = "".join(
            f'<outline type="rss" text="Feed {number}" xmlUrl="{news}/feed/{number}"/>'
            for number in range(articles // ENTRIES)
        )
        feeds = folder / "feeds.opml"
        feeds.write_text(f'<opml version="2.0"><head/><body>{outlines}</body></opml>', encoding="utf-8")
        settings = {"FEEDS": str(feeds), "FETCH_PRIVATE": "1", "POLL_INTERVAL": "1d"}
        async with running(folder, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=api, **settings) as process:
            await _watch(psutil.Process(process.pid), playground, folder, articles)
        await playground.close()


async def _watch(bot: psutil.Process, playground: Playground, folder: Path, articles: int) -> None:
    print("memory (goal: 130 MB idle)")
    await playground.wait_for(lambda: playground.api.calls["getupdates"], within=60)
    print(f"  just started: {memory(bot)}")
    highest = 0.0

    def all_in() -> bool:
        nonlocal highest
        highest = max(highest, bot.memory_info().rss / 1e6)
        return stored(folder) >= articles

    taken = await until(all_in, PATIENCE)
    children = ", ".join(memory(child) for child in bot.children(recursive=True)) or "none"
    print(f"  {stored(folder)} articles read in {taken:.0f} s; most {highest:.0f} MB; children: {children}")
    taken = await until(lambda: not bot.children(recursive=True), GOING_HOME)
    await asyncio.sleep(SETTLING)
    left = len(bot.children(recursive=True))
    print(f"  idle, {taken:.0f} s later: {memory(bot)}, {bot.num_threads()} threads, {left} children")
    for question in ("/trade", "Taiwan", "/digest", "/trends", "What does Kazakhstan export to China?"):
        before = len(playground.messages(BEN.id))
        playground.say(BEN.id, question)
        await playground.wait_for(
            lambda before=before: len(playground.messages(BEN.id)) > before + 1, within=30
        )
    await asyncio.sleep(SETTLING)
    print(f"  idle after five questions: {memory(bot)}")


async def measure(runs: int, articles: int, only: str) -> None:
    if only != "memory":
        await measure_start(runs)
    if only != "start":
        with tempfile.TemporaryDirectory() as name:
            await measure_memory(Path(name), articles)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--only", choices=["start", "memory"], default="")
    options = parser.parse_args()
    asyncio.run(measure(options.runs, options.articles, options.only))


if __name__ == "__main__":
    main()
