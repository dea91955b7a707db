"""Summaries, stories, near-duplicates, topics, languages and sentences, beside simple methods, in one run.

usage: python benchmarks/digest.py DATA_DIR [--predictions DIR] [--sentences N] [--only TASK ...]
                                   [--without-peers]

DATA_DIR holds summaries, clusters, neardup, pairs, topics, langid and sentences as .jsonl.gz or .jsonl, each
with id and text (pairs with a and b), and, where they are known, the labels: reference, cluster, group, same,
labels, lang, sentences. Without labels a task is only written. Predictions go to DIR/TASK.jsonl in the form
{"id", and "summary" | "cluster" | "same" | "labels" | "lang" | "sentences"}.

Speed is by the processor's time on one core. sumy and scikit-learn are measured where they are installed.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from measures import bcubed_f1, boundary_f1, by, harmonic, mean, rouge_1

from content.article import Article, Section
from content.edition import Dated
from content.reading.dates import read_instant
from content.reading.language import detect_language
from content.reading.sentences import split_sentences
from content.stories import group
from content.stories.copies import group_copies
from content.summary import best_sentences
from content.topics.evidence import scores_of

Row = dict[str, Any]

UNDATED = datetime(2020, 1, 1, tzinfo=UTC)  # articles of a collection in which some have no date

# The bot's topics for each label of the collections; a label gets the score of its strongest topic.
# Collections whose labels are no topics of news (travel, geography, living) can be met only in part.
LABELS: dict[str, dict[str, tuple[str, ...]]] = {
    "bbc": {
        "business": ("economy", "business", "trade", "energy"),
        "entertainment": ("culture",),
        "politics": ("politics", "world"),
        "sport": ("sport",),
        "tech": ("technology",),
    },
    "ag_news_test": {
        "world": ("world", "politics"),
        "sports": ("sport",),
        "business": ("economy", "business", "trade", "energy"),
        "science/technology": ("technology", "science"),
    },
    "cnn_corpus": {
        "world": ("world",),
        "politics": ("politics",),
        "business": ("economy", "business"),
        "health": ("health",),
        "sport": ("sport",),
        "tech": ("technology",),
        "showbiz": ("culture",),
        "us": ("usa",),
    },
    "thucnews_titles": {
        "politics": ("politics", "world"),
        "stocks": ("business",),
        "finance": ("economy",),
        "science": ("technology", "science"),
        "sports": ("sport",),
        "entertainment": ("culture",),
    },
    "tgcontest_categories": {
        "society": ("politics", "world"),
        "economy": ("economy", "business", "trade", "energy"),
        "entertainment": ("culture",),
        "technology": ("technology",),
        "science": ("science", "health", "climate"),
        "sports": ("sport",),
    },
    "sib200": {
        "science/technology": ("science", "technology", "climate"),
        "politics": ("politics", "world", "economy"),
        "sports": ("sport",),
        "health": ("health",),
        "entertainment": ("culture",),
    },
    "kyrgyz_24kg": {
        "politics": ("politics",),
        "foreign affairs": ("world",),
        "economics and finance": ("economy", "business", "trade", "energy"),
        "health": ("health",),
        "culture": ("culture",),
        "sports": ("sport",),
        "science and technology": ("science", "technology"),
        "ecology": ("climate",),
    },
}
OTHERWISE = {"sib200": "science/technology", "tgcontest_categories": "society", "cnn_corpus": "world"}


def _article(row: Row) -> Article:
    paragraphs = tuple(part for part in (row.get("text") or "").split("\n") if part.strip())
    return Article(
        title=row.get("title") or "",
        sections=(Section("", paragraphs),),
        url=row.get("url") or "",
        source=row.get("publisher") or "",
        language=row.get("lang") or "",
    )


# Each task is (rows, sentences of a summary) -> predictions in the order of the rows.


def summaries(rows: Sequence[Row], number: int) -> list[Row]:
    return [
        {"id": row["id"], "summary": best_sentences(row["text"], row["lang"], number, row.get("title") or "")}
        for row in rows
    ]


def clusters(rows: Sequence[Row], _: int) -> list[Row]:
    articles = [_article(row) for row in rows]
    dates = [read_instant(row.get("date") or "") for row in rows]
    # Between articles with and without a date no time can be told: such a collection is taken as of one day.
    incomplete = {row.get("source") for row, date in zip(rows, dates, strict=True) if date is None}
    dated = [
        Dated(article, UNDATED if date is None or row.get("source") in incomplete else date, {})
        for row, date, article in zip(rows, dates, articles, strict=True)
    ]
    return _numbered(rows, articles, ([one.article for one in made.articles] for made in group(dated)))


def neardup(rows: Sequence[Row], _: int) -> list[Row]:
    articles = [_article(row) for row in rows]
    return _numbered(rows, articles, group_copies(articles))


def _numbered(
    rows: Sequence[Row], articles: Sequence[Article], groups: Iterable[Iterable[Article]]
) -> list[Row]:
    number = {id(article): str(number) for number, members in enumerate(groups) for article in members}
    return [
        {"id": row["id"], "cluster": number[id(article)]} for row, article in zip(rows, articles, strict=True)
    ]


def pairs(rows: Sequence[Row], _: int) -> list[Row]:
    """Two articles are about the same where grouping puts them into one story, among all the others."""
    halves = [
        {**row[half], "id": f"{row['id']} {half}", "lang": row["lang"]} for row in rows for half in "ab"
    ]
    cluster = {row["id"]: row["cluster"] for row in clusters(halves, 0)}
    return [{"id": row["id"], "same": cluster[f"{row['id']} a"] == cluster[f"{row['id']} b"]} for row in rows]


def topics(rows: Sequence[Row], _: int) -> list[Row]:
    return [{"id": row["id"], "labels": _labels(row)} for row in rows]


def _labels(row: Row) -> list[str]:
    found = scores_of(_article(row))
    table = LABELS.get(row["source"], {})
    scores = {label: max(found.get(topic, 0.0) for topic in wanted) for label, wanted in table.items()}
    best = max(scores, key=scores.__getitem__, default="")
    if not scores.get(best):
        best = OTHERWISE.get(row["source"], "")
    return [best] if best else []


def langid(rows: Sequence[Row], _: int) -> list[Row]:
    return [{"id": row["id"], "lang": detect_language(row["text"])} for row in rows]


def sentences(rows: Sequence[Row], _: int) -> list[Row]:
    return [
        {"id": row["id"], "sentences": split_sentences(row["text"], row.get("lang") or "")} for row in rows
    ]


# What is printed of the rows whose labels are known.


def rouge(rows: Sequence[Row], got: Sequence[Row]) -> str:
    scores, verbatim = [], []
    for row, predicted in zip(rows, got, strict=True):
        scores.append(rouge_1(row["reference"][0], "\n".join(predicted["summary"]), row["lang"]))
        text = _tight(row["text"])
        verbatim += [float(_tight(sentence) in text) for sentence in predicted["summary"]]
    return f"ROUGE-1 {mean(scores) * 100:.2f}   word for word {mean(verbatim) * 100:.1f}%"


def bcubed(label: str) -> Callable[[Sequence[Row], Sequence[Row]], str]:
    def score(rows: Sequence[Row], got: Sequence[Row]) -> str:
        predicted = {row["id"]: row["cluster"] for row in got}
        return f"B-cubed F1 {bcubed_f1({row['id']: row[label] for row in rows}, predicted) * 100:.2f}"

    return score


def same(rows: Sequence[Row], got: Sequence[Row]) -> str:
    both = [(row["same"], predicted["same"]) for row, predicted in zip(rows, got, strict=True)]
    hit = both.count((True, True))
    precision = hit / (sum(found for _, found in both) or 1)
    recall = hit / (sum(wanted for wanted, _ in both) or 1)
    right = mean([float(wanted == found) for wanted, found in both])
    return f"F1 {harmonic(precision, recall) * 100:.2f}   right {right * 100:.2f}%"


def labelled(rows: Sequence[Row], got: Sequence[Row]) -> str:
    right = [float(set(row["labels"]) == set(one["labels"])) for row, one in zip(rows, got, strict=True)]
    return f"right {mean(right) * 100:.2f}%"


def told(rows: Sequence[Row], got: Sequence[Row]) -> str:
    right = [float(row["lang"] == one["lang"]) for row, one in zip(rows, got, strict=True)]
    return f"right {mean(right) * 100:.2f}%"


def ends(rows: Sequence[Row], got: Sequence[Row]) -> str:
    both = [(row["sentences"], one["sentences"]) for row, one in zip(rows, got, strict=True)]
    exact = mean([float(list(map(_tight, a)) == list(map(_tight, b))) for a, b in both])
    return f"boundary F1 {boundary_f1(both) * 100:.2f}   exact {exact * 100:.2f}%"


def _tight(text: str) -> str:
    return "".join(text.split())


TASKS: dict[str, tuple[Callable[..., list[Row]], str, Callable[..., str], tuple[str, ...]]] = {
    # task: (how, the label it is compared with, the measure, what tells the parts of the collection apart)
    "summaries": (summaries, "reference", rouge, ("source", "lang")),
    "clusters": (clusters, "cluster", bcubed("cluster"), ("source", "lang")),
    "neardup": (neardup, "group", bcubed("group"), ("source", "lang")),
    "pairs": (pairs, "same", same, ("source", "lang")),
    "topics": (topics, "labels", labelled, ("source", "lang")),
    "langid": (langid, "lang", told, ("source",)),
    "sentences": (sentences, "sentences", ends, ("source", "lang")),
}


# What is simple, and what others use; in the form of the tasks.


def lead(rows: Sequence[Row], number: int) -> list[Row]:
    return [{"id": row["id"], "summary": split_sentences(row["text"], row["lang"])[:number]} for row in rows]


def sumy_text_rank(rows: Sequence[Row], number: int) -> list[Row]:
    """sumy's TextRank over the same sentences, so that only the choice differs."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.text_rank import TextRankSummarizer

    class Words:
        def to_words(self, sentence: str) -> list[str]:
            return sentence.lower().split()

    summarizer, predicted = TextRankSummarizer(), []
    for row in rows:
        split = [Sentence(one, Words()) for one in split_sentences(row["text"], row["lang"])]
        document = ObjectDocumentModel([Paragraph(split)])
        predicted.append({"id": row["id"], "summary": [str(one) for one in summarizer(document, number)]})
    return predicted


