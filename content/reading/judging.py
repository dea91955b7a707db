"""Lines of a page -> its article: which lines are text, which are headings, and which are the site's own.

Each line is judged twice by its signs (content.reading.signs): by itself and its place, then by what became
of those around it. How much each sign counts is learnt by benchmarks/fit_pages.py and stands in
line_weights.json.
"""

import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from content.reading import boilerplate
from content.reading.blocks import Block, heading, paragraph
from content.reading.lines import Line
from content.reading.prose import Column, counted, is_statement
from content.reading.shape import could_be_heading, is_date, is_prose, is_same_line, letters
from content.reading.signs import Columns, first_signs, second_signs

Features = dict[str, float]
Weights = Mapping[str, Mapping[str, float]]

_TEXT = 40  # characters from which a line below a heading tells what this stands over
_BELOW = 60  # lines looked at below a heading
_FOLLOWS = 40
_LONGEST_CAPTION = 600
_LIKELIEST = -2.0  # the score down to which the lines of a page without running text are taken
_COUNTER = re.compile(r"(\d{1,3})\s?/\s?(\d{1,3})\b")
_SERIES = 3  # headings that count to the same end; fewer may be of 9/11
_SHOWN = frozenset(("table", "pre", "blockquote"))
_BOLD_HEADINGS = frozenset(("p", "div", "td", "section", "article"))


def article_blocks(lines: Sequence[Line], title: str, weights: Weights | None = None) -> Iterator[Block]:
    """The lines of the article in reading order."""
    if not lines:
        return
    weights = weights or stored_weights()
    scores = text_scores(lines, title, weights)
    headings = {
        index
        for index, found in heading_features(lines, scores, title)
        if sum(weights["heading"][name] * value for name, value in found.items()) > 0
    }
    headings |= _bold_headings(lines, scores, headings)
    slides = _slides(lines)
    headings -= slides
    is_text = [
        score > 0
        and (not line.around.level or is_prose(line.text))
        and not _stands_by_picture(line)
        and index not in slides
        for index, (line, score) in enumerate(zip(lines, scores, strict=True))
    ]
    if not any(text and index not in headings for index, text in enumerate(is_text)):
        # Headings with nothing below them are what the page has to say.
        likely = zip(lines, scores, strict=True)
        is_text, headings = [score > _LIKELIEST and _may_be_text(line) for line, score in likely], set()
    for index, line in enumerate(lines):
        # A heading over links stays for now: what stands below it is judged by it.
        if index in headings or (line.around.level and boilerplate.is_promotion_heading(line.text)):
            yield heading(line.text)
        elif is_text[index]:
            yield paragraph(line.text)


