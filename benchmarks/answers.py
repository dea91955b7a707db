"""Quality and speed of answers, beside SQLite's FTS5 as it comes, in one run.

usage: python benchmarks/answers.py DATA_DIR [--predictions OUT.jsonl] [--every N] [--sections N ...]
                                               [--curve] [--semantic]

DATA_DIR holds sections.jsonl.gz (id, article, title, heading, text, lang, set) and questions.jsonl.gz
(question, section_id, lang, set, and answers where they are known). All sections go into one index.
Predictions have the form {"n": line of the question, "answered", "excerpts": [{"section_id", "text"}, ...]}:
the excerpts nearest to the question, and whether the bot is sure enough of them to answer; --curve measures
how well it knows when not to. The size of the index is that of its postings and its vocabulary. Times are
processor time of the whole process, the database's included: the clock would measure who else is at work.
"""

import argparse
import asyncio
import bisect
import gc
import gzip
import json
import random
import re
import sqlite3
import tempfile
import time
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from content.article import Article, Section
from content.search import IndexedSection, Search, meaning
from content.search.abstain import ENOUGH, fit
from content.search.excerpts import as_excerpt
from content.search.said_twice import told_once
from content.store import Database, articles

Row = dict[str, Any]

NOW = datetime.now(UTC)

_SHOWN = 10  # excerpts a question
_BATCH = 4000
_TIMED = 500  # questions at each size
_MADE_LONG = 10  # sections of an article that is made up
_LOST = (1, 3, 5, 10, 15, 20)  # in a hundred answerable questions: where to look at the curve