def tf_idf_clusters(threshold: float) -> Callable[[Sequence[Row], int], list[Row]]:
    """Average linkage over scikit-learn's TF-IDF, all at once, with no window of time."""

    def cluster(rows: Sequence[Row], _: int) -> list[Row]:
        from sklearn.cluster import AgglomerativeClustering
        from sklearn.feature_extraction.text import TfidfVectorizer

        texts = [f"{row.get('title') or ''} {row.get('text') or ''}" for row in rows]
        vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
        if len(rows) < 2:
            return [{"id": row["id"], "cluster": "0"} for row in rows]
        linked = AgglomerativeClustering(
            n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - threshold
        )
        found = linked.fit_predict(1 - (vectors @ vectors.T).toarray().clip(0, 1))
        return [{"id": row["id"], "cluster": str(one)} for row, one in zip(rows, found, strict=True)]

    return cluster


PEERS: dict[str, tuple[tuple[str, Callable[[Sequence[Row], int], list[Row]]], ...]] = {
    "summaries": (("the first sentences", lead), ("sumy TextRank", sumy_text_rank)),
    "clusters": (("TF-IDF, average linkage", tf_idf_clusters(0.16)),),
    "neardup": (("TF-IDF, average linkage", tf_idf_clusters(0.5)),),
}


