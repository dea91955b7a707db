"""Lines of a page -> its article: which lines are text, which are headings, and which are the site's own.

Two extractors vote on every line; its markup, its neighbours and its siblings say the rest. How much each of
these counts is learnt by benchmarks/fit_pages.py and stands in line_weights.json, by the names below.
"""

import json
import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate

from content.reading import boilerplate
from content.reading.blocks import Block, heading, paragraph
from content.reading.lines import Line
from content.reading.shape import could_be_heading, is_prose, is_same_line

Features = dict[str, float]
Weights = Mapping[str, Mapping[str, float]]

_PARAGRAPH = 80  # characters from which a line is surely no label
_TEXT = 40  # and from which a heading may stand over it
_LABEL = 60  # a shorter line that is a link leads away
_WHOLE = 0.95  # share of a line's letters in links from which it is one link
_SHORTEST = 15  # characters from which such a line is more than a name
_NEAR = 4  # lines to each side that are a line's neighbours
_BELOW = 60  # lines looked at below a heading
_FOLLOWS = 40
_BOLD_HEADINGS = frozenset(("p", "div", "td", "section", "article"))
_STATEMENT = re.compile(r"[.!?…。！？:：\"”»)]\W*$")


def article_blocks(
    lines: Sequence[Line], votes: Sequence[Sequence[float]], title: str, weights: Weights | None = None
) -> Iterator[Block]:
    """The lines of the article in reading order; `votes` as `text_features` wants them."""
    weights = weights or stored_weights()
    scores = [_score(found, weights["text"]) for found in text_features(lines, votes, title)]
    if not any(score > 0 and not line.around.level for line, score in zip(lines, scores, strict=True)):
        # Nothing is sure enough, as on very short pages: the extractors have the word.
        scores = [max(found) - 0.5 for found in zip(*votes, strict=True)]
    headings = {
        index
        for index, found in heading_features(lines, votes, scores, title)
        if _score(found, weights["heading"]) > 0
    }
    headings |= _bold_headings(lines, scores, headings)
    for index, (line, score) in enumerate(zip(lines, scores, strict=True)):
        # A heading over links stays for now: what stands below it is judged by it.
        if index in headings or (line.around.level and boilerplate.is_promotion_heading(line.text)):
            yield heading(line.text)
        elif score > 0 and (not line.around.level or is_prose(line.text)):
            yield paragraph(line.text)


