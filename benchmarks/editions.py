"""What an edition costs, and how well stories that moved are told from copies.

    python benchmarks/editions.py DATA_DIR [--articles N] [--window N]

DATA_DIR holds neardup.jsonl.gz and clusters.jsonl.gz, as for benchmarks/digest.py. The window that is grouped
is of articles of 400 words, drawn as often as they stand in those texts: once each of an event of its own,
once four by different sources of each event, sharing half their words, once all copies of one.
"""

import argparse
import gzip
import json
import random
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from content.article import Article, Section
from content.editing import choose
from content.edition import Dated, Told, Wish
from content.following import earlier, news_since
from content.stories import Group, Reading, group
from content.taste import tap
from content.topics.evidence import topics_of

NOW = datetime(2026, 11, 25, 6, tzinfo=UTC)
PAIRS = 60  # of each kind


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def article(row: dict[str, Any]) -> Article:
    paragraphs = tuple(part for part in row["text"].split("\n") if part.strip())
    language, source = row.get("lang", "en"), row.get("publisher") or row["id"]
    return Article(
        row["title"], (Section("", paragraphs),), f"https://x.example/{row['id']}", source, language=language
    )


def pairs(
    found: Iterable[dict[str, Any]], key: Callable[[dict[str, Any]], Any]
) -> list[list[dict[str, Any]]]:
    groups = defaultdict(list)
    for row in found:
        groups[key(row)].append(row)
    whole = [sorted(rows, key=lambda row: row.get("date") or "") for rows in groups.values() if len(rows) > 1]
    random.Random(1).shuffle(whole)
    return whole


def told_again(found: list[list[dict[str, Any]]]) -> float:
    """The share of pairs whose second article has news beside the first."""
    moved = sum(
        bool(news_since(Told("story", NOW, (Dated(article(first), NOW, {}),)), [article(second)]))
        for first, second, *_ in found
    )
    return moved / len(found) if found else 0.0


def going_on(found: list[list[dict[str, Any]]]) -> str:
    """How many told events are known to go on, and how many others are taken for one of them.

    Sixty times ten events are told by half of their articles and go on with the others, while twenty are new.
    """
    drawn = random.Random(5)
    known = mistaken = 0
    for _ in range(60):
        events = drawn.sample(found, 30)
        told = [
            Told(str(place), NOW, as_dated(event[: len(event) // 2]))
            for place, event in enumerate(events[:10])
        ]
        groups = [Group(as_dated(event[len(event) // 2 :]), 1) for event in events]
        linked = {index: int(story.id) for index, story in earlier(groups, told).items()}
        known += sum(story == index for index, story in linked.items())
        mistaken += sum(index >= 10 for index in linked)
    return f"{known / 600:.0%} of told events known to go on, {mistaken / 1200:.1%} of new ones taken for one"


def as_dated(found: list[dict[str, Any]]) -> tuple[Dated, ...]:
    return tuple(Dated(article(row), NOW, {}) for row in found)


def windows(texts: Iterable[str], number: int) -> Iterable[tuple[str, list[Article]]]:
    """Windows of `number` articles, and what they are made of."""
    drawn, frequency = random.Random(1), Counter(word for text in texts for word in text.split())
    words, reached = list(frequency), list(accumulate(frequency.values()))

    def some(count: int) -> list[str]:
        return drawn.choices(words, cum_weights=reached, k=count)

    def of_event(event: int) -> list[str]:
        return [*some(370), *(f"{word[:2]}{event:04x}" for word in some(30))]  # what only it is about

    def articles(found: Iterable[list[str]]) -> list[Article]:
        return [
            article({"id": str(place), "title": " ".join(said[-6:]), "text": " ".join(said)})
            for place, said in enumerate(found)
        ]

    events = [of_event(event) for event in range(number)]
    yield "of different events", articles(events)
    retold = ([*some(200), *drawn.sample(events[place // 4], 200)] for place in range(number))
    yield "of events told four times", articles(retold)
    yield "that are copies", articles(events[:1] * number)


def dated(articles: list[Article]) -> list[Dated]:
    """Articles of a day, each with its topics."""
    return [
        Dated(one, NOW - timedelta(seconds=8 * place), topics_of(one)) for place, one in enumerate(articles)
    ]


def seconds(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000, help="that are chosen from")
    parser.add_argument("--window", type=int, default=10_000, help="articles that are grouped")
    given = parser.parse_args()
    chart()  # first: its process begins with as much memory as this one has
    copies = pairs((row for row in rows(given.folder, "neardup") if row["text"]), lambda row: row["group"])
    for kind in ("trim", "light", "wrap", "heavy"):
        some = [found for found in copies if found[1].get("edit") == kind][:PAIRS]
        print(f"copies told again as news, {kind}: {told_again(some):.0%} of {len(some)}")
    clusters = [row for row in rows(given.folder, "clusters") if len(row["text"]) > 600]
    events = pairs(clusters, lambda row: (row["source"], row["cluster"]))[:PAIRS]
    print(f"the same event by another source has news: {told_again(events):.0%} of {len(events)}")

    wikinews = (row for row in rows(given.folder, "clusters") if row["source"] == "wikinews_events")
    print(going_on(pairs(wikinews, lambda row: row["cluster"])))

    texts = [row for row in (*clusters, *rows(given.folder, "neardup")) if row["text"]]
    for made_of, articles in windows((row["text"] for row in texts), given.window):
        window = dated(articles)
        reading = Reading()
        first, again = (seconds(lambda window=window, kept=reading: group(window, kept)) for _ in range(2))
        costs = f"{first:.2f} s of a core, {again:.2f} s when they were read before"
        print(f"{len(window)} articles {made_of} grouped: {costs}, {len(group(window, reading))} stories")

    window = dated([article(row) for row in texts[: given.articles]])
    groups = group(window)
    since, taps = NOW - timedelta(days=1), (tap(window[0].article, window[0].topics, more=True),)
    for name, wish in (("", Wish()), (" with taps", Wish(taps=taps))):
        choosing = seconds(lambda wish=wish: choose(groups, wish, since=since, until=NOW))
        stories = choose(groups, wish, since=since, until=NOW)[:7]
        telling = seconds(lambda stories=stories: [one.told_with({}) for one in stories])
        costs = f"choosing {choosing * 1000:.0f} ms, telling 7 stories {telling * 1000:.0f} ms"
        print(f"a further cohort{name}: {costs}")


def chart() -> None:
    """Drawn in a process of its own, as the bot does, so that importing counts."""
    program = """
import json, resource, sys, time
start = time.process_time()
from content.charts.drawing import draw
imported = time.process_time()
file = draw("TrendChart", json.loads(sys.argv[1]))
drawn = time.process_time()
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"a chart: import {(imported - start) * 1000:.0f} ms, drawing {(drawn - imported) * 1000:.0f} ms, "
      f"{len(file):,} bytes; its process {most:.0f} MB")
"""
    from content.charts import TrendChart, TrendRow

    lines = tuple(TrendRow(f"Topic {number}", tuple(range(14)), ("70", "21")) for number in range(8))
    shown = TrendChart("The week", "Articles a day", ("12", "19", "25"), ("This", "Last"), lines)
    subprocess.run([sys.executable, "-c", program, json.dumps(asdict(shown))], check=True)


if __name__ == "__main__":
    main()