def measure(
    task: str, name: str, how: Callable[..., list[Row]], rows: Sequence[Row], number: int
) -> list[Row]:
    """Predict, and print speed and, where the labels are known, quality."""
    _, label, score, keys = TASKS[task]
    how(rows[:1], number)  # once unmeasured, to import what it needs
    started = time.process_time()
    got = how(rows, number)
    seconds = time.process_time() - started
    print(f"\n{task}: {name}   {len(rows) / seconds:.0f} a second of one core", flush=True)
    known = [row for row in rows if label in row]
    predicted = {row["id"]: row for row in got}
    for part, members in by(known, *keys).items():
        print(f"  {part:28} {len(members):6}   {score(members, [predicted[row['id']] for row in members])}")
    return got


def read(folder: Path, task: str) -> list[Row]:
    """The rows of a task; none where the folder has no such file."""
    for path, opened in ((folder / f"{task}.jsonl.gz", gzip.open), (folder / f"{task}.jsonl", open)):
        if path.exists():
            with opened(path, "rt", encoding="utf-8") as lines:
                return [json.loads(line) for line in lines if line.strip()]
    return []


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--predictions", type=Path, metavar="DIR")
    parser.add_argument("--sentences", type=int, default=3, metavar="N", help="of a summary")
    parser.add_argument("--only", nargs="+", choices=TASKS, default=list(TASKS))
    parser.add_argument("--without-peers", action="store_true")
    options = parser.parse_args(arguments)
    tasks = {task: rows for task in options.only if (rows := read(options.data, task))}
    if not tasks:
        sys.exit(f"there is none of {', '.join(options.only)} in {options.data}")
    if options.predictions:
        options.predictions.mkdir(parents=True, exist_ok=True)
    for task, rows in tasks.items():
        got = measure(task, "Jarshy", TASKS[task][0], rows, options.sentences)
        if options.predictions:
            with (options.predictions / f"{task}.jsonl").open("w", encoding="utf-8") as out:
                out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in got)
        for name, peer in () if options.without_peers else PEERS.get(task, ()):
            try:
                measure(task, name, peer, rows, options.sentences)
            except ModuleNotFoundError as missing:
                print(f"\n{task}: {name}   not measured: {missing.name} is not installed")


if __name__ == "__main__":
    main()
