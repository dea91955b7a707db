"""Learn which signs make a line of a page text or a heading: content/reading/line_weights.json.

usage: python benchmarks/fit_pages.py DATA_DIR [--also DATA_DIR ...] [--write]

DATA_DIR is as for benchmarks/pages.py; the pages of further ones are learnt from and not shown. Three
logistic regressions (the first and the second judgement of text, and that of headings) are fitted on the
pages whose text is known; long pages do not count more than short ones for text, and little more for
headings. Printed is the quality on pages of sites that were left out of the fit, a fifth of them at a time,
for several ways to divide the sites; --write stores the weights that all of them give.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

import numpy as np
from measures import by, folded, harmonic, mean, shingle_f1

from content.reading import judging, prose, signs
from content.reading.blocks import sections
from content.reading.charset import decode
from content.reading.lines import Line, page_lines
from content.reading.metadata import page_metadata
from content.reading.page import parse

FOLDS = 5
ROUNDS = 2
RIDGE = {"first": 2e-5, "text": 2e-5, "heading": 1e-4}
STEPS, NEAR = 40, 1e-3
INNER = 9  # how sites are divided within a fit
WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W\u3040-\u30ff\u3400-\u9fff]+")

Weights = dict[str, dict[str, float]]


@dataclass
class Page:
    about: dict[str, Any]
    title: str
    lines: list[Line]
    counted: prose.Page
    first: signs.Columns
    wanted: np.ndarray  # 1 for each line that the expected text has
    weight: np.ndarray


def read_all(folder: Path) -> list[Page]:
    """The pages of a folder whose text is known."""
    known = [json.loads(line) for line in (folder / "pages.jsonl").read_text("utf-8").splitlines()]
    found = (read(folder, about) for about in known if "text" in about)
    return [page for page in found if page]


def read(folder: Path, about: dict[str, Any]) -> Page | None:
    raw = (folder / about["file"]).read_bytes()
    body = gzip.decompress(raw) if about["file"].endswith(".gz") else raw
    tree = parse(decode(body, markup=True))
    lines = page_lines(tree) if tree is not None else []
    if not lines:
        return None
    title = page_metadata(tree, about["url"] or "").title
    counted = prose.counted(lines)
    wanted, weight = _wanted(about["text"], lines)
    return Page(about, title, lines, counted, signs.first_signs(counted, title), wanted, weight)


def _wanted(expected: str, lines: Sequence[Line]) -> tuple[np.ndarray, np.ndarray]:
    words = WORD.findall(expected)
    runs = set(zip(words, words[1:], words[2:], strict=False))
    whole = {folded(line) for line in expected.split("\n")}
    wanted, weight = [], []
    for line in lines:
        own = WORD.findall(line.text)
        pieces = list(zip(own, own[1:], own[2:], strict=False))
        wanted.append(
            sum(piece in runs for piece in pieces) >= len(pieces) / 2
            if len(own) > 3
            else folded(line.text) in whole
        )
        weight.append(max(1, len(line.text.split())) / max(100, len(words)))
    return np.array(wanted, float), np.array(weight)


def fitted(
    features: np.ndarray,
    wanted: np.ndarray,
    weight: np.ndarray,
    ridge: float,
    start: np.ndarray | None = None,
) -> np.ndarray:
    """Weights of a logistic regression, by Newton's method."""
    weight = weight / weight.sum()
    found = np.zeros(features.shape[1]) if start is None else start
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(features @ found, -30, 30)))
        slope = features.T @ (weight * (likely - wanted)) + ridge * found
        bend = (features * (weight * likely * (1 - likely))[:, None]).T @ features
        step = np.linalg.solve(bend + ridge * np.eye(len(found)), slope)
        found = found - step
        if abs(step).max() < NEAR:
            break
    return found


def fitted_text(
    name: str, pages: Sequence[Page], rows: Sequence[signs.Columns]
) -> tuple[dict[str, float], list[np.ndarray]]:
    """The weights of one of the two judgements of text, from the signs of each page, and the scores of each
    page by weights that other sites give: what comes after must not learn to trust a judgement too much."""
    tables = [np.column_stack(list(row.values())) for row in rows]

    def fit(chosen: Sequence[int], start: np.ndarray | None = None) -> np.ndarray:
        parts = [(tables[at], pages[at].wanted, pages[at].weight) for at in chosen]
        return fitted(*map(np.concatenate, zip(*parts, strict=True)), RIDGE[name], start)

    every = range(len(pages))
    whole = fit(every)
    folds = [fold_of(page, INNER) for page in pages]
    others = [fit([at for at in every if folds[at] != fold], whole) for fold in range(FOLDS)]
    scores = [table @ others[fold] for table, fold in zip(tables, folds, strict=True)]
    return dict(zip(rows[0], whole.round(3).tolist(), strict=True)), scores