def rows(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def varied(sections: Sequence[Row], number: int) -> Iterator[Row]:
    """`number` sections: the real ones, then ones made of their sentences, shuffled between sections."""
    yield from sections[:number]
    dice = random.Random(1)  # the same collection at every run
    for extra in range(number - len(sections)):
        if extra % _MADE_LONG == 0:
            about = dice.choice(sections)
        one, other = dice.choice(sections), dice.choice(sections)
        parts = (
            re.split(r"(?<=[.。!?])\s*", one["text"])[:3] + re.split(r"(?<=[.。!?])\s*", other["text"])[:3]
        )
        made = {"id": f"made:{extra}", "article": f"made:{extra // _MADE_LONG}", "text": " ".join(parts)}
        yield about | made


class Ours:
    """A store with sections in it, made through the same calls as the bot's."""

    def __init__(self, database: Database, *, semantic: bool = False) -> None:
        self.database = database
        self.search = Search(meaning.installed() if semantic else None)
        self.names: dict[tuple[str, int], str] = {}  # (article id, position) -> section id of the data

    async def build(self, sections: Iterator[Row]) -> None:
        now = datetime.now(UTC)
        batch: list[Row] = []
        for row in sections:
            batch.append(row)
            if len(batch) == _BATCH:
                await self._store(batch, now)
                batch = []
        await self._store(batch, now)
        while await self.search.grasp(self.database, _BATCH):
            pass

    async def _store(self, batch: Sequence[Row], now: datetime) -> None:
        async with self.database.write() as connection:
            added = []
            for name, group in groupby(batch, key=itemgetter("article")):
                rows_of_article = list(group)
                first = rows_of_article[0]
                article = Article(
                    title=first["title"],
                    sections=tuple(
                        Section(row["heading"], tuple(row["text"].split("\n\n"))) for row in rows_of_article
                    ),
                    url=f"https://data.example/{name}/{first['id']}",  # a batch may end within an article
                    language=first["lang"],
                )
                saved = await articles.save(connection, article, "import", {}, now)
                for position, row in enumerate(rows_of_article):
                    self.names[saved.article_id, position] = row["id"]
                added += [
                    IndexedSection(part.id, part.title, part.heading, part.text, part.language)
                    for part in saved.added
                ]
            await self.search.add(connection, added)

    async def answer(self, question: str) -> bool:
        """Whether the bot answers; all that it does for a reader."""
        async with self.database.read() as connection:
            return (await self.search.ask(connection, question, now=NOW, limit=_SHOWN)).answered

    async def nearest(self, question: str) -> list[Row]:
        """What it finds, also where it is not sure enough to say so."""
        async with self.database.read() as connection:
            ranked = await self.search.ranked(connection, question, now=NOW)
        return [
            {"section_id": self.names[excerpt.article_id, excerpt.position], "text": excerpt.text}
            for excerpt in map(as_excerpt, told_once(ranked)[:_SHOWN])
        ]


class Fts5:
    """The peer: porter stemming, bm25() and snippet(), as the documentation shows them."""

    def __init__(self, path: Path) -> None:
        self.database = sqlite3.connect(path)
        self.database.execute(
            "create virtual table sections using fts5(id unindexed, title, body, tokenize='porter unicode61')"
        )

    def build(self, sections: Iterator[Row]) -> None:
        self.database.executemany(
            "insert into sections values (?, ?, ?)",
            ((row["id"], f"{row['title']} {row['heading']}", row["text"]) for row in sections),
        )
        self.database.commit()

    def answer(self, question: str) -> list[Row]:
        words = list(dict.fromkeys(re.findall(r"\w+", question.lower())))
        if not words:
            return []
        found = self.database.execute(
            "select id, snippet(sections, 2, '', '', '', 50) from sections where sections match ? "
            "order by bm25(sections) limit 10",
            (" OR ".join(f'"{word}"' for word in words),),
        )
        return [{"section_id": section, "text": text} for section, text in found]


def fold(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).casefold().strip()


def quality(
    questions: Sequence[tuple[int, Row]], predictions: dict[int, list[Row]]
) -> dict[str, dict[str, float]]:
    """Shares by language and over all: right section first, answer in the first excerpt, in three."""
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for number, question in questions:
        excerpts = predictions[number]
        for group in (question["lang"], "all"):
            counted = sums[group]
            counted["n"] += 1
            counted["section"] += bool(excerpts) and excerpts[0]["section_id"] == question["section_id"]
            answers = [fold(answer) for answer in question.get("answers") or () if fold(answer)]
            if answers:
                counted["answerable"] += 1
                held = [any(answer in fold(one["text"][:320]) for answer in answers) for one in excerpts[:3]]
                counted["first"] += any(held[:1])
                counted["three"] += any(held)
    return {
        group: {
            "n": counted["n"],
            "section@1": counted["section"] / counted["n"],
            "excerpt@1": counted["first"] / max(1, counted["answerable"]),
            "excerpt@3": counted["three"] / max(1, counted["answerable"]),
        }
        for group, counted in sums.items()
    }


def percentile(seconds: Sequence[float], share: float) -> float:
    """In milliseconds."""
    return sorted(seconds)[int(len(seconds) * share)] * 1e3


def percentiles(seconds: Sequence[float]) -> str:
    return f"p50 {percentile(seconds, 0.5):.1f} ms, p99 {percentile(seconds, 0.99):.1f} ms"


def size(folder: Path, stem: str) -> float:
    return sum(file.stat().st_size for file in folder.glob(f"{stem}*")) / 1e6


def index_size(path: Path) -> float:
    """MB of the pages that hold postings and vocabulary; everything else is there without an index, too."""
    with closing(sqlite3.connect(path)) as database:
        tables = "('posting', 'vocabulary')"
        names = f"select name from sqlite_schema where tbl_name in {tables}"
        (found,) = database.execute(f"select sum(pgsize) from dbstat where name in ({names})").fetchone()
    return float(found) / 1e6


async def measure(options: argparse.Namespace, folder: Path) -> None:
    sections, questions = rows(options.data / "sections.jsonl.gz"), rows(options.data / "questions.jsonl.gz")
    asked = list(enumerate(questions))[:: options.every]
    ours = Ours(await Database.open(f"sqlite:///{folder}/ours.db"), semantic=options.semantic)
    peer = Fts5(folder / "fts5.db")
    started = time.process_time()
    await ours.build(iter(sections))
    built = time.process_time()
    peer.build(iter(sections))
    print(
        f"{len(sections)} sections, {sum(len(row['text'].encode()) for row in sections) / 1e6:.1f} MB of text"
    )
    taken = f"{size(folder, 'ours'):.1f} MB, of it the index {index_size(folder / 'ours.db'):.1f} MB"
    print(f"  ours: built in {built - started:.1f} s, {taken}")
    print(f"  FTS5: built in {time.process_time() - built:.1f} s, database {size(folder, 'fts5'):.1f} MB")
    spent: dict[str, list[float]] = {"ours": [], "FTS5": []}
    found: dict[str, dict[int, list[Row]]] = {"ours": {}, "FTS5": {}}
    answered = {}
    for number, question in asked:
        begun = time.process_time()
        answered[number] = await ours.answer(question["question"])
        between = time.process_time()
        found["FTS5"][number] = peer.answer(question["question"])
        spent["ours"].append(between - begun)
        spent["FTS5"].append(time.process_time() - between)
        found["ours"][number] = await ours.nearest(question["question"])
    if options.predictions:
        with options.predictions.open("w", encoding="utf-8") as out:
            for number, excerpts in found["ours"].items():
                row = {"n": number, "answered": answered[number], "excerpts": excerpts}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    sure = sum(answered.values()) / max(1, len(answered))
    print(f"sure enough to answer: {sure:.3f} of the questions; what it finds is compared for all of them")
    for name in ("ours", "FTS5"):
        print(f"{name}: {percentiles(spent[name])} over {len(asked)} questions")
        if any(question.get("answers") for _, question in asked):
            for group, shares in sorted(quality(asked, found[name]).items()):
                shown = "  ".join(f"{key} {value:.3f}" for key, value in shares.items() if key != "n")
                print(f"  {group:4} n {shares['n']:6.0f}  {shown}")
    await ours.database.close()
    if options.curve:
        await measure_curve(sections, [question for _, question in asked], semantic=options.semantic)
    for number_of_sections in options.sections:
        await measure_speed(sections, [question["question"] for _, question in asked], number_of_sections)


async def measure_speed(sections: Sequence[Row], questions: Sequence[str], number: int) -> None:
    """Latency, size and build time at a size made by varying the real text."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, peer = Ours(await Database.open(f"sqlite:///{folder}/ours.db")), Fts5(folder / "fts5.db")
        text = sum(len(row["text"].encode()) for row in varied(sections, number)) / 1e6
        started = time.process_time()
        await ours.build(varied(sections, number))
        built = time.process_time()
        peer.build(varied(sections, number))
        peer_built = time.process_time()
        gc.freeze()  # as the bot does; else the collector walks through all questions in mid-answer
        spent: dict[str, list[float]] = {"ours": [], "FTS5": []}
        for question in questions[:: max(1, len(questions) // _TIMED)]:
            begun = time.process_time()
            await ours.answer(question)
            between = time.process_time()
            peer.answer(question)
            spent["ours"].append(between - begun)
            spent["FTS5"].append(time.process_time() - between)
        print(f"{number} sections, {text:.1f} MB of text")
        print(f"  ours: {percentiles(spent['ours'])}, built in {built - started:.1f} s", end="")
        index = index_size(folder / "ours.db")
        print(f", {size(folder, 'ours'):.1f} MB, of it the index {index:.1f} MB")
        print(f"  FTS5: {percentiles(spent['FTS5'])}, built in {peer_built - built:.1f} s", end="")
        print(f", {size(folder, 'fts5'):.1f} MB")
        times, share = (percentile(spent["ours"], 0.99) / percentile(spent["FTS5"], 0.99), index / text)
        print(f"  ours takes {times:.2f} times FTS5's time at p99; its index is {share:.2f} of the text")
        await ours.database.close()


async def measure_curve(sections: Sequence[Row], asked: Sequence[Row], *, semantic: bool) -> None:
    """With half of the articles left out: how many questions about them, and about the rest, are answered."""
    left_out = {row["id"] for row in sections if zlib.crc32(row["article"].encode()) % 2}
    with tempfile.TemporaryDirectory() as folder:
        ours = Ours(await Database.open(f"sqlite:///{folder}/half.db"), semantic=semantic)
        await ours.build(row for row in sections if row["id"] not in left_out)
        fits: tuple[list[float], list[float]] = ([], [])  # answerable, not
        for question in asked:
            async with ours.database.read() as connection:
                ranked = await ours.search.ranked(connection, question["question"], now=NOW)
            fits[question["section_id"] in left_out].append(fit(ranked[0]) if ranked else 0.0)
        await ours.database.close()
    answerable, unanswerable = sorted(fits[0]), sorted(fits[1])
    print(f"abstaining, over {len(answerable)} answerable and {len(unanswerable)} unanswerable questions")
    for least in sorted({ENOUGH, *(answerable[len(answerable) * part // 100] for part in _LOST)}):
        kept, wrong = (
            1 - bisect.bisect_left(of, least) / max(1, len(of)) for of in (answerable, unanswerable)
        )
        chosen = "  <- ENOUGH" if least == ENOUGH else ""
        print(f"  fit {least:5.2f}: answerable kept {kept:.3f}, unanswerable answered {wrong:.3f}{chosen}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--every", type=int, default=1, help="ask every N-th question only")
    parser.add_argument(
        "--sections", type=int, nargs="*", default=[], help="sizes at which to measure speed as well"
    )
    parser.add_argument("--curve", action="store_true", help="measure abstaining, on half of the articles")
    parser.add_argument(
        "--semantic",
        action="store_true",
        help="with the model of the extra `semantic`, which has to be installed",
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(options, Path(folder)))


if __name__ == "__main__":
    main()