@cache
def stored_weights() -> Weights:
    """By "first", "text" and "heading", the weight of each sign."""
    text = files("content.reading").joinpath("line_weights.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, float]] = json.loads(text)
    return found


def text_scores(lines: Sequence[Line], title: str, weights: Weights) -> list[float]:
    """Log odds of each line being text of the article; on a page where none is likely, of the likeliest."""
    page = counted(lines)
    first = first_signs(page, title)
    scores = scored(second_signs(page, first, scored(first, weights["first"])), weights["text"])
    found: list[float] = raised(lines, scores).tolist()
    return found


def raised(lines: Sequence[Line], scores: Column) -> Column:
    """The scores; where no line of text has a positive one, raised so that the likeliest has 1.

    Links, dates and what stands in menus are not raised: a page that has nothing else is no article.
    """
    running = [
        score
        for line, score in zip(lines, scores, strict=True)
        if not line.around.level and letters(line.text) >= _TEXT
    ]
    if max(running, default=scores.max()) > 0:
        return scores
    may_be_text = np.array([_may_be_text(line) for line in lines])
    if not may_be_text.any():
        return scores
    return np.where(may_be_text, scores - scores[may_be_text].max() + 1, scores)


def _may_be_text(line: Line) -> bool:
    return line.linked < 0.5 and not line.around.aside and not line.around.hidden and not is_date(line.text)


def scored(signs: Columns, weights: Mapping[str, float]) -> Column:
    """Log odds, for each line."""
    found = np.zeros_like(signs[""])
    for name, column in signs.items():  # one by one: a matrix of them all takes their memory twice
        found += weights[name] * column
    return found


def heading_features(
    lines: Sequence[Line], scores: Sequence[float], title: str
) -> Iterator[tuple[int, Features]]:
    """What speaks for each line that is marked as a heading being one of the article, with its index."""
    text = [score > 0 and not line.around.level for line, score in zip(lines, scores, strict=True)]
    kept = [index for index, line in enumerate(lines) if text[index] and letters(line.text) >= _TEXT]
    first, last = (kept[0], kept[-1]) if kept else (len(lines), -1)
    titles = sum(lines[index].around.level == 1 for index in range(first, last + 1))
    leads = [line.around.level > 0 and _leads_text(lines, text, index) for index, line in enumerate(lines)]
    alike = Counter[tuple[int, str]]()
    accepted = Counter[tuple[int, str]]()
    for index, line in enumerate(lines):
        if line.around.level:
            alike[_look(line)] += 1
            accepted[_look(line)] += leads[index] and scores[index] > 0
    for index, line in enumerate(lines):
        around, level = line.around, line.around.level
        if not level or not any(map(str.isalnum, line.text)):
            continue
        place = bisect_right(kept, index)
        next_text = kept[place] - index if place < len(kept) else len(lines)
        last_text = index - kept[place - 1] if place else len(lines)
        others = alike[_look(line)] - 1
        own = leads[index] and scores[index] > 0
        inside, follows, below = first < index < last, leads[index], _share_below(lines, text, index)
        yield (
            index,
            {
                "": 1.0,
                "score": max(-6.0, min(6.0, scores[index])) / 3,
                "text": scores[index] > 0,
                "h1": level == 1,
                "h2": level == 2,
                "h3": level == 3,
                "h4": level == 4,
                "h5": level >= 5,
                "h1 among others": level == 1 and titles > 1,
                "inside": inside,
                "above": index < first,
                "below": index > last,
                "follows": follows,
                "inside and follows": level > 1 and inside and follows,
                "text next": next_text <= 2,
                "text near": next_text <= 6,
                "text before": last_text <= 3,
                "share below": below,
                "inside share": below * inside,
                "others of its look": (accepted[_look(line)] - own) / others if others else 0.5,
                "heading next": index + 1 < len(lines) and lines[index + 1].around.level > 0,
                "linked": line.linked > 0.5,
                "furniture": min(around.furniture, 2),
                "comments": around.comments > 0,
                "article": min(around.article, 2),
                "pictures": min(around.pictures, 2),
                "aside": around.aside,
                "item": "li" in around.inside,
                "table": "table" in around.inside,
                "hidden": around.hidden,
                "title": is_same_line(line.text, title),
                "promotion": boilerplate.is_promotion_heading(line.text),
                "sentence": is_statement(line.text),
                "question": line.text.endswith(("?", "？")),
                "long": len(line.text) > 110,
                "one word": " " not in line.text,
                "capitals": line.text.isupper(),
            },
        )


def _stands_by_picture(line: Line) -> bool:
    """Whether a line stands by a picture and is no table, listing or quotation that is shown as a figure."""
    inside = line.around.inside
    return "figure" in inside and inside.isdisjoint(_SHOWN) and len(line.text) < _LONGEST_CAPTION


def _slides(lines: Sequence[Line]) -> set[int]:
    """The headings that count the pictures of a series: "1/50 The harbour", "2/50 The bridge"."""
    found = defaultdict[str, set[int]](set)
    for index, line in enumerate(lines):
        counter = _COUNTER.match(line.text) if line.around.level else None
        if counter and int(counter[1]) <= int(counter[2]):
            found[counter[2]].add(index)
    return {index for indices in found.values() if len(indices) >= _SERIES for index in indices}


def _bold_headings(lines: Sequence[Line], scores: Sequence[float], marked: set[int]) -> set[int]:
    """The bold lines that act as headings: several, below the lead of an article without marked ones."""
    text = [score > 0 and not line.bold for line, score in zip(lines, scores, strict=True)]
    lead = next(
        (index for index, line in enumerate(lines) if text[index] and is_prose(line.text)), len(lines)
    )
    if any(index > lead and lines[index].around.level > 1 for index in marked):
        return set()
    found = {
        index
        for index in range(lead + 1, len(lines))
        if scores[index] > 0
        and lines[index].bold
        and lines[index].linked < 0.5
        and lines[index].around.tag in _BOLD_HEADINGS
        and could_be_heading(lines[index].text)
        and _leads_text(lines, text, index)
    }
    return found if len(found) > 1 else set()


def _look(line: Line) -> tuple[int, str]:
    return line.around.level, line.around.style


def _leads_text(lines: Sequence[Line], text: Sequence[bool], index: int) -> bool:
    """Whether the first longer line below is text of the article."""
    for below in range(index + 1, min(len(lines), index + _FOLLOWS)):
        if text[below]:
            return True
        if not lines[below].around.level and letters(lines[below].text) >= _TEXT:
            return False
    return False


def _share_below(lines: Sequence[Line], text: Sequence[bool], index: int) -> float:
    """How much is text of the article, from here to the next heading of this level."""
    level = max(lines[index].around.level, 1)
    found = whole = 0
    for below in range(index + 1, min(len(lines), index + _BELOW)):
        if 0 < lines[below].around.level <= level:
            break
        whole += len(lines[below].text)
        found += len(lines[below].text) * text[below]
    return found / whole if whole else 0.0