def heading_rows(
    page: Page, scores: Sequence[float]
) -> tuple[list[int], list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Indices of what may be headings, names of the features, the features, which are wanted, and weights."""
    found = list(judging.heading_features(page.lines, scores, page.title))
    left = Counter(map(folded, page.about["headings"]))
    open_to_both = {folded(line) for line in page.about.get("ignore", [])} | {folded(page.about.get("title"))}
    wanted, weight = [], []
    for index, _ in found:
        line = folded(page.lines[index].text)
        wanted.append(left[line] > 0)
        left[line] -= 1
        weight.append(wanted[-1] or line not in open_to_both)
    weights = np.array(weight, float) / max(4, sum(wanted)) ** 0.7
    rows = np.array([[float(value) for value in row.values()] for _, row in found])
    return [i for i, _ in found], list(found[0][1]) if found else [], rows, np.array(wanted, float), weights


def fitted_headings(pages: Sequence[Page], scores: Sequence[np.ndarray]) -> dict[str, float]:
    rows = [
        heading_rows(page, judging.raised(page.lines, found).tolist())
        for page, found in zip(pages, scores, strict=True)
        if "headings" in page.about
    ]
    rows = [row for row in rows if row[0]]
    found = fitted(*(np.concatenate([row[part] for row in rows]) for part in (2, 3, 4)), RIDGE["heading"])
    return dict(zip(rows[0][1], found.round(3).tolist(), strict=True))


def show(pages: Sequence[Page], blocks: dict[int, list[Any]]) -> None:
    for name, members in by([{"set": page.about["set"], "page": page} for page in pages], "set").items():
        texts, counts, clean = [], Counter[str](), []
        for row in members:
            page = row["page"]
            found = sections(blocks[id(page)], page.title)
            if "text" in page.about:
                texts.append(
                    (page.about["text"], "\n".join(f"{part.heading}\n{part.text}" for part in found))
                )
            if "headings" in page.about:
                want = Counter(map(folded, page.about["headings"]))
                have = Counter(folded(part.heading) for part in found if part.heading)
                for line in [*map(folded, page.about.get("ignore", [])), folded(page.about.get("title"))]:
                    if line not in want:
                        have.pop(line, None)
                counts.update(hit=(want & have).total(), want=want.total(), have=have.total())
                clean += [] if want else [float(not have)]
        precision, recall = counts["hit"] / (counts["have"] or 1), counts["hit"] / (counts["want"] or 1)
        print(
            f"  {name:6} text F1 {shingle_f1(texts):.4f}   headings F1 {harmonic(precision, recall):.4f} "
            f"({precision:.3f} / {recall:.3f})   none invented {mean(clean):.3f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--also", type=Path, nargs="+", default=[], metavar="DATA_DIR")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pages = read_all(options.data)
    others = [page for folder in options.also for page in read_all(folder)]
    print(f"{len(pages)} pages, {sum(len(page.lines) for page in pages)} lines; {len(others)} pages besides")
    for turn in range(ROUNDS):
        blocks: dict[int, list[Any]] = {}
        for fold in range(FOLDS):
            weights = learnt([page for page in pages + others if fold_of(page, turn) != fold])
            for page in (page for page in pages if fold_of(page, turn) == fold):
                blocks[id(page)] = list(judging.article_blocks(page.lines, page.title, weights))
        show(pages, blocks)
    if options.write:
        path = Path(judging.__file__).with_name("line_weights.json")
        path.write_text(json.dumps(learnt(pages + others), indent=1) + "\n", encoding="utf-8")


def fold_of(page: Page, turn: int) -> int:
    """The same for all pages of a site."""
    host = urlsplit(page.about["url"] or "").hostname or page.about["id"]
    site = ".".join(host.split(".")[-2:])
    return crc32(f"{site}{turn or ''}".encode()) % FOLDS


def learnt(pages: Sequence[Page]) -> Weights:
    """The weights that these pages give."""
    first, scores = fitted_text("first", pages, [page.first for page in pages])
    rows = [
        signs.second_signs(page.counted, page.first, found) for page, found in zip(pages, scores, strict=True)
    ]
    text, scores = fitted_text("text", pages, rows)
    return {"first": first, "text": text, "heading": fitted_headings(pages, scores)}


if __name__ == "__main__":
    main()
