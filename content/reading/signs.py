"""What speaks for a line of a page being text of the article: its own looks, its place, its neighbours.

All of it is counted once for a page, as columns of numbers with a row for each line.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from content.reading import boilerplate
from content.reading.lines import Around
from content.reading.prose import Column, Page, around_share, main_block
from content.reading.shape import is_same_line

Columns = dict[str, Column]

_SURE = 80  # weight of prose from which a line is surely some
_LABEL = 60  # a shorter line that is a link leads away
_WHOLE = 0.95  # share of a line's letters in links from which it is one link
_SHORTEST = 15  # characters from which such a line is more than a name
_SHORT = 25
_LETTERS_A_WORD = 12  # at most, where no spaces part them
_CASELESS = 0.7  # share of small words in a script without capitals, as in prose of others
_LONG = 400
_PARAGRAPH = 80  # characters from which a line is surely no label
_NEAR, _WIDE = 4, 12  # lines to each side that are a line's neighbours
_BEHIND_TITLE = 15
_CONTAINERS = 4  # surrounding blocks that are looked at
_MOST = 3
_PARTS = (
    "nav",
    "footer",
    "aside",
    "header",
    "form",
    "article",
    "main",
    "table",
    "figure",
    "blockquote",
    "pre",
    "li",
)
_COMMAS = ",，、"
_MOST_COMMAS = 6
_TAGS = {"paragraph": ("p",), "division": ("div", "section", "article"), "cell": ("td", "tr")}


def first_signs(page: Page, title: str) -> Columns:
    """What a line shows by itself and by its place among the others."""
    return {
        "": np.ones(len(page.lines)),
        **_own(page, title),
        **_called(page),
        **_placed(page, title),
        **_containers(page),
        **_look(page),
    }


def _own(page: Page, title: str) -> Columns:
    lines, lengths = page.lines, page.lengths
    words = [line.text.split() for line in lines]
    texts = Counter(line.text for line in lines)
    around = [line.around for line in lines]
    found = {
        "length": np.log1p(lengths) / 5,
        "length to 400": np.minimum(lengths, _LONG) / _LONG,
        "short": lengths < _SHORT,
        "lower case": [_small(row) for row in words],
        "commas": [min(sum(map(line.text.count, _COMMAS)), _MOST_COMMAS) / _MOST_COMMAS for line in lines],
        "sentence": page.sentence,
        "words": np.log1p(np.maximum([len(row) for row in words], lengths / _LETTERS_A_WORD)) / 4,
        "linked": page.linked,
        "linked label": page.linked * (lengths < _LABEL),
        "linked whole": [
            line.linked > _WHOLE and line.around.tag in ("p", "div") and len(line.text) >= _SHORTEST
            for line in lines
        ],
        "bold": [line.bold for line in lines],
        "heading": [one.level > 0 for one in around],
        "main heading": [one.level == 1 for one in around],
        "title": [is_same_line(line.text, title) for line in lines],
        "hidden": [one.hidden for one in around],
        "twice": [texts[line.text] > 1 for line in lines],
        **{name: [one.tag in tags for one in around] for name, tags in _TAGS.items()},
    }
    return {name: np.asarray(column, float) for name, column in found.items()}


def _small(words: Sequence[str]) -> float:
    """The share of words that do not open with a capital or a figure."""
    cased = [word[0] for word in words if not word[0].isalpha() or word[0].lower() != word[0].upper()]
    return sum(first.islower() for first in cased) / len(cased) if cased else _CASELESS


def _called(page: Page) -> Columns:
    """What the blocks around a line are and are called, but for those that all of the prose stands in."""
    main = main_block(page)
    inside = main.inside if main else frozenset()
    rows = []
    for line, chain in zip(page.lines, page.blocks, strict=True):
        around = line.around
        within = main is not None and main.block in chain
        less = main if within and main else Around()
        furniture = around.furniture - less.furniture
        rows.append(
            (
                min(furniture, _MOST),
                furniture > 0,
                min(around.comments - less.comments, 2),
                min(around.article - less.article, _MOST),
                around.article == 0,
                min(around.pictures - less.pictures, 2),
                around.pictured,
                *(part in around.inside and not (within and part in inside) for part in _PARTS),
                "article" in around.inside,
            )
        )
    names = ("furniture", "any furniture", "comments", "article", "no article", "pictures", "pictured")
    columns = np.array(rows, float).T
    found = dict(zip((*names, *(f"in {part}" for part in _PARTS), "in any article"), columns, strict=True))
    found["plain sentence"] = page.sentence * (found["furniture"] == 0)
    return found


def _placed(page: Page, title: str) -> Columns:
    count = len(page.lines)
    index = np.arange(count)
    sure = np.flatnonzero(page.prose >= _SURE)
    first, last = (sure[0], sure[-1]) if len(sure) else (count, -1)
    place = next(
        (
            at
            for at, line in enumerate(page.lines)
            if line.around.level and title and is_same_line(line.text, title)
        ),
        -1,
    )
    inside = (first <= index) & (index <= last)
    half, most = (_held_by(page, block) for block in (page.half_main, page.main))
    found: Columns = {
        "behind the title": (index > place) & (place >= 0),
        "before the title": index < place,
        "soon behind the title": (index > place) & (place >= 0) & (index - place < _BEHIND_TITLE),
        "inside": inside,
        "above": index < first,
        "below": index > last,
        "in main": half,
        "in whole main": most,
        "sentence in main": half * page.sentence,
        "label in main": half * (page.lengths < _LABEL),
        "inside main": half * inside,
        "inside without links": inside * (1 - page.linked),
    }
    for name, size in (("near", _NEAR), ("wide", _WIDE)):
        before, after = (around_share(page, page.prose, size, way) for way in (-1, 1))
        links = [around_share(page, page.lengths * page.linked, size, way) for way in (-1, 1)]
        found |= {
            f"{name} prose before": before,
            f"{name} prose after": after,
            f"{name} prose between": np.minimum(before, after),
            f"{name} links before": links[0],
            f"{name} links after": links[1],
        }
    return {key: np.asarray(column, float) for key, column in found.items()}


def _held_by(page: Page, block: int) -> Column:
    held = np.zeros(len(page.lines))
    held[page.of_line[page.of_block == block]] = 1
    return held


def _containers(page: Page) -> Columns:
    """How much prose and how many links the blocks around each line have."""
    letters, links, prose = (
        np.bincount(page.of_block, values[page.of_line])
        for values in (page.lengths, page.lengths * page.linked, page.prose)
    )
    total = page.prose.sum() or 1.0
    found: Columns = {}
    for up in range(1, _CONTAINERS + 1):
        block = np.array([chain[min(up, len(chain) - 1)] for chain in page.blocks])
        size = np.maximum(letters[block], 1)
        found[f"prose {up} up"] = np.log1p(prose[block]) / 8
        found[f"share {up} up"] = prose[block] / total
        found[f"density {up} up"] = prose[block] / size
        found[f"links {up} up"] = links[block] / size
    return found


def _look(page: Page) -> Columns:
    """The same of all lines with the same tag and classes."""
    numbers: dict[tuple[str, int, str], int] = {}
    look = np.array(
        [
            numbers.setdefault((line.around.tag, line.around.level, line.around.style), len(numbers))
            for line in page.lines
        ]
    )
    count, letters, links, prose = (
        np.bincount(look, values)[look]
        for values in (np.ones(len(look)), page.lengths, page.lengths * page.linked, page.prose)
    )
    return {
        "look count": np.log1p(count) / 4,
        "look density": prose / letters,
        "look links": links / letters,
        "look share": prose / (page.prose.sum() or 1.0),
        "look prose": np.log1p(prose) / 8,
    }


def second_signs(page: Page, first: Columns, scores: Column) -> Columns:
    """What the first judgement of the line and of those around it adds; with the first signs themselves."""
    likely = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    found = page.lengths * likely
    before, after = (around_share(page, found, _NEAR, way) for way in (-1, 1))
    wide = [around_share(page, found, _WIDE, way) for way in (-1, 1)]
    siblings = _siblings(page, likely)
    beside = np.maximum(np.concatenate([[0], likely[:-1]]), np.concatenate([likely[1:], [0]]))
    index = np.arange(len(likely))
    sure = np.flatnonzero((likely >= 0.5) & (page.lengths >= _PARAGRAPH))
    start, end = (sure[0], sure[-1]) if len(sure) else (len(likely), -1)
    inside = (start <= index) & (index <= end)
    label = np.array(
        [
            chance > 0.02 and (boilerplate.is_boilerplate(line.text) or boilerplate.is_leader(line.text))
            for chance, line in zip(likely, page.lines, strict=True)
        ],
        float,
    )
    best = np.average(scores, weights=found**2 + 1e-9)
    return {
        **first,
        "score": np.clip(scores, -6, 6),
        "likely": likely,
        "surely": likely**2,
        "beyond the best": np.clip(scores - best, -6, 6),
        "likely before": before,
        "likely after": after,
        "likely between": np.minimum(before, after),
        "widely before": wide[0],
        "widely after": wide[1],
        "beside": beside,
        "siblings": siblings,
        "found inside": inside * 1.0,
        "found above": (index < start) * 1.0,
        "quoted inside": inside * first["in blockquote"],
        "boilerplate": label,
        "likely furniture": likely * first["furniture"],
        "likely sentence": likely * page.sentence,
        "likely link": likely * page.linked,
        "missed sentence": (1 - likely) * page.sentence * inside * (siblings > 0.5),
    }


def _siblings(page: Page, likely: Column) -> Column:
    """For each line, the share found of the others under the same parent; its own where it is alone."""
    parent = np.array([chain[min(1, len(chain) - 1)] for chain in page.blocks])
    own = page.lengths * likely
    whole = np.bincount(parent, page.lengths)[parent] - page.lengths
    found = np.bincount(parent, own)[parent] - own
    return np.where(whole > 0, found / np.maximum(whole, 1), likely)
