"""Learn which signs make a line of a page text or a heading: content/reading/line_weights.json.

usage: python benchmarks/fit_pages.py DATA_DIR [--write]

DATA_DIR is as for benchmarks/pages.py. Two logistic regressions are fitted on the pages whose text or
headings are known; long pages do not count more than short ones for text, and little more for headings.
Printed is the quality on pages of sites that were left out of the fit, a fifth of them at a time; --write
stores the weights that all of them give.
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

from content.reading import extraction, judging
from content.reading.blocks import sections
from content.reading.charset import decode
from content.reading.guard import harmless_markup
from content.reading.judging import heading_features, text_features
from content.reading.lines import Line, page_lines
from content.reading.metadata import page_metadata

FOLDS = 5
RIDGE = 1e-4
STEPS = 40
WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W\u3040-\u30ff\u3400-\u9fff]+")


@dataclass
class Page:
    about: dict[str, Any]
    title: str
    lines: list[Line]
    votes: list[list[float]]
    names: list[str]
    text: np.ndarray  # a row of features for each line
    wanted: np.ndarray  # 1 for each line that the expected text has
    weight: np.ndarray


def read(folder: Path, about: dict[str, Any]) -> Page | None:
    raw = (folder / about["file"]).read_bytes()
    body = gzip.decompress(raw) if about["file"].endswith(".gz") else raw
    tree = extraction.parse(harmless_markup(decode(body, markup=True)))
    if tree is None:
        return None
    url = about["url"] or ""
    title = page_metadata(tree, url).title
    extraction.prune(tree)
    lines = page_lines(tree)
    if not lines:
        return None
    votes = extraction.votes(tree, lines, url)
    found = list(text_features(lines, votes, title))
    wanted, weight = _wanted(about.get("text", ""), lines)
    return Page(about, title, lines, votes, list(found[0]), _matrix(found), wanted, weight)


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


def _matrix(rows: Sequence[dict[str, float]]) -> np.ndarray:
    return np.array([[float(value) for value in row.values()] for row in rows])


def fitted(features: np.ndarray, wanted: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, by Newton's method."""
    weight = weight / weight.sum()
    found = np.zeros(features.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(features @ found, -30, 30)))
        slope = features.T @ (weight * (likely - wanted)) + RIDGE * found
        bend = (features * (weight * likely * (1 - likely))[:, None]).T @ features
        step = np.linalg.solve(bend + RIDGE * np.eye(len(found)), slope)
        found -= step
        if abs(step).max() < 1e-6:
            break
    return found


def fitted_text(pages: Sequence[Page]) -> np.ndarray:
    known = [page for page in pages if "text" in page.about]
    return fitted(
        *(np.concatenate([getattr(page, one) for page in known]) for one in ("text", "wanted", "weight"))
    )


def heading_rows(
    page: Page, scores: Sequence[float]
) -> tuple[list[int], list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Indices of what may be headings, names of the features, the features, which are wanted, and weights."""
    found = list(heading_features(page.lines, page.votes, scores, page.title))
    left = Counter(map(folded, page.about["headings"]))
    open_to_both = {folded(line) for line in page.about.get("ignore", [])} | {folded(page.about.get("title"))}
    wanted, weight = [], []
    for index, _ in found:
        line = folded(page.lines[index].text)
        wanted.append(left[line] > 0)
        left[line] -= 1
        weight.append(wanted[-1] or line not in open_to_both)
    weights = np.array(weight, float) / max(4, sum(wanted)) ** 0.7
    rows = _matrix([row for _, row in found])
    return [i for i, _ in found], list(found[0][1]) if found else [], rows, np.array(wanted, float), weights


def fitted_headings(
    pages: Sequence[Page], scores: dict[int, Sequence[float]]
) -> tuple[list[str], np.ndarray]:
    rows = [heading_rows(page, scores[id(page)]) for page in pages if "headings" in page.about]
    rows = [row for row in rows if row[0]]
    return rows[0][1], fitted(*(np.concatenate([row[part] for row in rows]) for part in (2, 3, 4)))


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
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    known = [json.loads(line) for line in (options.data / "pages.jsonl").read_text("utf-8").splitlines()]
    found = (read(options.data, about) for about in known if "text" in about or "headings" in about)
    pages = [page for page in found if page]
    print(f"{len(pages)} pages, {sum(len(page.lines) for page in pages)} lines")
    blocks: dict[int, list[Any]] = {}
    for fold in range(FOLDS):
        weights = learnt([page for page in pages if _fold(page) != fold])
        for page in (page for page in pages if _fold(page) == fold):
            blocks[id(page)] = list(judging.article_blocks(page.lines, page.votes, page.title, weights))
    show(pages, blocks)
    weights = learnt(pages)
    if options.write:
        path = Path(judging.__file__).with_name("line_weights.json")
        path.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def _fold(page: Page) -> int:
    """The same for all pages of a site."""
    host = urlsplit(page.about["url"] or "").hostname or page.about["id"]
    return crc32(".".join(host.split(".")[-2:]).encode()) % FOLDS


def learnt(pages: Sequence[Page]) -> dict[str, dict[str, float]]:
    """The weights that these pages give."""
    text = fitted_text(pages)
    scores = {id(page): list(page.text @ text) for page in pages}
    names, headings = fitted_headings(pages, scores)
    return {
        "text": dict(zip(pages[0].names, text.round(3).tolist(), strict=True)),
        "heading": dict(zip(names, headings.round(3).tolist(), strict=True)),
    }


if __name__ == "__main__":
    main()