@cache
def stored_weights() -> Weights:
    """By "text" and "heading", the weight of each feature."""
    text = files("content.reading").joinpath("line_weights.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, float]] = json.loads(text)
    return found


def _score(features: Features, weights: Mapping[str, float]) -> float:
    """Log odds."""
    return sum(weights[name] * value for name, value in features.items())


def text_features(lines: Sequence[Line], votes: Sequence[Sequence[float]], title: str) -> Iterator[Features]:
    """What speaks for each line being text of the article.

    `votes` has, for the wide and the narrow extractor, the share of each line that it found, from 0 to 1.
    """
    wide, narrow = votes
    means = [(one + other) / 2 for one, other in zip(wide, narrow, strict=True)]
    lengths = [len(line.text) for line in lines]
    found = _Sums(lengths, means)
    siblings = _siblings(lines, lengths, means)
    sure = [index for index, mean in enumerate(means) if mean >= 0.5 and lengths[index] >= _PARAGRAPH]
    first, last = (sure[0], sure[-1]) if sure else (len(lines), -1)
    for index, line in enumerate(lines):
        around, mean, length = line.around, means[index], lengths[index]
        sentence = bool(_STATEMENT.search(line.text)) and line.text.count(" ") >= 4
        before, after = found.share(index - _NEAR, index), found.share(index + 1, index + 1 + _NEAR)
        inside = first <= index <= last
        yield {
            "": 1.0,
            "wide": wide[index],
            "narrow": narrow[index],
            "agreed": mean**2,
            "before": before,
            "after": after,
            "between": min(before, after),
            "beside": max(means[max(0, index - 1) : index] + means[index + 1 : index + 2], default=0.0),
            "siblings": siblings[index],
            "length": math.log1p(length) / 5,
            "sentence": sentence,
            "linked": line.linked,
            "linked label": line.linked * (length < _LABEL),
            "linked whole": line.linked > _WHOLE and around.tag in ("p", "div") and length >= _SHORTEST,
            "inside": inside,
            "above": index < first,
            "heading": around.level > 0,
            "bold": line.bold,
            "item": "li" in around.inside,
            "aside": around.aside,
            "main": "article" in around.inside or "main" in around.inside,
            "table": "table" in around.inside,
            "quoted": "pre" in around.inside or "blockquote" in around.inside,
            "quoted inside": inside and "blockquote" in around.inside,
            "figure": "figure" in around.inside,
            "pictures": min(around.pictures, 2),
            "pictured": around.pictured,
            "paragraph": around.tag == "p",
            "furniture": min(around.furniture, 2),
            "article": min(around.article, 2),
            "hidden": around.hidden,
            "title": is_same_line(line.text, title),
            "boilerplate": mean > 0
            and (boilerplate.is_boilerplate(line.text) or boilerplate.is_leader(line.text)),
            "found furniture": mean * min(around.furniture, 2),
            "found sentence": mean * sentence,
            "found link": mean * line.linked,
            "missed sentence": (1 - mean) * (sentence and inside and siblings[index] > 0.5),
        }


class _Sums:
    """Shares of the text around a line that are found, weighed by length."""

    def __init__(self, lengths: Sequence[int], means: Sequence[float]) -> None:
        self._all = [0, *accumulate(lengths)]
        self._found = [0.0, *accumulate(length * mean for length, mean in zip(lengths, means, strict=True))]

    def share(self, start: int, end: int) -> float:
        start, end = max(0, start), min(end, len(self._all) - 1)
        whole = self._all[end] - self._all[start] if end > start else 0
        return (self._found[end] - self._found[start]) / whole if whole else 0.0


def _siblings(lines: Sequence[Line], lengths: Sequence[int], means: Sequence[float]) -> list[float]:
    """For each line, the share found of the others under the same parent; its own where it is alone."""
    found: dict[int, float] = defaultdict(float)
    whole: dict[int, int] = defaultdict(int)
    for line, length, mean in zip(lines, lengths, means, strict=True):
        found[line.around.parent] += length * mean
        whole[line.around.parent] += length
    shares = []
    for line, length, mean in zip(lines, lengths, means, strict=True):
        rest = whole[line.around.parent] - length
        shares.append((found[line.around.parent] - length * mean) / rest if rest else mean)
    return shares


def heading_features(
    lines: Sequence[Line], votes: Sequence[Sequence[float]], scores: Sequence[float], title: str
) -> Iterator[tuple[int, Features]]:
    """What speaks for each line that is marked as a heading being one of the article, with its index."""
    wide, narrow = votes
    text = [score > 0 and not line.around.level for line, score in zip(lines, scores, strict=True)]
    kept = [index for index, line in enumerate(lines) if text[index] and len(line.text) >= _TEXT]
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
                "wide": wide[index],
                "narrow": narrow[index],
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
                "article": min(around.article, 2),
                "pictures": min(around.pictures, 2),
                "aside": around.aside,
                "item": "li" in around.inside,
                "table": "table" in around.inside,
                "hidden": around.hidden,
                "title": is_same_line(line.text, title),
                "promotion": boilerplate.is_promotion_heading(line.text),
                "sentence": bool(_STATEMENT.search(line.text)) and line.text.count(" ") >= 4,
                "question": line.text.endswith(("?", "？")),
                "long": len(line.text) > 110,
                "one word": " " not in line.text,
                "capitals": line.text.isupper(),
            },
        )


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
        if not lines[below].around.level and len(lines[below].text) >= _TEXT:
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
